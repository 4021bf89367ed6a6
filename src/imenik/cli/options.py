"""What several words of the command take: the data folder, the day, the language."""

from __future__ import annotations

from pathlib import Path

import click

from imenik.checkout import LOCALES
from imenik.languages import load_languages
from imenik.problem import Translate


def _configured_data() -> Path:
    from imenik.site.settings import configured_data  # with MkDocs: only where no folder is named

    return configured_data()


DataOption = click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=_configured_data,
    envvar="IMENIK_DATA",
    help="The folder of the records; else that of mkdocs.yml.",
)
TodayOption = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Build as on this day; else SOURCE_DATE_EPOCH, else today.",
)

LanguageOption = click.option(
    "--language", default="en", metavar="TAG", help="The language of the messages, such as bs or sr-Cyrl."
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
