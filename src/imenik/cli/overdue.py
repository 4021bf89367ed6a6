"""`imenik overdue`: which entries want a person's eye, the longest overdue first."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from imenik import env
from imenik.cli.editions import edition_of
from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, translation
from imenik.i18n.messages import say
from imenik.review import overdue_report as reminders
from imenik.review.overdue import find_overdue as find


@click.command(epilog=examples("overdue", "overdue --months 6 --format markdown > overdue.md"))
@DataOption
@click.option("--months", type=click.IntRange(1, 600), default=12, show_default=True, help="After how long an entry is "
              "to be compared with its sources again.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(list(reminders.FORMATS)), default="text", help="How to print.")
@TodayOption
@LanguageOption
def overdue(data: Path, months: int, form: str, today: datetime | None, language: str) -> None:
    """Tell which entries are to be looked at again.

    The longest overdue come first: those not compared with their sources for long, calls that ran out, events that
    are over and still called planned, and past meetings of which nobody has said what became of them.

    Exit status: 0 told, 2 wrong usage.
    """
    translate = translation(language)
    day = today.date() if today else env.today()
    edition, problems = edition_of(data, language, day)
    found = find(edition.insights.directory, day, months)
    click.echo(reminders.FORMATS[form](edition, found), nl=False)
    if form == "text":
        click.echo(say("overdue: {number}", number=len(found)).render(translate), err=True)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)
