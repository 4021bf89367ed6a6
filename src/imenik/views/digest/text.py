"""The digest in one language: sections of lines, for the page and for pasting elsewhere."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from imenik.i18n.messages import Message, say
from imenik.insights.digest.changes import Digest, DigestItem
from imenik.insights.digest.period import digest_series
from imenik.model import Series
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards
from imenik.views.digest.reasons import certainty, kind_of, title_of, why
from imenik.views.edition import Edition

MAX_ENTRIES = 30
"""The maximum number of entries in a section."""
FIRST_ENTRIES = 8
"""How many of them are not folded on a page."""
FINDER_TITLES: Mapping[str, Message] = {
    "organisations": say("Organisations"),
    "projects": say("Wall of projects"),
    "events": say("Events"),
}
"""The titles of the finders by kind of entry; other kinds have none."""


@dataclass(frozen=True)
class SectionSpec:
    """What a section is made of; `finder_query` makes a finder show all of its entries."""

    key: str
    title: Message
    items_of: Callable[[Digest], Sequence[DigestItem]]
    finder_query: str = ""


def _new_section(key: str, title: Message, *kinds: str) -> SectionSpec:
    """A section of new entries of some kinds, so that many of one kind do not hide the others."""
    return SectionSpec(
        key, title, lambda digest: [item for item in digest.new if item.record.kind in kinds], "?sort=newest"
    )


SECTIONS = (
    _new_section("new-organisations", say("New organisations"), "organisations"),
    _new_section("new-projects", say("New projects"), "projects"),
    _new_section("new-events", say("New events"), "events"),
    _new_section("new-meetings", say("New entries on meetings"), "series", "meetings"),
    _new_section("new-channels", say("New channels"), "channels"),
    SectionSpec("changed", say("Changed entries"), lambda digest: digest.changed, "?sort=checked"),
    SectionSpec("ending", say("Ends soon"), lambda digest: digest.ending),
    SectionSpec("open", say("Still wanted"), lambda digest: digest.open),
    SectionSpec("stale", say("To be checked again"), lambda digest: digest.stale, "?fresh=older&sort=checked"),
)
"""The sections in display order.

Removed entries are only counted, since those who asked to be removed should not be named.
"""


@dataclass(frozen=True)
class DigestLine:
    """An entry: its name, a description, the reasons; `path` is the address of its page below the language."""

    name: LocalizedText
    path: str
    what: str
    why: Sequence[str]


DigestGroup = tuple[Sequence[str], Sequence[DigestLine]]
"""Neighbouring lines with the same reasons, which are said once."""


@dataclass(frozen=True)
class DigestSection:
    """One section; `rest` is the number of entries not shown, `lists` are titles and paths of pages that show them."""

    key: str
    title: str
    total: int
    lines: Sequence[DigestLine]
    rest: int
    lists: Sequence[tuple[str, str]]

    @property
    def first(self) -> Sequence[DigestGroup]:
        """The newest entries, or those that are most pressing."""
        return _grouped(self.lines[:FIRST_ENTRIES])

    @property
    def folded(self) -> Sequence[DigestGroup]:
        """The other entries."""
        return _grouped(self.lines[FIRST_ENTRIES:])

    @property
    def beyond_first(self) -> int:
        """How many entries there are besides the first."""
        return max(0, self.total - FIRST_ENTRIES)


def _grouped(lines: Iterable[DigestLine]) -> list[DigestGroup]:
    return [(why, list(group)) for why, group in groupby(lines, key=lambda line: tuple(line.why))]


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting of the series that the digest is for: when, and how certain that is; `path` is its page."""

    name: LocalizedText
    when: str
    certainty: str
    path: str


@dataclass(frozen=True)
class DigestText:
    """The whole digest in words. `remarks` mention what no section can show."""

    next: NextMeeting | None
    span: str
    why: str
    basis: str
    remarks: Sequence[str]
    sections: Sequence[DigestSection]


class DigestTexts:
    """The digests on an edition's pages, each built on first use."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def full(self) -> DigestText:
        """The whole digest."""
        return digest_text(self._edition, self._edition.insights.digest)

    @cached_property
    def brief(self) -> str:
        """One line with the period and counts."""
        edition, digest = self._edition, self._edition.insights.digest
        counts, since = _counts(edition, digest), edition.wording.date(digest.period.since)
        if not counts:
            return edition.wording.say("Nothing new since {date}", date=since)
        return edition.wording.say(
            "New in the directory since {date}: {what}", date=since, what=edition.wording.listed(counts)
        )

    def before(self, series: Series, day: dt.date) -> str:
        """What was new between a past date of a series and the known one before; empty if there was nothing."""
        edition = self._edition
        earlier = edition.insights.changes_before(series.id, day)
        if not earlier:
            return ""
        new, changed = earlier.new, earlier.changed
        words = [edition.wording.count("{n} new entry", "{n} new entries", new)] if new else []
        words += [edition.wording.count("{n} changed entry", "{n} changed entries", changed)] if changed else []
        if not words:
            return ""
        since, until = edition.wording.date(earlier.since), edition.wording.date(day)
        what = edition.wording.listed(words)
        return edition.wording.say(
            "New in the directory from {since} to {until}: {what}", since=since, until=until, what=what
        )


def digest_text(edition: Edition, digest: Digest, max_entries: int = MAX_ENTRIES) -> DigestText:
    """A digest in words; each section has at most `max_entries` entries, and empty ones are left out."""
    wording = edition.wording
    period = digest.period
    return DigestText(
        next=_next(edition, period.series or digest_series(edition.insights.directory)),
        span=wording.say("From {since} to {until}", since=wording.date(period.since), until=wording.date(period.until)),
        why=_why(edition, digest),
        basis=wording.say("Based on the dates in the entries and on the history of their files.")
        if digest.has_history
        else wording.say("Based on the dates in the entries."),
        remarks=list(_remarks(edition, digest)),
        sections=list(_sections(edition, digest, max_entries)),
    )


def _next(edition: Edition, series: Series | None) -> NextMeeting | None:
    following = edition.insights.schedule.next_of.get(series.id) if series else None
    if not (series and following):
        return None
    return NextMeeting(
        name=edition.show((following.meeting and following.meeting.title) or series.title),
        when=f"{edition.wording.weekday(following.local_start)}, {edition.wording.date(following.local_start)} "
        f"({edition.wording.timezone(series.timezone)})",
        certainty=certainty(edition, following),
        path=edition.address(following.meeting or series),
    )


def _remarks(edition: Edition, digest: Digest) -> Iterator[str]:
    gone, lost = len(digest.removed), len(digest.unreadable)
    if gone:
        yield edition.wording.count("{n} entry was removed.", "{n} entries were removed.", gone)
    if lost:
        yield edition.wording.count(
            "{n} changed entry: its earlier version can no longer be read.",
            "{n} changed entries: their earlier versions can no longer be read.",
            lost,
        )


def _why(edition: Edition, digest: Digest) -> str:
    period = digest.period
    if period.why == "series" and period.series and period.by_rule:
        return edition.wording.say(
            "This period starts at the second-to-last scheduled date of “{series}”; we do "
            "not know whether a meeting took place on that day.",
            series=edition.plain(period.series.title),
        )
    if period.why == "series" and period.series:
        return edition.wording.say(
            "This period starts at the second-to-last date of “{series}”, so that nothing between two dates is missed.",
            series=edition.plain(period.series.title),
        )
    if period.why == "days":
        days = (period.until - period.since).days
        return edition.wording.count("This covers the last {n} day.", "This covers the last {n} days.", days)
    return ""


def _sections(edition: Edition, digest: Digest, max_entries: int) -> Iterator[DigestSection]:
    cards = EntryCards(edition)
    for spec in SECTIONS:
        items = spec.items_of(digest)
        if items:
            lines = [_line(edition, cards, item) for item in _first_items(edition, items, max_entries)]
            rest = max(0, len(items) - max_entries)
            pages = list(_pages_with_all(edition, spec, items)) if rest else []
            if rest and max_entries < MAX_ENTRIES and digest.period == edition.insights.period:
                pages = [(edition.wording.say("What is new"), f"new/#{spec.key}")]
            yield DigestSection(spec.key, edition.wording.say(spec.title.text), len(items), lines, rest, pages)


def _first_items(edition: Edition, items: Iterable[DigestItem], limit: int) -> list[DigestItem]:
    """The first `limit` items; those of one day in alphabetical order."""
    first: list[DigestItem] = []
    for _, of_a_day in groupby(items, key=lambda item: item.day):
        if len(first) < limit:
            first += edition.wording.in_order(of_a_day, lambda item: title_of(edition, item.record).text)
    return first[:limit]


def _pages_with_all(edition: Edition, spec: SectionSpec, items: Sequence[DigestItem]) -> Iterator[tuple[str, str]]:
    """The titles and paths of the pages that show all entries of a section."""
    if spec.key == "open":
        yield edition.wording.say("Find partners"), "partners/"
    else:
        kinds = {item.record.kind for item in items}
        for kind, title in FINDER_TITLES.items():
            if kind in kinds:
                yield edition.wording.say(title.text), f"{kind}/{spec.finder_query}"


def _line(edition: Edition, cards: EntryCards, item: DigestItem) -> DigestLine:
    return DigestLine(
        name=title_of(edition, item.record),
        path=edition.address(item.record),
        what=kind_of(edition, cards, item.record),
        why=[why(edition, item.record, reason) for reason in item.reasons],
    )


def _counts(edition: Edition, digest: Digest) -> list[str]:
    """The counts in words, without zeros."""
    count, new = edition.wording.count, Counter(item.record.kind for item in digest.new)
    dates, stale = new["series"] + new["meetings"], len(digest.stale)
    words = (
        (new["organisations"], count("{n} new organisation", "{n} new organisations", new["organisations"])),
        (new["projects"], count("{n} new project", "{n} new projects", new["projects"])),
        (new["events"], count("{n} new event", "{n} new events", new["events"])),
        (new["channels"], count("{n} new channel", "{n} new channels", new["channels"])),
        (dates, count("{n} new entry on a meeting", "{n} new entries on meetings", dates)),
        (len(digest.changed), count("{n} changed entry", "{n} changed entries", len(digest.changed))),
        (len(digest.ending), count("{n} call closing soon", "{n} calls closing soon", len(digest.ending))),
        (len(digest.open), count("{n} call still open", "{n} calls still open", len(digest.open))),
        (stale, count("{n} entry to be checked again", "{n} entries to be checked again", stale)),
        (len(digest.removed), count("{n} entry removed", "{n} entries removed", len(digest.removed))),
    )
    return [text for number, text in words if number]
