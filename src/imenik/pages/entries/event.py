"""The page of an event."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from imenik.exports.linked_data.events import event_node, for_search_engines
from imenik.exports.linked_data.localization import Localizer
from imenik.model import Event
from imenik.model.moments import Moment, has_passed, has_time, is_over, zone_of, zoned
from imenik.views.dates.calendar_links import event_links
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`events/<id>/` for each."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    for event in edition.insights.directory.events.values():
        context = {
            "event": event,
            "organisers": [organisations[organisation_id] for organisation_id in event.organisers],
            "hosts": [organisations[organisation_id] for organisation_id in event.hosts],
            "project": edition.insights.directory.projects.get(event.project or ""),
            "zone": zone_of(event),
            "deadline_zone": event.timezone if has_time(event.deadline) else None,
            "with_offset": partial(_with_offset, event),
            "begins": _with_offset(event, event.starts),
            "ends": _with_offset(event, event.ends) if event.ends else None,
            "closes": _with_offset(event, event.deadline) if event.deadline else None,
            "date_links": event_links(edition, event),
            "json_ld": for_search_engines(event_node(localizer, event)),
            "over": is_over(event, edition.insights.today),
            "too_late": event.deadline is not None and has_passed(event.deadline, edition.insights.today),
        }
        yield Page(edition.address(event), "entries/event.html", "events", context)


def _with_offset(event: Event, instant: Moment) -> Moment:
    """A day unchanged; a time with its UTC offset, so that a browser can convert it to the visitor's zone."""
    return zoned(instant, event.timezone)
