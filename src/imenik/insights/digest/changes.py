"""What is new in a directory in a span of days: came, changed, ends soon, is still sought, grew old, is gone.

Everything follows from the dates in the records; where the repository remembers how they were
(`store/git_history.py`), also which of their values are others now. The span is in `insights/digest/period.py`, the
words are in `views/digest/text.py`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from imenik.i18n.text import Text
from imenik.insights.digest.period import Period
from imenik.insights.freshness import STALE_AFTER, is_gone, is_looking, sought
from imenik.model import KINDS, Event, Organisation, Project, Record
from imenik.model.description import DigestGroup
from imenik.model.fields import descriptions
from imenik.model.moments import day_of
from imenik.model.project import Update
from imenik.store.directory import Directory
from imenik.store.git_history import EarlierStates
from imenik.store.paths import Key

ENDS_SOON = dt.timedelta(days=30)
"""What ends at most so long after the period ends soon."""
ReasonKind = Literal[
    "added", "checked", "news", "stage", "status", "fields", "renamed", "ends", "open", "stale", "removed"
]


@dataclass(frozen=True)
class DigestReason:
    """Why an entry is told of. `old` and `new` are values of the model, `needs` ids."""

    kind: ReasonKind
    day: dt.date | None = None
    old: str = ""
    new: str = ""
    groups: tuple[DigestGroup, ...] = ()
    text: Text | None = None
    needs: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    """Those of the needs that no other organisation here offers."""


@dataclass(frozen=True)
class DigestItem:
    """One entry with the reasons, and the day that orders it, where one is known."""

    record: Record
    reasons: tuple[DigestReason, ...]
    day: dt.date | None = None


@dataclass(frozen=True)
class Digest:
    """What a span of days brought. No entry is both new and changed; a call that ends soon is still open too."""

    period: Period
    new: tuple[DigestItem, ...]
    changed: tuple[DigestItem, ...]
    ending: tuple[DigestItem, ...]
    open: tuple[DigestItem, ...]
    stale: tuple[DigestItem, ...]
    removed: tuple[DigestItem, ...]
    remembered: bool = False
    """Whether the history of the repository was there, and not the dates in the entries alone."""
    unreadable: tuple[Key, ...] = ()
    """What changed, but was written then in a form that cannot be read now."""


@dataclass(frozen=True)
class ChangeCounts:
    """How many entries the days from one to the next brought, and how many others they changed, by their dates."""

    since: dt.date
    new: int
    changed: int


def digest_of(directory: Directory, period: Period, earlier_states: EarlierStates | None = None) -> Digest:
    """What is new in a period. `earlier_states` is only given where the directory is as it was at its end."""
    records = [record for model in KINDS for record in directory.of_kind(model.kind).values()]
    before = _Before(directory, earlier_states)
    new = [
        DigestItem(each, (DigestReason("added", each.added),), each.added)
        for each in records
        if before.is_new(each, period)
    ]
    told = {_key(item.record) for item in new}
    changed = (_changed(each, period, before.of(each)) for each in records if _key(each) not in told)
    return Digest(
        period=period,
        new=_newest_first(new),
        changed=_newest_first(item for item in changed if item),
        ending=_next_first(_ending(records, period.until)),
        open=_next_first(_open(directory, records, period.until)),
        stale=_newest_first(_stale(records, period)),
        removed=_newest_first(DigestItem(each, (DigestReason("removed"),)) for each in before.gone),
        remembered=earlier_states is not None,
        unreadable=tuple(sorted(earlier_states.unreadable)) if earlier_states else (),
    )


def count_changes(directory: Directory, days: Sequence[dt.date]) -> dict[dt.date, ChangeCounts]:
    """For each but the first of some ascending days: what its period, which begins with the day before it, brought.

    In one pass over the records, since a series may have hundreds of dates.
    """
    new: list[set[Key]] = [set() for _ in days]
    changed: list[set[Key]] = [set() for _ in days]
    at = _Periods(days)
    for model in KINDS:
        for record in directory.of_kind(model.kind).values():
            for period in at.of(record.added):
                new[period].add(_key(record))
            for day in _days_of_change(record):
                for period in at.of(day):
                    changed[period].add(_key(record))
    return {
        days[each]: ChangeCounts(days[each - 1], len(new[each]), len(changed[each] - new[each]))
        for each in range(1, len(days))
    }


class _Periods:
    """Which of the periods between ascending days a day lies in: one, or two where one ends and the next begins."""

    def __init__(self, days: Sequence[dt.date]) -> None:
        self._days = days

    def of(self, day: dt.date) -> Iterator[int]:
        """The numbers of the periods; period n ends with the nth day, counted from 0, and none ends with the first."""
        at = bisect_left(self._days, day)
        if 0 < at < len(self._days):
            yield at
        if at + 1 < len(self._days) and self._days[at] == day:
            yield at + 1


class _Before:
    """How entries were before the period, as far as that is remembered."""

    def __init__(self, directory: Directory, past: EarlierStates | None) -> None:
        self._directory, self._past = directory, past
        self._former = {
            (model.kind, former): _key(record)
            for model in KINDS
            for record in directory.of_kind(model.kind).values()
            for former in record.former_ids
        }
        self._old_of = {new: old for old, new in self._former.items()} | (dict(past.renamed) if past else {})

    def is_new(self, record: Record, period: Period) -> bool:
        """Whether it came in the period: by its own date, or by the history, which knows when its file came."""
        came = self._past is not None and _key(record) in self._past.added and self.of(record) is None
        return period.contains(record.added) or came

    def of(self, record: Record) -> Record | None:
        """The entry as it was, under another id perhaps; None where nothing about it changed or is known."""
        if self._past is None:
            return None
        key = _key(record)
        return self._past.records.get(key) or self._past.records.get(self._old_of.get(key, key))

    @property
    def gone(self) -> Iterator[Record]:
        """Entries that are here no longer, under no other id either."""
        renamed = {*self._former, *(self._past.renamed.values() if self._past else ())}
        for key, record in (self._past.records if self._past else {}).items():
            still = key[1] in self._directory.of_kind(key[0]) or key in self._directory.unreadable
            if not still and key not in renamed:
                yield record


def last_change(record: Record, today: dt.date) -> dt.date:
    """The latest day until today on which an entry says that something about it is new."""
    return max(day for day in (record.added, *_days_of_change(record)) if day <= max(today, record.added))


def _key(record: Record) -> Key:
    return record.kind, record.key


def _updates(record: Record) -> Sequence[Update]:
    """The news of a project; of all else none. To ask for its class costs more, ten thousand times over."""
    return getattr(record, "updates", ())


def _days_of_change(record: Record) -> Iterator[dt.date]:
    if record.checked and record.checked > record.added:
        yield record.checked
    yield from (update.date for update in _updates(record) if update.date > record.added)


def _changed(record: Record, period: Period, old: Record | None) -> DigestItem | None:
    """What changed in an entry that is not new, or None. Its day is the latest date that says so."""
    reasons = [*(_differences(old, record) if old else ()), *_dated_changes(record, period)]
    days = [reason.day for reason in reasons if reason.day]
    return DigestItem(record, tuple(reasons), max(days, default=None)) if reasons else None


def _dated_changes(record: Record, period: Period) -> Iterator[DigestReason]:
    news = sorted((each for each in _updates(record) if period.contains(each.date)), key=lambda each: each.date)
    yield from (DigestReason("news", each.date, text=each.text) for each in reversed(news))
    if record.checked and record.checked > record.added and period.contains(record.checked):
        yield DigestReason("checked", record.checked)


def _differences(old: Record, new: Record) -> Iterator[DigestReason]:
    """Stage and status with both values, the rest by groups of fields."""
    if old.key != new.key:
        yield DigestReason("renamed", old=old.key, new=new.key)
    fields = [name for name in type(new).model_fields if getattr(old, name, None) != getattr(new, name)]
    for what in ("stage", "status"):
        # What is said of a series is a sentence, which has no "from ... to".
        if what in fields and new.kind != "series":
            fields.remove(what)
            yield DigestReason("stage" if what == "stage" else "status", old=getattr(old, what), new=getattr(new, what))
    group_of = _groups_of(type(new))
    groups = {group_of[name] for name in fields if name in group_of}
    if groups:
        yield DigestReason("fields", groups=tuple(group for group in DigestGroup if group in groups))


@cache
def _groups_of(model: type[Record]) -> Mapping[str, DigestGroup]:
    """What readers call the fields; `added`, `checked` and what the path of a file says are told otherwise."""
    return {name: each.digest for name, each in descriptions(model).items() if each.digest}


def _ending(records: Iterable[Record], day: dt.date) -> Iterator[DigestItem]:
    for record in records:
        end = _end(record, day)
        if end and day <= end <= day + ENDS_SOON:
            needs = sought(record) if isinstance(record, Organisation | Project) else ()
            yield DigestItem(record, (DigestReason("ends", end, needs=needs),), end)


def _end(record: Record, day: dt.date) -> dt.date | None:
    """The last day to answer what an entry calls for; a call for applications without a deadline ends on its own."""
    if isinstance(record, Event) and record.status != "cancelled":
        last = record.deadline or (record.ends if record.type == "call" else None)
        return day_of(last) if last else None
    return record.seeks_until if isinstance(record, Organisation | Project) and is_looking(record, day) else None


def _open(directory: Directory, records: Iterable[Record], day: dt.date) -> Iterator[DigestItem]:
    """Calls that nobody has closed: only who called knows whether an offer answers it, so each is told until its end.

    What no other organisation at work offers is told apart, since that needs looking for elsewhere.
    """
    at_work = [each for each in directory.organisations.values() if not is_gone(each)]
    offered = Counter(need for each in at_work for need in set(each.offers))
    for record in records:
        if isinstance(record, Organisation | Project) and is_looking(record, day):
            needs = sought(record)
            own = record.offers if isinstance(record, Organisation) else ()
            unmet = tuple(need for need in needs if offered[need] <= (need in own))
            yield DigestItem(
                record, (DigestReason("open", record.seeks_until, needs=needs, unmet=unmet),), record.seeks_until
            )


def _stale(records: Iterable[Record], period: Period) -> Iterator[DigestItem]:
    """What grew old in the period. A date that was does not grow old, nor does what is at work no longer."""
    for record in records:
        over = is_gone(record) or getattr(record, "stage", "") in ("completed", "cancelled")
        day = (record.checked or record.added) + STALE_AFTER + dt.timedelta(days=1)
        if record.kind not in ("meetings", "events") and not over and period.contains(day):
            yield DigestItem(record, (DigestReason("stale", record.checked or record.added),), day)


_ORDER = {model.kind: at for at, model in enumerate(KINDS)}


def _newest_first(items: Iterable[DigestItem]) -> tuple[DigestItem, ...]:
    """By day; those of one day, and those without, by kind and key."""
    return tuple(sorted(items, key=lambda each: (-(each.day.toordinal() if each.day else 0), *_place(each.record))))


def _next_first(items: Iterable[DigestItem]) -> tuple[DigestItem, ...]:
    return tuple(sorted(items, key=lambda each: (each.day or dt.date.max, *_place(each.record))))


def _place(record: Record) -> tuple[int, str]:
    return _ORDER[record.kind], record.key
