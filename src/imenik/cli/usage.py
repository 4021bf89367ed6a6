"""Wrong usage explained in the language that was asked for; Click itself explains it in English."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import IO, Any

import click
from click.exceptions import NoArgsIsHelpError, NoSuchCommand

from imenik.cli.options import translation
from imenik.env.locations import LOCALES
from imenik.i18n.messages import Message, Translate, say
from imenik.store.languages import load_languages


class LocalizedUsageError(click.UsageError):
    """A usage error whose message, and the way to the help, are in the language of the reader."""

    def __init__(self, error: click.UsageError, translate: Translate) -> None:
        message = _message(error)
        super().__init__(message.render(translate) if message else error.message, error.ctx)
        self.translate = translate

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the command with what is wrong, and how to get its help."""
        command = self.ctx.command_path if self.ctx else "imenik"
        click.echo(f"{command}: {self.message}", file, err=True)
        click.echo(say("{command} --help lists all options", command=command).render(self.translate), file, err=True)


def localized(error: click.UsageError, words: Sequence[str]) -> click.UsageError:
    """The error in the language that the words of the command line or IMENIK_LANGUAGE ask for; as it is in English."""
    tag = _language(words)
    if isinstance(error, NoArgsIsHelpError | LocalizedUsageError) or tag in ("", "en"):
        return error
    return LocalizedUsageError(error, translation(tag)) if tag in load_languages(LOCALES) else error


def _language(words: Sequence[str]) -> str:
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--language":
            return value or following
    return os.environ.get("IMENIK_LANGUAGE", "")


def _message(error: click.UsageError) -> Message | None:
    """What is wrong, by kind; None for messages of our own, which are in the right language already."""
    if isinstance(error, click.NoSuchOption):
        return say("there is no option {name}", name=error.option_name)
    if isinstance(error, NoSuchCommand):
        return say("there is no command {name}", name=error.command_name)
    if isinstance(error, click.MissingParameter):
        return say("{name} is missing", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        return say("{name} needs a value", name=error.option_name)
    if isinstance(error, click.BadParameter):
        return _bad_value(error)
    if error.message.startswith("Got unexpected extra"):
        return say("too many words ({reason})", reason=error.message)
    return None


def _bad_value(error: click.BadParameter) -> Message:
    kind, name = error.param and error.param.type, _name(error)
    if isinstance(kind, click.Choice):
        return say("{name} is one of: {allowed}", name=name, allowed=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.Path) and "does not exist" in error.message:
        return say("{name}: there is no such file or folder", name=name)
    return say("{name} is not valid ({reason})", name=name, reason=error.message)


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    option = isinstance(error.param, click.Option)
    return max(error.param.opts, key=len) if option else error.param.human_readable_name
