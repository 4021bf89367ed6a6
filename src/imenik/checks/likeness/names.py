"""Names in the form in which they are compared, and those that differ by a slip of the pen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from imenik.i18n.messages import Location
from imenik.i18n.script import fold
from imenik.model import Organisation

LEGAL_FORM = re.compile(r" (e ?v|r ?y|g?gmbh|inc|ltd|llc|corp|asbl|vzw|onlus|aps|odv)$")
# In shorter names or words, a single letter often makes a different one.
MIN_NAME_LENGTH = 10
MIN_WORD_LENGTH = 4
_ACRONYM = re.compile(r"[^\W\d_]{2,6}")


class Name(NamedTuple):
    """A name in the form for comparison, its location, and whether it is a short name such as an acronym."""

    folded: str
    location: Location
    short: bool


class NameWords(NamedTuple):
    """The words of a name, and the location of the name."""

    words: tuple[str, ...]
    record: Organisation
    location: Location


class WordSlot(NamedTuple):
    """A word of a name, among names whose other words are the same, with the location of the name."""

    word: str
    record: Organisation
    location: Location


class Slip(NamedTuple):
    """Two organisations with nearly the same name, and where the later one has it."""

    earlier: Organisation
    later: Organisation
    location: Location


NamesById = Mapping[str, list[Name]]
"""Names by the id of the organisation."""


def comparable_names(record: Organisation) -> Iterator[Name]:
    """All its names, including short ones."""
    for field, text in (("name", record.name), ("short_name", record.short_name)):
        for tag, value in text.texts.items() if text else ():
            yield Name(_comparable(value), (field, tag), field == "short_name" or _is_acronym(value))
    for index, value in enumerate(record.also_known_as):
        yield Name(_comparable(value), ("also_known_as", index), _is_acronym(value))


def _is_acronym(name: str) -> bool:
    return name.isupper() and _ACRONYM.fullmatch(name) is not None


def _comparable(name: str) -> str:
    return LEGAL_FORM.sub("", " ".join(re.findall(r"\w+", fold(name))))


def slips_of_names(records: Iterable[Organisation], names: NamesById) -> Iterator[Slip]:
    """Names in the same country that differ in one word, and in that word by one letter.

    Two such names share the first or second half of their words, which few other names do.
    """
    sharing: dict[tuple[str | None, ...], list[NameWords]] = defaultdict(list)
    for record in records:
        for name in names[record.id]:
            if len(name.folded) >= MIN_NAME_LENGTH and not name.short:
                words = NameWords(tuple(name.folded.split()), record, name.location)
                middle = len(words.words) // 2
                sharing[record.country, *words.words[:middle], None].append(words)
                sharing[record.country, None, *words.words[middle:]].append(words)
    for key, candidates in sharing.items():
        if len(candidates) > 1:
            yield from _like_but_for_a_word(candidates, in_second_half=key[-1] is None)


def _like_but_for_a_word(names: Iterable[NameWords], *, in_second_half: bool) -> Iterator[Slip]:
    alike: dict[tuple[str | None, ...], list[WordSlot]] = defaultdict(list)
    for words, record, location in names:
        middle = len(words) // 2
        for place in range(middle, len(words)) if in_second_half else range(middle):
            if len(words[place]) >= MIN_WORD_LENGTH:
                alike[*words[:place], None, *words[place + 1 :]].append(WordSlot(words[place], record, location))
    for slots in alike.values():
        yield from _slips(slots)


def _slips(slots: list[WordSlot]) -> Iterator[Slip]:
    """Pairs of words one edit apart: they share a form after removing at most one letter from each."""
    owner: dict[str, Organisation] = {}
    first_with: dict[str, str] = {}
    for word, later, location in slots if len(slots) > 1 else ():
        if word in owner:
            continue
        owner[word] = later
        for similar in sorted({first_with.setdefault(form, word) for form in _forms(word)}):
            if owner[similar] is not later and _one_edit_apart(similar, word):
                yield Slip(owner[similar], later, location)


def _forms(word: str) -> Iterator[str]:
    """The word, and the word without each one of its letters; numbers distinguish organisations, so digits stay."""
    yield word
    yield from (word[:index] + word[index + 1 :] for index, letter in enumerate(word) if not letter.isdigit())


def _one_edit_apart(first: str, second: str) -> bool:
    """Whether a letter is inserted, deleted or replaced, or two are swapped; digits must be equal."""
    first, second = _without_common_start(first, second)
    first, second = _without_common_start(first[::-1], second[::-1])
    if any(letter.isdigit() for letter in first + second):
        return False
    return max(len(first), len(second)) == 1 or (len(first) == 2 and first == second[::-1])


def _without_common_start(first: str, second: str) -> tuple[str, str]:
    pairs = zip(first, second, strict=False)
    shorter = min(len(first), len(second))
    start = next((index for index, (left, right) in enumerate(pairs) if left != right), shorter)
    return first[start:], second[start:]
