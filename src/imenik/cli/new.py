"""`imenik new`: an entry, question by question, into its file. `intake/input_parser.py` reads the answers."""

from __future__ import annotations

import os
from pathlib import Path

import click

from imenik.cli.options import DataOption, examples, tags
from imenik.cli.prompts import Asker, FinishError
from imenik.env import LOCALES, today
from imenik.i18n.messages import InvalidValueError, Problem, Severity, printable, say
from imenik.i18n.script import fold
from imenik.intake.input_parser import Wizard, from_environment
from imenik.model import KINDS, Meeting, Record
from imenik.model.description import Asked
from imenik.model.fields import Input, Question, is_asked_early, questions, required_first
from imenik.model.values import Date, Id
from imenik.review import diagnostics as report
from imenik.store.files import create_file
from imenik.store.languages import load_languages
from imenik.store.loader import load
from imenik.store.paths import Key, path_of
from imenik.store.yaml_reader import Node

NAMES = {model.__name__.lower(): model for model in KINDS}
ID = Question(
    "id", say("Id"), say("It is in the address of the entry and never changes."), Input.WORDS, False, True, Id
)
SERIES = Question("series", say("Series"), None, Input.ENTRY, False, True, Id, refers="series")
DAY = Question("date", say("Date"), None, Input.DATE, False, True, Date)


@click.command(epilog=examples("new organisation", "new event --language sr-Cyrl"))
@click.argument("kind", type=click.Choice(list(NAMES)))
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
    languages = load_languages(LOCALES)
    tag = language or from_environment(os.environ, tuple(languages))
    if tag not in languages:
        raise click.BadParameter(f"'{tag}' is not one of {', '.join(languages)}.", param_hint="--language")
    wizard = Wizard(load(data)[0], languages, tag, printable(data.as_posix()))
    _Entry(wizard, NAMES[kind], data).make()


class _Entry(Asker):
    """One entry being made: the answers so far, and the questions still to be put."""

    def __init__(self, wizard: Wizard, model: type[Record], data: Path) -> None:
        super().__init__(wizard)
        self.model = model
        self.data = data
        self.key: Key = (model.kind, "")
        self.value_so_far: dict[str, Node] = {"added": today().isoformat()}
        asked = (each for each in questions(model) if Asked.TERMINAL in each.description.asked)
        self.questions = required_first(asked)

    def make(self) -> None:
        """The whole conversation, from the first question to the file."""
        self.tell(say("Enter skips a question, Ctrl-C gives up; nothing is written before the end."))
        if self.model is Meeting:
            self.key = self.series_and_day()
        early = [question for question in self.questions if is_asked_early(question)]
        for question in early:
            self.put(question)
            if not self.key[1]:
                self.key = self.new_id()
        self.show([each for each in self.problems() if each.severity is Severity.WARNING])
        self.put_optional(self.questions[len(early) :])
        self.finish()

    def put_optional(self, some: list[Question]) -> None:
        """What may be left out, until there is nothing to add."""
        click.echo()
        self.tell(say("All that is required is there. The rest may be left out: Enter skips, a full stop ends."))
        self.may_finish = True
        try:
            for question in some:
                self.put(question)
        except FinishError:
            pass
        self.may_finish = False

    def put(self, question: Question) -> None:
        """Asks until the answer can stand by itself, or is skipped."""
        while (value := (self.required if question.required else self.answer)(question)) is not None:
            try:
                problems = self.wizard.objections(self.key, question, value)
            except InvalidValueError as refusal:
                self.refuse(refusal)
                continue
            for problem in problems:
                self.tell(problem.message, problem.hint)
            if not problems or (not report.has_errors(problems) and self.keeps()):
                self.value_so_far[question.name] = value
                return

    def keeps(self) -> bool:
        """Whether an answer stays that is worth a second look."""
        return not self.read(say("Enter keeps it; type anything to answer again"))

    # The id

    def new_id(self) -> Key:
        """The id that is chosen, by the name that has just been given."""
        name = next(iter(self.value_so_far[key] for key in ("name", "title") if key in self.value_so_far), "")
        text = next(iter(name.values()), "") if isinstance(name, dict) else name
        suggested = self.wizard.suggested_id(self.model.kind, str(text))
        self.head(ID)
        while True:
            answer = self.read(say("Enter for {id}, or another one", id=suggested) if suggested else ID.label)
            try:
                key = (self.model.kind, self.wizard.understood(ID, answer or suggested))
            except InvalidValueError as refusal:
                self.refuse(refusal)
                continue
            if self.is_free(key):
                return key

    def series_and_day(self) -> Key:
        """The series and the day of a meeting."""
        while True:
            key = ("meetings", f"{self.required(SERIES)}/{self.required(DAY)}")
            if self.is_free(key):
                return key

    def is_free(self, key: Key) -> bool:
        """Whether an entry may be called so; where not, the reason is said."""
        told = self.wizard.in_the_way(key)
        if told is None and (self.data / path_of(key)).exists():
            told = say('there is an entry "{id}" already', id=key[1])
        if told:
            self.tell(told)
        return told is None

    # The end

    def finish(self) -> None:
        """Shows the entry until it is right, and writes it."""
        path = self.data / path_of(self.key)
        shown = printable(path.as_posix())
        while True:
            problems = self.problems()
            click.echo(f"\n{self.wizard.text(self.key, self.value_so_far)}")
            self.show(problems)
            wrong = report.has_errors(problems)
            ask = say("Enter writes {path}; or type the field that is to be changed", path=shown)
            answer = self.read(say("Which field is to be changed?") if wrong else ask)
            if answer:
                self.change(answer)
            elif not wrong:
                self.write(path, shown)
                return

    def change(self, name: str) -> None:
        """Puts the question again that somebody names by its label or its key."""
        for question in self.questions:
            if fold(name) in (fold(question.name), *map(fold, self.wizard.said(question.label))):
                self.value_so_far.pop(question.name, None)
                self.put(question)
                return
        labels = (question.label.render(self.wizard.translate) for question in self.questions)
        self.tell(say("the fields are: {names}", names=", ".join(labels)))

    def write(self, path: Path, shown: str) -> None:
        """The file, where there is none yet."""
        try:
            create_file(path, self.wizard.text(self.key, self.value_so_far))
        except FileExistsError:
            message = say('there is an entry "{id}" already', id=self.key[1])
            raise click.ClickException(message.render(self.wizard.translate)) from None
        self.tell(say("{path} is written. Look at it, and open a pull request with it.", path=shown))

    def problems(self) -> list[Problem]:
        """What is to be said of the entry as it is now."""
        return self.wizard.problems(self.key, self.value_so_far)

    def show(self, problems: list[Problem]) -> None:
        """Problems, as `imenik check` prints them."""
        click.echo(report.as_text(problems, self.wizard.translate), nl=False)
