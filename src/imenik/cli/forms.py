"""`imenik forms`: writes GitHub's issue forms in all languages."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from imenik.cli.options import DataOption, examples, site_languages
from imenik.env.locations import site_root
from imenik.intake.issues.forms import files
from imenik.store.files import write_file
from imenik.store.loader import load


def _folder() -> Path:
    return site_root() / ".github" / "ISSUE_TEMPLATE"


@click.command(epilog=examples("forms", "forms --check"))
@DataOption
@click.option(
    "--output", type=click.Path(file_okay=False, path_type=Path), default=_folder, help="Where to write them."
)
@click.option("--check", is_flag=True, help="Change nothing; name the files that would change, and exit with 1.")
def forms(data: Path, output: Path, check: bool) -> None:
    """Write GitHub's issue forms in each language.

    They are made from the model, the catalogues and the vocabulary.

    Exit status: 0 done, or nothing to do; 1 with --check, if a file would change; 2 wrong usage.
    """
    from imenik.site.options import configured_options  # imports parts of MkDocs: only when needed

    licence = configured_options().licence.short
    expected = dict(files(load(data)[0], site_languages(), licence))
    existing = {path.name: path.read_text("utf-8") for path in output.glob("*.*.yml")} if output.is_dir() else {}
    changed = sorted(name for name in {*expected, *existing} if expected.get(name) != existing.get(name))
    for name in changed:
        click.echo(name)
        if not check:
            _update(output / name, expected.get(name))
    sys.exit(1 if check and changed else 0)


def _update(path: Path, text: str | None) -> None:
    if text is None:
        path.unlink()
        return
    write_file(path, text)
