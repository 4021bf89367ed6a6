"""The command `imenik`: one word a job. It parses, calls, prints; what a word does is elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from imenik import __version__, checks, clock, coverage, handout, report
from imenik.bulletin import bulletin
from imenik.checkout import CONFIG, LOCALES, ROOT, THEME
from imenik.clock import LAST_YEAR, epoch_of
from imenik.digest import digest as find_news
from imenik.directory import Directory
from imenik.edition import Edition, Settings
from imenik.exports import schema as schemas
from imenik.fields import reference
from imenik.findings import Findings
from imenik.history import read_past
from imenik.languages import load_languages
from imenik.load import load
from imenik.model import KINDS
from imenik.problem import Problem, Severity, Translate, say
from imenik.render import environment
from imenik.window import Window, default_window, last_two

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLACEHOLDER = "https://imenik.example/"
"""The address in `mkdocs.yml` until a deployment sets its own."""


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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Imenik: a public directory made of YAML files."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@DataOption
@click.option("--format", "form", type=click.Choice(["text", "github", "json"]), default="text", help="How to print.")
@click.option("--language", default="en", metavar="TAG", help="The language of the messages, such as bs or sr-Cyrl.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def check(paths: tuple[Path, ...], data: Path, form: str, language: str, strict: bool) -> None:
    """Read and check all records; report the problems of PATHS, or of all files.

    Exit status: 0 clean or warnings only, 1 errors, 2 wrong usage.
    """
    translate = _translation(language)
    outside = [path for path in paths if not path.resolve().is_relative_to(data.resolve())]
    if outside:
        raise click.BadParameter(f"'{outside[0]}' is not in '{data}'.", param_hint="PATHS")
    directory, problems = load(data)
    problems = sorted([*problems, *checks.run(directory)], key=lambda problem: problem.order)
    problems = [problem for problem in problems if _is_below(problem, paths)]
    click.echo(_printed(form, problems, directory, translate), nl=False)
    if form == "text":
        click.echo(_summary(problems, directory, translate), err=True)
    sys.exit(1 if report.has_errors(problems) or (strict and problems) else 0)


@main.command()
@DataOption
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; `site` by default."
)
@TodayOption
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
def build(data: Path, site_dir: Path | None, today: datetime | None, strict: bool) -> None:
    """Build the site in all languages, through MkDocs."""
    words = ["build", *(["--site-dir", str(_site_folder(site_dir, data))] if site_dir else [])]
    _mkdocs([*words, *(["--strict"] if strict else [])], data, today)


def _site_folder(folder: Path, data: Path) -> Path:
    """The folder for the site, which MkDocs empties first: so it must not hold, or lie in, anything that is ours."""
    folder = folder.resolve()
    for ours in (data.resolve(), *(ROOT / part for part in ("data", "docs", "hooks", "locales", "src", "theme"))):
        if ours.is_relative_to(folder) or folder.is_relative_to(ours):
            raise click.BadParameter(f"'{folder}' would be emptied, and {ours} is there.", param_hint="--site-dir")
    return folder


@main.command()
@DataOption
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to answer.")
@TodayOption
def serve(data: Path, address: str, today: datetime | None) -> None:
    """Build, serve and rebuild on every change of data, pages, words, theme and code."""
    _mkdocs(["serve", "--dev-addr", address], data, today)


@main.command()
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), default=Path("schema"), show_default=True)
@click.option("--fields", is_flag=True, help="Print the field reference in Markdown instead.")
def schema(output: Path, fields: bool) -> None:
    """Write the JSON Schemas of all kinds of files."""
    if fields:
        click.echo(reference(), nl=False)
        return
    output.mkdir(parents=True, exist_ok=True)
    for path, content in schemas.files({}):
        (output / Path(path).name).write_bytes(content)
        click.echo(output / Path(path).name)


@main.command()
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
    languages = load_languages(LOCALES)
    _translation(language)
    directory, problems = load(data)
    day = today.date() if today else clock.today()
    window = _window(directory, day, since and since.date(), until and until.date(), series)
    config = _configuration()
    history = (config.extra.get("imenik") or {}).get("history", True) is True
    # Of a window that ended before today the files do not tell any more how they were at its end.
    past = read_past(data, window.since) if history and window.until == day else None
    site = (config.site_url or "").replace(PLACEHOLDER, "")
    edition = Edition(languages[language], languages, Findings(directory, day, tuple(languages)), Settings(site))
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


def _configuration() -> MkDocsConfig:
    from mkdocs.config import load_config

    return load_config(str(CONFIG))


def _mkdocs(words: list[str], data: Path, today: datetime | None) -> None:
    from mkdocs.__main__ import cli

    # MkDocs' own notice about its next major version is not news here: ARCHITECTURE.md holds the plan for that day.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ["IMENIK_DATA"] = str(data.resolve())
    if today is not None:
        if not 1970 <= today.year <= LAST_YEAR:
            raise click.BadParameter(f"the year is between 1970 and {LAST_YEAR}.", param_hint="--today")
        os.environ["SOURCE_DATE_EPOCH"] = epoch_of(today.date())
    cli.main([*words, "--config-file", str(CONFIG)], prog_name="imenik")


def _translation(tag: str) -> Translate:
    languages = load_languages(LOCALES)
    if tag not in languages:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(languages)}.", param_hint="--language")
    return languages[tag].catalogue.gettext


def _is_below(problem: Problem, paths: tuple[Path, ...]) -> bool:
    if not paths:
        return True
    file = Path(problem.path).resolve()
    return any(file.is_relative_to(path.resolve()) for path in paths)


def _printed(form: str, problems: list[Problem], directory: Directory, translate: Translate) -> str:
    if form == "json":
        counts = {model.kind: len(directory.of_kind(model.kind)) for model in KINDS}
        return report.as_json(problems, counts, coverage.texts_in_one_language(directory), translate)
    forms: dict[str, Callable[..., Any]] = {"text": report.text, "github": report.github}
    return str(forms[form](problems, translate))


def _summary(problems: list[Problem], directory: Directory, translate: Translate) -> str:
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    records = sum(len(directory.of_kind(model.kind)) for model in KINDS)
    alone = coverage.texts_in_one_language(directory)
    message = say(
        "records: {records}; errors: {errors}; warnings: {warnings}; texts in one language only: {alone}",
        records=records,
        errors=errors,
        warnings=len(problems) - errors,
        alone=alone,
    )
    return message.render(translate)
