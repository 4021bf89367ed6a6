"""Titles and descriptions of entries of any kind, and the reasons why a digest mentions them, in one language."""

from __future__ import annotations

from markupsafe import Markup

from imenik.i18n.text import Text
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
from imenik.insights.schedule import Occurrence
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from imenik.model.fields import describe
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards
from imenik.views.dates.recurrence import day_and_time
from imenik.views.edition import Edition


def title_of(edition: Edition, record: Record) -> LocalizedText:
    """The name of an entry of any kind; a meeting without a title has that of its series, with the date."""
    if isinstance(record, Organisation):
        return edition.show(record.name)
    if not isinstance(record, Meeting):
        assert isinstance(record, Project | Series | Event | Channel)  # noqa: S101 - the other kinds
        return edition.show(record.title)
    series = edition.insights.directory.series.get(record.series)
    if record.title or not series:
        return edition.show(record.title) if record.title else LocalizedText(record.key, None)
    shown = edition.show(series.title)
    return LocalizedText(f"{shown.text}, {edition.wording.date(record.date)}", shown.tag, shown.foreign)


def kind_of(edition: Edition, cards: EntryCards, record: Record) -> str:
    """A one-line description of an entry."""
    match record:
        case Organisation():
            return cards.organisations([record])[0].line
        case Project():
            (card,) = cards.projects([record])
            return " · ".join(part for part in (edition.wording.say("Project"), card.stage, card.lead) if part)
        case Event():
            return f"{edition.wording.label('event', record.type)} · {edition.wording.span(record.starts, record.ends)}"
        case Channel():
            return edition.wording.label("channel", record.type)
        case Series():
            return f"{edition.wording.say('Meetings')} · {day_and_time(edition, record)}"
        case Meeting():
            return " · ".join((edition.wording.say("Meeting"), edition.wording.label("meeting-status", record.status)))
        case _:
            raise TypeError(record.kind)


def about_of(record: Record) -> Text | None:
    """The description of an entry, or the summary of a meeting."""
    return record.summary if isinstance(record, Meeting) else getattr(record, "about", None)


def certainty(edition: Edition, occurrence: Occurrence) -> str:
    """The status of a date: that of its file, or "expected" if it only follows from the rule."""
    if occurrence.meeting:
        return edition.wording.label("meeting-status", occurrence.meeting.status)
    return edition.wording.say("Expected by the rule of the series, not yet confirmed")


def why(edition: Edition, record: Record, reason: Reason) -> str:
    """A reason in words."""
    wording = edition.wording
    match reason:
        case Added():
            return wording.say("Added: {date}", date=wording.date(reason.day))
        case Checked():
            return wording.say("Checked again: {date}", date=wording.date(reason.day))
        case News():
            return f"{wording.date(reason.day)}: {edition.summary(reason.text)}"
        case ValueChanged():
            return _change(edition, record, reason)
        case FieldsChanged():
            groups = [wording.label("changed", group) for group in reason.groups]
            return wording.say("Changed: {what}", what=wording.listed(groups))
        case Renamed():
            return wording.say("Former ID: {id}", id=reason.old)
        case Deadline():
            return _deadline(edition, record, reason)
        case Call():
            return _call(edition, reason)
        case Stale():
            return _stale(edition, record, reason)


def _change(edition: Edition, record: Record, reason: ValueChanged) -> str:
    """The stage or status, before and now."""
    group = describe(type(record), reason.field).values or reason.field
    old, new = edition.wording.label(group, reason.old), edition.wording.label(group, reason.new)
    return f"{edition.labels(record)[reason.field]}: {old} → {new}"


def _deadline(edition: Edition, record: Record, reason: Deadline) -> str:
    """A call for applications may have no deadline, but a last day."""
    until = edition.wording.date(reason.day)
    if isinstance(record, Event) and record.deadline:
        return edition.wording.say("Deadline: {date}", date=until)
    return f"{edition.wording.say('Ends')}: {until}"


def _call(edition: Edition, call: Call) -> str:
    """What is sought, until when, and what of it nobody in the directory offers."""
    wording = edition.wording
    words = [
        wording.say("Looking for: {what}", what=wording.listed(edition.needs(call.needs))),
        wording.say("until {date}", date=wording.date(call.day)),
    ]
    if call.unmet:
        unmet = wording.listed(edition.needs(call.unmet))
        words.append(wording.say("not offered by anyone in the directory yet: {what}", what=unmet))
    return Markup(" · ").join(words)


def _stale(edition: Edition, record: Record, reason: Stale) -> str:
    day = edition.wording.date(reason.day)
    if record.checked:
        return edition.wording.say("Not checked since {date}", date=day)
    return edition.wording.say("Not checked since it was added on {date}", date=day)
