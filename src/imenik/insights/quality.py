"""What a reader would miss in the entries, counted: a help for those who maintain them, no mark of an organisation.

Nothing here says how good an organisation is, and no page of an organisation shows it.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from imenik.i18n.text import Text
from imenik.insights.freshness import freshness, is_gone
from imenik.insights.relations import Relations
from imenik.insights.statistics import Tally, growth_of
from imenik.model import Event, Meeting, Organisation, Project, Record, Series
from imenik.model.moments import is_over
from imenik.store.directory import Directory

MAX_NEXT = 10
"""How many entries are named at which work is worth while."""
LITTLE_WORK = 2
"""How many additions to one entry are a little work."""


class Criterion(StrEnum):
    """What a reader would miss, what is missed most first."""

    CONTACT = "contact"
    """A way to reach it, or to take part."""
    PLACE = "place"
    """The town of an organisation, the country of a project, the place of an event."""
    LANGUAGE = "language"
    """A text in a second language; a language in two scripts is one."""
    SOURCE = "source"
    """A source that can be opened."""
    CHECK = "check"
    """The day of a comparison with the sources, in the last twelve months where things may still change."""
    HOMELAND = "homeland"
    """The places in the homeland that it is linked to."""


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    number: int
    of: int


@dataclass(frozen=True)
class EntryQuality:
    """The criteria that apply to an entry: those that it meets, and those that it lacks."""

    record: Record
    met: tuple[Criterion, ...]
    lacking: tuple[Criterion, ...]

    @property
    def share(self) -> Share:
        """How many of the criteria that apply to it are met."""
        return Share(len(self.met), len(self.met) + len(self.lacking))


@dataclass(frozen=True)
class QualityReport:
    """All entries, what all of them have and lack, and where to begin."""

    entries: tuple[EntryQuality, ...]
    by_criterion: Mapping[Criterion, Share]
    next_steps: tuple[EntryQuality, ...]
    """The entries where a little work helps most."""
    growth: Tally
    """All entries and those that lack nothing, at the end of each month."""

    @property
    def share(self) -> Share:
        """What is met of all that applies, in all entries together."""
        shares = self.by_criterion.values()
        return Share(sum(share.number for share in shares), sum(share.of for share in shares))

    @property
    def complete(self) -> Share:
        """How many entries lack nothing."""
        return Share(sum(not entry.lacking for entry in self.entries), len(self.entries))


def quality_of(directory: Directory, relations: Relations, today: dt.date) -> QualityReport:
    """The report of a directory on a day.

    An entry helps most where readers miss most: of those that lack one or two things, the ones without a contact come
    first, then those without a place, and so on in the order of `Criterion`; among them those that lack least, and then
    those that most other entries lead to, since more readers come by. What no longer exists needs no work.
    """
    entries = tuple(_entry(record, directory, today) for record, _ in directory.records())
    able = [entry for entry in entries if 0 < len(entry.lacking) <= LITTLE_WORK and not is_gone(entry.record)]
    complete = [entry.record for entry in entries if not entry.lacking]
    return QualityReport(
        entries,
        _by_criterion(entries),
        tuple(sorted(able, key=lambda entry: _order(entry, relations))[:MAX_NEXT]),
        growth_of(([entry.record for entry in entries], complete), today),
    )


def _entry(record: Record, directory: Directory, today: dt.date) -> EntryQuality:
    answers = {criterion: rule(record, directory, today) for criterion, rule in _RULES.items()}
    return EntryQuality(
        record,
        tuple(criterion for criterion, is_met in answers.items() if is_met),
        tuple(criterion for criterion, is_met in answers.items() if is_met is False),
    )


def _by_criterion(entries: tuple[EntryQuality, ...]) -> dict[Criterion, Share]:
    met = Counter(criterion for entry in entries for criterion in entry.met)
    lacking = Counter(criterion for entry in entries for criterion in entry.lacking)
    totals = {criterion: met[criterion] + lacking[criterion] for criterion in Criterion}
    return {criterion: Share(met[criterion], total) for criterion, total in totals.items() if total}


def _order(entry: EntryQuality, relations: Relations) -> tuple[int, int, int, str, str]:
    record = entry.record
    first = list(Criterion).index(entry.lacking[0])
    return first, len(entry.lacking), -_leading_to(record, relations), record.kind, record.key


def _leading_to(record: Record, relations: Relations) -> int:
    """How many other entries lead to this one."""
    match record:
        case Organisation():
            groups = (relations.units, relations.members, relations.roles)
            return sum(len(group.get(record.id, ())) for group in groups)
        case Project():
            return len(relations.events_of.get(record.id, ()))
        case Series():
            return len(relations.meetings_of.get(record.id, ()))
    return 0


# The rules. None is the answer where a criterion does not apply.


def _contact(record: Record, directory: Directory, today: dt.date) -> bool | None:
    """What is over, or no longer exists, cannot be reached; a project is reached by the organisation that leads it."""
    if is_gone(record) or isinstance(record, Meeting):
        return None
    match record:
        case Organisation():
            return _is_reachable(record)
        case Project(stage="completed" | "cancelled"):
            return None
        case Project():
            return bool(record.contact or record.website) or _is_any_reachable((record.lead,), directory)
        case Event():
            has_page = bool(record.registration) or _is_any_reachable(record.organisers, directory)
            return None if is_over(record, today) or record.status == "cancelled" else has_page
        case Series(status="ended"):
            return None
    return bool(getattr(record, "url", None) or getattr(record, "how_to_join", None))


def _is_reachable(organisation: Organisation) -> bool:
    return bool(organisation.website or organisation.email or organisation.contact_page or organisation.links)


def _is_any_reachable(some: Iterable[str | None], directory: Directory) -> bool:
    organisations = (directory.organisations.get(id_) for id_ in some if id_)
    return any(organisation and _is_reachable(organisation) for organisation in organisations)


def _place(record: Record, _: Directory, __: dt.date) -> bool | None:
    match record:
        case Organisation():
            return bool(record.city)
        case Project():
            return bool(record.countries)
        case Event():
            return record.online or bool(record.place)
    return None


def _language(record: Record, _: Directory, __: dt.date) -> bool | None:
    """A text that is the same everywhere is there in each language; a date of a series need not have one."""
    text: Text | None = getattr(record, "about", None) or getattr(record, "summary", None)
    if text is None:
        return None
    languages = {tag.partition("-")[0] for tag in text}
    return not text.translatable or len(languages) > 1


def _source(record: Record, _: Directory, __: dt.date) -> bool | None:
    """An organisation that speaks for itself needs no other source."""
    if getattr(record, "listing", "") == "self-confirmed":
        return None
    return any(source.url for source in record.sources)


def _check(record: Record, _: Directory, today: dt.date) -> bool:
    if _is_settled(record):
        return record.checked is not None
    return freshness(record, today) in ("recent", "year")


def _is_settled(record: Record) -> bool:
    """Whether what the record tells is past and changes no more."""
    match record:
        case Meeting():
            return True
        case Event():
            return record.status in ("held", "cancelled")
        case Project():
            return record.stage in ("completed", "cancelled")
    return is_gone(record)


def _homeland(record: Record, _: Directory, __: dt.date) -> bool | None:
    return bool(record.homeland) if isinstance(record, Organisation | Project) else None


_Rule = Callable[[Record, Directory, dt.date], bool | None]
_RULES: Mapping[Criterion, _Rule] = {
    Criterion.CONTACT: _contact,
    Criterion.PLACE: _place,
    Criterion.LANGUAGE: _language,
    Criterion.SOURCE: _source,
    Criterion.CHECK: _check,
    Criterion.HOMELAND: _homeland,
}
