"""The issue that somebody filed by a form, as an entry: a new one, or one with a single value corrected.

Everything in it is by strangers. It is held to the same types and checks as the files, and nothing of it is run, opened
or looked up. Reading the issue and writing the file are the command's job; the words are in `intake/issues/reply.py`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, Severity, did_you_mean, say
from imenik.i18n.script import fold
from imenik.intake.input_parser import Wizard
from imenik.intake.issues.forms import AGREEMENT, ENTRY, FIELD, LANGUAGE, SOURCE, VALUE, Field, correctable
from imenik.intake.issues.parser import Filled
from imenik.intake.issues.values import cited, corrected, value_of
from imenik.model import Record
from imenik.model.fields import questions
from imenik.store.loader import MAX_FILE_SIZE
from imenik.store.paths import Key, model_of, path_of
from imenik.store.yaml_comments import parse_comments
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml

ISSUE = "issue"
"""What is shown in place of a path where the answers to a form are meant."""
_PAGE = re.compile(r"(?:^|/)(organisations|projects|events|channels)/([a-z0-9-]+)(?:\.yml)?/?(?:[?#]|$)")
_TICKED = re.compile(r"^[-*] \[[xX]\] ", re.MULTILINE)


@dataclass(frozen=True)
class Objection:
    """Something wrong: in which field of the form, or in which line of the entry that would be made."""

    problem: Problem
    field: Message | None = None

    @property
    def is_error(self) -> bool:
        """Whether nothing can be written as long as it stands."""
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True)
class Outcome:
    """What comes of an issue: an entry and what is to be said of it; no text where there is an error."""

    filled: Filled
    key: Key
    text: str = ""
    objections: tuple[Objection, ...] = ()
    before: str = ""
    """The text of the file that is there already."""

    @property
    def path(self) -> str:
        """The file below the data folder; empty where it is not even known which."""
        return path_of(self.key) if self.key[1] else ""


def outcome(filled: Filled, wizard: Wizard, today: dt.date, text_of: Callable[[Key], str]) -> Outcome:
    """What comes of a form; `text_of` gives the present text of an entry's file."""
    maker = _Maker(filled, replace(wizard, tag=filled.language.tag), today)
    return maker.corrected(text_of) if filled.form.model is None else maker.made(filled.form.model)


class _Maker:
    """One form being turned into an entry, and what there is to say of it so far."""

    def __init__(self, filled: Filled, wizard: Wizard, today: dt.date) -> None:
        self.filled, self.wizard, self.today = filled, wizard, today
        self.objections: list[Objection] = []
        self.tag = filled.language.tag
        self.fields = {field.id: field for field in filled.form.fields}

    def made(self, model: type[Record]) -> Outcome:
        """A new entry."""
        self.head()
        value: dict[str, Node] = {}
        for name, answer in self.filled.answers.items():
            if answer.text and self.fields[name].path:
                found = self.understood(answer.field, answer.text, name, (model.kind, "x"))
                if found is not None:
                    _put(value, answer.field.path, found)
        for field in self.filled.form.fields:
            if field.path and field.question.required and not self.filled.text(field.id):
                self.object(field.id, say("nothing is written here"), "empty-value", say("it is required"))
        value["added"] = self.today.isoformat()
        title = value.get("name") or value.get("title") or ""
        key = (model.kind, self.wizard.suggested_id(model.kind, _first(title)))
        if not key[1] and title:
            self.object(self.filled.form.fields[0].id, say("no id can be made of this name"), "bad-id", None)
        return self.whole(key, value, write_yaml(value, model, tuple(self.wizard.languages)))

    def corrected(self, text_of: Callable[[Key], str]) -> Outcome:
        """An entry with one other value."""
        self.head()
        key: Key = ("", "")
        try:
            key = self.entry(self.filled.text(ENTRY))
            text = text_of(key)
            field = self.field(key)
        except InvalidValueError as refusal:
            name = FIELD if key[1] else ENTRY
            self.object(name, refusal.message, refusal.rule, refusal.hint)
            return Outcome(self.filled, key, objections=tuple(self.objections))
        found = self.understood(field, self.filled.text(VALUE), VALUE, key) if self.filled.text(VALUE) else None
        if not self.filled.text(VALUE):
            self.object(VALUE, say("nothing is written here"), "empty-value", say("it is required"))
        tree = parse_yaml(text)
        if found is None or not isinstance(tree.value, dict):
            return Outcome(self.filled, key, objections=tuple(self.objections))
        value, name = dict(tree.value), field.path[0]
        try:
            value[name] = corrected(value.get(name), found, self.tag)
        except InvalidValueError as refusal:
            self.object(VALUE, refusal.message, refusal.rule, refusal.hint)
            return Outcome(self.filled, key, objections=tuple(self.objections))
        if value == tree.value:
            self.object(VALUE, say("the entry says so already"), "no-change", None)
        value |= self.sources(key, value.get("sources"))
        comments = parse_comments(text) if "#" in text else {}
        return self.whole(key, value, write_yaml(value, model_of(key), tuple(self.wizard.languages), comments), text)

    def sources(self, key: Key, known: Node) -> dict[str, Node]:
        """The sources of the entry with the address that a correction names, where that is new and can be published."""
        new, old = cited(self.filled.text(SOURCE)), known if isinstance(known, list) else []
        if new is None or any(isinstance(source, dict) and source.get("url") == new["url"] for source in old):
            return {}
        question = next(candidate for candidate in questions(model_of(key)) if candidate.name == "sources")
        try:
            return {} if self.wizard.objections(key, question, [new]) else {"sources": [*old, new]}
        except InvalidValueError:
            return {}

    # What is asked of every form

    def head(self) -> None:
        """The language of the texts, and whether they may be published."""
        for name in self.filled.twice:
            told = say("this heading stands twice, so nobody can tell which part is meant")
            hint = say("take the one out that is part of a text")
            self.object(name, told, "repeated-heading", hint)
        chosen, languages = self.filled.text(LANGUAGE), self.wizard.languages
        # Not as other answers are understood, to which both scripts are the same.
        self.tag = next((tag for tag, language in languages.items() if chosen in (tag, language.name)), self.tag)
        if chosen not in ("", self.tag, languages[self.tag].name):
            names = ", ".join(language.name for language in languages.values())
            self.object(LANGUAGE, say("the languages are: {names}", names=names), "unknown-language", None)
        if not _TICKED.search(self.filled.text(AGREEMENT)):
            self.object(AGREEMENT, say("the box is not ticked"), "no-agreement", say("tick it if you agree"))

    def understood(self, field: Field, text: str, name: str, key: Key) -> Node:
        """The value of an answer, where it can stand by itself."""
        try:
            value = value_of(field, text, self.wizard, self.tag)
            whole: dict[str, Node] = {}
            _put(whole, field.path, value)
            question = next(candidate for candidate in questions(model_of(key)) if candidate.name == field.path[0])
            problems = self.wizard.objections(key, question, whole[field.path[0]])
        except InvalidValueError as refusal:
            self.object(name, refusal.message, refusal.rule, refusal.hint)
            return None
        for problem in problems:
            self.object(name, problem.message, problem.rule, problem.hint, problem.severity)
        return value

    def object(
        self, name: str, message: Message, rule: str, hint: Message | None, severity: Severity = Severity.ERROR
    ) -> None:
        """Notes what is wrong in a field of the form."""
        line = self.filled.answers[name].line if name in self.filled.answers else 1
        problem = Problem(ISSUE, Position(line), rule, message, hint, severity)
        self.objections.append(Objection(problem, self.fields[name].question.label))

    # Of a correction

    def entry(self, text: str) -> Key:
        """The entry that is meant: by its address, its id, or a name that no other has."""
        found = _PAGE.search(text)
        directory = self.wizard.directory
        if found and found[2] in directory.of_kind(found[1]):
            return found[1], found[2]
        asked = fold(text)
        kinds = (found[1],) if found else ("organisations", "projects", "events", "channels")
        records = [record for kind in kinds for record in directory.of_kind(kind).values()]
        alike = [record for record in records if text == record.id or text in record.former_ids]
        alike = alike or [record for record in records if asked in self.wizard.entry(record).names]
        if len(alike) == 1:
            return alike[0].kind, alike[0].key
        if alike:
            options = ", ".join(f"{record.kind}/{record.id}" for record in alike)
            raise InvalidValueError(
                "unknown-entry", say('"{value}" may be several: {options}', value=text, options=options)
            )
        message = say('there is no entry "{id}" here', id=text)
        raise InvalidValueError("unknown-entry", message, did_you_mean(text, [record.id for record in records]))

    def field(self, key: Key) -> Field:
        """The field of the entry that the form names."""
        chosen = self.filled.text(FIELD)
        for field in correctable(model_of(key)):
            if fold(chosen) in map(fold, self.wizard.said(field.question.label)):
                return field
        other = self.fields[FIELD].question.choices[-1]
        if fold(chosen) in map(fold, self.wizard.said(other.label)):
            raise InvalidValueError("by-hand", say("a person has to do this by hand"))
        message = say('an entry of this kind has no "{label}"', label=chosen)
        raise InvalidValueError("unknown-key", message, say("choose another one, or the last of the list"))

    # The end

    def whole(self, key: Key, value: Mapping[str, Node], text: str, before: str = "") -> Outcome:
        """The entry as the checks see it with all others; without errors, it may be written."""
        if not any(objection.is_error for objection in self.objections) and key[1]:
            told = {objection.problem.message.render() for objection in self.objections}
            found = self.wizard.problems(key, value)
            self.objections += [Objection(problem) for problem in found if problem.message.render() not in told]
        if len(text.encode()) > MAX_FILE_SIZE:
            size = len(text.encode())
            message = say("the file has {size} bytes; the most is {most}", size=size, most=MAX_FILE_SIZE)
            problem = Problem(path_of(key), Position(), "too-large", message, say("shorten its texts"))
            self.objections.append(Objection(problem))
        wrong = any(objection.is_error for objection in self.objections) or not key[1]
        return Outcome(self.filled, key, "" if wrong else text, tuple(self.objections), before)


def _put(value: dict[str, Node], path: tuple[str, ...], found: Node) -> None:
    """Puts a value in its place, in maps that are made where there are none."""
    for step in path[:-1]:
        inner = value.setdefault(step, {})
        assert isinstance(inner, dict)  # noqa: S101 - the forms know what is a part
        value = inner
    value[path[-1]] = found


def _first(name: Node) -> str:
    return str(next(iter(name.values()), "")) if isinstance(name, dict) else str(name)
