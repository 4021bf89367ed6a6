"""`imenik build` and `imenik serve`: build the site with MkDocs, and serve it."""

from __future__ import annotations

import os
import socket
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click

from imenik.cli.options import DataOption, TodayOption, examples
from imenik.env import CONFIG_NAME, PACKAGE, config_file, epoch_of, site_root
from imenik.site.live import restarting


@click.command(epilog=examples("build", "build --today 2026-12-03 --site-dir preview --strict"))
@DataOption
@click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; `site` by default."
)
@TodayOption
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.option("--jobs", type=click.IntRange(min=1), help="In how many processes; one for each processor by default.")
def build(data: Path, site_dir: Path | None, today: datetime | None, strict: bool, jobs: int | None) -> None:
    """Build the site in all languages with MkDocs.

    Exit status: 0 done, 1 errors in the data or a page, 2 wrong usage.
    """
    if jobs:
        os.environ["IMENIK_JOBS"] = str(jobs)
    arguments = ["build", *(["--site-dir", str(_site_folder(site_dir, data))] if site_dir else [])]
    _mkdocs([*arguments, *(["--strict"] if strict else [])], data, today)


def _site_folder(folder: Path, data: Path) -> Path:
    """The output folder; MkDocs empties it first, so it must not contain, or be part of, source files."""
    folder = folder.resolve()
    for source in (data.resolve(), PACKAGE, *(site_root() / part for part in ("data", "docs", "hooks"))):
        if source.is_relative_to(folder) or folder.is_relative_to(source):
            raise click.BadParameter(f"'{folder}' would be emptied, and {source} is there.", param_hint="--site-dir")
    return folder


@click.command(epilog=examples("serve", "serve --address 127.0.0.1:8080"))
@DataOption
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to answer.")
@TodayOption
def serve(data: Path, address: str, today: datetime | None) -> None:
    """Serve the site, make each page when it is asked for, and show every change.

    Watches data, pages, translations, theme and code. Ctrl-C stops it.
    """
    config = _prepare(data, today)
    host, _, port = address.rpartition(":")
    if not port.isdigit():
        raise click.BadParameter(f"'{address}' is not of the form 127.0.0.1:8000.", param_hint="--address")
    try:
        listener = restarting.listen(host.strip("[]") or "127.0.0.1", int(port))
    except OSError as error:
        raise click.ClickException(f"{address}: {error.strerror}") from None
    with suppress(KeyboardInterrupt):
        restarting.keep_running(lambda: _run(config, listener), listener, [PACKAGE, config])


def _run(config: Path, listener: socket.socket) -> None:
    from imenik.site.live.running import run  # here, so that code which cannot be imported does not end the command

    run(config, listener)


def _mkdocs(arguments: list[str], data: Path, today: datetime | None) -> None:
    from mkdocs.__main__ import cli

    config = _prepare(data, today)
    cli.main([*arguments, "--config-file", str(config)], prog_name="imenik")


def _prepare(data: Path, today: datetime | None) -> Path:
    """The configuration; data and day are in the environment, where hook and plugin find them."""
    config = config_file()
    if not config.is_file():
        raise click.UsageError(f"There is no {CONFIG_NAME} in this folder or above it.")
    # MkDocs' notice about its next major version is known: see docs/decisions/0002-small-mkdocs-adapter.md.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ["IMENIK_DATA"] = str(data.resolve())
    if today is not None:
        os.environ["SOURCE_DATE_EPOCH"] = epoch_of(today.date())
    return config
