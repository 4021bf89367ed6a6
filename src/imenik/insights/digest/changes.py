"""What is new in a period: entries that were added, changed or removed, became stale, or are looking for something.

Everything follows from the dates in the records; with the git history (`store/git_history.py`), changed values are
found as well. The period is defined in `insights/digest/period.py`, the wording in `views/digest/text.py`.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from imenik.insights.digest.period import Period
from imenik.insights.digest.reasons import (
    Added,
    Call,
    Checked,
    Deadline,
    FieldsChanged,
    News,
    Reason,
    Renamed,
    Stale,
    ValueChanged,
)
from imenik.insights.freshness import STALE_AFTER, is_finished, is_gone, is_looking, sought
from imenik.model import KINDS, Event, Organisation, Project, Record
from imenik.model.description import DigestGroup
from imenik.model.fields import descriptions
from imenik.model.moments import day_of
from imenik.model.project import Update
from imenik.store.directory import Directory
from imenik.store.git_history import EarlierStates
from imenik.store.paths import Key

ENDS_SOON = dt.timedelta(days=30)
"""What ends within this time after the period ends soon."""
_VALUES: tuple[Literal["stage", "status"], ...] = ("stage", "status")
"""Fields whose change is told with both values."""


@dataclass(frozen=True)
class DigestItem:
    """An entry with the reasons, none if it was removed, and the day that it is sorted by, if known."""

    record: Record
    reasons: tuple[Reason, ...]
    day: dt.date | None = None


@dataclass(frozen=True)
class Digest:
    """What is new in a period. No entry is both new and changed; a call that ends soon is also open."""

    period: Period
    new: tuple[DigestItem, ...]
    changed: tuple[DigestItem, ...]
    ending: tuple[DigestItem, ...]
    open: tuple[DigestItem, ...]
    stale: tuple[DigestItem, ...]
    removed: tuple[DigestItem, ...]
    has_history: bool = False
    """Whether the git history was available, and not only the dates in the entries."""
    unreadable: tuple[Key, ...] = ()
    """Changed entries whose earlier version cannot be read by today's rules."""


@dataclass(frozen=True)
class ChangeCounts:
    """How many entries were added and how many others changed since a day, by the dates in the entries."""

    since: dt.date
    new: int
    changed: int


def digest_of(directory: Directory, period: Period, earlier_states: EarlierStates | None = None) -> Digest:
    """The digest of a period. Pass `earlier_states` only for a directory as it was at the end of the period."""
    records = [record for model in KINDS for record in directory.of_kind(model.kind).values()]
    earlier = _EarlierVersions(directory, earlier_states)
    new = [
        DigestItem(record, (Added(record.added),), record.added) for record in records if earlier.is_new(record, period)
    ]
    new_keys = {_key(item.record) for item in new}
    changed = (_changed(record, period, earlier.get(record)) for record in records if _key(record) not in new_keys)
    return Digest(
        period=period,
        new=_newest_first(new),
        changed=_newest_first(item for item in changed if item),
        ending=_next_first(_ending(records, period.until)),
        open=_next_first(_open(directory, records, period.until)),
        stale=_newest_first(_stale(records, period)),
        removed=_newest_first(DigestItem(record, ()) for record in earlier.removed),
        has_history=earlier_states is not None,
        unreadable=tuple(sorted(earlier_states.unreadable)) if earlier_states else (),
    )


def count_changes(directory: Directory, days: Sequence[dt.date]) -> dict[dt.date, ChangeCounts]:
    """For each day after the first: how many entries were added or changed since the previous day.

    `days` must be ascending. One pass over the records, since a series may have hundreds of dates.
    """
    new: list[set[Key]] = [set() for _ in days]
    changed: list[set[Key]] = [set() for _ in days]
    periods = _Periods(days)
    for model in KINDS:
        for record in directory.of_kind(model.kind).values():
            for index in periods.indexes_containing(record.added):
                new[index].add(_key(record))
            for day in _days_of_change(record):
                for index in periods.indexes_containing(day):
                    changed[index].add(_key(record))
    return {
        days[index]: ChangeCounts(days[index - 1], len(new[index]), len(changed[index] - new[index]))
        for index in range(1, len(days))
    }


class _Periods:
    """The periods between consecutive days; a day lies in two of them where one ends and the next begins."""

    def __init__(self, days: Sequence[dt.date]) -> None:
        self._days = days

    def indexes_containing(self, day: dt.date) -> Iterator[int]:
        """The indexes of the periods with the day; each is the index of the last day of the period, so none is 0."""
        index = bisect_left(self._days, day)
        if 0 < index < len(self._days):
            yield index
        if index + 1 < len(self._days) and self._days[index] == day:
            yield index + 1


class _EarlierVersions:
    """How entries were before the period, as far as known."""

    def __init__(self, directory: Directory, earlier: EarlierStates | None) -> None:
        self._directory, self._earlier = directory, earlier
        self._former = {
            (model.kind, former): _key(record)
            for model in KINDS
            for record in directory.of_kind(model.kind).values()
            for former in record.former_ids
        }
        self._old_of = {new: old for old, new in self._former.items()} | (dict(earlier.renamed) if earlier else {})

    def is_new(self, record: Record, period: Period) -> bool:
        """Whether it was added in the period, by its own date or by the git history of its file."""
        was_added = self._earlier is not None and _key(record) in self._earlier.added and self.get(record) is None
        return period.contains(record.added) or was_added

    def get(self, record: Record) -> Record | None:
        """The entry as it was, possibly under another id; None if it did not change or is not known."""
        if self._earlier is None:
            return None
        key = _key(record)
        return self._earlier.records.get(key) or self._earlier.records.get(self._old_of.get(key, key))

    @property
    def removed(self) -> Iterator[Record]:
        """Entries that were removed and not renamed."""
        renamed = {*self._former, *(self._earlier.renamed.values() if self._earlier else ())}
        for key, record in (self._earlier.records if self._earlier else {}).items():
            if not self._directory.has_file(*key) and key not in renamed:
                yield record


def last_change(record: Record, today: dt.date) -> dt.date:
    """The latest day until today on which an entry was added, checked or updated, by its own dates."""
    return max(day for day in (record.added, *_days_of_change(record)) if day <= max(today, record.added))


def _key(record: Record) -> Key:
    return record.kind, record.key


def _updates(record: Record) -> Sequence[Update]:
    """The updates of a project, nothing for other records; `isinstance` would be slower on ten thousand records."""
    return getattr(record, "updates", ())


def _days_of_change(record: Record) -> Iterator[dt.date]:
    if record.checked and record.checked > record.added:
        yield record.checked
    yield from (update.date for update in _updates(record) if update.date > record.added)


def _changed(record: Record, period: Period, old: Record | None) -> DigestItem | None:
    """What changed in an entry that is not new, or None; its day is the latest date of a change."""
    reasons = [*(_differences(old, record) if old else ()), *_dated_changes(record, period)]
    days = [reason.day for reason in reasons if isinstance(reason, News | Checked)]
    return DigestItem(record, tuple(reasons), max(days, default=None)) if reasons else None


def _dated_changes(record: Record, period: Period) -> Iterator[Reason]:
    news = sorted(
        (update for update in _updates(record) if period.contains(update.date)), key=lambda update: update.date
    )
    yield from (News(update.date, update.text) for update in reversed(news))
    if record.checked and record.checked > record.added and period.contains(record.checked):
        yield Checked(record.checked)


def _differences(old: Record, new: Record) -> Iterator[Reason]:
    """Stage and status with both values, other fields by group."""
    if old.key != new.key:
        yield Renamed(old.key)
    fields = [name for name in type(new).model_fields if getattr(old, name, None) != getattr(new, name)]
    for field in _VALUES:
        # The status of a series is worded as a sentence, which cannot be put into "from ... to".
        if field in fields and new.kind != "series":
            fields.remove(field)
            yield ValueChanged(field, getattr(old, field), getattr(new, field))
    group_of = _groups_of(type(new))
    groups = {group_of[name] for name in fields if name in group_of}
    if groups:
        yield FieldsChanged(tuple(group for group in DigestGroup if group in groups))


@cache
def _groups_of(model: type[Record]) -> Mapping[str, DigestGroup]:
    """The group of each field; `added`, `checked` and fields from the path have their own reasons or none."""
    return {name: description.digest for name, description in descriptions(model).items() if description.digest}


def _ending(records: Iterable[Record], day: dt.date) -> Iterator[DigestItem]:
    for record in records:
        end = _end(record, day)
        if end and day <= end <= day + ENDS_SOON:
            reason = Call(end, sought(record)) if isinstance(record, Organisation | Project) else Deadline(end)
            yield DigestItem(record, (reason,), end)


def _end(record: Record, day: dt.date) -> dt.date | None:
    """The last day to respond to an entry; a call for applications without a deadline closes on its last day."""
    if isinstance(record, Event) and record.status != "cancelled":
        last = record.deadline or (record.ends if record.type == "call" else None)
        return day_of(last) if last else None
    return record.seeks_until if isinstance(record, Organisation | Project) and is_looking(record, day) else None


def _open(directory: Directory, records: Iterable[Record], day: dt.date) -> Iterator[DigestItem]:
    """Open calls. Only the caller knows whether an offer answers a call, so each is listed until its end.

    Needs that no other active organisation offers are marked, since help has to come from elsewhere.
    """
    active = [organisation for organisation in directory.organisations.values() if not is_gone(organisation)]
    offered = Counter(need for organisation in active for need in set(organisation.offers))
    for record in records:
        if isinstance(record, Organisation | Project) and record.seeks_until and is_looking(record, day):
            needs = sought(record)
            own = record.offers if isinstance(record, Organisation) else ()
            unmet = tuple(need for need in needs if offered[need] == 0 or (offered[need] == 1 and need in own))
            yield DigestItem(record, (Call(record.seeks_until, needs, unmet),), record.seeks_until)


def _stale(records: Iterable[Record], period: Period) -> Iterator[DigestItem]:
    """Entries that became stale in the period; dates that have passed and inactive records never do."""
    for record in records:
        is_over = is_gone(record) or is_finished(record)
        day = (record.checked or record.added) + STALE_AFTER + dt.timedelta(days=1)
        if record.kind not in ("meetings", "events") and not is_over and period.contains(day):
            yield DigestItem(record, (Stale(record.checked or record.added),), day)


_ORDER = {model.kind: index for index, model in enumerate(KINDS)}


def _newest_first(items: Iterable[DigestItem]) -> tuple[DigestItem, ...]:
    """By day; items of the same day, and those without one, by kind and key."""
    return tuple(sorted(items, key=lambda item: (-(item.day.toordinal() if item.day else 0), *_sort_key(item.record))))


def _next_first(items: Iterable[DigestItem]) -> tuple[DigestItem, ...]:
    return tuple(sorted(items, key=lambda item: (item.day or dt.date.max, *_sort_key(item.record))))


def _sort_key(record: Record) -> tuple[int, str]:
    return _ORDER[record.kind], record.key
