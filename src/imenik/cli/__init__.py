"""The command `imenik`: one word a file. Each parses, calls, prints; what a word does is elsewhere."""

from __future__ import annotations

import click

from imenik import __version__
from imenik.cli.check import check
from imenik.cli.coverage import coverage
from imenik.cli.digest import digest
from imenik.cli.format import format_
from imenik.cli.forms import forms
from imenik.cli.import_ import import_
from imenik.cli.links import links
from imenik.cli.new import new
from imenik.cli.overdue import overdue
from imenik.cli.schema import schema
from imenik.cli.site import build, serve
from imenik.cli.submission import submission
from imenik.cli.summary import comment, summary


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Imenik: a public directory made of YAML files."""


WORDS = (check, new, format_, import_, build, serve, schema, digest, links, overdue, coverage)
FOR_GITHUB = (forms, submission, summary, comment)
for word in (*WORDS, *FOR_GITHUB):
    main.add_command(word)
