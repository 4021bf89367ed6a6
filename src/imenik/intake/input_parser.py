"""Parses what people type or choose for a new entry into values, or says why they are invalid; it asks nothing itself.

Labels are understood in all languages of the site and in both scripts. Invalid values get the messages of
`imenik check`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from babel import Locale
from pydantic import ValidationError

from imenik import checks
from imenik.checks import reserved_id
from imenik.checks.references import TARGETS
from imenik.i18n.codes import timezones, two_letter_languages
from imenik.i18n.messages import SOURCE_LANGUAGE, InvalidValueError, Message, Problem, did_you_mean, say
from imenik.i18n.names import countries_suggested, country_meant, names_of_countries
from imenik.i18n.script import name_key, name_keys, slug
from imenik.i18n.text import Text, check_text_tag
from imenik.intake.options import Option, Options, ambiguous
from imenik.model import VOCABULARIES, Record
from imenik.model.fields import Input, Question
from imenik.store.directory import Directory, Origin
from imenik.store.languages import Language, choose_text, language_of
from imenik.store.paths import Key, fields_from_path, model_of, path_of, validate_record
from imenik.store.validation import is_echo, violation_of
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml
from imenik.views.wording import Wording

MAX_ID_LENGTH = 60


@dataclasses.dataclass(frozen=True)
class InputParser:
    """Parses and validates input for entries of a directory, in the language of the person who enters it."""

    directory: Directory
    languages: Mapping[str, Language]
    tag: str
    folder: str
    """The data folder as shown in paths."""
    _known: dict[tuple[str, ...], Options] = dataclasses.field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Cached options: normalizing all names of a directory takes a second."""

    # Options

    def options(self, question: Question) -> Options:
        """The options of a question; empty if any answer is possible."""
        choices = (f"{choice.value}: {choice.label.text}" for choice in question.choices)
        key = (question.input, question.refers, *choices)
        if key not in self._known:
            self._known[key] = Options(self._options(question))
        return self._known[key]

    def _options(self, question: Question) -> Sequence[Option]:
        if question.input is Input.CHOICE:
            return [
                self.option(choice.value, choice.label.render(self.translate), self.in_all_languages(choice.label))
                for choice in question.choices
            ]
        if question.input is Input.YES_NO:
            pairs = (("true", say("yes")), ("false", say("no")))
            return [
                self.option(value, label.render(self.translate), self.in_all_languages(label)) for value, label in pairs
            ]
        if question.input is Input.ENTRY and question.refers in VOCABULARIES:
            terms = self.directory.terms(question.refers).items()
            return [self.option(key, self.localize(term.label), term.label.values()) for key, term in terms]
        if question.input is Input.ENTRY:
            return [self.entry_option(record) for record in self.directory.of_kind(question.refers).values()]
        names = {Input.COUNTRY: self.countries, Input.LANGUAGE: self.language_names, Input.TIMEZONE: self.timezones}
        return names.get(question.input, ())

    def option(self, value: str, label: str, names: Iterable[str]) -> Option:
        """An option whose names match in all scripts."""
        return Option(value, label, frozenset(key for name in (value, label, *names) for key in name_keys(name)))

    def entry_option(self, record: Record) -> Option:
        """The option for an entry, with all names of the entry."""
        texts = [text for text in (getattr(record, name, None) for name in ("name", "title", "short_name")) if text]
        names = [name for text in texts for name in text.values()]
        return self.option(record.id, self.localize(texts[0]), [*names, *getattr(record, "also_known_as", ())])

    @cached_property
    def countries(self) -> list[Option]:
        """All countries, with everything that means them."""
        current = Wording(self.languages[self.tag])
        rows = names_of_countries().items()
        return [self.option(code, current.country(code), [*row.names, *row.formal, *row.people]) for code, row in rows]

    @cached_property
    def language_names(self) -> list[Option]:
        """The languages of the site and all with a two-letter tag, with their names in all languages of the site."""
        wordings = [Wording(language) for language in self.languages.values()]
        current = Wording(self.languages[self.tag])
        tags = dict.fromkeys([*self.languages, *sorted(two_letter_languages())])
        return [
            self.option(tag, current.language_name(tag), [wording.language_name(tag) for wording in wordings])
            for tag in tags
        ]

    @cached_property
    def timezones(self) -> list[Option]:
        """All time zones; the last part of the name is enough to choose one."""
        return [self.option(name, name, [name.rpartition("/")[2].replace("_", " ")]) for name in sorted(timezones())]

    # Values

    def parse(self, question: Question, answer: str) -> str:
        """The value for one answer; InvalidValueError if the answer is invalid or ambiguous."""
        options = self.options(question)
        is_country = question.input is Input.COUNTRY
        value = (self.country(answer) if is_country else options.resolve(answer)) or answer
        if question.input is Input.ENTRY and value not in options.positions:
            target = TARGETS.get(question.refers)
            message = say('{none} has the ID "{id}"', none=target.none if target else say("nothing"), id=answer)
            raise InvalidValueError(
                target.rule if target else "unknown-value",
                message,
                did_you_mean(slug(answer), options.positions),
            )
        self.validate(question, [value] if question.several else value)
        return value

    def country(self, answer: str) -> str | None:
        """The code of a country for a code or a name; None if it is none; InvalidValueError if there are several."""
        code = country_meant(answer)
        suggested = () if code else countries_suggested(answer)
        if len(suggested) > 1:
            raise ambiguous(answer, [option for option in self.countries if option.value in suggested])
        return code

    def parse_language(self, answer: str) -> str:
        """The language tag for a tag or for the name of a language."""
        matches = [option for option in self.language_names if name_key(answer) in option.names]
        return check_text_tag(matches[0].value if len(matches) == 1 else answer)

    def validate(self, question: Question, value: Node) -> Any:
        """The value converted to its type in the model; InvalidValueError if the model rejects it."""
        try:
            return question.adapter.validate_python(value)
        except ValidationError as error:
            violation = violation_of(error.errors(include_url=False)[0], Record)
            raise InvalidValueError(violation.rule, violation.message, violation.hint) from None

    def field_problems(self, key: Key, question: Question, value: Node) -> list[Problem]:
        """The problems of one field that do not depend on other fields."""
        faults = parse_yaml(self.to_yaml(key, {question.name: value})).faults
        if faults:
            return [Problem(self.folder, fault.position, fault.rule, fault.message, fault.hint) for fault in faults]
        model = model_of(key)
        record = model.model_construct(**{**fields_from_path(key), question.name: self.validate(question, value)})
        return checks.check_texts(Directory().with_records([(key, record, Origin(""))]))

    def guess_language(self, text: str) -> str:
        """The probable language of a text: the current one, or another one by the script of the text."""
        return language_of(text, self.tag, self.languages)

    # Entries

    def suggested_id(self, kind: str, name: str) -> str:
        """A free id made from a name; empty if no id can be made from it."""
        id_ = id_from_name(name)
        candidates = (id_, *(f"{id_}-{number}" for number in range(2, 100))) if id_ else ()
        return next((candidate for candidate in candidates if self.id_conflict((kind, candidate)) is None), "")

    def id_conflict(self, key: Key) -> Message | None:
        """Why a new entry cannot have an id: it is in use, a former id of another entry, or reserved."""
        kind, id_ = key
        if self.directory.has_file(kind, id_):
            return self.directory.removal(kind, id_) or say('an entry "{id}" already exists', id=id_)
        if key in self.former_ids:
            return say('"{id}" is also a former ID of "{other}"', id=id_, other=self.former_ids[key])
        return reserved_id.message(id_) if reserved_id.is_reserved(kind, id_) else None

    @cached_property
    def former_ids(self) -> Mapping[Key, str]:
        """The current id of each entry by its former ids."""
        return {(record.kind, id_): record.key for record, _ in self.directory.records() for id_ in record.former_ids}

    def to_yaml(self, key: Key, value: Mapping[str, Node]) -> str:
        """The YAML text of an entry."""
        return write_yaml(value, model_of(key), tuple(self.languages))

    def problems(self, key: Key, value: Mapping[str, Node]) -> list[Problem]:
        """The problems that `imenik check` would report only once this entry is added."""
        origin = Origin(f"{self.folder}/{path_of(key)}", self.to_yaml(key, value).encode(errors="replace"))
        tree = origin.tree
        assert isinstance(tree.value, dict)  # noqa: S101 - it was just written from a mapping
        try:
            record = validate_record(key, tree.value)
        except ValidationError as error:
            details = [detail for detail in error.errors(include_url=False) if not is_echo(detail)]
            violations = [violation_of(detail, model_of(key)) for detail in details]
            return [
                origin.problem(violation.rule, violation.message, violation.hint, at=violation.location)
                for violation in violations
            ]
        entry = [(key, record, origin)]
        problems = checks.check_entries(Directory().with_records(entry))  # the others are what they were
        problems += checks.check_together(self.directory.with_records(entry))
        known = {_identity(problem) for problem in self.problems_before} if problems else set()
        new = (problem for problem in problems if _identity(problem) not in known)
        return sorted(new, key=lambda problem: problem.order)

    @cached_property
    def problems_before(self) -> list[Problem]:
        """The problems of the directory without the new entry."""
        return checks.run(self.directory)

    # Translations

    def translate(self, text: str) -> str:
        """A message of the catalogue in the current language."""
        return self.languages[self.tag].catalogue.gettext(text)

    def in_all_languages(self, message: Message) -> Iterator[str]:
        """A message in all languages."""
        return (message.render(language.catalogue.gettext) for language in self.languages.values())

    def localize(self, text: Text) -> str:
        """A text of the directory in the current language or its closest fallback."""
        return choose_text(text, self.languages[self.tag]).text


def id_from_name(name: str) -> str:
    """An id made from a name, shortened between two words if it is too long; empty if no id can be made from it."""
    id_ = slug(name)
    if len(id_) <= MAX_ID_LENGTH:
        return id_
    return id_[: MAX_ID_LENGTH + 1].rpartition("-")[0] or id_[:MAX_ID_LENGTH]


def language_from_environment(environment: Mapping[str, str], languages: Mapping[str, Language]) -> str:
    """The language of a terminal by LC_ALL, LC_MESSAGES and LANG (POSIX); English if the site does not have it.

    A script is given as a modifier: `sr_RS.UTF-8@latin`.
    """
    values = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    value = next(filter(None, values), "")
    name, _, modifier = value.lower().partition("@")
    primary = re.split("[_.]", name)[0]
    meant = [tag for tag, language in languages.items() if primary in (tag.partition("-")[0], *language.row.also)]
    exact = [tag for tag in meant if primary in (tag, *languages[tag].row.also)]
    scripts = Locale(SOURCE_LANGUAGE).scripts
    by_script = [tag for tag in meant if modifier == str(scripts.get(languages[tag].script)).lower()]
    return next(iter([*by_script, *exact]), SOURCE_LANGUAGE)


def _identity(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.rule, problem.message.render()
