"""Events, series of meetings and their dates as schema.org nodes."""

from __future__ import annotations

import datetime as dt

from imenik.exports.linked_data.localization import JsonLd, Localizer, node
from imenik.exports.linked_data.properties import entry_node
from imenik.insights.almanac import start_time_of
from imenik.insights.schedule import Occurrence, last_day
from imenik.model import Event, Record, Series
from imenik.model.event import EventPlace, ProgrammeItem
from imenik.model.moments import has_passed, is_over, zoned
from imenik.model.recurrence import Rule

_MAX_SUMMARY_LENGTH = 300
"""The maximum number of characters of an event's description on a page."""
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


def event_node(localizer: Localizer, event: Event) -> JsonLd:
    """An event with the dated items of its programme; a call that names no place is a text that expires."""
    if event.type == "call" and not (event.place or event.online):
        return _call_node(localizer, event)
    organisations, today = localizer.edition.insights.directory.organisations, localizer.edition.insights.today
    zone, locations = event.timezone or "", _locations(localizer, event)
    return entry_node(
        localizer,
        "Event",
        event,
        {
            "title": localizer.text(event.title),
            "about": localizer.summary(event.about, _MAX_SUMMARY_LENGTH),
            "starts": zoned(event.starts, zone).isoformat(),
            "ends": zoned(event.ends, zone).isoformat() if event.ends else None,
            "status": None if is_over(event, today) and event.status == "confirmed" else _STATUS.get(event.status),
            "eventAttendanceMode": _MODE.get(_mode(event)),
            "place": locations,
            "organisers": localizer.organisations(organisations[organiser] for organiser in event.organisers),
            "hosts": localizer.organisations(organisations[host] for host in event.hosts),
            "funders": localizer.funders(event.funders),
            "audience": _audience(localizer, event),
            "programme": [_part(localizer, part, zone, locations) for part in event.programme if part.starts],
            "registration": _registration(event, today),
            "url": localizer.url(event),
        },
    )


def _call_node(localizer: Localizer, event: Event) -> JsonLd:
    organisations, today = localizer.edition.insights.directory.organisations, localizer.edition.insights.today
    return node(
        "CreativeWork",
        id=localizer.id(event),
        name=localizer.text(event.title),
        description=localizer.summary(event.about, _MAX_SUMMARY_LENGTH),
        expires=zoned(event.deadline, event.timezone).isoformat() if event.deadline else None,
        publisher=localizer.organisations(organisations[organiser] for organiser in event.organisers),
        funder=localizer.funders(event.funders),
        audience=_audience(localizer, event),
        potentialAction=_registration(event, today),
        url=localizer.url(event),
        mainEntityOfPage=localizer.pages(event),
    )


def for_search_engines(found: JsonLd) -> JsonLd:
    """What a page may say of an event: all, or nothing if search engines would refuse it, since it names no place.

    https://developers.google.com/search/docs/appearance/structured-data/event
    """
    return {} if found["@type"] in ("Event", "EventSeries") and "location" not in found else found


def series_node(localizer: Localizer, series: Series) -> JsonLd:
    """A series; it has a schedule only while it is running or if its last day is known and was reached."""
    edition = localizer.edition
    until = last_day(series, edition.insights.relations.meetings_of.get(series.id, ())) if series.until else None
    until = until if until == series.until else None
    return entry_node(
        localizer,
        "EventSeries",
        series,
        {
            "title": localizer.text(series.title),
            "about": localizer.summary(series.about, _MAX_SUMMARY_LENGTH),
            "starts": series.starts.isoformat(),
            "until": until.isoformat() if until else None,
            "format": _MODE.get(series.format or ""),
            "location": _virtual(localizer, series, series),
            "organiser": localizer.organisations([edition.insights.directory.organisations[series.organiser]]),
            "repeats": _schedule(series) if until or series.status == "running" else None,
            "url": localizer.url(series),
        },
    )


def meeting_node(localizer: Localizer, occurrence: Occurrence) -> JsonLd:
    """A date of a series that has a file; the rule does not say how long a past meeting really lasted."""
    meeting, series, today = occurrence.meeting, occurrence.series, localizer.edition.insights.today
    assert meeting is not None  # noqa: S101 - callers pass dates that have a file
    organisations = localizer.edition.insights.directory.organisations
    day = occurrence.local_start.date()
    hour, ahead = start_time_of(occurrence, today), day >= today
    announced = not ahead and meeting.status in ("confirmed", "extra")
    return entry_node(
        localizer,
        "Event",
        meeting,
        {
            "title": localizer.text(meeting.title or series.title),
            "summary": localizer.summary(meeting.summary, _MAX_SUMMARY_LENGTH) if meeting.summary else None,
            "startDate": (hour or day).isoformat(),
            "endDate": occurrence.ends_at.isoformat() if ahead else None,
            "previousStartDate": meeting.date.isoformat() if meeting.moved_to else None,
            "status": None if announced else _STATUS[meeting.status],
            "eventAttendanceMode": _MODE.get(series.format or ""),
            "location": _virtual(localizer, series, meeting),
            "organizer": localizer.organisations([organisations[series.organiser]]),
            "attended": localizer.organisations(organisations[organisation_id] for organisation_id in meeting.attended),
            "superEvent": localizer.reference(series, "EventSeries", series.title, localizer.url(series)),
            "url": localizer.url(meeting),
        },
    )


def _mode(event: Event) -> str:
    """How one can attend; `in-person` only if the file says explicitly that there is no online participation."""
    if event.online:
        return "hybrid" if event.place else "online"
    return "in-person" if event.place and "online" in event.model_fields_set else ""


def _locations(localizer: Localizer, event: Event) -> list[JsonLd]:
    on_site = [_place(localizer, event.place)] if event.place else []
    online = [node("VirtualLocation", url=event.registration or localizer.url(event))] if event.online else []
    return [*on_site, *online]


def _place(localizer: Localizer, place: EventPlace) -> JsonLd:
    city = localizer.city(place.country, place.city) if place.city else ""
    address = node("PostalAddress", addressLocality=city, addressCountry=place.country)
    return node("Place", name=localizer.text(place.venue) if place.venue else city, address=address)


def _audience(localizer: Localizer, event: Event) -> JsonLd | None:
    return node("Audience", audienceType=localizer.summary(event.audience)) if event.audience else None


def _virtual(localizer: Localizer, series: Series, record: Record) -> JsonLd | None:
    """Online participation; it links to our page, since entries never contain links to meeting rooms."""
    return node("VirtualLocation", url=localizer.url(record)) if series.format in ("online", "hybrid") else None


def _registration(event: Event, today: dt.date) -> JsonLd | None:
    """How to register or apply while that is possible; an `Offer` would need a price, which entries do not have."""
    late = event.deadline is not None and has_passed(event.deadline, today)
    if not event.registration or late or is_over(event, today) or event.status == "cancelled":
        return None
    action = "ApplyAction" if event.type == "call" else "JoinAction"
    return node(action, target=node("EntryPoint", urlTemplate=event.registration))


def _part(localizer: Localizer, part: ProgrammeItem, zone: str, locations: list[JsonLd]) -> JsonLd:
    """An item of the programme, which takes place where its event does."""
    return node(
        "Event",
        name=localizer.text(part.title),
        description=localizer.summary(part.about, _MAX_SUMMARY_LENGTH) if part.about else None,
        startDate=zoned(part.starts, zone).isoformat() if part.starts else None,
        endDate=zoned(part.ends, zone).isoformat() if part.ends else None,
        location=locations,
    )


def _schedule(series: Series) -> JsonLd:
    """The recurrence rule; `byDay` as in RFC 5545, since schema.org cannot express "the last Thursday" otherwise."""
    rule = Rule(series.repeats)
    return node(
        "Schedule",
        repeatFrequency=f"P{rule.every}{rule.frequency[0]}",
        byDay=rule.days if len(rule.days) > 1 else rule.parts.get("BYDAY"),
        byMonth=rule.month,
        byMonthDay=rule.day_of_month,
        startDate=series.starts.isoformat(),
        endDate=series.until.isoformat() if series.until else None,
        startTime=series.time.isoformat(),
        duration=f"PT{series.minutes}M",
        scheduleTimezone=series.timezone,
    )
