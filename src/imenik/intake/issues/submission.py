"""Makes a new entry from a submitted issue form, or corrects one value of an entry.

The content is untrusted. It is validated by the same types and checks as files, and nothing in it is executed, opened
or fetched. The command reads the issue and writes the file; `intake/issues/reply.py` writes the reply.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from imenik.i18n.messages import InvalidValueError, Message, Position, Problem, Severity, did_you_mean, say
from imenik.i18n.script import name_key
from imenik.intake.input_parser import InputParser
from imenik.intake.issues.forms import AGREEMENT, ENTRY, FIELD, LANGUAGE, SOURCE, VALUE, Field, correctable
from imenik.intake.issues.parser import FilledForm
from imenik.intake.issues.values import corrected, first_source, value_of
from imenik.model import Record
from imenik.model.fields import questions
from imenik.store.paths import Key, model_of, path_of
from imenik.store.reading.source import MAX_FILE_SIZE
from imenik.store.yaml_comments import parse_comments
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml

ISSUE = "issue"
"""Shown instead of a path in problems of the form itself."""
_PAGE = re.compile(r"(?:^|/)(organisations|projects|events|channels)/([a-z0-9-]+)(?:\.yml)?/?(?:[?#]|$)")
_TICKED = re.compile(r"^[-*] \[[xX]\] ", re.MULTILINE)


@dataclass(frozen=True)
class Objection:
    """A problem of a field of the form, or of a line of the resulting entry."""

    problem: Problem
    field: Message | None = None

    @property
    def is_error(self) -> bool:
        """Whether it prevents writing the entry."""
        return self.problem.severity is Severity.ERROR


@dataclass(frozen=True)
class SubmissionResult:
    """The result of an issue: the text of an entry, empty if there are errors, and the problems."""

    filled: FilledForm
    key: Key | None
    """None if the form names no known entry; without an id if none can be made of the name."""
    text: str = ""
    objections: tuple[Objection, ...] = ()
    before: str = ""
    """The text of the existing file, for a correction."""

    @property
    def path(self) -> str:
        """The path of the file below the data folder; empty if the entry is unknown."""
        return path_of(self.key) if self.key and self.key[1] else ""


def process_submission(
    filled: FilledForm, parser: InputParser, today: dt.date, text_of: Callable[[Key], str]
) -> SubmissionResult:
    """Turn a submitted form into the text of an entry; `text_of` reads the file of an existing entry."""
    processor = _Processor(filled, replace(parser, tag=filled.language.tag), today)
    return processor.correct(text_of) if filled.form.model is None else processor.create(filled.form.model)


class _Processor:
    """Turns one submitted form into an entry and collects its problems."""

    def __init__(self, filled: FilledForm, parser: InputParser, today: dt.date) -> None:
        self.filled, self.parser, self.today = filled, parser, today
        self.objections: list[Objection] = []
        self.tag = filled.language.tag
        self.fields = {field.id: field for field in filled.form.fields}

    def create(self, model: type[Record]) -> SubmissionResult:
        """Make a new entry."""
        self.check_form()
        value: dict[str, Node] = {}
        for name, answer in self.filled.answers.items():
            if answer.text and self.fields[name].path:
                parsed = self.parse(answer.field, answer.text, name, (model.kind, "x"))
                if parsed is not None:
                    _set_at_path(value, answer.field.path, parsed)
        for field in self.filled.form.fields:
            if field.path and field.question.required and not self.filled.text(field.id):
                self.add_objection(field.id, say("this is empty"), "empty-value", say("it is required"))
        value["added"] = self.today.isoformat()
        title = value.get("name") or value.get("title") or ""
        key = (model.kind, self.parser.suggested_id(model.kind, _first_text(title)))
        if not key[1] and title:
            self.add_objection(self.filled.form.fields[0].id, say("no ID can be made from this name"), "bad-id", None)
        return self.finish(key, value, write_yaml(value, model, tuple(self.parser.languages)))

    def correct(self, text_of: Callable[[Key], str]) -> SubmissionResult:
        """Change one value of an existing entry."""
        self.check_form()
        try:
            key = self.find_entry(self.filled.text(ENTRY))
        except InvalidValueError as error:
            return self.fail(None, ENTRY, error)
        try:
            text = text_of(key)
            field = self.find_field(key)
        except InvalidValueError as error:
            return self.fail(key, FIELD, error)
        parsed = self.parse(field, self.filled.text(VALUE), VALUE, key) if self.filled.text(VALUE) else None
        if not self.filled.text(VALUE):
            self.add_objection(VALUE, say("this is empty"), "empty-value", say("it is required"))
        tree = parse_yaml(text)
        if parsed is None or not isinstance(tree.value, dict):
            return SubmissionResult(self.filled, key, objections=tuple(self.objections))
        value, name = dict(tree.value), field.path[0]
        try:
            value[name] = corrected(value.get(name), parsed, self.tag, self.parser.languages)
        except InvalidValueError as error:
            return self.fail(key, VALUE, error)
        if value == tree.value:
            self.add_objection(VALUE, say("the entry already has this"), "no-change", None)
        value |= self.sources(key, value.get("sources"))
        comments = parse_comments(text) if "#" in text else {}
        return self.finish(key, value, write_yaml(value, model_of(key), tuple(self.parser.languages), comments), text)

    def sources(self, key: Key, known: Node) -> dict[str, Node]:
        """The sources of the entry with the one that the correction cites, if that is new and valid."""
        new, old = first_source(self.filled.text(SOURCE)), known if isinstance(known, list) else []
        if new is None or any(isinstance(source, dict) and source.get("url") == new["url"] for source in old):
            return {}
        question = next(candidate for candidate in questions(model_of(key)) if candidate.name == "sources")
        try:
            return {} if self.parser.field_problems(key, question, [new]) else {"sources": [*old, new]}
        except InvalidValueError:
            return {}

    # Common parts of all forms

    def check_form(self) -> None:
        """Check for repeated headings, the language of the texts, and the agreement."""
        for name in self.filled.repeated:
            message = say("this heading appears twice, so it is not clear which part is meant")
            hint = say("remove the one that is part of a text")
            self.add_objection(name, message, "repeated-heading", hint)
        chosen, languages = self.filled.text(LANGUAGE), self.parser.languages
        # Unlike for other answers, Latin and Cyrillic spellings are different here.
        self.tag = next((tag for tag, language in languages.items() if chosen in (tag, language.name)), self.tag)
        if chosen not in ("", self.tag, languages[self.tag].name):
            names = ", ".join(language.name for language in languages.values())
            self.add_objection(LANGUAGE, say("the languages are: {names}", names=names), "unknown-language", None)
        if not _TICKED.search(self.filled.text(AGREEMENT)):
            self.add_objection(AGREEMENT, say("the box is not ticked"), "no-agreement", say("tick it if you agree"))

    def parse(self, field: Field, text: str, name: str, key: Key) -> Node:
        """The value of an answer; None if it is invalid."""
        try:
            value = value_of(field, text, self.parser, self.tag)
            tree: dict[str, Node] = {}
            _set_at_path(tree, field.path, value)
            question = next(candidate for candidate in questions(model_of(key)) if candidate.name == field.path[0])
            problems = self.parser.field_problems(key, question, tree[field.path[0]])
        except InvalidValueError as error:
            self.add_objection(name, error.message, error.rule, error.hint)
            return None
        for problem in problems:
            self.add_objection(name, problem.message, problem.rule, problem.hint, problem.severity)
        return value

    def add_objection(
        self, name: str, message: Message, rule: str, hint: Message | None, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a problem of a field of the form."""
        line = self.filled.answers[name].line if name in self.filled.answers else 1
        problem = Problem(ISSUE, Position(line), rule, message, hint, severity)
        self.objections.append(Objection(problem, self.fields[name].question.label))

    # Corrections

    def find_entry(self, text: str) -> Key:
        """The key of the entry given by its address, its id or a unique name."""
        match = _PAGE.search(text)
        directory = self.parser.directory
        if match and match[2] in directory.of_kind(match[1]):
            return match[1], match[2]
        name = name_key(text)
        kinds = (match[1],) if match else ("organisations", "projects", "events", "channels")
        records = [record for kind in kinds for record in directory.of_kind(kind).values()]
        matches = [record for record in records if text == record.id or text in record.former_ids]
        matches = matches or [record for record in records if name in self.parser.entry_option(record).names]
        if len(matches) == 1:
            return matches[0].kind, matches[0].key
        if matches:
            options = ", ".join(f"{record.kind}/{record.id}" for record in matches)
            raise InvalidValueError(
                "unknown-entry", say('"{value}" could mean any of: {options}', value=text, options=options)
            )
        message = say('there is no entry "{id}"', id=text)
        raise InvalidValueError("unknown-entry", message, did_you_mean(text, [record.id for record in records]))

    def find_field(self, key: Key) -> Field:
        """The field of the entry that the form selects."""
        chosen = self.filled.text(FIELD)
        for field in correctable(model_of(key)):
            if name_key(chosen) in map(name_key, self.parser.in_all_languages(field.question.label)):
                return field
        something_else = self.fields[FIELD].question.choices[-1]
        if name_key(chosen) in map(name_key, self.parser.in_all_languages(something_else.label)):
            raise InvalidValueError("by-hand", say("this has to be done by hand"))
        message = say('entries of this kind have no "{label}"', label=chosen)
        raise InvalidValueError("unknown-key", message, say("choose another one, or the last one in the list"))

    # Result

    def fail(self, key: Key | None, name: str, error: InvalidValueError) -> SubmissionResult:
        """The result without a text, after an error that ends the correction."""
        self.add_objection(name, error.message, error.rule, error.hint)
        return SubmissionResult(self.filled, key, objections=tuple(self.objections))

    def finish(self, key: Key, value: Mapping[str, Node], text: str, before: str = "") -> SubmissionResult:
        """The result, after checking the entry within the directory."""
        if not any(objection.is_error for objection in self.objections) and key[1]:
            known = {objection.problem.message.render() for objection in self.objections}
            problems = self.parser.problems(key, value)
            self.objections += [Objection(problem) for problem in problems if problem.message.render() not in known]
        if len(text.encode()) > MAX_FILE_SIZE:
            size = len(text.encode())
            message = say("the file has {size} bytes; the maximum is {most}", size=size, most=MAX_FILE_SIZE)
            problem = Problem(path_of(key), Position(), "too-large", message, say("shorten its texts"))
            self.objections.append(Objection(problem))
        has_errors = any(objection.is_error for objection in self.objections) or not key[1]
        return SubmissionResult(self.filled, key, "" if has_errors else text, tuple(self.objections), before)


def _set_at_path(tree: dict[str, Node], path: tuple[str, ...], value: Node) -> None:
    """Set the value at a path, and create missing mappings on the way."""
    for key in path[:-1]:
        inner = tree.setdefault(key, {})
        assert isinstance(inner, dict)  # noqa: S101 - paths of the forms only lead through mappings
        tree = inner
    tree[path[-1]] = value


def _first_text(name: Node) -> str:
    return str(next(iter(name.values()), "")) if isinstance(name, dict) else str(name)
