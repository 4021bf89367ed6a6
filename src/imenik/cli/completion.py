"""`imenik completion`: what makes a shell complete the words, options and languages of the command."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from imenik.cli.options import examples

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_IMENIK_COMPLETE"
"""By this the command knows that a shell asks it (Click, "Shell Completion")."""


@click.command(
    epilog=examples(
        "completion bash >> ~/.bashrc",
        "completion zsh >> ~/.zshrc",
        "completion fish > ~/.config/fish/completions/imenik.fish",
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print what makes a shell complete this command.

    `imenik` has to be found by the shell: put the folder .venv/bin on its PATH.

    Exit status: 0 printed, 2 wrong usage.
    """
    found = get_completion_class(shell)
    assert found is not None  # noqa: S101 - Click has these three
    click.echo(found(context.find_root().command, {}, "imenik", _VARIABLE).source())
