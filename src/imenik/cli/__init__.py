"""The command `imenik`: one word a file. Each parses, calls, prints; what a word does is elsewhere."""

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
from imenik.cli.site import build, serve
from imenik.cli.submission import submission
from imenik.cli.summary import comment, summary

SECTIONS = {
    "Entries": (new, check, format_, import_),
    "The site": (serve, build, digest),
    "Upkeep": (overdue, links, coverage, quality),
    "For programs": (schema, completion, forms, submission, summary, comment),
}


class Words(click.Group):
    """The words of the command, told of in the order in which one comes to need them."""

    def format_commands(self, _: click.Context, formatter: click.HelpFormatter) -> None:
        """One list for each section."""
        for name, words in SECTIONS.items():
            with formatter.section(name):
                formatter.write_dl([(word.name or "", word.get_short_help_str(limit=80)) for word in words])


@click.group(cls=Words, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Imenik: a public directory made of YAML files.

    `imenik WORD --help` tells what a word takes, with examples.
    """


for words in SECTIONS.values():
    for word in words:
        main.add_command(word)
