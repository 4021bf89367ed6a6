"""Components of an event: the event itself, its deadline, and the dated items of its programme."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from imenik.exports.calendars.vevent import (
    PROGRESS,
    Fragment,
    LocalizedProperties,
    add_dates,
    complete_vevent,
    first_id,
    fragment_of,
    free_time,
    new_vevent,
    part_uid,
    plain_message,
    plain_paragraph,
    serialize_open,
    with_label,
)
from imenik.insights.calendars import clusters_of
from imenik.model import Event
from imenik.model.event import ProgrammeItem
from imenik.model.moments import Moment, has_time
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition

_ICAL_STATUS: Mapping[str, str] = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""The STATUS of an event (RFC 5545, 3.8.1.11)."""


def event_openings(event: Event, domain: str) -> list[bytes]:
    """Language-independent openings: those of the event, its deadline, and the dated items of its programme.

    A call is its deadline, and no bar of all the days on which it is open.
    """
    openings = [] if _is_deadline(event) else [_event_opening(event, domain, [], event.starts, event.ends)]
    if event.deadline:
        openings.append(_event_opening(event, domain, ["deadline"], event.deadline, None))
    begun: list[Moment] = []
    for item in event.programme:
        if item.starts:
            begun.append(item.starts)
            key = _key(item.starts, begun.count(item.starts))
            openings.append(_event_opening(event, domain, key, item.starts, item.ends))
    return openings


def _is_deadline(event: Event) -> bool:
    return event.type == "call" and event.deadline is not None


def _key(starts: Moment, number: int) -> list[str]:
    """Identifies a programme item within its event: by its start, and by a number if several start together.

    Adding or renaming an item leaves the ids of the others unchanged; a moved item counts as a new one.
    """
    return [starts.isoformat().replace(":", ""), *([str(number)] if number > 1 else [])]


def event_fragment(edition: Edition, event: Event, openings: Iterable[bytes]) -> Fragment:
    """The finished components of an event; `openings` come from `event_openings`."""
    pairs = zip(openings, _all_properties(edition, event), strict=True)
    components = [complete_vevent(edition, opening, properties) for opening, properties in pairs]
    moments = [event.starts, event.ends, event.deadline]
    return fragment_of(components, event.timezone, [*moments, *(item.starts for item in event.programme)])


def deadline_fragment(edition: Edition, event: Event, deadline: Moment) -> Fragment:
    """Only the deadline of an event."""
    opening = _event_opening(event, edition.settings.uid_domain, ["deadline"], deadline, None)
    properties = _of_deadline(edition, _localized_properties(edition, event))
    return fragment_of([complete_vevent(edition, opening, properties)], event.timezone, [deadline])


def _of_deadline(edition: Edition, properties: LocalizedProperties) -> LocalizedProperties:
    name = properties.name._replace(text=with_label(edition.wording.say("Deadline"), properties.name.text))
    return replace(properties, name=name, place="")


def _event_opening(event: Event, domain: str, which: list[str], starts: Moment, ends: Moment | None) -> bytes:
    uid = part_uid(f"events-{first_id(event)}", *which)
    component = new_vevent(uid, domain, _ICAL_STATUS[event.status], [event], PROGRESS[event.status])
    add_dates(component, starts, ends, event.timezone)
    if which == ["deadline"]:
        free_time(component)
    return serialize_open(component)


def _all_properties(edition: Edition, event: Event) -> list[LocalizedProperties]:
    """The localized properties of each component, in the order of the openings."""
    properties = _localized_properties(edition, event)
    all_properties = [] if _is_deadline(event) else [properties]
    if event.deadline:
        all_properties.append(_of_deadline(edition, properties))
    dated = [item for item in event.programme if item.starts]
    for item in dated:
        name, about = _name(edition, properties.name, item), plain_paragraph(edition, item.about)
        all_properties.append(replace(properties, name=name, paragraphs=[about]))
    return all_properties


def _name(edition: Edition, event: LocalizedText, item: ProgrammeItem) -> LocalizedText:
    return event._replace(text=f"{event.text}: {edition.plain(item.title)}")


def _localized_properties(edition: Edition, event: Event) -> LocalizedProperties:
    place = event.place
    where = [
        edition.plain(place.venue) if place and place.venue else "",
        edition.plain(edition.city(place.country, place.city)) if place and place.city else "",
        edition.wording.country(place.country) if place and place.country else "",
        plain_message(edition.wording.say("Online")) if event.online else "",
    ]
    return LocalizedProperties(
        name=edition.show(event.title),
        paragraphs=_paragraphs(edition, event),
        place=", ".join(part for part in where if part),
        page=edition.address(event),
        clusters=clusters_of(edition.insights.directory, event),
        cancelled=event.status == "cancelled",
    )


def _paragraphs(edition: Edition, event: Event) -> list[str]:
    # For an event in the past, "held" adds nothing.
    status = "" if event.status == "held" else edition.wording.label("event-status", event.status)
    return [
        " · ".join(part for part in (edition.wording.label("event", event.type), status) if part),
        _hours(edition, event),
        plain_paragraph(edition, event.about),
        with_label(edition.wording.say("Deadline"), edition.wording.date(event.deadline) if event.deadline else ""),
        with_label(edition.wording.say("For whom"), plain_paragraph(edition, event.audience)),
        with_label(edition.wording.say("Organised by"), _organisations(edition, event.organisers)),
        with_label(edition.wording.say("Hosted by"), _organisations(edition, event.hosts)),
        with_label(edition.wording.say("Registration"), event.registration or ""),
        plain_paragraph(edition, event.note),
    ]


def _hours(edition: Edition, event: Event) -> str:
    """The hours of an event of which only the start or only the end has a time, since a calendar shows whole days."""
    wording = edition.wording
    times = [isinstance(value, dt.datetime) for value in (event.starts, event.ends) if value]
    return wording.span(event.starts, event.ends) if has_time(event.starts, event.ends) and not all(times) else ""


def _organisations(edition: Edition, ids: tuple[str, ...]) -> str:
    names = [edition.plain(edition.insights.directory.organisations[organisation_id].name) for organisation_id in ids]
    return edition.wording.listed(names) if names else ""
