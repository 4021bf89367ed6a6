"""Components of an event: the event, its deadline, and the parts of its programme that say when they are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace

from imenik.exports.calendars.vevent import (
    STEPS,
    Face,
    Part,
    add_span,
    filled,
    frame,
    labelled,
    lasting_id,
    opened,
    part,
    part_of,
    prose,
    said,
)
from imenik.insights.calendars import clusters_of
from imenik.model import Event
from imenik.model.event import ProgrammeItem
from imenik.model.moments import Moment, has_time
from imenik.store.languages import Shown
from imenik.views.edition import Edition

_CERTAINTY: Mapping[str, str] = {
    "planned": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""How sure an event is (STATUS, RFC 5545, 3.8.1.11)."""


def frames_of(event: Event) -> list[bytes]:
    """What components say in every language: those of the event, its deadline, and the dated parts of its programme."""
    found = [_frame(event, [], event.starts, event.ends)]
    if event.deadline:
        found.append(_frame(event, ["deadline"], event.deadline, None))
    begun: list[Moment] = []
    for item in event.programme:
        if item.starts:
            begun.append(item.starts)
            found.append(_frame(event, _key(item.starts, begun.count(item.starts)), item.starts, item.ends))
    return found


def _key(starts: Moment, number: int) -> list[str]:
    """What tells a part of a programme from the others: its beginning; of several its number among those.

    So a new part and another title leave the others what they were; one that is moved is a new one to a program.
    """
    return [starts.isoformat().replace(":", ""), *([str(number)] if number > 1 else [])]


def event_part(edition: Edition, event: Event, frames: Iterable[bytes]) -> Part:
    """Everything that is known of an event, in frames that `frames_of` gives."""
    made = [filled(edition, *each) for each in zip(frames, _faces(edition, event), strict=True)]
    moments = [event.starts, event.ends, event.deadline]
    return part(made, event.timezone, [*moments, *(item.starts for item in event.programme)])


def _frame(event: Event, which: Iterable[str], starts: Moment, ends: Moment | None) -> bytes:
    uid = part_of(f"events-{lasting_id(event)}", *which)
    made = frame(uid, _CERTAINTY[event.status], [event], STEPS[event.status])
    add_span(made, starts, ends, event.timezone)
    return opened(made)


def _faces(edition: Edition, event: Event) -> list[Face]:
    """What the components show, in the order of their frames."""
    face = _face(edition, event)
    faces = [face]
    if event.deadline:
        name = replace(face.name, text=labelled(edition.say("Deadline"), face.name.text))
        faces.append(replace(face, name=name, place=""))
    dated = [item for item in event.programme if item.starts]
    faces += (
        replace(face, name=_name(edition, face.name, each), paragraphs=[prose(edition, each.about)]) for each in dated
    )
    return faces


def _name(edition: Edition, event: Shown, item: ProgrammeItem) -> Shown:
    return replace(event, text=f"{event.text}: {edition.plain(item.title)}")


def _face(edition: Edition, event: Event) -> Face:
    place = event.place
    where = [
        edition.plain(place.venue) if place and place.venue else "",
        edition.plain(edition.city(place.country, place.city)) if place and place.city else "",
        edition.country(place.country) if place and place.country else "",
        said(edition.say("Online")) if event.online else "",
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
        labelled(edition.say("Deadline"), edition.date(event.deadline) if event.deadline else ""),
        labelled(edition.say("For whom"), prose(edition, event.audience)),
        labelled(edition.say("Organised by"), _organisations(edition, event.organisers)),
        labelled(edition.say("Hosted by"), _organisations(edition, event.hosts)),
        labelled(edition.say("Registration"), event.registration or ""),
        prose(edition, event.note),
    ]


def _hours(edition: Edition, event: Event) -> str:
    """When it is, where only its beginning or its end has a time: a calendar then shows whole days."""
    times = [isinstance(each, dt.datetime) for each in (event.starts, event.ends) if each]
    return edition.span(event.starts, event.ends) if has_time(event.starts, event.ends) and not all(times) else ""


def _organisations(edition: Edition, ids: tuple[str, ...]) -> str:
    names = [edition.plain(edition.directory.organisations[each].name) for each in ids]
    return edition.listed(names) if names else ""
