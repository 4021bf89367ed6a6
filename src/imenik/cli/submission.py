"""`imenik submission`: makes an entry from the body of an issue form, or reports its problems."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from imenik.cli.options import DataOption, examples, site_languages, tags
from imenik.env import clock
from imenik.i18n.messages import SOURCE_LANGUAGE, InvalidValueError, Position, Problem, printable, say
from imenik.intake.input_parser import InputParser
from imenik.intake.issues.parser import parse_submission
from imenik.intake.issues.reply import refusal, reply
from imenik.intake.issues.submission import ISSUE, SubmissionResult, process_submission
from imenik.store.files import remove_unfinished, write_file
from imenik.store.loader import load
from imenik.store.paths import Key, path_of
from imenik.store.reading.source import read_text

MAX_BODY_SIZE = 4 * 65536
"""In bytes: GitHub's limit is 65,536 characters of at most four bytes."""
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
    """Make or correct an entry from the body of an issue.

    Prints the reply in Markdown. The text is only read as data and must pass `imenik check`. Only the file that a
    correction names is replaced.

    Exit status: 0 the entry is valid, 1 it has problems, 2 wrong usage.
    """
    languages = site_languages()
    if language and language not in languages:
        raise click.BadParameter(f"'{language}' is not one of {', '.join(languages)}.", param_hint="--language")
    parser = InputParser(load(data)[0], languages, language or SOURCE_LANGUAGE, printable(data.as_posix()))
    result = _process(body, kind or "", language, parser, data)
    if isinstance(result, Problem):
        click.echo(refusal(result, parser.translate), nl=False)
        sys.exit(1)
    click.echo(reply(result, parser.folder), nl=False)
    if result.text and write:
        _write(data, result, parser)
    sys.exit(0 if result.text else 1)


def _process(
    body: Path, kind: str, language: str | None, parser: InputParser, data: Path
) -> SubmissionResult | Problem:
    if body.stat().st_size > MAX_BODY_SIZE:
        message = say("the file has {size} bytes; the maximum is {most}", size=body.stat().st_size, most=MAX_BODY_SIZE)
        return Problem(ISSUE, Position(), "too-large", message)
    try:
        text = body.read_bytes().decode("utf-8")
        filled = parse_submission(text, parser.languages, kind, language or "")
    except UnicodeDecodeError:
        return Problem(ISSUE, Position(), "not-utf-8", say("the text is not UTF-8"))
    except InvalidValueError as error:
        return Problem(ISSUE, Position(), error.rule, error.message, error.hint)

    def text_of(key: Key) -> str:
        file = data / path_of(key)
        text = read_text(file, printable(file.as_posix()))
        if isinstance(text, Problem):
            raise InvalidValueError(text.rule, text.message, text.hint)
        return text

    return process_submission(filled, parser, clock.today(), text_of)


def _write(data: Path, result: SubmissionResult, parser: InputParser) -> None:
    remove_unfinished(data)
    try:
        write_file(data / result.path, result.text, new=not result.before)
    except FileExistsError:
        message = say('an entry "{id}" already exists', id=Path(result.path).stem)
        raise click.ClickException(message.render(parser.translate)) from None
