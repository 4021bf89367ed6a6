"""Ensure that an organisation stands in the directory once: look at equal names, nearly equal names and web sites."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple
from urllib.parse import urlsplit

from imenik.i18n.messages import Location, Message, Problem, Severity, say
from imenik.i18n.script import fold
from imenik.model import Organisation
from imenik.store.directory import Directory

LEGAL_FORM = re.compile(r" (e ?v|r ?y|g?gmbh|inc|ltd|llc|corp|asbl|vzw|onlus|aps|odv)$")
# In a shorter name or word one other letter makes another one.
SHORTEST_ALIKE = 10
SHORTEST_WORD = 4
# There an organisation is told from others by the path.
SHARED_HOSTS = (
    "bsky.app",
    "facebook.com",
    "google.com",
    "instagram.com",
    "linkedin.com",
    "linktr.ee",
    "medium.com",
    "meetup.com",
    "t.me",
    "tiktok.com",
    "twitter.com",
    "wixsite.com",
    "wordpress.com",
    "x.com",
    "youtube.com",
)


class Name(NamedTuple):
    """One name of an organisation: as it is compared, where it stands, and whether it is an acronym or the like."""

    folded: str
    at: Location
    short: bool


class Words(NamedTuple):
    """The words of one name; `at` is its place."""

    words: tuple[str, ...]
    record: Organisation
    at: Location


class Slot(NamedTuple):
    """One word of a name, among names that have the others in common; `at` is the name's place."""

    word: str
    record: Organisation
    at: Location


class Pair(NamedTuple):
    """Two organisations that may be one; `at` is a place in the file of the later one."""

    earlier: Organisation
    later: Organisation
    at: Location
    message: Message


Names = Mapping[str, list[Name]]
"""By the id of the organisation."""


def check(directory: Directory) -> Iterator[Problem]:
    """Each pair once, at the later id. One is not compared with all others: the time grows with their number only."""
    records = [record for _, record in sorted(directory.organisations.items())]
    names = {record.id: list(comparable_names(record)) for record in records}
    told: set[tuple[str, str]] = set()
    for pair in chain(_same_name(records, names), _like_name(records, names), _same_site(records)):
        ids = (pair.earlier.id, pair.later.id)
        if ids not in told:
            told.add(ids)
            hint = say("if they are the same, keep one: see {path}", path=directory.origin(pair.earlier).path)
            origin = directory.origin(pair.later)
            yield origin.problem("near-duplicate", pair.message, hint, at=pair.at, severity=Severity.WARNING)


def comparable_names(record: Organisation) -> Iterator[Name]:
    """All its names, short ones and others."""
    for field, text in (("name", record.name), ("short_name", record.short_name)):
        for tag, value in text.texts.items() if text else ():
            yield Name(_comparable(value), (field, tag), field == "short_name")
    for index, value in enumerate(record.also_known_as):
        yield Name(_comparable(value), ("also_known_as", index), False)


def _comparable(name: str) -> str:
    return LEGAL_FORM.sub("", " ".join(re.findall(r"\w+", fold(name))))


def _same_name(records: Iterable[Organisation], names: Names) -> Iterator[Pair]:
    """Names of several words are compared everywhere, acronyms and names of one word within a country."""
    seen: dict[tuple[str, str | None], dict[str | None, Organisation]] = defaultdict(dict)
    for later in records:
        mine: dict[tuple[str, str | None], Name] = {}
        for name in names[later.id]:
            for scope in _scopes(name, later):
                mine.setdefault((name.folded, scope), name)
        for key, name in mine.items():
            earlier = _of_the_same_parent(seen[key], later)
            if earlier:
                yield Pair(earlier, later, name.at, say('"{other}" has the same name', other=earlier.id))
        for key in mine:
            seen[key].setdefault(later.part_of, later)


def _scopes(name: Name, record: Organisation) -> tuple[str | None, ...]:
    """The countries in which a name is compared; None stands for all of them together."""
    if not name.folded:
        return ()
    return (record.country,) if name.short or " " not in name.folded else (None, record.country)


def _of_the_same_parent(by_parent: Mapping[str | None, Organisation], later: Organisation) -> Organisation | None:
    """Units of two authorities are often called the same and yet two: "Department for the Diaspora"."""
    if later.part_of:
        return by_parent.get(later.part_of) or by_parent.get(None)
    return next(iter(by_parent.values()), None)


def _like_name(records: Iterable[Organisation], names: Names) -> Iterator[Pair]:
    """Names in one country that are the same but for one word, and that word but for a letter.

    Such two have the first or the second half of their words in common; few names have that with any other.
    """
    sharing: dict[tuple[str | None, ...], list[Words]] = defaultdict(list)
    for record in records:
        for name in names[record.id]:
            if len(name.folded) >= SHORTEST_ALIKE and not name.short:
                words = Words(tuple(name.folded.split()), record, name.at)
                middle = len(words.words) // 2
                sharing[record.country, *words.words[:middle], None].append(words)
                sharing[record.country, None, *words.words[middle:]].append(words)
    for key, those in sharing.items():
        if len(those) > 1:
            yield from _like_but_for_a_word(those, in_second_half=key[-1] is None)


def _like_but_for_a_word(names: Iterable[Words], *, in_second_half: bool) -> Iterator[Pair]:
    alike: dict[tuple[str | None, ...], list[Slot]] = defaultdict(list)
    for words, record, at in names:
        middle = len(words) // 2
        for place in range(middle, len(words)) if in_second_half else range(middle):
            if len(words[place]) >= SHORTEST_WORD:
                alike[*words[:place], None, *words[place + 1 :]].append(Slot(words[place], record, at))
    for slots in alike.values():
        yield from _slips(slots)


def _slips(slots: list[Slot]) -> Iterator[Pair]:
    """Pairs of words one edit apart: such two have a form in common when each may lose one letter."""
    owner: dict[str, Organisation] = {}
    first_with: dict[str, str] = {}
    for word, later, at in slots if len(slots) > 1 else ():
        if word in owner:
            continue
        owner[word] = later
        for other in sorted({first_with.setdefault(form, word) for form in _forms(word)}):
            if owner[other] is not later and _one_edit_apart(other, word):
                yield Pair(owner[other], later, at, say('"{other}" has nearly the same name', other=owner[other].id))


def _forms(word: str) -> Iterator[str]:
    """The word and what is left of it without one letter; a number that differs tells organisations apart."""
    yield word
    yield from (word[:at] + word[at + 1 :] for at, letter in enumerate(word) if not letter.isdigit())


def _one_edit_apart(one: str, other: str) -> bool:
    """Whether a letter is added, left out or another, or two are swapped; no digit."""
    one, other = _without_common_start(one, other)
    one, other = _without_common_start(one[::-1], other[::-1])
    if any(letter.isdigit() for letter in one + other):
        return False
    return max(len(one), len(other)) == 1 or (len(one) == 2 and one == other[::-1])


def _without_common_start(one: str, other: str) -> tuple[str, str]:
    at = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at:], other[at:]


def _same_site(records: Iterable[Organisation]) -> Iterator[Pair]:
    """Sites of organisations that neither `part_of` nor `member_of` hold together, each compared with the first."""
    families = _Groups()
    sharing: dict[str, list[Organisation]] = defaultdict(list)
    for record in records:
        families.join(record.id, record.part_of or record.id)
        if record.website:
            sharing[site_of(record.website)].append(record)
    for each in sharing.values():
        earlier, *others = _first_of_each_group(each, families)
        for later in others:
            yield Pair(earlier, later, ("website",), say('"{other}" has the same web site', other=earlier.id))


def _first_of_each_group(records: Iterable[Organisation], families: _Groups) -> list[Organisation]:
    groups = _Groups()
    for record in records:
        for umbrella in record.member_of:
            groups.join(families.head(record.id), families.head(umbrella))
    first: dict[str, Organisation] = {}
    for record in records:
        first.setdefault(groups.head(families.head(record.id)), record)
    return list(first.values())


class _Groups:
    """Ids that belong together, at once or by way of others."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def head(self, one: str) -> str:
        """The id that stands for the group of `one`."""
        while (above := self.above.get(one, one)) != one:
            self.above[one] = self.above.get(above, above)
            one = above
        return one

    def join(self, one: str, other: str) -> None:
        self.above[self.head(one)] = self.head(other)


def site_of(url: str) -> str:
    """What tells a web site from others: its host, and the path too where many share one."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    shared = next((each for each in SHARED_HOSTS if host == each or host.endswith(f".{each}")), None)
    return f"{shared}{parts.path.rstrip('/')}?{parts.query}" if shared else host
