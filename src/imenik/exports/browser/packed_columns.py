"""Records as columns of text, small when compressed: the form of the finder's index. What goes in is elsewhere.

A column is one string with a cell for each record, parted by commas. A cell holds numbers, parted by spaces: places in
a list of values, which begins with the most frequent. `entries.js` reads this.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from imenik.i18n.script import to_latin
from imenik.i18n.text import Text
from imenik.store.languages import CYRILLIC

Cells = Sequence[Sequence[str]]
"""The values of each record."""
Packed = tuple[str, str]
"""The texts of one name, parted by tabs, and their form."""
ALSO = "also"
"""Marks a text that is only searched, such as a former name."""
IN_LATIN = "~"
"""Stands before the tag of a language whose text is the Latin form of a Cyrillic one."""


def column(cells: Cells, more: Iterable[str] = ()) -> tuple[list[str], str]:
    """The values, by frequency and then by name, and the column; `more` are values that no cell has."""
    frequencies = Counter(dict.fromkeys(sorted({*chain.from_iterable(cells), *more}), 0))
    frequencies.update(chain.from_iterable(cells))
    values = [value for value, _ in frequencies.most_common()]
    number = {value: str(index) for index, value in enumerate(values)}
    return values, ",".join(" ".join(number[value] for value in cell) for cell in cells)


def ages(days: Iterable[dt.date | None], today: dt.date) -> str:
    """How many days before `today` each was; an empty cell for None."""
    return ",".join("" if day is None else str((today - day).days) for day in days)


def pack(name: Text | None, also: Iterable[str] = ()) -> Packed:
    """The texts of one name, parted by tabs, and their form: the tags of each text, parted by spaces.

    A text that two languages share stands once (`bs+hr`), and so does a Cyrillic one that a language has in Latin.
    """
    cyrillic = name.get(CYRILLIC) if name else None
    latin = to_latin(cyrillic) if cyrillic else None
    tags: dict[str, list[str]] = {}
    for tag, text in name.items() if name else ():
        if cyrillic and tag != CYRILLIC and text == latin:
            tags.setdefault(cyrillic, []).append(IN_LATIN + tag)
        else:
            tags.setdefault(text, []).append(tag)
    for text in also:
        tags.setdefault(text, []).append(ALSO)
    return "\t".join(" ".join(text.split()) for text in tags), " ".join(
        "+".join(tags_of_text) for tags_of_text in tags.values()
    )
