"""`imenik build`, `imenik join` and `imenik serve`: build the site with MkDocs, and serve it."""

from __future__ import annotations

import os
import signal
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import click

from imenik.cli.options import DataOption, LanguageOption, TodayOption, examples, translation
from imenik.env.clock import epoch_of
from imenik.env.locations import CONFIG_NAME, PACKAGE, config_file, site_root
from imenik.site.live import restarting
from imenik.site.live.watching import Watched


def _part(_context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """The part as it is written, if there is such a part."""
    if value is not None:
        from imenik.site.parts.part import Part  # imports all pages and exports

        try:
            Part.parse(value)
        except ValueError as error:
            raise click.BadParameter(str(error), param=parameter) from None
    return value


SiteFolderOption = click.option(
    "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes; `site` by default."
)


@click.command(epilog=examples("build", "build --today 2026-12-03 --site-dir preview --strict", "build --part 2/6"))
@DataOption
@SiteFolderOption
@TodayOption
@click.option("--strict", is_flag=True, help="Stop on warnings too.")
@click.option("--jobs", type=click.IntRange(min=1), help="In how many processes; one for each processor by default.")
@click.option("--part", metavar="N/COUNT", callback=_part, help="Make only this part of the site, for `imenik join`.")
def build(
    data: Path, site_dir: Path | None, today: datetime | None, strict: bool, jobs: int | None, part: str | None
) -> None:
    """Build the site in all languages with MkDocs.

    A large site can be made in parts, each on its own machine; `imenik join` puts them together.

    Exit status: 0 done, 1 errors in the data or a page, 2 wrong usage.
    """
    if jobs:
        os.environ["IMENIK_JOBS"] = str(jobs)
    if part:
        os.environ["IMENIK_PART"] = part
    arguments = ["build", *(["--site-dir", str(_site_folder(site_dir, data))] if site_dir else [])]
    _mkdocs([*arguments, *(["--strict"] if strict else [])], data, today)


@click.command(epilog=examples("join parts/1 parts/2 parts/3", "join parts/* --site-dir preview"))
@click.argument("parts", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@DataOption
@SiteFolderOption
@LanguageOption
def join(parts: tuple[Path, ...], data: Path, site_dir: Path | None, language: str) -> None:
    """Join the folders PARTS, which `imenik build --part` made, to a site.

    They must be all parts of one site, made from the same entries, pages, settings and program as are here, for the
    same day.

    Exit status: 0 done, 1 the parts do not belong together, or errors in the data or a page, 2 wrong usage.
    """
    from imenik.site.parts.joining import read_parts
    from imenik.site.parts.manifest import PartError

    translate = translation(language)
    site = ["--site-dir", str(_site_folder(site_dir, data, *parts))] if site_dir else []
    try:
        day = datetime.fromisoformat(read_parts(parts)[0].manifest.fingerprint.day)
        os.environ["IMENIK_PARTS"] = os.pathsep.join(map(str, parts))
        _mkdocs(["build", *site], data, day)
    except PartError as error:
        click.echo(error.message.render(translate), err=True)
        sys.exit(1)


def _site_folder(folder: Path, *sources: Path) -> Path:
    """The output folder; it is emptied first, so it must not contain, or be part of, source files."""
    folder = folder.resolve()
    for source in (*map(Path.resolve, sources), PACKAGE, *(site_root() / part for part in ("data", "docs", "hooks"))):
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
        restarting.keep_running(lambda code: _run(config, listener, code), listener, [PACKAGE, config])


def _run(config: Path, listener: socket.socket, code: Watched) -> None:
    from imenik.site.live.running import run  # here, so that code which cannot be imported does not end the command

    run(config, listener, code)


def _mkdocs(arguments: list[str], data: Path, today: datetime | None) -> None:
    from mkdocs.__main__ import cli

    config = _prepare(data, today)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))  # so that it removes what it has made
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
