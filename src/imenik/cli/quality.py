"""`imenik quality`: what a reader would miss in the entries, and where a little work helps most."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from imenik.cli.editions import edition_of
from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, translation
from imenik.env import clock
from imenik.i18n.messages import say
from imenik.review import quality_report


@click.command(epilog=examples("quality", "quality --language bs", "quality --format json > quality.json"))
@DataOption
@click.option("--format", "form", type=click.Choice(list(quality_report.FORMATS)), default="text", help="How to print.")
@TodayOption
@LanguageOption
def quality(data: Path, form: str, today: datetime | None, language: str) -> None:
    """Show what a reader would miss in the entries.

    Counts how many entries have a contact, a place, a second language, a source on the web, a recent check and a home
    place, and names ten entries where a little work helps most. JSON lists every entry. The numbers are for those who
    maintain the entries; they do not rate organisations.

    Exit status: 0 shown, 2 wrong usage.
    """
    translate = translation(language)
    edition, problems = edition_of(data, language, today.date() if today else clock.today())
    click.echo(quality_report.FORMATS[form](edition), nl=False)
    if problems:
        click.echo(say("some files cannot be read: run imenik check").render(translate), err=True)
