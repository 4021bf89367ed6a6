"""Ensure that the dates of a series follow its rule: readers expect the first one, and miss a cancelled one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from imenik.i18n.messages import Problem, Severity, say
from imenik.insights.schedule import first_date, rule_days
from imenik.model import Meeting, Series
from imenik.store.directory import Directory


def check(directory: Directory) -> Iterator[Problem]:
    """A first day that is not one of the rule, and meetings that are called off on a day without one."""
    meetings_of: defaultdict[str, list[Meeting]] = defaultdict(list)
    for meeting in directory.meetings.values():
        meetings_of[meeting.series].append(meeting)
    for series in directory.series.values():
        yield from _wrong_start(directory, series, meetings_of[series.id])
        yield from _called_off(directory, series, meetings_of[series.id])


def _wrong_start(directory: Directory, series: Series, meetings: list[Meeting]) -> Iterator[Problem]:
    first = first_date(series, meetings)
    if first and first.date() != series.starts:
        message = say("the rule has no date on {day}; the first one is {first}", day=series.starts, first=first.date())
        hint = say("write the first date of the rule, or correct the rule")
        origin = directory.origin(series)
        yield origin.problem("date-off-rule", message, hint, at=("starts",), severity=Severity.WARNING)


def _called_off(directory: Directory, series: Series, meetings: list[Meeting]) -> Iterator[Problem]:
    days = rule_days(series, meetings)
    for meeting in meetings:
        if meeting.status == "cancelled" and meeting.date not in days:
            message = say("the rule has no date on {day}; it is published as cancelled all the same", day=meeting.date)
            hint = say("compare the name of the file with the rule of the series")
            origin = directory.origin(meeting)
            yield origin.problem("date-off-rule", message, hint, at=("status",), severity=Severity.WARNING)
