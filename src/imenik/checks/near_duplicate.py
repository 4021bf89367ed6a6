"""Ensure that an organisation is in the directory once, by equal names, similar names and web sites."""

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
# In shorter names or words, a single letter often makes a different one.
MIN_NAME_LENGTH = 10
MIN_WORD_LENGTH = 4
# On these hosts, organisations differ by path.
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


class Pair(NamedTuple):
    """Two organisations that may be the same; the location is in the file of the later one."""

    earlier: Organisation
    later: Organisation
    location: Location
    message: Message


NamesById = Mapping[str, list[Name]]
"""Names by the id of the organisation."""


def check(directory: Directory) -> Iterator[Problem]:
    """Each pair once, at the later id, without comparing all pairs: the time is linear in the number of records."""
    records = [record for _, record in sorted(directory.organisations.items())]
    names = {record.id: list(comparable_names(record)) for record in records}
    reported: set[tuple[str, str]] = set()
    for pair in chain(_same_name(records, names), _like_name(records, names), _same_site(records)):
        ids = (pair.earlier.id, pair.later.id)
        if ids not in reported:
            reported.add(ids)
            hint = say("if they are the same, keep one: see {path}", path=directory.origin(pair.earlier).path)
            origin = directory.origin(pair.later)
            yield origin.problem("near-duplicate", pair.message, hint, at=pair.location, severity=Severity.WARNING)


def comparable_names(record: Organisation) -> Iterator[Name]:
    """All its names, including short ones."""
    for field, text in (("name", record.name), ("short_name", record.short_name)):
        for tag, value in text.texts.items() if text else ():
            yield Name(_comparable(value), (field, tag), field == "short_name")
    for index, value in enumerate(record.also_known_as):
        yield Name(_comparable(value), ("also_known_as", index), False)


def _comparable(name: str) -> str:
    return LEGAL_FORM.sub("", " ".join(re.findall(r"\w+", fold(name))))


def _same_name(records: Iterable[Organisation], names: NamesById) -> Iterator[Pair]:
    """Equal names: those of several words everywhere, acronyms and single words within a country."""
    seen: dict[tuple[str, str | None], dict[str | None, Organisation]] = defaultdict(dict)
    for later in records:
        mine: dict[tuple[str, str | None], Name] = {}
        for name in names[later.id]:
            for scope in _scopes(name, later):
                mine.setdefault((name.folded, scope), name)
        for key, name in mine.items():
            earlier = _of_the_same_parent(seen[key], later)
            if earlier:
                yield Pair(earlier, later, name.location, say('"{other}" has the same name', other=earlier.id))
        for key in mine:
            seen[key].setdefault(later.part_of, later)


def _scopes(name: Name, record: Organisation) -> tuple[str | None, ...]:
    """The countries in which a name is compared; None is all of them together."""
    if not name.folded:
        return ()
    return (record.country,) if name.short or " " not in name.folded else (None, record.country)


def _of_the_same_parent(by_parent: Mapping[str | None, Organisation], later: Organisation) -> Organisation | None:
    """Units of different authorities often have the same name, such as "Department of Culture"."""
    if later.part_of:
        return by_parent.get(later.part_of) or by_parent.get(None)
    return next(iter(by_parent.values()), None)


def _like_name(records: Iterable[Organisation], names: NamesById) -> Iterator[Pair]:
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


def _like_but_for_a_word(names: Iterable[NameWords], *, in_second_half: bool) -> Iterator[Pair]:
    alike: dict[tuple[str | None, ...], list[WordSlot]] = defaultdict(list)
    for words, record, location in names:
        middle = len(words) // 2
        for place in range(middle, len(words)) if in_second_half else range(middle):
            if len(words[place]) >= MIN_WORD_LENGTH:
                alike[*words[:place], None, *words[place + 1 :]].append(WordSlot(words[place], record, location))
    for slots in alike.values():
        yield from _slips(slots)


def _slips(slots: list[WordSlot]) -> Iterator[Pair]:
    """Pairs of words one edit apart: they share a form after removing at most one letter from each."""
    owner: dict[str, Organisation] = {}
    first_with: dict[str, str] = {}
    for word, later, location in slots if len(slots) > 1 else ():
        if word in owner:
            continue
        owner[word] = later
        for similar in sorted({first_with.setdefault(form, word) for form in _forms(word)}):
            if owner[similar] is not later and _one_edit_apart(similar, word):
                message = say('"{other}" has nearly the same name', other=owner[similar].id)
                yield Pair(owner[similar], later, location, message)


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


def _same_site(records: Iterable[Organisation]) -> Iterator[Pair]:
    """Equal web sites of organisations unrelated by `part_of` or `member_of`, each compared with the first."""
    families = _Groups()
    sharing: dict[str, list[Organisation]] = defaultdict(list)
    for record in records:
        families.join(record.id, record.part_of or record.id)
        if record.website:
            sharing[site_of(record.website)].append(record)
    for organisations in sharing.values():
        earlier, *others = _first_of_each_group(organisations, families)
        for later in others:
            yield Pair(earlier, later, ("website",), say('"{other}" has the same website', other=earlier.id))


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
    """Disjoint sets of ids (union-find)."""

    def __init__(self) -> None:
        self.above: dict[str, str] = {}

    def head(self, key: str) -> str:
        """The id that represents the set of `key`."""
        while (above := self.above.get(key, key)) != key:
            self.above[key] = self.above.get(above, above)
            key = above
        return key

    def join(self, first: str, second: str) -> None:
        self.above[self.head(first)] = self.head(second)


def site_of(url: str) -> str:
    """What identifies a web site: the host, and the path too on shared hosts."""
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    if not host.endswith(SHARED_HOSTS):
        return host
    shared = next(
        (candidate for candidate in SHARED_HOSTS if host == candidate or host.endswith(f".{candidate}")), None
    )
    return f"{shared}{parts.path.rstrip('/')}?{parts.query}" if shared else host
