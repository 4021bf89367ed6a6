"""Records as columns of text that compress well: the format of the finder's index, not its contents.

A column is one string with a comma-separated cell per record. A cell holds numbers separated by spaces: indexes into a
list of values, the most frequent first. `packed-columns.js` reads this.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from imenik.i18n.text import Text
from imenik.store.languages import Derivations

Cells = Sequence[Sequence[str]]
"""The values of each record."""
Packed = tuple[str, str]
"""The texts of one name, separated by tabs, and their tags (see `pack`)."""
ALSO = "also"
"""Tags a text that is searched but not shown, such as a former name."""
MADE = "~"
"""Prefix of the tag of a language whose text is made from the first one by transliteration."""


def column(cells: Cells, more: Iterable[str] = ()) -> tuple[list[str], str]:
    """The values, by frequency and then by name, and the column; `more` are values that occur in no cell."""
    frequencies = Counter(dict.fromkeys(sorted({*chain.from_iterable(cells), *more}), 0))
    frequencies.update(chain.from_iterable(cells))
    values = [value for value, _ in frequencies.most_common()]
    number = {value: str(index) for index, value in enumerate(values)}
    return values, ",".join(" ".join(number[value] for value in cell) for cell in cells)


def ages(days: Iterable[dt.date | None], today: dt.date) -> str:
    """A column with the number of days from each day to `today`; an empty cell for None."""
    return ",".join("" if day is None else str((today - day).days) for day in days)


def pack(name: Text | None, derivations: Derivations, also: Iterable[str] = ()) -> Packed:
    """The texts of one name, separated by tabs, and the tags of each text, separated by spaces.

    A text shared by several languages occurs once (`bs+hr`), also if one of them has it transliterated.
    """
    derivation = next((rule for rule in derivations.values() if name and rule.source in name), None)
    source = name[derivation.source] if name and derivation else ""
    made = derivation.transliterate(source) if derivation else ""
    tags: dict[str, list[str]] = {}
    for tag, text in name.items() if name else ():
        if derivation and tag != derivation.source and text == made:
            tags.setdefault(source, []).append(MADE + tag)
        else:
            tags.setdefault(text, []).append(tag)
    for text in also:
        tags.setdefault(text, []).append(ALSO)
    texts = (" ".join(text.split()) for text in tags)
    return "\t".join(texts), " ".join("+".join(tags_of_text) for tags_of_text in tags.values())
