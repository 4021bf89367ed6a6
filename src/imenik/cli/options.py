"""Options that several subcommands share, and the examples in their help."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import click

from imenik.env.clock import YEARS
from imenik.env.locations import LOCALES
from imenik.i18n.messages import SOURCE_LANGUAGE, Translate
from imenik.store.languages import Language, load_languages


def _configured_data() -> Path:
    from imenik.site.options import configured_data  # imports parts of MkDocs: only without --data

    return configured_data()


def site_languages() -> Mapping[str, Language]:
    """The languages of the site, by tag."""
    from imenik.site.options import configured_languages  # imports parts of MkDocs: only where needed

    return configured_languages()


class Day(click.DateTime):
    """A day on which the site can be built, as a datetime at midnight."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day; a year out of range is a usage error."""
        day: datetime = super().convert(value, param, ctx)
        if day.year not in YEARS:
            self.fail(f"the year is between {YEARS[0]} and {YEARS[-1]}.", param, ctx)
        return day


def examples(*lines: str) -> str:
    """The end of a help text: example command lines, whose options a test verifies."""
    return "\b\nExamples:\n" + "".join(f"  imenik {line}\n" for line in lines)


def tags(_context: click.Context, _parameter: click.Parameter, prefix: str) -> list[str]:
    """The language tags with a prefix, for shell completion."""
    return [tag for tag in load_languages(LOCALES) if tag.startswith(prefix)]


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
    default=SOURCE_LANGUAGE,
    metavar="TAG",
    envvar="IMENIK_LANGUAGE",
    shell_complete=tags,
    help="The language of the messages, such as bs or sr-Cyrl; else that of IMENIK_LANGUAGE, else English.",
)


def translation(tag: str) -> Translate:
    """The translate function of a language; an unknown tag is a usage error."""
    languages = load_languages(LOCALES)
    if tag not in languages:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(languages)}.", param_hint="--language")
    return languages[tag].catalogue.gettext


def inside(data: Path, paths: tuple[Path, ...]) -> tuple[Path, ...]:
    """The given paths; a usage error if one is not in the data folder."""
    outside = [path for path in paths if not path.resolve().is_relative_to(data.resolve())]
    if outside:
        raise click.BadParameter(f"'{outside[0]}' is not in '{data}'.", param_hint="PATHS")
    return paths
