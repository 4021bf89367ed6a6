"""A digest in the words of one edition: sections of lines, for a page and for what is pasted elsewhere."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from imenik.i18n.messages import Message, say
from imenik.insights.digest.changes import Digest, DigestItem
from imenik.insights.digest.period import digest_series
from imenik.model import Series
from imenik.store.languages import LocalizedText
from imenik.views.cards import Lists
from imenik.views.digest.reasons import certainty, kind_of, title_of, why
from imenik.views.edition import Edition

MOST = 30
"""How many entries a section shows."""
NEW: Mapping[str, tuple[Message, tuple[str, ...]]] = {
    "new-organisations": (say("New organisations"), ("organisations",)),
    "new-projects": (say("New projects"), ("projects",)),
    "new-events": (say("New events"), ("events",)),
    "new-meetings": (say("New entries on meetings"), ("series", "meetings")),
    "new-channels": (say("New channels"), ("channels",)),
}
"""What is new, apart by kinds, so that many of one do not hide the others."""
OTHERS: Mapping[str, Message] = {
    "changed": say("Changed entries"),
    "ending": say("Ends soon"),
    "open": say("Still looked for"),
    "stale": say("To be checked again"),
}
"""The further sections by the fields of a digest, in the order in which they are told.

What was taken out is only counted: who asked to be left out is not named here for months to come.
"""
LISTS: Mapping[str, Message] = {
    "organisations": say("Organisations"),
    "projects": say("Wall of projects"),
    "events": say("Events"),
}
"""The kinds that have a finder."""
ORDERS: Mapping[str, str] = {"changed": "?sort=checked", "stale": "?fresh=older&sort=checked"}
"""What is asked of the finder to see the whole of a section."""


@dataclass(frozen=True)
class Line:
    """An entry: its name, what it is, why it is here; `path` is its page below the language."""

    name: LocalizedText
    path: str
    what: str
    why: Sequence[str]


@dataclass(frozen=True)
class Section:
    """One section; `rest` is how many entries are not shown, `lists` titles and paths of pages that show them."""

    key: str
    title: str
    total: int
    lines: Sequence[Line]
    rest: int
    lists: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Next:
    """The next meeting of the series that asks for what is new: when, and how sure that is; `path` is its page."""

    name: LocalizedText
    when: str
    certainty: str
    path: str


@dataclass(frozen=True)
class Bulletin:
    """What is new, in words. `remarks` say what no section can show."""

    next: Next | None
    span: str
    why: str
    basis: str
    remarks: Sequence[str]
    sections: Sequence[Section]


class News:
    """What an edition's pages say of what is new; each is made when it is first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def bulletin(self) -> Bulletin:
        """The whole."""
        return bulletin(self._edition, self._edition.insights.digest)

    @cached_property
    def brief(self) -> str:
        """One line: since when, and how many of what."""
        edition, digest = self._edition, self._edition.insights.digest
        counts, since = _counts(edition, digest), edition.wording.date(digest.period.since)
        if not counts:
            return edition.wording.say("Nothing new since {date}", date=since)
        return edition.wording.say(
            "New in Imenik since {date}: {what}", date=since, what=edition.wording.listed(counts)
        )

    def before(self, series: Series, day: dt.date) -> str:
        """What the time between a past date of a series and the known one before it brought; empty where nothing."""
        edition = self._edition
        found = edition.insights.news_before(series.id, day)
        if not found:
            return ""
        new, changed = found.new, found.changed
        words = [edition.wording.count("{n} new entry", "{n} new entries", new)] if new else []
        words += [edition.wording.count("{n} changed entry", "{n} changed entries", changed)] if changed else []
        if not words:
            return ""
        since, until = edition.wording.date(found.since), edition.wording.date(day)
        what = edition.wording.listed(words)
        return edition.wording.say("New in Imenik from {since} to {until}: {what}", since=since, until=until, what=what)


def bulletin(edition: Edition, digest: Digest, most: int = MOST) -> Bulletin:
    """A digest in words; each section shows at most so many entries, and an empty one is left out."""
    wording = edition.wording
    period = digest.period
    return Bulletin(
        next=_next(edition, period.series or digest_series(edition.insights.directory)),
        span=wording.say("From {since} to {until}", since=wording.date(period.since), until=wording.date(period.until)),
        why=_why(edition, digest),
        basis=wording.say("Based on the dates in the entries and on the history of their files.")
        if digest.remembered
        else wording.say("Based on the dates in the entries."),
        remarks=list(_remarks(edition, digest)),
        sections=list(_sections(edition, digest, most)),
    )


def _next(edition: Edition, series: Series | None) -> Next | None:
    following = edition.insights.schedule.next_of.get(series.id) if series else None
    if not (series and following):
        return None
    return Next(
        name=edition.show((following.meeting and following.meeting.title) or series.title),
        when=f"{edition.wording.weekday(following.starts)}, {edition.wording.date(following.starts)} "
        f"({edition.wording.timezone(series.timezone)})",
        certainty=certainty(edition, following),
        path=edition.address(following.meeting or series),
    )


def _remarks(edition: Edition, digest: Digest) -> Iterator[str]:
    gone, lost = len(digest.removed), len(digest.unreadable)
    if gone:
        yield edition.wording.count("{n} entry was taken out.", "{n} entries were taken out.", gone)
    if lost:
        yield edition.wording.count(
            "{n} entry changed of which it cannot be read any more how it was.",
            "{n} entries changed of which it cannot be read any more how they were.",
            lost,
        )


def _why(edition: Edition, digest: Digest) -> str:
    period = digest.period
    if period.why == "series" and period.series and period.by_rule:
        return edition.wording.say(
            "It begins with the last date but one by the rule of “{series}”; "
            "whether there was a meeting on that day is not known here.",
            series=edition.plain(period.series.title),
        )
    if period.why == "series" and period.series:
        return edition.wording.say(
            "It begins with the last date but one of “{series}”, so that nothing between two dates is missed.",
            series=edition.plain(period.series.title),
        )
    if period.why == "days":
        days = (period.until - period.since).days
        return edition.wording.count("That is the last {n} day.", "That is the last {n} days.", days)
    return ""


def _sections(edition: Edition, digest: Digest, most: int) -> Iterator[Section]:
    lists = Lists(edition)
    for key, title, items in _parts(digest):
        if items:
            first = _first(edition, items, most)
            lines = [_line(edition, lists, item) for item in first]
            rest = max(0, len(items) - most)
            there = list(_lists(edition, key, items)) if rest else []
            if rest and most < MOST and digest.period == edition.insights.period:
                there = [(edition.wording.say("What is new"), f"new/#{key}")]
            yield Section(key, edition.wording.say(title.text), len(items), lines, rest, there)


def _parts(digest: Digest) -> Iterator[tuple[str, Message, Sequence[DigestItem]]]:
    for key, (title, kinds) in NEW.items():
        yield key, title, [item for item in digest.new if item.record.kind in kinds]
    for key, title in OTHERS.items():
        yield key, title, getattr(digest, key)


def _first(edition: Edition, items: Iterable[DigestItem], most: int) -> list[DigestItem]:
    """The first so many; those of one day in alphabetical order."""
    found: list[DigestItem] = []
    for _, of_a_day in groupby(items, key=lambda each: each.day):
        if len(found) < most:
            found += edition.wording.in_order(of_a_day, lambda each: title_of(edition, each.record).text)
    return found[:most]


def _lists(edition: Edition, key: str, items: Sequence[DigestItem]) -> Iterator[tuple[str, str]]:
    """The pages that show all of a section."""
    if key == "open":
        yield edition.wording.say("Find partners"), "partners/"
    else:
        kinds = {item.record.kind for item in items}
        for kind, title in LISTS.items():
            if kind in kinds:
                yield edition.wording.say(title.text), f"{kind}/{ORDERS.get(key, '?sort=newest' if key in NEW else '')}"


def _line(edition: Edition, lists: Lists, item: DigestItem) -> Line:
    return Line(
        name=title_of(edition, item.record),
        path=edition.address(item.record),
        what=kind_of(edition, lists, item.record),
        why=[why(edition, item.record, reason) for reason in item.reasons],
    )


def _counts(edition: Edition, digest: Digest) -> list[str]:
    """How many of what, in words; nothing of what there is none of."""
    count, new = edition.wording.count, Counter(item.record.kind for item in digest.new)
    dates, stale = new["series"] + new["meetings"], len(digest.stale)
    words = (
        (new["organisations"], count("{n} new organisation", "{n} new organisations", new["organisations"])),
        (new["projects"], count("{n} new project", "{n} new projects", new["projects"])),
        (new["events"], count("{n} new event", "{n} new events", new["events"])),
        (new["channels"], count("{n} new channel", "{n} new channels", new["channels"])),
        (dates, count("{n} new entry on a meeting", "{n} new entries on meetings", dates)),
        (len(digest.changed), count("{n} changed entry", "{n} changed entries", len(digest.changed))),
        (len(digest.ending), count("{n} call that ends soon", "{n} calls that end soon", len(digest.ending))),
        (len(digest.open), count("{n} call still open", "{n} calls still open", len(digest.open))),
        (stale, count("{n} entry to be checked again", "{n} entries to be checked again", stale)),
        (len(digest.removed), count("{n} entry taken out", "{n} entries taken out", len(digest.removed))),
    )
    return [text for number, text in words if number]
