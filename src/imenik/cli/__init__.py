"""The command `imenik`, one subcommand per file; each only parses its options, calls other packages, and prints."""

from __future__ import annotations

import click

from imenik import __version__
from imenik.cli.check import check
from imenik.cli.completion import completion
from imenik.cli.coverage import coverage
from imenik.cli.digest import digest
from imenik.cli.format import format_
from imenik.cli.forms import forms
from imenik.cli.import_ import import_
from imenik.cli.links import links
from imenik.cli.new import new
from imenik.cli.overdue import overdue
from imenik.cli.quality import quality
from imenik.cli.schema import schema
from imenik.cli.site import build, join, serve
from imenik.cli.submission import submission
from imenik.cli.summary import comment, summary

SECTIONS = {
    "Entries": (new, check, format_, import_),
    "The site": (serve, build, join, digest),
    "Upkeep": (overdue, links, coverage, quality),
    "For programs": (schema, completion, forms, submission, summary, comment),
}


class SectionedGroup(click.Group):
    """Lists its subcommands by section, in the order in which people need them."""

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one list for each section."""
        for name, commands in SECTIONS.items():
            with formatter.section(name):
                formatter.write_dl([(command.name or "", command.get_short_help_str(limit=80)) for command in commands])


@click.group(cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Imenik: a public directory made of YAML files.

    `imenik COMMAND --help` describes a command, with examples.
    """


for commands in SECTIONS.values():
    for command in commands:
        main.add_command(command)
