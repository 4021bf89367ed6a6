"""The command `imenik`: one word a file. Each parses, calls, prints; what a word does is elsewhere."""

from __future__ import annotations

import click

from imenik import __version__
from imenik.cli.check import check
from imenik.cli.digest import digest
from imenik.cli.format import format_
from imenik.cli.forms import forms
from imenik.cli.new import new
from imenik.cli.schema import schema
from imenik.cli.site import build, serve
from imenik.cli.submission import submission
from imenik.cli.summary import comment, summary


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Imenik: a public directory made of YAML files."""


for word in (check, new, format_, build, serve, schema, digest, forms, submission, summary, comment):
    main.add_command(word)
