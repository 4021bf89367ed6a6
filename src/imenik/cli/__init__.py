"""The command `imenik`, one subcommand per file; each only parses its options, calls other packages, and prints."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

from imenik import __version__

SECTIONS = {
    "Entries": {"new": "new", "check": "check", "format": "format", "import": "import_", "remove": "remove"},
    "A directory": {"init": "init", "upgrade": "init", "languages": "languages"},
    "The site": {"serve": "site", "build": "site", "join": "site", "digest": "digest"},
    "Upkeep": {"overdue": "overdue", "links": "links", "coverage": "coverage", "quality": "quality"},
    "For programs": {
        "schema": "schema",
        "completion": "completion",
        "forms": "forms",
        "submission": "submission",
        "summary": "summary",
        "comment": "summary",
    },
}
"""The modules of the subcommands by section, in the order in which people need them."""


class SectionedGroup(click.Group):
    """Lists its subcommands by section; each is imported when it is needed, which spares most of the imports."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The words of the command line, also kept for `invoke`."""
        ctx.meta["imenik.words"] = tuple(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand. Whatever goes wrong is said in one sentence, unless somebody wants to see all of it."""
        try:
            return self._invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            from imenik.cli.faults import sentence_of  # only after an error

            if ctx.params.get("debug"):
                raise
            raise click.ClickException(sentence_of(error, ctx.meta["imenik.words"])) from None

    def _invoke(self, ctx: click.Context) -> Any:
        """Run the subcommand; what is wrong with its words is said in the language that they ask for."""
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from imenik.cli.usage import localized  # with the catalogues, which only an error needs

            raise localized(error, ctx.meta["imenik.words"]) from None

    def list_commands(self, _: click.Context | None = None) -> list[str]:
        """The names of the subcommands."""
        return [name for section in SECTIONS.values() for name in section]

    def get_command(self, _: click.Context | None, cmd_name: str) -> click.Command | None:
        """The subcommand of a name, if there is one."""
        module = next((section[cmd_name] for section in SECTIONS.values() if cmd_name in section), None)
        members = vars(import_module(f"{__name__}.{module}")).values() if module else ()
        return next((member for member in members if _is_command(member, cmd_name)), None)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write one list for each section."""
        for title, section in SECTIONS.items():
            commands = [(name, self.get_command(ctx, name)) for name in section]
            with formatter.section(title):
                formatter.write_dl([(name, command.get_short_help_str(80)) for name, command in commands if command])


def _is_command(member: object, name: str) -> bool:
    return isinstance(member, click.Command) and member.name == name


@click.group(cls=SectionedGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
@click.option("--debug", is_flag=True, help="Show where in the program an unforeseen error happened.")
def main(debug: bool) -> None:
    """Imenik: a public directory made of YAML files.

    `imenik COMMAND --help` describes a command, with examples.
    """
    if debug:
        os.environ["IMENIK_DEBUG"] = "1"
