"""`imenik overdue`: lists entries that are due for review, the longest overdue first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from imenik.cli.editions import edition_of
from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, translation
from imenik.env import clock
from imenik.i18n.messages import say
from imenik.review.overdue import find_overdue
from imenik.review.overdue_report import FORMATS


@click.command(epilog=examples("overdue", "overdue --months 6 --format markdown > overdue.md"))
@DataOption
@click.option("--months", type=click.IntRange(1, 600), default=12, show_default=True, help="After how long an entry is "
              "to be compared with its sources again.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How to print.")
@TodayOption
@LanguageOption
def overdue(data: Path, months: int, form: str, today: datetime | None, language: str) -> None:
    """List entries that are due for review.

    The longest overdue come first: entries not compared with their sources for long, expired calls, past events
    still marked as planned, and past meetings without results.

    Exit status: 0 done, 2 wrong usage.
    """
    translate = translation(language)
    day = today.date() if today else clock.today()
    edition, problems = edition_of(data, language, day)
    entries = find_overdue(edition.insights.directory, day, months)
    click.echo(FORMATS[form](edition, entries), nl=False)
    if form == "text":
        click.echo(say("overdue: {number}", number=len(entries)).render(translate), err=True)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)
