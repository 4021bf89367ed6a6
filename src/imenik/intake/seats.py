"""Takes a seat apart: the town is kept; street, postcode and a person's name never become a part of an entry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from imenik.i18n.messages import Message, say
from imenik.i18n.script import name_key
from imenik.store.gazetteer import Gazetteer
from imenik.store.word_lists import words_for

_POSTCODE_FIRST = re.compile(
    r"(?:[A-Z]{1,3}[- ])?(?:\d{3}[ -]\d{2}|\d{2}-\d{3}|\d{4,6}|\d{4} [A-Z]{2})\s+(?P<town>\D+)"
)
"""Postcodes before the town: `10115 Berlin`, `A-8010 Graz`, `211 20 Malmö`, `00-001 Warszawa`, `1012 AB Amsterdam`."""
_POSTCODE_LAST = re.compile(r"(?P<town>\D+?),?\s+(?:[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}|\d{4,6})")
"""Postcodes after the town: `London SW1A 1AA`, `Roma 00100`."""


class Seat(NamedTuple):
    """The town and the country that a cell names, empty if there are none, and what was left out."""

    town: str
    country: str = ""
    left_out: Message | None = None


@dataclass(frozen=True)
class SeatParser:
    """Finds towns in cells; `country_of` is the code of a country by its name."""

    gazetteer: Gazetteer
    country_of: Callable[[str], str | None]

    def parse(self, text: str, country: str) -> Seat:
        """The town in a text such as `Musterstr. 5, 10115 Berlin`; `country` is the code, if it is known."""
        if self.is_town(text, country):
            return Seat(self._in_usual_case(text, country))
        pieces = [piece for piece in (part.strip(" .-") for part in re.split(r"[,;\n|()]| [–-] ", text)) if piece]
        codes = [code for piece in pieces if not self.is_town(piece, country) and (code := self.country_of(piece))]
        country = country or "".join(codes[:1])
        town, is_safe = self._town_of(pieces, country)
        if not town or not is_safe:
            return Seat(
                "", "".join(codes[:1]), say("no town was found; this may be a street or a person, so it is left out")
            )
        rest = [piece for piece in pieces if piece != town and not self.country_of(piece)]
        left = say('only the town "{town}" is used, not street, postcode and names', town=town) if rest else None
        return Seat(self._in_usual_case(town, country), "".join(codes[:1]), left)

    def _town_of(self, pieces: list[str], country: str) -> tuple[str, bool]:
        """The best candidate, and whether it can only be a town."""
        codes = (pattern.fullmatch(piece) for pattern in (_POSTCODE_FIRST, _POSTCODE_LAST) for piece in pieces)
        beside_code = [match["town"].strip() for match in codes if match]
        starts = (start for town in beside_code for start in _starts(town, shortest=1))
        known = [piece for piece in (*starts, *pieces) if self.is_town(piece, country)]
        if known:
            return known[0], True
        plain = next((town for town in beside_code or pieces if self._is_plain(town)), "")
        return plain, bool(beside_code) or len(pieces) == 1

    def _is_plain(self, piece: str) -> bool:
        """Whether an unknown word may be published as a town: a single one that is no street and no number."""
        return piece.replace("-", "").isalpha() and not self._is_street(piece)

    def _is_street(self, piece: str) -> bool:
        folded = name_key(piece)
        ends = tuple(map(name_key, words_for("tables", "street-ends")))
        return folded in map(name_key, words_for("tables", "streets")) or folded.endswith(ends)

    def is_town(self, text: str, country: str) -> bool:
        """Whether a town of the country, or of any if none is known, has this name or one that begins with it."""
        if country and self.gazetteer.city(country, [text]):
            return True
        folded = name_key(text).strip()
        return (country, folded) in self._names if country else folded in self._names_anywhere

    def _in_usual_case(self, town: str, country: str) -> str:
        """A town that is written in capitals as usual."""
        known = self.gazetteer.city(country, [town]) if town.isupper() and country else None
        return known.name if known and name_key(known.name) == name_key(town) else town

    @cached_property
    def _names(self) -> frozenset[tuple[str, str]]:
        """All towns with their countries, also without the last words of their names: `Bad Homburg`."""
        return frozenset((country, start) for country, name in self.gazetteer.cities for start in _starts(name))

    @cached_property
    def _names_anywhere(self) -> frozenset[str]:
        return frozenset(name for _, name in self._names)


def _starts(name: str, shortest: int = 2) -> Iterator[str]:
    """A name, and its first words, the most first: `bad homburg vor der hohe`, `bad homburg vor der`, `bad homburg`."""
    words = name.split()
    return (" ".join(words[:end]) for end in range(max(len(words), 1), min(shortest, len(words) or 1) - 1, -1))
