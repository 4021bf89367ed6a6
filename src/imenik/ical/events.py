"""Components of an event: the event, its deadline, and the parts of its programme that say when they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from icalendar import Event as Component

from imenik.calendars import clusters_of
from imenik.edition import Edition
from imenik.ical.component import (
    Face,
    Part,
    add_span,
    component,
    labelled,
    lasting_id,
    part,
    prose,
    said,
)
from imenik.languages import Shown
from imenik.model import Event
from imenik.model.event import ProgrammeItem
from imenik.occasions import Moment, has_time

_CERTAINTY: Mapping[str, str] = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""How sure an event is (STATUS, RFC 5545, 3.8.1.11)."""


def event_part(edition: Edition, event: Event) -> Part:
    """Everything that is known of an event."""
    face = _face(edition, event)
    made = [_component(edition, event, face, "", event.starts, event.ends)]
    if event.deadline:
        name = replace(face.name, text=f"{said(edition, 'Deadline')}: {face.name.text}")
        made.append(_component(edition, event, replace(face, name=name, place=""), "-deadline", event.deadline, None))
    for number, item in enumerate(event.programme, 1):
        if item.starts:
            shown = replace(face, name=_name(edition, face.name, item), paragraphs=[prose(edition, item.about)])
            made.append(_component(edition, event, shown, f"-programme-{number}", item.starts, item.ends))
    moments = [event.starts, event.ends, event.deadline]
    return part(made, event.timezone, [*moments, *(item.starts for item in event.programme)])


def _component(
    edition: Edition, event: Event, face: Face, which: str, starts: Moment, ends: Moment | None
) -> Component:
    made = component(edition, f"events-{lasting_id(event)}{which}", _CERTAINTY[event.status], face, [event])
    add_span(made, starts, ends, event.timezone)
    return made


def _name(edition: Edition, event: Shown, item: ProgrammeItem) -> Shown:
    return replace(event, text=f"{event.text}: {edition.plain(item.title)}")


def _face(edition: Edition, event: Event) -> Face:
    place = event.place
    where = [
        edition.plain(place.venue) if place and place.venue else "",
        edition.plain(edition.city(place.country, place.city)) if place and place.city else "",
        edition.country(place.country) if place and place.country else "",
        said(edition, "Online") if event.online else "",
    ]
    return Face(
        name=edition.show(event.title),
        paragraphs=_paragraphs(edition, event),
        place=", ".join(each for each in where if each),
        page=edition.address(event),
        clusters=clusters_of(edition.directory, event),
        called_off=event.status == "cancelled",
    )


def _paragraphs(edition: Edition, event: Event) -> list[str]:
    # The status of what was held says nothing to whom its date is in the past.
    status = "" if event.status == "held" else edition.label("event-status", event.status)
    return [
        " · ".join(each for each in (edition.label("event", event.type), status) if each),
        _hours(edition, event),
        prose(edition, event.about),
        labelled(edition, "Deadline", edition.date(event.deadline) if event.deadline else ""),
        labelled(edition, "For whom", prose(edition, event.audience)),
        labelled(edition, "Organised by", _organisations(edition, event.organisers)),
        labelled(edition, "Hosted by", _organisations(edition, event.hosts)),
        labelled(edition, "Registration", event.registration or ""),
        prose(edition, event.note),
    ]


def _hours(edition: Edition, event: Event) -> str:
    """When it is, where only its beginning or its end has a time: a calendar then shows whole days."""
    times = [isinstance(each, dt.datetime) for each in (event.starts, event.ends) if each]
    return edition.span(event.starts, event.ends) if has_time(event.starts, event.ends) and not all(times) else ""


def _organisations(edition: Edition, ids: tuple[str, ...]) -> str:
    names = [edition.plain(edition.directory.organisations[each].name) for each in ids]
    return edition.listed(names) if names else ""
