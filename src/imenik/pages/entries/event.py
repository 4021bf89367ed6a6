"""One event: everything its record holds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from imenik.exports.linked_data.events import event_node
from imenik.exports.linked_data.localization import Localizer
from imenik.insights.schedule import resolve_local_time
from imenik.model import Event
from imenik.model.moments import Moment, has_passed, has_time, is_over
from imenik.views.dates.calendar_links import event_invitation
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`events/<id>/` for each."""
    organisations, localizer = edition.insights.directory.organisations, Localizer(edition)
    for each in edition.insights.directory.events.values():
        context = {
            "event": each,
            "organisers": [organisations[one] for one in each.organisers],
            "hosts": [organisations[one] for one in each.hosts],
            "project": edition.insights.directory.projects.get(each.project or ""),
            "zone": each.timezone if has_time(each.starts, each.ends) else None,
            "deadline_zone": each.timezone if has_time(each.deadline) else None,
            "with_offset": partial(_with_offset, each),
            "begins": _with_offset(each, each.starts),
            "ends": _with_offset(each, each.ends) if each.ends else None,
            "closes": _with_offset(each, each.deadline) if each.deadline else None,
            "invitation": event_invitation(edition, each),
            "json_ld": event_node(localizer, each),
            "over": is_over(each, edition.insights.today),
            "too_late": each.deadline is not None and has_passed(each.deadline, edition.insights.today),
        }
        yield Page(edition.address(each), "entries/event.html", "events", context)


def _with_offset(event: Event, instant: Moment) -> Moment:
    """A day as it is; a time with the offset of its zone, so that a browser can tell a visitor's own."""
    return (
        resolve_local_time(instant, event.timezone) if event.timezone and isinstance(instant, dt.datetime) else instant
    )
