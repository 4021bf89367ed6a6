"""`imenik completion`: the shell completion script for subcommands, options and languages."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from imenik.cli.options import examples

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_IMENIK_COMPLETE"
"""Set by the shell when it asks for completions (Click, "Shell Completion")."""


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
    """Print the completion script of a shell.

    The shell must find `imenik`: add the folder .venv/bin to the PATH.

    Exit status: 0 printed, 2 wrong usage.
    """
    completion_class = get_completion_class(shell)
    assert completion_class is not None  # noqa: S101 - Click has these three
    click.echo(completion_class(context.find_root().command, {}, "imenik", _VARIABLE).source())
