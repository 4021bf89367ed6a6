"""`imenik digest`: what is new, to be pasted into a mail or a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import click

from imenik import clock, handout
from imenik.bulletin import bulletin
from imenik.checkout import LOCALES, THEME
from imenik.cli.editions import configured
from imenik.cli.options import DataOption, TodayOption, translation
from imenik.digest import digest as find_news
from imenik.directory import Directory
from imenik.edition import Edition
from imenik.findings import Findings
from imenik.history import read_past
from imenik.languages import load_languages
from imenik.load import load
from imenik.render import environment
from imenik.window import Window, default_window, last_two


@click.command()
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), help="The first day; by default that of a meeting.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day; by default today.")
@click.option("--series", metavar="ID", help="From the last date but one of this series to its last one.")
@click.option("--language", default="en", metavar="TAG", help="The language, such as bs or sr-Cyrl.")
@click.option("--format", "form", type=click.Choice(list(handout.FORMATS)), default="text", help="How to print.")
@DataOption
@TodayOption
def digest(
    since: datetime | None,
    until: datetime | None,
    series: str | None,
    language: str,
    form: str,
    data: Path,
    today: datetime | None,
) -> None:
    """Tell what is new, to be pasted into a mail or a chat.

    Exit status: 0 told, 2 wrong usage.
    """
    translation(language)  # a tag that is none is a usage error
    languages = load_languages(LOCALES)
    directory, problems = load(data)
    day = today.date() if today else clock.today()
    window = _window(directory, day, since and since.date(), until and until.date(), series)
    settings, history = configured()
    # Of a window that ended before today the files do not tell any more how they were at its end.
    past = read_past(data, window.since) if history and window.until == day else None
    edition = Edition(languages[language], languages, Findings(directory, day, tuple(languages)), settings)
    told = bulletin(edition, find_news(directory, window, past))
    click.echo(handout.FORMATS[form](edition, told, environment(THEME)), nl=False)
    if problems:
        click.echo(f"{len(problems)} problem(s) in the data: run `imenik check`.", err=True)


def _window(directory: Directory, today: date, since: date | None, until: date | None, series: str | None) -> Window:
    """The window that was asked for; a usage error where there is none such."""
    if series is None and since is None:
        window = default_window(directory, until or today)
    elif series is None:
        window = Window(since or today, until or today)
    elif series not in directory.series:
        raise click.BadParameter(f"there is no series '{series}'.", param_hint="--series")
    else:
        found = last_two(directory, directory.series[series], until or today)
        if found is None:
            raise click.BadParameter(f"'{series}' has no two dates in the past.", param_hint="--series")
        window = replace(found, since=since or found.since)
    if window.since > window.until:
        raise click.BadParameter(f"{window.since} is after {window.until}, the last day.", param_hint="--since")
    return window
