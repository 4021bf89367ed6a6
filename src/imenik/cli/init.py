"""`imenik init`: makes a directory of one's own; `imenik upgrade`: brings what belongs to the program up to date."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path
from typing import Any, NamedTuple

import click

from imenik.cli.options import DataOption, LanguageOption, examples, site_languages, translation
from imenik.env.clock import today
from imenik.env.locations import LOCALES, site_root
from imenik.i18n.messages import InvalidValueError, Message, Translate, say
from imenik.site.starter.answers import LICENCES, PARSERS, Answers, parse_name
from imenik.site.starter.files import TO_DO, program_files, write_starter
from imenik.store.files import write_file
from imenik.store.languages import load_languages
from imenik.store.loader import load


class _Question(NamedTuple):
    """A field of the answers, what is asked, and what `--yes` takes."""

    field: str
    words: Message
    default: str


QUESTIONS = (
    _Question("name", say("What is the directory called?"), "My directory"),
    _Question("languages", say("In which languages? Tags such as: {tags}"), "en"),
    _Question("home", say("Where do its people come from? Country codes such as PL, UA; leave empty for anywhere"), ""),
    _Question("timezone", say("In which time zone are most meetings?"), "Europe/Berlin"),
    _Question(
        "contact", say("Where can people write to? A shared mailbox or a web address; can be left empty for now"), ""
    ),
    _Question("publisher", say("Who publishes it? Can be left empty for now"), ""),
    _Question("licence", say("Under which licence is the data? One of: {licences}"), "CC-BY-4.0"),
    _Question("repository", say("The address of its repository; can be left empty for now"), ""),
)
_DESCRIPTION = say("What is it, in a few words? ({language})")
_USUAL_DESCRIPTION = say("A public directory of organisations and projects")


def _options(command: Callable[..., None]) -> Callable[..., None]:
    for field, help_text in reversed(_HELP.items()):
        command = click.option(f"--{field}", metavar="TEXT", help=help_text)(command)
    return command


_HELP = {
    "name": "What the directory is called.",
    "languages": "Its languages, such as en,de.",
    "home": "The countries its people come from, such as PL,UA.",
    "timezone": "The time zone of most meetings.",
    "contact": "A shared mailbox or a web address.",
    "publisher": "Who publishes it.",
    "licence": f"The licence of the data: {', '.join(LICENCES)}.",
    "repository": "The address of its repository.",
}


@click.command(epilog=examples("init our-directory", "init our-directory --yes --languages en,de --home IE"))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@_options
@click.option("--description", multiple=True, metavar="TAG=TEXT", help="What it is, in one language.")
@click.option("--yes", is_flag=True, help="Ask nothing; what is not given has its usual value.")
@LanguageOption
def init(folder: Path, description: tuple[str, ...], yes: bool, language: str, **given: str | None) -> None:
    """Make a directory of one's own in FOLDER, with all that it needs.

    Asks for what the options do not say. No file is ever replaced.

    Exit status: 0 done, 1 FOLDER has such files already, 2 wrong usage.
    """
    translate = translation(language)
    descriptions = dict(_described(text) for text in description)
    with _staged(folder) as stage:
        answers = _answers(stage, given, descriptions, yes, translate)
        paths = write_starter(stage, answers, today())
        taken = [path for path in paths if (folder / path).exists()]
        if taken:
            message = say("these files are there already, and nothing was written: {names}", names=", ".join(taken[:9]))
            click.echo(message.render(translate), err=True)
            sys.exit(1)
        _move(stage, folder, paths)
    click.echo(say("Files written to {folder}: {n}", folder=folder.as_posix(), n=len(paths)).render(translate))
    steps = say(
        "Next: `cd {folder}`, `make serve`, fill in what is marked with {mark} in docs/, change the first entry in"
        " data/organisations/, then push it to GitHub and turn on Pages with the source GitHub Actions.",
        folder=folder.as_posix(),
        mark=TO_DO,
    )
    click.echo(steps.render(translate))


@click.command(epilog=examples("upgrade", "upgrade --check"))
@DataOption
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if something would change.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@LanguageOption
def upgrade(data: Path, check: bool, yes: bool, language: str) -> None:
    """Bring workflows, issue forms and hook to the installed version.

    Shows the changes as a diff first. Settings, pages and entries are never touched.

    Exit status: 0 done, or nothing to do; 1 with --check, if a file would change; 2 wrong usage.
    """
    from imenik.site.options import configured_options  # imports parts of MkDocs: only where needed

    translate, root = translation(language), site_root()
    files = program_files(load(data)[0], site_languages(), configured_options().licence.short)
    changed = {path: text for path, text in files if _content(root / path) != text}
    for path, text in changed.items():
        click.echo("".join(_difference(path, _content(root / path), text)), nl=False)
    if not changed or check:
        sys.exit(1 if changed else 0)
    if yes or click.confirm(say("Write these changes?").render(translate)):
        for path, text in changed.items():
            write_file(root / path, text)


def _answers(
    folder: Path, given: Mapping[str, str | None], descriptions: Mapping[str, str], yes: bool, translate: Translate
) -> Answers:
    parsed: dict[str, Any] = {}
    for question in QUESTIONS:
        choices = {"tags": ", ".join(load_languages(LOCALES)), "licences": ", ".join(LICENCES)}
        words = Message(question.words.text, choices)
        parsed[question.field] = _answer(question, given[question.field], words, yes, translate)
    languages = load_languages(LOCALES, parsed["languages"], folder / "locales")
    texts = {}
    for tag, language in languages.items():
        usual = descriptions.get(tag, language.catalogue.gettext(_USUAL_DESCRIPTION.text))
        asks = not (yes or tag in descriptions)
        question = _Question("description", Message(_DESCRIPTION.text, {"language": language.name}), usual)
        texts[tag] = _ask(question.words, usual, parse_name, translate) if asks else parse_name(usual)
    return Answers(**parsed, descriptions=texts)


def _answer(question: _Question, given: str | None, words: Message, yes: bool, translate: Translate) -> Any:
    parse = PARSERS[question.field]
    if given is None and not yes:
        return _ask(words, question.default, parse, translate)
    try:
        return parse(question.default if given is None else given)
    except InvalidValueError as error:
        raise click.BadParameter(_sentence(error, translate), param_hint=f"--{question.field}") from None


def _ask(words: Message, default: str, parse: Callable[[str], Any], translate: Translate) -> Any:
    """The answer to a question, asked again until it is valid."""
    while True:
        text = click.prompt(words.render(translate), default=default)
        try:
            return parse(text)
        except InvalidValueError as error:
            click.echo(_sentence(error, translate))


def _sentence(error: InvalidValueError, translate: Translate) -> str:
    return "; ".join(part.render(translate) for part in (error.message, error.hint) if part)


def _described(text: str) -> tuple[str, str]:
    tag, equals, words = text.partition("=")
    if not equals:
        raise click.BadParameter(f"'{text}' is not of the form en=TEXT.", param_hint="--description")
    return tag, words


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A folder beside the one that is asked for, so that a run that is stopped leaves nothing of it."""
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".imenik-init-", dir=folder.absolute().parent))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _move(stage: Path, folder: Path, paths: list[str]) -> None:
    if not folder.exists():
        stage.chmod(0o755)
        stage.rename(folder)
        return
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        os.link(stage / path, folder / path)  # fails where there is a file by now


def _content(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _difference(path: str, before: str, after: str) -> Iterator[str]:
    return unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), path, path)
