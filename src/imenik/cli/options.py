"""What several words of the command take: the data folder, the day, the language; and how their examples are shown."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from imenik.env import LOCALES, YEARS
from imenik.i18n.messages import Translate
from imenik.store.languages import load_languages


def _configured_data() -> Path:
    from imenik.site.settings import configured_data  # with MkDocs: only where no folder is named

    return configured_data()


class Day(click.DateTime):
    """A day that a site can be built on, as at midnight."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day; a usage error for one before or after the years of `clock`."""
        day: datetime = super().convert(value, param, ctx)
        if day.year not in YEARS:
            self.fail(f"the year is between {YEARS[0]} and {YEARS[-1]}.", param, ctx)
        return day


def examples(*lines: str) -> str:
    """The end of a word's help: lines as somebody types them, which a test holds to the options that there are."""
    return "\b\nExamples:\n" + "".join(f"  imenik {line}\n" for line in lines)


def tags(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """The languages that a shell may complete what is begun to."""
    return [tag for tag in load_languages(LOCALES) if tag.startswith(begun)]


DataOption = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=_configured_data,
    envvar="IMENIK_DATA",
    help="The folder of the records; else that of mkdocs.yml.",
)
TodayOption = click.option(
    "--today",
    type=Day(),
    metavar="YYYY-MM-DD",
    help="As on this day; else SOURCE_DATE_EPOCH, else today.",
)

LanguageOption = click.option(
    "--language",
    default="en",
    metavar="TAG",
    envvar="IMENIK_LANGUAGE",
    shell_complete=tags,
    help="The language of the messages, such as bs or sr-Cyrl; else that of IMENIK_LANGUAGE, else English.",
)


def translation(tag: str) -> Translate:
    """The words of a language that somebody asked for by its tag."""
    languages = load_languages(LOCALES)
    if tag not in languages:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(languages)}.", param_hint="--language")
    return languages[tag].catalogue.gettext


def inside(data: Path, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The paths that somebody named, when all are in the data folder."""
    outside = [path for path in paths if not path.resolve().is_relative_to(data.resolve())]
    if outside:
        raise click.BadParameter(f"'{outside[0]}' is not in '{data}'.", param_hint="PATHS")
    return paths
