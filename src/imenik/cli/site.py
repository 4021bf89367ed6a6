"""`imenik build` and `imenik serve`: the site, through MkDocs."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from imenik.cli.options import DataOption, TodayOption, examples
from imenik.env import CONFIG_NAME, PACKAGE, config_file, epoch_of, site_root


@click.command(epilog=examples("build", "build --today 2026-12-03 --site-dir preview --strict"))
@DataOption
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; `site` by default."
)
@TodayOption
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.option("--jobs", type=click.IntRange(min=1), help="In how many processes; one for each processor by default.")
def build(data: Path, site_dir: Path | None, today: datetime | None, strict: bool, jobs: int | None) -> None:
    """Build the site in all languages, through MkDocs.

    Exit status: 0 built, 1 the data or a page has errors, 2 wrong usage.
    """
    if jobs:
        os.environ["IMENIK_JOBS"] = str(jobs)
    words = ["build", *(["--site-dir", str(_site_folder(site_dir, data))] if site_dir else [])]
    _mkdocs([*words, *(["--strict"] if strict else [])], data, today)


def _site_folder(folder: Path, data: Path) -> Path:
    """The folder for the site, which MkDocs empties first: so it must not hold, or lie in, anything that is ours."""
    folder = folder.resolve()
    for ours in (data.resolve(), PACKAGE, *(site_root() / part for part in ("data", "docs", "hooks"))):
        if ours.is_relative_to(folder) or folder.is_relative_to(ours):
            raise click.BadParameter(f"'{folder}' would be emptied, and {ours} is there.", param_hint="--site-dir")
    return folder


@click.command(epilog=examples("serve", "serve --address 127.0.0.1:8080"))
@DataOption
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to answer.")
@TodayOption
def serve(data: Path, address: str, today: datetime | None) -> None:
    """Build, serve, and rebuild on every change.

    What is watched are data, pages, words, theme and code. Ctrl-C ends it.
    """
    _mkdocs(["serve", "--dev-addr", address], data, today)


def _mkdocs(words: list[str], data: Path, today: datetime | None) -> None:
    from mkdocs.__main__ import cli

    config = config_file()
    if not config.is_file():
        raise click.UsageError(f"There is no {CONFIG_NAME} in this folder or above it.")
    # MkDocs' notice about its next major version is no news here: see docs/decisions/0002-small-mkdocs-adapter.md.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ["IMENIK_DATA"] = str(data.resolve())
    if today is not None:
        os.environ["SOURCE_DATE_EPOCH"] = epoch_of(today.date())
    cli.main([*words, "--config-file", str(config)], prog_name="imenik")
