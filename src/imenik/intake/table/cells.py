"""What a cell of a table means: the value of a field, and what is to be said where it means none, or only in part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from babel import Locale

from imenik.i18n.codes import countries
from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.i18n.script import cyrillic_letters, latin_letters
from imenik.intake.input_parser import Wizard
from imenik.intake.normalization import Remark, Understood, spelled, titled
from imenik.intake.table.columns import Target, nearest, words_of
from imenik.model import VOCABULARIES
from imenik.model.fields import Input, Question
from imenik.store.languages import CYRILLIC, LATIN
from imenik.store.yaml_reader import Node

NOTHING = frozenset(("", "-", "–", "—", "/", "?", "n/a", "N/A"))
"""What people write into a cell that they have nothing for."""


@dataclass(frozen=True)
class Cells:
    """Reads cells. `tag` is the language of texts whose column says none; `values` are those of a mapping file."""

    wizard: Wizard
    tag: str
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    entries: dict[str, dict[str, str]] = field(default_factory=dict)
    """Entries that the table adds, by kind: folded name to id."""
    _known: dict[str, dict[str, str]] = field(default_factory=dict)

    def understood(self, target: Target, text: str) -> Understood:
        """What a cell says; empty where it says nothing."""
        if text in NOTHING:
            return Understood(None)
        mapped = {words_of(word): value for word, value in self.values.get(target.name, {}).items()}
        text = mapped.get(words_of(text), text)
        if target.asked.several:
            return self.several(target, text, mapped)
        return self.one(target, text)

    def several(self, target: Target, text: str, mapped: Mapping[str, str]) -> Understood:
        """A list: each line or what stands between semicolons; between commas, where the whole is not known."""
        asked, found, remarks = target.asked, list[Node](), list[Remark]()
        for piece in self.pieces(asked, text):
            each = self.one(target, mapped.get(words_of(piece), piece))
            remarks += each.remarks
            if each.value is not None and each.value not in found:
                found.append(each.value)
        return Understood(found or None, tuple(remarks))

    def pieces(self, asked: Question, text: str) -> Iterator[str]:
        """The items of a list as they are written."""
        for piece in filter(None, (each.strip(" ,•*-") for each in re.split(r"[;\n|]", text))):
            if not self.is_chosen(asked) or self.lookup(asked).get(words_of(piece)):
                yield piece
            else:
                yield from filter(None, (each.strip() for each in re.split(r"[,/]", piece)))

    def one(self, target: Target, text: str) -> Understood:
        """One value, held against its type in the model."""
        asked = target.asked
        try:
            value, remarks = self.read(target, text)
            self.wizard.hold(asked, [value] if asked.several else value)
        except InvalidValueError as refusal:
            return Understood(None, (Remark(refusal.message, refusal.hint),))
        return Understood(value, remarks)

    def read(self, target: Target, text: str) -> Understood:
        """One value by the kind of its field; an InvalidValueError where the text is none."""
        asked = target.asked
        if asked.input is Input.PART:
            return self.part(asked, text)
        if asked.input in (Input.LINE, Input.TEXT):
            return Understood(self.text(target, text))
        if self.is_chosen(asked):
            return Understood(self.chosen(asked, text))
        return spelled(asked.input, text)

    def text(self, target: Target, text: str) -> Node:
        """A text in its language; a name in Latin letters is the same everywhere."""
        line = target.asked.input is Input.LINE
        words = " ".join(text.split()) if line else text
        is_cyrillic = len(cyrillic_letters(words)) > len(latin_letters(words))
        if target.tag is None and line and not is_cyrillic and target.question.name != "title":
            return words
        return {target.tag or self.tag_of(is_cyrillic=is_cyrillic): words}

    def tag_of(self, *, is_cyrillic: bool) -> str:
        """The language of a text in one of the scripts."""
        if is_cyrillic:
            return CYRILLIC
        return LATIN if self.tag == CYRILLIC else self.tag

    def part(self, asked: Question, text: str) -> Understood:
        """A source, its title before its address; or what a project looks for."""
        parts = {part.name: part for part in asked.parts}
        if "need" in parts:
            return Understood({"need": self.chosen(parts["need"], text)})
        return titled(text)

    # Words that stand for values

    def is_chosen(self, asked: Question) -> bool:
        """Whether a word stands for the value."""
        return asked.input in _CHOSEN

    def chosen(self, asked: Question, text: str) -> str:
        """The value that a word in any language and script stands for; InvalidValueError where it stands for none."""
        known = self.lookup(asked)
        value = known.get(words_of(text))
        if value:
            return value
        raise InvalidValueError(
            "not-understood", say('"{value}" is not understood', value=text), self.guess(asked, text)
        )

    def guess(self, asked: Question, text: str) -> Message | None:
        """The label of the value whose name is nearest to a word; where there are few values, all their labels."""
        known = self.lookup(asked)
        near = nearest(words_of(text), known)
        options = self.wizard.options(asked)
        if near and known[near]:
            label = next((each.label for each in options if each.value == known[near]), known[near])
            return say('did you mean "{word}"?', word=label)
        if len(options) > _FEW:
            return None
        return say("the values are: {values}", values=", ".join(option.label for option in options))

    def lookup(self, asked: Question) -> Mapping[str, str]:
        """The values of a field by all their folded names; a name that several have stands for none."""
        key = f"{asked.input}:{asked.refers}:{','.join(each.value for each in asked.choices)}"
        if key not in self._known:
            found: dict[str, str] = {}
            for option in self.wizard.options(asked):
                for name in {words_of(each) for each in option.names}:
                    found[name] = option.value if found.get(name, option.value) == option.value else ""
                found[words_of(option.value)] = option.value
            self._known[key] = {**self.more_names(asked), **found}
        return self._known[key]

    def more_names(self, asked: Question) -> Mapping[str, str]:
        """Names that are not written in the directory: of countries, of rows of this table, halves of labels."""
        if asked.input is Input.COUNTRY:
            return self.more_countries
        if asked.refers not in VOCABULARIES:
            return self.entries.get(asked.refers, {})
        found: dict[str, str] = {}
        for id_, term in self.wizard.directory.terms(asked.refers).items() if asked.refers != "places" else ():
            for half in {words_of(half) for label in term.label.values() for half in _AND.split(label)}:
                found[half] = id_ if found.get(half, id_) == id_ else ""
        usual = _ASSOCIATION if asked.refers == "organisation-types" else ()
        return dict.fromkeys(map(words_of, usual), "association") | found

    @cached_property
    def more_countries(self) -> dict[str, str]:
        """Names of countries besides those of our languages: short ones, and those of ekavian Serbian."""
        plain = Locale("sr", script="Latn").territories.items()
        names = {words_of(str(name)): str(code) for code, name in plain if code in countries()}
        return names | {words_of(word): code for code, words in _COUNTRIES.items() for word in words.split(", ")}


_AND = re.compile(r",| (?:i|и|and|und) ")
"""Halves of a label such as "Culture and tradition" are what people write for it."""
_ASSOCIATION = (
    "udruženje građana",
    "udruga građana",
    "udruga",
    "društvo",
    "klub",
    "NVO",
    "Verein",
    "e.V.",
    "club",
    "NGO",
)
_FEW = 20
_CHOSEN = (Input.CHOICE, Input.ENTRY, Input.COUNTRY, Input.LANGUAGE, Input.YES_NO, Input.TIMEZONE)
_COUNTRIES = {
    "BA": "BiH, B i H",
    "US": "SAD, USA, US, United States of America, Amerika, Sjedinjene Države",
    "GB": "UK, Velika Britanija, Engleska, Great Britain, England, Großbritannien, Škotska",
    "NL": "Holandija, Nizozemska, Holland",
    "MK": "Makedonija, Mazedonien, Macedonia, Severna Makedonija",
    "AE": "UAE, UAE Emirati, Emirati, VAE",
    "CZ": "Češka Republika, Czech Republic, Tschechische Republik",
    "RU": "Rusija, Ruska Federacija",
    "SE": "Sverige",
    "NO": "Norge",
    "DK": "Danmark",
    "CH": "Suisse, Svizzera",
    "IT": "Italia",
}
