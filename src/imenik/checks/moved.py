"""Ensure that a moved meeting says to when, and that only a moved one does."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import Problem, say
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """`status: moved` and `moved_to`, one without the other."""
    for meeting in directory.meetings.values():
        origin = directory.origin(meeting)
        if meeting.status == "moved" and meeting.moved_to is None:
            message, hint = say("the meeting is moved, but not said to when"), say("add `moved_to: YYYY-MM-DDTHH:MM`")
            yield origin.problem("moved-without-date", message, hint, at=("status",))
        if meeting.status != "moved" and meeting.moved_to is not None:
            message = say('there is a new date, but the meeting is "{status}"', status=meeting.status)
            hint = say("write `status: moved`, or take `moved_to` out")
            yield origin.problem("date-without-moved", message, hint, at=("moved_to",), at_key=True)
