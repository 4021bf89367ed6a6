"""`imenik schema`: JSON Schemas of all kinds of files, and the field reference."""

from __future__ import annotations

from pathlib import Path

import click

from imenik.cli.options import examples
from imenik.exports.api import data_schemas
from imenik.model.fields.reference import reference
from imenik.store.files import write_file


@click.command(epilog=examples("schema", "schema --fields > fields.md"))
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("schema"),
    show_default=True,
    help="Where to write them.",
)
@click.option("--fields", is_flag=True, help="Print the field reference in Markdown instead.")
def schema(output: Path, fields: bool) -> None:
    """Write the JSON Schemas of all kinds of files.

    Exit status: 0 done, 2 wrong usage.
    """
    if fields:
        click.echo(reference(), nl=False)
        return
    for path, content in data_schemas.files({}):
        write_file(output / Path(path).name, content)
        click.echo(output / Path(path).name)
