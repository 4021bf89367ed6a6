"""`imenik submission`: the body of an issue that a form made, into an entry, or into what is wrong with it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from imenik import env
from imenik.cli.options import DataOption, examples, tags
from imenik.env import LOCALES
from imenik.i18n.messages import InvalidValueError, Position, Problem, printable, say
from imenik.intake.input_parser import Wizard
from imenik.intake.issues.parser import taken_apart
from imenik.intake.issues.reply import refusal, reply
from imenik.intake.issues.submission import ISSUE, Outcome, outcome
from imenik.store.files import create_file, replace_file
from imenik.store.languages import load_languages
from imenik.store.loader import load, read_text
from imenik.store.paths import Key, path_of

LONGEST = 4 * 65536
"""Bytes of a body: GitHub's limit of 65,536 characters, each of four bytes at most."""
KINDS = ("organisation", "project", "event", "correction")


@click.command(epilog=examples("submission issue.md", "submission issue.md --kind event --language de --write"))
@click.argument("body", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), help="Which form it is of; else its headings tell.")
@click.option(
    "--language", metavar="TAG", shell_complete=tags, help="The language of its form; else its headings tell."
)
@DataOption
@click.option("--write", is_flag=True, help="Write the file; else it is only shown.")
def submission(body: Path, kind: str | None, language: str | None, data: Path, write: bool) -> None:
    """Make an entry of the body of an issue, or correct one.

    What is printed is the answer, in Markdown. The text is held to the checks of `imenik check` and is data to the
    last letter. No file is replaced but the one that a correction names.

    Exit status: 0 there is an entry, 1 something has to be put right first, 2 wrong usage.
    """
    languages = load_languages(LOCALES)
    if language and language not in languages:
        raise click.BadParameter(f"'{language}' is not one of {', '.join(languages)}.", param_hint="--language")
    wizard = Wizard(load(data)[0], languages, language or "en", printable(data.as_posix()))
    found = _outcome(body, kind or "", language, wizard, data)
    if isinstance(found, Problem):
        click.echo(refusal(found, wizard.translate), nl=False)
        sys.exit(1)
    click.echo(reply(found, wizard.folder), nl=False)
    if found.text and write:
        _write(data / found.path, found, wizard)
    sys.exit(0 if found.text else 1)


def _outcome(body: Path, kind: str, language: str | None, wizard: Wizard, data: Path) -> Outcome | Problem:
    if body.stat().st_size > LONGEST:
        message = say("the file has {size} bytes; the most is {most}", size=body.stat().st_size, most=LONGEST)
        return Problem(ISSUE, Position(), "too-large", message)
    try:
        text = body.read_bytes().decode("utf-8")
        filled = taken_apart(text, wizard.languages, kind, language or "")
    except UnicodeDecodeError:
        return Problem(ISSUE, Position(), "not-utf-8", say("the text is not UTF-8"))
    except InvalidValueError as error:
        return Problem(ISSUE, Position(), error.rule, error.message, error.hint)

    def present(key: Key) -> str:
        file = data / path_of(key)
        text = read_text(file, printable(file.as_posix()))
        if isinstance(text, Problem):
            raise InvalidValueError(text.rule, text.message, text.hint)
        return text

    return outcome(filled, wizard, env.today(), present)


def _write(path: Path, found: Outcome, wizard: Wizard) -> None:
    if found.before:
        replace_file(path, found.text)
        return
    try:
        create_file(path, found.text)
    except FileExistsError:
        message = say('there is an entry "{id}" already', id=found.key[1])
        raise click.ClickException(message.render(wizard.translate)) from None
