"""Ensure that every dated meeting belongs to a series."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, say
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """Folders of dates without a `series.yml`, reported once, at their first date."""
    known = {*directory.series, *(key for kind, key in directory.unreadable if kind == "series")}
    for _, meeting in sorted(directory.meetings.items()):
        if meeting.series not in known:
            known.add(meeting.series)
            message = say('the series "{id}" has no file of its own', id=meeting.series)
            hint = say("add series.yml beside this file")
            yield directory.origin(meeting).problem("meeting-without-series", message, hint)
