"""Parses cells of a table to values of fields, with remarks on what is not understood."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.i18n.names import countries_suggested, country_meant
from imenik.intake.input_parser import InputParser
from imenik.intake.normalization import NormalizedValue, Remark, normalize, parse_source
from imenik.intake.table.lexicon import FieldTarget, closest_match, words_of
from imenik.intake.text_language import guess
from imenik.model import VOCABULARIES
from imenik.model.fields import Input, Question
from imenik.store.languages import language_of, language_of_name
from imenik.store.paths import Key
from imenik.store.word_lists import words_for
from imenik.store.yaml_reader import Node

EMPTY_VALUES = frozenset(("", "-", "–", "—", "/", "?", "n/a", "N/A"))
"""What people write into empty cells."""


@dataclass(frozen=True)
class CellParser:
    """Parses cells. `tag` is the language of texts whose column has none; `values` come from the mapping file."""

    input_parser: InputParser
    tag: str
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: dict[str, dict[str, str]] = field(default_factory=dict)
    """Entries that the table adds, by kind: from normalized name to id."""
    is_tag_given: bool = False
    """Whether a person chose the language of texts, so that it is not to be guessed."""
    recognised: Counter[str] = field(default_factory=Counter)
    """How many texts are in another language than that of the table, by their words."""
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def is_mapped(self, target: FieldTarget, text: str) -> bool:
        """Whether the mapping file says what is meant by a cell."""
        return words_of(text) in map(words_of, self.values.get(target.name, {}))

    def add_entry(self, key: Key, names: Iterable[str]) -> None:
        """Let cells that are parsed from now on refer to an entry by its normalized names."""
        kind, id_ = key
        self.entries.setdefault(kind, {}).update(dict.fromkeys(names, id_))

    def parse(self, target: FieldTarget, text: str) -> NormalizedValue:
        """The value of a cell; None if it is empty."""
        if text in EMPTY_VALUES:
            return NormalizedValue(None)
        mapped = {words_of(word): value for word, value in self.values.get(target.name, {}).items()}
        text = mapped.get(words_of(text), text)
        if target.asked.several:
            return self.several(target, text, mapped)
        return self.single(target, text)

    def several(self, target: FieldTarget, text: str, mapped: Mapping[str, str]) -> NormalizedValue:
        """A list, separated by line breaks or semicolons, or by commas if the whole text is not a known value."""
        asked, values, remarks = target.asked, list[Node](), list[Remark]()
        for piece in self.pieces(asked, text):
            parsed = self.single(target, mapped.get(words_of(piece), piece))
            remarks += parsed.remarks
            if parsed.value is not None and parsed.value not in values:
                values.append(parsed.value)
        return NormalizedValue(values or None, tuple(remarks))

    def pieces(self, asked: Question, text: str) -> Iterator[str]:
        """The items of a list as written."""
        for piece in filter(None, (item.strip(" ,•*-") for item in re.split(r"[;\n|]", text))):
            if not self.is_chosen(asked) or self.meaning(asked, piece):
                yield piece
            else:
                yield from filter(None, (item.strip() for item in re.split(r"[,/]", piece)))

    def single(self, target: FieldTarget, text: str) -> NormalizedValue:
        """One value, validated by its type in the model."""
        asked = target.asked
        try:
            value, remarks = self.read(target, text)
            self.input_parser.validate(asked, [value] if asked.several else value)
        except InvalidValueError as refusal:
            return NormalizedValue(None, (Remark(refusal.message, refusal.hint),))
        return NormalizedValue(value, remarks)

    def read(self, target: FieldTarget, text: str) -> NormalizedValue:
        """One value according to the type of its field; InvalidValueError if the text is none."""
        asked = target.asked
        if asked.input is Input.PART:
            return self.part(asked, text)
        if asked.input in (Input.LINE, Input.TEXT):
            return NormalizedValue(self.text(target, text))
        if self.is_chosen(asked):
            return NormalizedValue(self.chosen(target, text))
        return normalize(asked.input, text)

    def text(self, target: FieldTarget, text: str) -> Node:
        """A text with its language; names in the usual script are the same in all languages."""
        is_line = target.asked.input is Input.LINE
        words = " ".join(text.split()) if is_line else text
        languages = self.input_parser.languages
        is_name = target.tag is None and is_line and target.question.name != "title"
        if is_name and language_of_name(words, languages) is None:
            return words
        return {target.tag or self.language(words): words}

    def language(self, text: str) -> str:
        """The language of a text: the guess, if one is clear, else that of the table in the script of the text."""
        usual = language_of(text, self.tag, self.input_parser.languages)
        guessed = () if self.is_tag_given or usual != self.tag else guess(text, self.tag)
        if len(guessed) > 1 and self.tag not in guessed:
            names = ", ".join(guessed)
            message = say("this text is in another language than the headings, perhaps {languages}", languages=names)
            raise InvalidValueError("not-understood", message, say("choose it with --texts"))
        if len(guessed) != 1:
            return usual
        self.recognised.update([guessed[0]] if guessed[0] != self.tag else [])
        return guessed[0]

    def part(self, asked: Question, text: str) -> NormalizedValue:
        """A source, with its title before its address; or a need of a project."""
        parts = {part.name: part for part in asked.parts}
        if "need" in parts:
            return NormalizedValue({"need": self.chosen(FieldTarget(parts["need"]), text)})
        return parse_source(text)

    # Labels of values

    def is_chosen(self, asked: Question) -> bool:
        """Whether values are chosen by label."""
        return asked.input in _CHOSEN

    def chosen(self, target: FieldTarget, text: str) -> str:
        """The value with the given label in any language and script; InvalidValueError if there is none."""
        if value := self.meaning(target.asked, text):
            return value
        if target.asked.input is Input.COUNTRY:
            self.input_parser.country(text)  # which names those that it may mean
        remedy = say(
            "say in a mapping file what is meant: {line}", line=f'values: {{{target.name}: {{"{text}": VALUE}}}}'
        )
        nearest = self.guess(target.asked, text)
        hint = say("{one}; or {other}", one=nearest, other=remedy) if nearest else remedy
        raise InvalidValueError("not-understood", say('"{value}" cannot be understood', value=text), hint)

    def meaning(self, asked: Question, text: str) -> str | None:
        """The value with the given label; None or empty if there is none, or several."""
        if asked.input is Input.COUNTRY:
            return country_meant(text)
        return self.lookup(asked).get(words_of(text))

    def guess(self, asked: Question, text: str) -> Message | None:
        """A hint with the closest label, or with all values if there are few."""
        options = self.input_parser.options(asked)
        if near := self.near(asked, text):
            label = next((option.label for option in options if option.value == near), near)
            return say('did you mean "{word}"?', word=label)
        if len(options) > _FEW or (asked.refers and asked.refers not in VOCABULARIES):
            return None
        return say("the values are: {values}", values=", ".join(option.value for option in options))

    def near(self, asked: Question, text: str) -> str | None:
        """The value whose label is most like a text."""
        if asked.input is Input.COUNTRY:
            return next(iter(countries_suggested(text)), None)
        known = self.lookup(asked)
        near = closest_match(words_of(text), known)
        return known[near] if near else None

    def lookup(self, asked: Question) -> Mapping[str, str]:
        """The values of a field by all their normalized names; ambiguous names map to an empty value."""
        key = f"{asked.input}:{asked.refers}:{','.join(choice.value for choice in asked.choices)}"
        if key not in self._known:
            names: dict[str, str] = {}
            for option in self.input_parser.options(asked):
                for name in {words_of(name) for name in option.names}:
                    names[name] = option.value if names.get(name, option.value) == option.value else ""
                names[words_of(option.value)] = option.value
            self._known[key] = {**self.more_names(asked), **names}
        return self._known[key]

    def more_names(self, asked: Question) -> Mapping[str, str]:
        """Names that are not in the directory: of rows of this table, and halves of labels."""
        if asked.refers not in VOCABULARIES:
            return self.entries.get(asked.refers, {})
        names: dict[str, str] = {}
        for id_, term in self.input_parser.directory.terms(asked.refers).items() if asked.refers != "places" else ():
            for half in {words_of(half) for label in term.label.values() for half in _AND.split(label)}:
                names[half] = id_ if names.get(half, id_) == id_ else ""
        if asked.refers == "organisation-types":
            usual = {id_: words_for("cells", id_) for id_ in self.input_parser.directory.terms(asked.refers)}
            names = {words_of(word): id_ for id_, words in usual.items() for word in words} | names
        return names


_AND = re.compile(r",| (?:i|и|and|und) ")
"""Separates halves of labels such as "Culture and tradition", since people often write only one of them."""
_FEW = 20
_CHOSEN = (Input.CHOICE, Input.ENTRY, Input.COUNTRY, Input.LANGUAGE, Input.YES_NO, Input.TIMEZONE)
