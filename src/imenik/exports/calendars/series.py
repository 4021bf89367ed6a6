"""Components of a series: its rule, the dates on it that have a file as exceptions, those beside it on their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from icalendar import vRecur

from imenik.exports.calendars.vevent import (
    LAST_STEP,
    STEPS,
    Face,
    Part,
    add_local,
    add_moment,
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
from imenik.insights.schedule import (
    Occurrence,
    State,
    first_date,
    last_day,
    moment,
    replaced,
    ruled_days,
    standing,
    start_of,
)
from imenik.model import Meeting, Series
from imenik.views.edition import Edition

CERTAINTY: Mapping[State, str] = {
    "expected": "TENTATIVE",
    "held": "CONFIRMED",
    "confirmed": "CONFIRMED",
    "moved": "CONFIRMED",
    "extra": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""How sure a date is (STATUS, RFC 5545, 3.8.1.11)."""


@dataclass(frozen=True)
class Course:
    """A series beside its files, in every language: what there is a component of, and how each begins."""

    series: Series
    occurrences: Sequence[Occurrence]
    frames: Sequence[bytes]


def course_of(series: Series, meetings: Iterable[Meeting]) -> Course:
    """The rule, for which its first date stands, where it has a date; then the dates that have a file, in their order.

    A date of the rule for which another stands is taken out (EXDATE).
    """
    meetings = sorted(standing(series, meetings), key=lambda each: each.date)
    first, ruled = first_date(series, meetings), ruled_days(series, meetings)
    dated = [Occurrence(series, start_of(series, each), each) for each in meetings]
    frames = [_dated(each, ruled.get(each.date)) for each in dated]
    if not first:
        return Course(series, dated, frames)
    left_out = [ruled[day] for day in sorted(replaced(series, meetings))]
    rule = _rule(series, first, last_day(series, meetings), left_out)
    return Course(series, [Occurrence(series, first), *dated], [rule, *frames])


def series_part(edition: Edition, course: Course) -> Part:
    """Everything that is known of a series."""
    pairs = zip(course.occurrences, course.frames, strict=True)
    made = [filled(edition, opening, _face(edition, each)) for each, opening in pairs]
    return part(made, course.series.timezone, [each.starts for each in course.occurrences])


def meeting_part(edition: Edition, occurrence: Occurrence) -> Part:
    """One date of a series by itself."""
    made = filled(edition, _dated(occurrence, None), _face(edition, occurrence))
    return part([made], occurrence.series.timezone, [occurrence.starts])


def _rule(series: Series, first: dt.datetime, last: dt.date | None, left_out: list[dt.datetime]) -> bytes:
    made = frame(_uid(series), CERTAINTY["expected"], [series], _step(series, "expected"))
    add_local(made, "dtstart", first, series.timezone)
    add_moment(made, "dtend", Occurrence(series, first).finishes, series.timezone)
    rule = vRecur.from_ical(series.repeats)
    if "YEARLY" in series.repeats:  # said in full, since ical.js has a 29 February on 1 March in most years
        rule.update(BYMONTH=[first.month], BYMONTHDAY=[first.day])
    if last:  # in UTC, since the first date has a zone (RFC 5545, 3.3.10)
        evening = moment(dt.datetime.combine(last, dt.time(23, 59, 59)), series.timezone)
        rule["UNTIL"] = [evening.astimezone(dt.UTC)]
    made.add("rrule", rule)
    if left_out:
        add_local(made, "exdate", left_out, series.timezone)
    return opened(made)


def _dated(occurrence: Occurrence, ruled: dt.datetime | None) -> bytes:
    """One date: an exception where it is one of the rule, `ruled`, else on its own."""
    series, meeting = occurrence.series, occurrence.meeting
    date = lasting_id(meeting) if meeting else occurrence.date.isoformat()
    records = [meeting, series] if meeting else [series]
    uid, step = part_of(_uid(series), *([] if ruled else [date])), _step(series, occurrence.state)
    made = frame(uid, CERTAINTY[occurrence.state], records, step)
    if ruled:
        add_local(made, "recurrence-id", ruled, series.timezone)
    add_moment(made, "dtstart", occurrence.begins, series.timezone)
    add_moment(made, "dtend", occurrence.finishes, series.timezone)
    return opened(made)


def _step(series: Series, state: State) -> int:
    """How far a date has come; no date of a series that has ended is behind its rule, which would make it outdated."""
    return LAST_STEP if series.status == "ended" else STEPS[state]


def _uid(series: Series) -> str:
    return f"meetings-{lasting_id(series)}"


def _face(edition: Edition, occurrence: Occurrence) -> Face:
    series, meeting = occurrence.series, occurrence.meeting
    form = edition.label("format", series.format) if series.format else ""
    name = edition.show(meeting.title if meeting and meeting.title else series.title)
    if not meeting:  # few programs show what is tentative
        name = replace(name, text=said(edition.say("{title} (expected)", title=name.text)))
    return Face(
        name=name,
        paragraphs=[*_certainty(edition, occurrence), *_content(edition, occurrence)],
        place=", ".join(each for each in (form, series.platform) if each),
        page=edition.address(meeting or series),
        clusters=clusters_of(edition.directory, series),
        called_off=occurrence.state == "cancelled",
    )


def _certainty(edition: Edition, occurrence: Occurrence) -> list[str]:
    """How sure the date is; of a series that may be over, when that was last looked into."""
    series, meeting = occurrence.series, occurrence.meeting
    if meeting:
        words = edition.label("meeting-status", meeting.status)
        if meeting.moved_to:
            words += "; " + said(edition.say("first planned for {date}", date=edition.date(meeting.date)))
        elif meeting.status == "held" and not meeting.time:
            words += "; " + said(edition.say("the hour is that of the rule, its own is not known"))
        return [words, prose(edition, meeting.reason)]
    expected = said(edition.say("Expected by the rule of the series, not yet confirmed"))
    doubt = edition.label("series-status", series.status)
    if series.status == "unknown" and series.checked:
        day = edition.date(series.checked)
        doubt += " " + said(edition.say("Last checked against its sources: {date}", date=day))
    past = said(edition.say("Of a past date without an entry it is not known whether it took place."))
    return [*{"running": [expected], "unknown": [expected, doubt], "ended": [doubt]}[series.status], past]


def _content(edition: Edition, occurrence: Occurrence) -> list[str]:
    """What was said where that is known; else what the series is for, its agenda, and how to take part."""
    series, meeting = occurrence.series, occurrence.meeting
    if meeting and (meeting.summary or meeting.decisions):
        decisions = [f"- {prose(edition, each)}" for each in meeting.decisions]
        agreed = "\n".join([said(edition.say("What was agreed")), *decisions]) if decisions else ""
        return [prose(edition, meeting.summary), agreed, prose(edition, meeting.note)]
    points = [f"{number}. {edition.plain(each.item)}" for number, each in enumerate(series.agenda, 1)]
    organiser = edition.directory.organisations[series.organiser]
    return [
        prose(edition, series.about),
        "\n".join([said(edition.say("Agenda")), *points]) if points else "",
        labelled(edition.say("How to take part"), prose(edition, series.how_to_join)),
        labelled(edition.say("Organised by"), edition.plain(organiser.name)),
        prose(edition, (meeting or series).note),
    ]
