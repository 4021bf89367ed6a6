"""What events, series and meetings are in the words of schema.org, for programs. A record's gaps stay gaps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from imenik.agenda import Occurrence, last_day, moment
from imenik.edition import Edition
from imenik.model import Event, Organisation, Record, Series
from imenik.model.event import EventPlace, ProgrammeItem
from imenik.months import hour_of
from imenik.occasions import Moment, is_over

Linked = Mapping[str, Any]
"""JSON-LD as it is written (https://www.w3.org/TR/json-ld11/): nothing reads it here."""

_STATUS = {
    "confirmed": "https://schema.org/EventScheduled",
    "extra": "https://schema.org/EventScheduled",
    "held": "https://schema.org/EventScheduled",
    "moved": "https://schema.org/EventRescheduled",
    "cancelled": "https://schema.org/EventCancelled",
}
_MODE = {
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "in-person": "https://schema.org/OfflineEventAttendanceMode",
    "hybrid": "https://schema.org/MixedEventAttendanceMode",
}


def linked_event(edition: Edition, event: Event) -> Linked:
    """An event with the parts of its programme that have a date."""
    organisations = edition.directory.organisations
    zone = event.timezone or ""
    over = is_over(event, edition.today)
    return _whole(
        _page(edition, event),
        name=edition.plain(event.title),
        description=edition.summary(event.about, 300),
        startDate=_moment(event.starts, zone),
        endDate=_moment(event.ends, zone) if event.ends else None,
        eventStatus=None if over and event.status == "confirmed" else _STATUS.get(event.status),
        eventAttendanceMode=_MODE.get(_mode(event)),
        location=_locations(edition, event),
        organizer=_organisations(edition, (organisations[each] for each in event.organisers)),
        funder=[_funder(edition, each) for each in event.funders],
        subEvent=[_part(edition, part, zone) for part in event.programme if part.starts],
    )


def linked_series(edition: Edition, series: Series) -> Linked:
    """A series, with its rule where it still counts or has a last day. One that ended before that has none."""
    until = last_day(series, edition.relations.meetings_of.get(series.id, ())) if series.until else None
    until = until if until == series.until else None
    return _whole(
        _page(edition, series),
        type="EventSeries",
        name=edition.plain(series.title),
        description=edition.summary(series.about, 300),
        startDate=series.starts.isoformat(),
        endDate=until.isoformat() if until else None,
        eventAttendanceMode=_MODE.get(series.format or ""),
        location=_virtual(series),
        organizer=_organisations(edition, [edition.directory.organisations[series.organiser]]),
        eventSchedule=_schedule(series) if until or series.status == "running" else None,
    )


def linked_meeting(edition: Edition, occurrence: Occurrence) -> Linked:
    """One date of a series that has a file. How long a past one lasted is not told by its rule."""
    meeting, series = occurrence.meeting, occurrence.series
    assert meeting is not None  # noqa: S101 - who asks has the file's page
    organisations = edition.directory.organisations
    day = occurrence.starts.date()
    hour, ahead = hour_of(occurrence, edition.today), day >= edition.today
    announced = not ahead and meeting.status in ("confirmed", "extra")
    return _whole(
        _page(edition, meeting),
        name=edition.plain(meeting.title or series.title),
        description=edition.summary(meeting.summary, 300) if meeting.summary else None,
        startDate=(hour or day).isoformat(),
        endDate=occurrence.finishes.isoformat() if ahead else None,
        previousStartDate=meeting.date.isoformat() if meeting.moved_to else None,
        eventStatus=None if announced else _STATUS[meeting.status],
        eventAttendanceMode=_MODE.get(series.format or ""),
        location=_virtual(series),
        organizer=_organisations(edition, [organisations[series.organiser]]),
        attendee=_organisations(edition, (organisations[each] for each in meeting.attended)),
        superEvent=_whole({}, type="EventSeries", name=edition.plain(series.title), url=edition.url(series)),
    )


def _whole(more: Linked, *, type: str = "Event", **properties: object) -> Linked:  # noqa: A002 - as JSON-LD has it
    """An object without what is not known."""
    known = {key: value for key, value in properties.items() if value not in (None, "", [], {})}
    return {**({"@context": "https://schema.org"} if more else {}), "@type": type, **known, **more}


def _page(edition: Edition, record: Record) -> Linked:
    """The page that is about something. Its language is that of the page: what people speak there is not known."""
    url = edition.url(record)
    page = _whole({}, type="WebPage", url=url, inLanguage=edition.language.tag)
    return {**({"url": url} if url else {}), "mainEntityOfPage": page}


def _moment(instant: Moment, zone: str) -> str:
    """A day, or a moment with its offset."""
    return (moment(instant, zone) if zone and isinstance(instant, dt.datetime) else instant).isoformat()


def _organisations(edition: Edition, some: Iterable[Organisation]) -> list[Linked]:
    return [_whole({}, type="Organization", name=edition.plain(each.name), url=edition.url(each)) for each in some]


def _funder(edition: Edition, funder: str) -> Linked:
    known = edition.directory.organisations.get(funder)
    return _organisations(edition, [known])[0] if known else _whole({}, type="Organization", name=funder)


def _mode(event: Event) -> str:
    """Whether one can only be there in person is said where the file says so."""
    if event.online:
        return "hybrid" if event.place else "online"
    return "in-person" if event.place and "online" in event.model_fields_set else ""


def _locations(edition: Edition, event: Event) -> list[Linked]:
    there = [_place(edition, event.place)] if event.place else []
    return [*there, *([{"@type": "VirtualLocation"}] if event.online else [])]


def _place(edition: Edition, place: EventPlace) -> Linked:
    city = edition.plain(edition.city(place.country, place.city)) if place.city else ""
    address = _whole({}, type="PostalAddress", addressLocality=city, addressCountry=place.country)
    return _whole({}, type="Place", name=edition.plain(place.venue) if place.venue else city, address=address)


def _virtual(series: Series) -> Linked | None:
    return {"@type": "VirtualLocation"} if series.format in ("online", "hybrid") else None


def _part(edition: Edition, part: ProgrammeItem, zone: str) -> Linked:
    return _whole(
        {},
        name=edition.plain(part.title),
        description=edition.summary(part.about, 300) if part.about else None,
        startDate=_moment(part.starts, zone) if part.starts else None,
        endDate=_moment(part.ends, zone) if part.ends else None,
    )


def _schedule(series: Series) -> Linked:
    """The rule; `byDay` as RFC 5545 writes it, since weeks counted from the end have no other form there."""
    rule = dict(part.split("=", 1) for part in series.repeats.split(";"))
    return _whole(
        {},
        type="Schedule",
        repeatFrequency=f"P{rule.get('INTERVAL', '1')}{rule['FREQ'][0]}",
        byDay=rule.get("BYDAY"),
        startDate=series.starts.isoformat(),
        endDate=series.until.isoformat() if series.until else None,
        startTime=series.time.isoformat(),
        duration=f"PT{series.minutes}M",
        scheduleTimezone=series.timezone,
    )
