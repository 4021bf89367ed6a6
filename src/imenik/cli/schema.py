"""`imenik schema`: what may stand in each kind of file, for programs and for people."""

from __future__ import annotations

from pathlib import Path

import click

from imenik.cli.options import examples
from imenik.exports.api import data_schemas as schemas
from imenik.model.fields.reference import reference


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
    output.mkdir(parents=True, exist_ok=True)
    for path, content in schemas.files({}):
        (output / Path(path).name).write_bytes(content)
        click.echo(output / Path(path).name)
