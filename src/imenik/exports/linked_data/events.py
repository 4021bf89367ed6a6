"""What events, series and their dates are in the words of schema.org."""

from __future__ import annotations

import datetime as dt

from imenik.exports.linked_data.localization import Linked, Voice, node
from imenik.exports.linked_data.properties import entry_node
from imenik.insights.almanac import start_time_of
from imenik.insights.schedule import Occurrence, last_day, resolve_local_time
from imenik.model import Event, Record, Series
from imenik.model.event import EventPlace, ProgrammeItem
from imenik.model.moments import Moment, has_passed, is_over

_LONGEST = 300
"""How many characters of an event's text are told on a page."""
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


def linked_event(voice: Voice, event: Event) -> Linked:
    """An event with the parts of its programme that have a date."""
    organisations, today = voice.edition.insights.directory.organisations, voice.edition.insights.today
    zone = event.timezone or ""
    return entry_node(
        voice,
        "Event",
        event,
        {
            "title": voice.text(event.title),
            "about": voice.summary(event.about, _LONGEST),
            "starts": _moment(event.starts, zone),
            "ends": _moment(event.ends, zone) if event.ends else None,
            "status": None if is_over(event, today) and event.status == "confirmed" else _STATUS.get(event.status),
            "eventAttendanceMode": _MODE.get(_mode(event)),
            "place": _locations(voice, event),
            "organisers": voice.organisations(organisations[organisation_id] for organisation_id in event.organisers),
            "hosts": voice.organisations(organisations[organisation_id] for organisation_id in event.hosts),
            "funders": voice.funders(event.funders),
            "audience": node("Audience", audienceType=voice.summary(event.audience)) if event.audience else None,
            "programme": [_part(voice, part, zone) for part in event.programme if part.starts],
            "registration": _registration(event, today),
            "url": voice.url(event),
        },
    )


def linked_series(voice: Voice, series: Series) -> Linked:
    """A series, with its rule where it still counts or has a last day. One that ended before that has none."""
    edition = voice.edition
    until = last_day(series, edition.insights.relations.meetings_of.get(series.id, ())) if series.until else None
    until = until if until == series.until else None
    return entry_node(
        voice,
        "EventSeries",
        series,
        {
            "title": voice.text(series.title),
            "about": voice.summary(series.about, _LONGEST),
            "starts": series.starts.isoformat(),
            "until": until.isoformat() if until else None,
            "format": _MODE.get(series.format or ""),
            "location": _virtual(voice, series, series),
            "organiser": voice.organisations([edition.insights.directory.organisations[series.organiser]]),
            "repeats": _schedule(series) if until or series.status == "running" else None,
            "url": voice.url(series),
        },
    )


def linked_meeting(voice: Voice, occurrence: Occurrence) -> Linked:
    """One date of a series that has a file. How long a past one lasted is not told by its rule."""
    meeting, series, today = occurrence.meeting, occurrence.series, voice.edition.insights.today
    assert meeting is not None  # noqa: S101 - who asks has the file
    organisations = voice.edition.insights.directory.organisations
    day = occurrence.starts.date()
    hour, ahead = start_time_of(occurrence, today), day >= today
    announced = not ahead and meeting.status in ("confirmed", "extra")
    return entry_node(
        voice,
        "Event",
        meeting,
        {
            "title": voice.text(meeting.title or series.title),
            "summary": voice.summary(meeting.summary, _LONGEST) if meeting.summary else None,
            "startDate": (hour or day).isoformat(),
            "endDate": occurrence.ends_at.isoformat() if ahead else None,
            "previousStartDate": meeting.date.isoformat() if meeting.moved_to else None,
            "status": None if announced else _STATUS[meeting.status],
            "eventAttendanceMode": _MODE.get(series.format or ""),
            "location": _virtual(voice, series, meeting),
            "organizer": voice.organisations([organisations[series.organiser]]),
            "attended": voice.organisations(organisations[organisation_id] for organisation_id in meeting.attended),
            "superEvent": voice.reference(series, "EventSeries", series.title, voice.url(series)),
            "url": voice.url(meeting),
        },
    )


def _moment(instant: Moment, zone: str) -> str:
    """A day, or a moment with its offset."""
    return (resolve_local_time(instant, zone) if zone and isinstance(instant, dt.datetime) else instant).isoformat()


def _mode(event: Event) -> str:
    """Whether one can only be there in person is said where the file says so."""
    if event.online:
        return "hybrid" if event.place else "online"
    return "in-person" if event.place and "online" in event.model_fields_set else ""


def _locations(voice: Voice, event: Event) -> list[Linked]:
    on_site = [_place(voice, event.place)] if event.place else []
    online = [node("VirtualLocation", url=event.registration or voice.url(event))] if event.online else []
    return [*on_site, *online]


def _place(voice: Voice, place: EventPlace) -> Linked:
    city = voice.city(place.country, place.city) if place.city else ""
    address = node("PostalAddress", addressLocality=city, addressCountry=place.country)
    return node("Place", name=voice.text(place.venue) if place.venue else city, address=address)


def _virtual(voice: Voice, series: Series, record: Record) -> Linked | None:
    """From afar; its page tells how, since no entry holds the link into a room."""
    return node("VirtualLocation", url=voice.url(record)) if series.format in ("online", "hybrid") else None


def _registration(event: Event, today: dt.date) -> Linked | None:
    """How to register or apply while one can. An offer would want a price, which no entry tells."""
    late = event.deadline is not None and has_passed(event.deadline, today)
    if not event.registration or late or is_over(event, today) or event.status == "cancelled":
        return None
    action = "ApplyAction" if event.type == "call" else "JoinAction"
    return node(action, target=node("EntryPoint", urlTemplate=event.registration))


def _part(voice: Voice, part: ProgrammeItem, zone: str) -> Linked:
    return node(
        "Event",
        name=voice.text(part.title),
        description=voice.summary(part.about, _LONGEST) if part.about else None,
        startDate=_moment(part.starts, zone) if part.starts else None,
        endDate=_moment(part.ends, zone) if part.ends else None,
    )


def _schedule(series: Series) -> Linked:
    """The rule; `byDay` as RFC 5545 writes it, since weeks counted from the end have no other form there."""
    rule = dict(part.split("=", 1) for part in series.repeats.split(";"))
    return node(
        "Schedule",
        repeatFrequency=f"P{rule.get('INTERVAL', '1')}{rule['FREQ'][0]}",
        byDay=rule.get("BYDAY"),
        startDate=series.starts.isoformat(),
        endDate=series.until.isoformat() if series.until else None,
        startTime=series.time.isoformat(),
        duration=f"PT{series.minutes}M",
        scheduleTimezone=series.timezone,
    )
