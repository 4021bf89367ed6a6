"""`imenik new`: asks for the fields of an entry and writes its file."""

from __future__ import annotations

import os
from pathlib import Path

import click

from imenik.cli.options import DataOption, examples, site_languages, tags
from imenik.cli.prompts import FinishError, Prompter
from imenik.env.clock import today
from imenik.i18n.messages import InvalidValueError, Problem, Severity, printable, say
from imenik.i18n.script import fold
from imenik.intake.input_parser import InputParser, language_from_environment
from imenik.model import KINDS, Meeting, Record
from imenik.model.description import Asked
from imenik.model.fields import Input, Question, is_asked_early, questions, required_first
from imenik.model.values import Date, Id
from imenik.review import diagnostics
from imenik.store.files import remove_unfinished, write_file
from imenik.store.loader import load
from imenik.store.paths import Key, path_of
from imenik.store.yaml_reader import Node

MODELS = {model.__name__.lower(): model for model in KINDS}
ID = Question(
    "id", say("ID"), say("The ID is part of the address of the entry and never changes."), Input.WORDS, False, True, Id
)
SERIES = Question("series", say("Series"), None, Input.ENTRY, False, True, Id, refers="series")
DAY = Question("date", say("Date"), None, Input.DATE, False, True, Date)


@click.command(epilog=examples("new organisation", "new event --language sr-Cyrl"))
@click.argument("kind", type=click.Choice(list(MODELS)))
@DataOption
@click.option(
    "--language",
    metavar="TAG",
    shell_complete=tags,
    help="The language of the questions; else that of the terminal.",
)
def new(kind: str, data: Path, language: str | None) -> None:
    """Make a new entry of KIND by answering questions.

    Nothing is written before the end, and no file is ever replaced.
    """
    languages = site_languages()
    tag = language or language_from_environment(os.environ, languages)
    if tag not in languages:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(languages)}.", param_hint="--language")
    parser = InputParser(load(data)[0], languages, tag, printable(data.as_posix()))
    prompter = _EntryPrompter(parser, MODELS[kind], data)
    try:
        prompter.run()
    except click.Abort:
        click.echo(err=True)
        click.echo(say("Cancelled; nothing was written.").render(parser.translate), err=True)
        raise SystemExit(1) from None


class _EntryPrompter(Prompter):
    """Asks for one new entry and keeps the answers so far."""

    def __init__(self, parser: InputParser, model: type[Record], data: Path) -> None:
        super().__init__(parser)
        self.model = model
        self.data = data
        self.key: Key = (model.kind, "")
        self.values: dict[str, Node] = {"added": today().isoformat()}
        self.questions = required_first(
            question for question in questions(model) if Asked.TERMINAL in question.description.asked
        )

    def run(self) -> None:
        """Ask all questions and write the file."""
        self.print_message(say("Enter skips a question, Ctrl-C cancels; nothing is written before the end."))
        if self.model is Meeting:
            self.key = self.ask_series_and_date()
        early = [question for question in self.questions if is_asked_early(question)]
        for question in early:
            self.ask_until_valid(question)
            if not self.key[1]:
                self.key = self.ask_id()
        self.print_problems([problem for problem in self.problems() if problem.severity is Severity.WARNING])
        self.ask_optional(self.questions[len(early) :])
        self.confirm()

    def ask_optional(self, optional: list[Question]) -> None:
        """Ask optional questions, until a full stop skips the rest."""
        click.echo()
        self.print_message(
            say(
                "Everything required is filled in. The rest is optional: press Enter to skip a "
                "question, or type a full stop to finish."
            )
        )
        self.may_finish = True
        try:
            for question in optional:
                self.ask_until_valid(question)
        except FinishError:
            pass
        self.may_finish = False

    def ask_until_valid(self, question: Question) -> None:
        """Ask until the answer is valid by itself, or skipped."""
        while (value := (self.ask_required if question.required else self.ask)(question)) is not None:
            try:
                problems = self.parser.field_problems(self.key, question, value)
            except InvalidValueError as error:
                self.print_error(error)
                continue
            for problem in problems:
                self.print_message(problem.message, problem.hint)
            if not problems or (not diagnostics.has_errors(problems) and self.is_kept()):
                self.values[question.name] = value
                return

    def is_kept(self) -> bool:
        """Whether to keep an answer that has warnings."""
        return not self.read(say("Press Enter to keep it, or type anything to answer again"))

    # The id

    def ask_id(self) -> Key:
        """The id of the new entry; the suggestion is made from its name."""
        name = next(iter(self.values[key] for key in ("name", "title") if key in self.values), "")
        text = next(iter(name.values()), "") if isinstance(name, dict) else name
        suggested = self.parser.suggested_id(self.model.kind, str(text))
        self.print_question(ID)
        while True:
            answer = self.read(
                say("Press Enter for {id}, or type another one", id=suggested) if suggested else ID.label
            )
            try:
                key = (self.model.kind, self.parser.parse(ID, answer or suggested))
            except InvalidValueError as error:
                self.print_error(error)
                continue
            if self.is_free(key):
                return key

    def ask_series_and_date(self) -> Key:
        """The key of a new meeting: its series and date."""
        while True:
            key = ("meetings", f"{self.ask_required(SERIES)}/{self.ask_required(DAY)}")
            if self.is_free(key):
                return key

    def is_free(self, key: Key) -> bool:
        """Whether a new entry can have this key; if not, prints the reason."""
        conflict = self.parser.id_conflict(key)
        if conflict is None and (self.data / path_of(key)).exists():
            conflict = say('an entry "{id}" already exists', id=key[1])
        if conflict:
            self.print_message(conflict)
        return conflict is None

    # The end

    def confirm(self) -> None:
        """Show the entry until it is confirmed without errors, then write it."""
        path = self.data / path_of(self.key)
        shown = printable(path.as_posix())
        while True:
            problems = self.problems()
            click.echo(f"\n{self.parser.to_yaml(self.key, self.values)}")
            self.print_problems(problems)
            has_errors = diagnostics.has_errors(problems)
            prompt = say("Press Enter to write {path}, or type the name of a field to change", path=shown)
            answer = self.read(say("Which field do you want to change?") if has_errors else prompt)
            if answer:
                self.change(answer)
            elif not has_errors:
                self.write(path, shown)
                return

    def change(self, name: str) -> None:
        """Ask again the question given by its label or its key."""
        for question in self.questions:
            if fold(name) in (fold(question.name), *map(fold, self.parser.in_all_languages(question.label))):
                self.values.pop(question.name, None)
                self.ask_until_valid(question)
                return
        labels = (question.label.render(self.parser.translate) for question in self.questions)
        self.print_message(say("the fields are: {names}", names=", ".join(labels)))

    def write(self, path: Path, shown: str) -> None:
        """Create the file; an existing file is never replaced."""
        remove_unfinished(self.data)
        try:
            write_file(path, self.parser.to_yaml(self.key, self.values), new=True)
        except FileExistsError:
            message = say('an entry "{id}" already exists', id=self.key[1])
            raise click.ClickException(message.render(self.parser.translate)) from None
        self.print_message(say("{path} has been written. Look at it, and open a pull request with it.", path=shown))

    def problems(self) -> list[Problem]:
        """The problems of the entry in its current state."""
        return self.parser.problems(self.key, self.values)

    def print_problems(self, problems: list[Problem]) -> None:
        """Print problems in the format of `imenik check`."""
        click.echo(diagnostics.as_text(problems, self.parser.translate), nl=False)
