"""What an answer means when somebody makes a new entry: which value it is, or why it is refused. Nobody is asked here.

Words are taken for ids in any of our languages, in either script and spelling; what cannot stand in an entry is refused
with the messages of `imenik check`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import ValidationError

from imenik import checks
from imenik.checks import reserved_id
from imenik.checks.references import TARGETS
from imenik.i18n.codes import countries, timezones, two_letter_languages
from imenik.i18n.messages import InvalidValueError, Message, Problem, did_you_mean, say
from imenik.i18n.script import cyrillic_letters, fold, latin_letters, slug
from imenik.i18n.text import Text, check_text_tag
from imenik.model import VOCABULARIES, Record
from imenik.model.fields import Input, Question
from imenik.store.directory import Directory, Origin
from imenik.store.languages import CYRILLIC, LATIN, Language, choose_text
from imenik.store.paths import Key, fields_from_path, model_of, path_of, validate_record
from imenik.store.validation import is_echo, violation_of
from imenik.store.yaml_reader import Node, parse_yaml
from imenik.store.yaml_writer import write_yaml
from imenik.views.wording import Wording

LONGEST_ID = 60
MOST_SHOWN = 20
"""Options that are listed; of more one is found by its name."""
_MOST_LIKELY = 8


class Option(NamedTuple):
    """A value that may be chosen, what it is called here, and all its names as they are compared."""

    value: str
    label: str
    names: frozenset[str]


class Options(tuple[Option, ...]):
    """What there is to choose from, found by value and by name without a look at each."""

    @cached_property
    def values(self) -> dict[str, int]:
        """The values, and which option has each."""
        return {option.value: at for at, option in enumerate(self)}

    @cached_property
    def named(self) -> Mapping[str, list[Option]]:
        """The options that have a name, as names are compared."""
        found: dict[str, list[Option]] = {}
        for option in self:
            for name in option.names:
                found.setdefault(name, []).append(option)
        return found

    def meant(self, answer: str) -> str | None:
        """The value of the one that an answer means: by id, number, name, or a part of a name that no other has."""
        if answer in self.values:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(self) <= MOST_SHOWN:
            return self[int(answer) - 1].value
        asked = fold(answer)
        alike = self.named.get(asked, [])
        alike = alike or [each for each in self if len(asked) > 1 and any(asked in name for name in each.names)]
        if len(alike) > 1:
            likely = ", ".join(f"{option.label} ({option.value})" for option in alike[:_MOST_LIKELY])
            raise InvalidValueError(
                "unknown-value", say('"{value}" may be several: {options}', value=answer, options=likely)
            )
        return alike[0].value if alike else None


@dataclasses.dataclass(frozen=True)
class Wizard:
    """What is known when somebody makes an entry: the directory, the languages, and the one that is spoken."""

    directory: Directory
    languages: Mapping[str, Language]
    tag: str
    folder: str
    """The data folder, as it is shown in paths."""
    _known: dict[tuple[str, ...], Options] = dataclasses.field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """Options that were asked for once: all names of a directory take a second to fold."""

    # What there is to choose from

    def options(self, question: Question) -> Options:
        """What may be chosen; nothing where the answer is free."""
        key = (question.input, question.refers, *(f"{each.value}: {each.label.text}" for each in question.choices))
        if key not in self._known:
            self._known[key] = Options(self._options(question))
        return self._known[key]

    def _options(self, question: Question) -> Sequence[Option]:
        if question.input is Input.CHOICE:
            return [
                self.option(each.value, each.label.render(self.translate), self.said(each.label))
                for each in question.choices
            ]
        if question.input is Input.YES_NO:
            pairs = (("true", say("yes")), ("false", say("no")))
            return [self.option(value, word.render(self.translate), self.said(word)) for value, word in pairs]
        if question.input is Input.ENTRY and question.refers in VOCABULARIES:
            terms = self.directory.terms(question.refers).items()
            return [self.option(key, self.shown(term.label), term.label.values()) for key, term in terms]
        if question.input is Input.ENTRY:
            return [self.entry(record) for record in self.directory.of_kind(question.refers).values()]
        names = {Input.COUNTRY: self.countries, Input.LANGUAGE: self.language_names, Input.TIMEZONE: self.timezones}
        return names.get(question.input, ())

    def option(self, value: str, label: str, names: Iterable[str]) -> Option:
        """An option with its names in all languages and scripts."""
        return Option(value, label, frozenset(fold(name) for name in (value, label, *names)))

    def entry(self, record: Record) -> Option:
        """An entry as an option: it is found by each of its names."""
        texts = [text for text in (getattr(record, name, None) for name in ("name", "title", "short_name")) if text]
        names = [name for text in texts for name in text.values()]
        return self.option(record.id, self.shown(texts[0]), [*names, *getattr(record, "also_known_as", ())])

    @cached_property
    def countries(self) -> list[Option]:
        """All countries, by their names in all our languages."""
        words = [Wording(language) for language in self.languages.values()]
        here = Wording(self.languages[self.tag])
        return [
            self.option(code, here.country(code), [each.country(code) for each in words])
            for code in sorted(countries())
        ]

    @cached_property
    def language_names(self) -> list[Option]:
        """Our languages and those with a tag of two letters, by their names in all our languages."""
        words = [Wording(language) for language in self.languages.values()]
        here = Wording(self.languages[self.tag])
        tags = dict.fromkeys([*self.languages, *sorted(two_letter_languages())])
        return [self.option(tag, here.language_name(tag), [each.language_name(tag) for each in words]) for tag in tags]

    @cached_property
    def timezones(self) -> list[Option]:
        """Time zones; the last part of their names is enough."""
        return [self.option(name, name, [name.rpartition("/")[2].replace("_", " ")]) for name in sorted(timezones())]

    # What an answer means

    def understood(self, question: Question, answer: str) -> str:
        """The value that one answer stands for; an InvalidValueError where it stands for none, or for several."""
        options = self.options(question)
        value = options.meant(answer) or answer
        if question.input is Input.ENTRY and value not in options.values:
            target = TARGETS.get(question.refers)
            message = say('{none} has the id "{id}"', none=target.none if target else say("nothing"), id=answer)
            raise InvalidValueError(
                target.rule if target else "unknown-value",
                message,
                did_you_mean(slug(answer), options.values),
            )
        self.hold(question, [value] if question.several else value)
        return value

    def tag_of(self, answer: str) -> str:
        """The tag of a language for a text: as it is written, else by the language's name in any of ours."""
        named = [option for option in self.language_names if fold(answer) in option.names]
        return check_text_tag(named[0].value if len(named) == 1 else answer)

    def hold(self, question: Question, value: Node) -> Any:
        """The value as the model has it; an InvalidValueError where the model refuses it."""
        try:
            return question.adapter.validate_python(value)
        except ValidationError as error:
            finding = violation_of(error.errors(include_url=False)[0], Record)
            raise InvalidValueError(finding.rule, finding.message, finding.hint) from None

    def objections(self, key: Key, question: Question, value: Node) -> list[Problem]:
        """What is wrong with one field, as far as that can be told without the others."""
        faults = parse_yaml(self.text(key, {question.name: value})).faults
        if faults:
            return [Problem(self.folder, fault.position, fault.rule, fault.message, fault.hint) for fault in faults]
        model = model_of(key)
        record = model.model_construct(**{**fields_from_path(key), question.name: self.hold(question, value)})
        alone = Directory().with_records([(key, record, Origin(""))])
        return checks.check_texts(alone)

    def written_in(self, text: str) -> str:
        """The language that a text is probably in: the one that is spoken, Serbian by the script of the text."""
        if self.tag not in (CYRILLIC, LATIN):
            return self.tag
        return CYRILLIC if len(cyrillic_letters(text)) > len(latin_letters(text)) else LATIN

    # The entry as a whole

    def suggested_id(self, kind: str, name: str) -> str:
        """An id made of a name, that an entry may have; empty where the name gives none."""
        id_ = id_of(name)
        tries = (id_, *(f"{id_}-{number}" for number in range(2, 100))) if id_ else ()
        return next((each for each in tries if self.in_the_way((kind, each)) is None), "")

    def in_the_way(self, key: Key) -> Message | None:
        """Why a new entry cannot be called so: there is one already, there was one once, or the word is reserved."""
        kind, id_ = key
        if id_ in self.directory.of_kind(kind) or key in self.directory.unreadable:
            return say('there is an entry "{id}" already', id=id_)
        if key in self.former:
            return say('"{id}" is a former id of "{other}" too', id=id_, other=self.former[key])
        return reserved_id.message(id_) if reserved_id.is_reserved(kind, id_) else None

    @cached_property
    def former(self) -> Mapping[Key, str]:
        """The ids that entries had once, and what they have now."""
        return {(each.kind, id_): each.key for each, _ in self.directory.records() for id_ in each.former_ids}

    def text(self, key: Key, value: Mapping[str, Node]) -> str:
        """The entry as its file will hold it."""
        return write_yaml(value, model_of(key), tuple(self.languages))

    def problems(self, key: Key, value: Mapping[str, Node]) -> list[Problem]:
        """What `imenik check` would say of the directory with this entry that it does not say without it."""
        tree = parse_yaml(self.text(key, value))
        origin = Origin(f"{self.folder}/{path_of(key)}", tree.values, tree.keys)
        assert isinstance(tree.value, dict)  # noqa: S101 - we have just written it
        try:
            record = validate_record(key, tree.value)
        except ValidationError as error:
            details = [each for each in error.errors(include_url=False) if not is_echo(each)]
            found = [violation_of(each, model_of(key)) for each in details]
            return [origin.problem(each.rule, each.message, each.hint, at=each.location) for each in found]
        entry = [(key, record, origin)]
        # No text can be wrong but those of the entry itself, and most entries leave nothing to compare.
        told = checks.check_records(self.directory.with_records(entry)) + checks.check_texts(
            Directory().with_records(entry)
        )
        before = {_told(problem) for problem in self.problems_before} if told else set()
        return sorted((each for each in told if _told(each) not in before), key=lambda problem: problem.order)

    @cached_property
    def problems_before(self) -> list[Problem]:
        """What the checks say without the new entry."""
        return checks.run(self.directory)

    # Words

    def translate(self, text: str) -> str:
        """A message of the catalogue in the language that is spoken."""
        return self.languages[self.tag].catalogue.gettext(text)

    def said(self, message: Message) -> Iterator[str]:
        """A message in all languages."""
        return (message.render(language.catalogue.gettext) for language in self.languages.values())

    def shown(self, text: Text) -> str:
        """A text of the directory in the language that is spoken, or the nearest to it."""
        return choose_text(text, self.tag, self.languages[self.tag].row.fallbacks).text


def id_of(name: str) -> str:
    """An id made of a name, cut between two words where it is long; empty where the name gives none."""
    whole = slug(name)
    return whole if len(whole) <= LONGEST_ID else whole[: LONGEST_ID + 1].rpartition("-")[0] or whole[:LONGEST_ID]


def from_environment(environment: Mapping[str, str], tags: Sequence[str]) -> str:
    """The language of a terminal by LC_ALL, LC_MESSAGES and LANG (POSIX); English where it is none of ours."""
    value = next((found for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (found := environment.get(name))), "")
    language = re.split("[_.@]", value)[0].lower()
    if language in ("sr", "sh"):
        latin = language == "sh" or "latin" in value.lower()
        return LATIN if latin else CYRILLIC
    return language if language in tags else "en"


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.rule, problem.message.render()
