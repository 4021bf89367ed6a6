"""One event: everything its record holds."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.edition import Edition
from imenik.occasions import has_passed, has_time, is_over
from imenik.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`events/<id>/` for each."""
    organisations = edition.directory.organisations
    for each in edition.directory.events.values():
        context = {
            "event": each,
            "organisers": [organisations[one] for one in each.organisers],
            "hosts": [organisations[one] for one in each.hosts],
            "project": edition.directory.projects.get(each.project or ""),
            "zone": each.timezone if has_time(each.starts, each.ends) else None,
            "deadline_zone": each.timezone if has_time(each.deadline) else None,
            "over": is_over(each, edition.today),
            "too_late": each.deadline is not None and has_passed(each.deadline, edition.today),
        }
        yield Page(edition.address(each), "event.html", "events", context)
