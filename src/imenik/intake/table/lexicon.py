"""What headings of tables mean: fields of a kind of entry, by name and by heading, and columns that are left out."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.i18n.script import name_key
from imenik.model.fields import Input, Question, questions
from imenik.store.languages import Language
from imenik.store.loader import FLAT_KINDS
from imenik.store.word_lists import word_lists, words_for

LEFT_OUT: Mapping[str, Message] = {
    "persons": say("names of persons are not published"),
    "telephones": say("telephone numbers are not published"),
    "addresses": say("streets and postcodes are not published"),
    "numbers": say("numbers of rows and registers have no field"),
}
"""Why columns are left out, by what they hold."""


@dataclass(frozen=True)
class FieldTarget:
    """The field that a cell belongs to, or a part of one such as `links.facebook`, and the language of a text."""

    question: Question
    part: Question | None = None
    tag: str | None = None

    @property
    def asked(self) -> Question:
        """The question that the cell answers."""
        return self.part or self.question

    @property
    def name(self) -> str:
        """The name in mapping files."""
        return ".".join(part for part in (self.question.name, self.part and self.part.name, self.tag) if part)


def words_of(text: str) -> str:
    """A heading or a value normalized for comparison."""
    return name_key(text)


def closest_match(words: str, known: Iterable[str]) -> str | None:
    """The closest known text, if it is similar enough for a typing error."""
    return next(iter(difflib.get_close_matches(words, known, n=1, cutoff=0.8)), None)


class HeadingLexicon:
    """The fields of one kind of entry, by name and by heading."""

    def __init__(self, kind: str, languages: Mapping[str, Language]) -> None:
        self.fields: dict[str, FieldTarget] = {}
        self.meaning: dict[str, FieldTarget] = {}
        self.languages = languages
        self.spoken: dict[str, set[str]] = {}
        self.tags = dict(_names_of_languages(languages))
        targets = list(_targets(FLAT_KINDS[kind]))
        for target in targets:
            self.fields[target.name] = target
            self.meaning.setdefault(words_of(target.name), target)
            for tag, language in languages.items():
                self._add(target, target.asked.label.render(language.catalogue.gettext), tag)
        for target in targets:
            for tag, words in () if target.part else word_lists("headings").get(target.name, {}).items():
                for word in words:
                    self._add(target, word, tag)
        self.meaning.pop("", None)
        self.fillers = _folded("fillers")
        self.left_out: dict[str, str] = {word: kind for kind in reversed([*LEFT_OUT]) for word in _folded(kind)}
        self.with_town = _folded("addresses-with-town") if "city" in self.fields else frozenset()

    def _add(self, target: FieldTarget, heading: str, tag: str) -> None:
        words = words_of(heading)
        self.meaning.setdefault(words, target)
        if tag != "any":
            self.spoken.setdefault(words, set()).add(tag)

    def target_named(self, name: str) -> FieldTarget:
        """The field with a name from a mapping file; InvalidValueError if there is none."""
        field, _, tag = name.rpartition(".")
        if name in self.fields:
            return self.fields[name]
        if field in self.fields and tag in self.languages and is_text(self.fields[field].asked):
            return _in_language(self.fields[field], tag)
        hint = did_you_mean(name, self.fields) or say("the fields are: {names}", names=", ".join(self.fields))
        raise InvalidValueError("bad-mapping", say('there is no field "{name}"', name=name), hint)

    def target_meant(self, heading: str) -> FieldTarget | None:
        """The target that a heading means; its end may say in which language the column is: `Opis (en)`."""
        for words in _readings(heading):
            if target := self.meaning.get(words) or self._in_some_language(words):
                return target
        for words in _readings(heading):
            known = " ".join(word for word in words.split() if word not in self.fillers)
            if words not in self.left_out and (target := self.meaning.get(known)):
                return target
        return None

    def _in_some_language(self, words: str) -> FieldTarget | None:
        for field, end in _ends(words):
            target, tag = self.meaning.get(field), self.tags.get(end)
            if target and tag and is_text(target.asked):
                return _in_language(target, tag)
        return None

    def reason_to_leave_out(self, heading: str) -> str | None:
        """What a column holds that is not published, as a key of `LEFT_OUT`; None for others."""
        for words in _readings(heading):
            known = " ".join(word for word in words.split() if word not in self.fillers)
            if kind := self.left_out.get(words) or self.left_out.get(known):
                return kind
        return None

    def names_a_town(self, heading: str) -> bool:
        """Whether the cells of a column with addresses name the town as well."""
        return any(words in self.with_town for words in _readings(heading))


def is_text(question: Question) -> bool:
    """Whether a field holds one text that may differ from language to language."""
    return question.input in (Input.LINE, Input.TEXT) and not question.several


def _folded(key: str) -> frozenset[str]:
    return frozenset(map(words_of, words_for("tables", key)))


def _readings(heading: str) -> Iterator[str]:
    """A heading, the heading without what is in brackets, and each of its halves: `Naziv / Name`."""
    plain = words_of(heading.rstrip(" *:"))
    bare = words_of(re.sub(r"\([^()]*\)|^\s*\d+[.)]", " ", heading))
    halves = (words_of(half) for half in re.split(r"[/|\n()]", heading))
    return iter(dict.fromkeys(filter(None, (plain, bare, *halves))))


def _ends(words: str) -> Iterator[tuple[str, str]]:
    """Splits a heading before each of its last three words: `opis na engleskom` into `opis` and `engleskom`."""
    parts = words.split()
    for index in range(max(1, len(parts) - 3), len(parts)):
        yield " ".join(parts[:index]), " ".join(parts[index:])
        if parts[index - 1] in ("na", "auf", "in"):
            yield " ".join(parts[: index - 1]), " ".join(parts[index:])


def _names_of_languages(languages: Mapping[str, Language]) -> Iterator[tuple[str, str]]:
    for tag, language in languages.items():
        yield words_of(tag), tag
        code = tag.partition("-")[0]
        yield from ((words_of(str(speaker.locale.languages[code])), tag) for speaker in languages.values())
        yield words_of(language.name), tag
    yield from ((word, tag) for tag, words in word_lists("languages-in-headings")["words"].items() for word in words)


def _targets(model: type[BaseModel]) -> Iterator[FieldTarget]:
    """All fields that a single cell can fill, those of the entry before those of its parts."""
    asked = questions(model)
    yield from (
        FieldTarget(question) for question in asked if question.input is not Input.PART or _is_in_one_cell(question)
    )
    for question in asked:
        if question.input is Input.PART and not question.several:
            yield from (FieldTarget(question, part) for part in question.parts if part.input is not Input.PART)


def _is_in_one_cell(question: Question) -> bool:
    """Whether it is a list of parts, each of which fits into one line of a cell."""
    return question.several and question.description.in_one_line


def _in_language(target: FieldTarget, tag: str) -> FieldTarget:
    return FieldTarget(target.question, target.part, tag)
