"""Components of a series: the recurring event, exceptions for its dates that have a file, and single extra dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from icalendar import vRecur

from imenik.exports.calendars.vevent import (
    FINAL_PROGRESS,
    PROGRESS,
    Fragment,
    LocalizedProperties,
    add_instant,
    add_wall_time,
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
from imenik.insights.schedule import (
    Occurrence,
    OccurrenceState,
    first_date,
    last_day,
    replaced_dates,
    rule_days,
    start_of,
    valid_meetings,
)
from imenik.model import Meeting, Series
from imenik.model.moments import resolve_local_time
from imenik.views.edition import Edition

ICAL_STATUS: Mapping[OccurrenceState, str] = {
    "expected": "TENTATIVE",
    "held": "CONFIRMED",
    "confirmed": "CONFIRMED",
    "moved": "CONFIRMED",
    "extra": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""The STATUS of a date (RFC 5545, 3.8.1.11)."""


@dataclass(frozen=True)
class SeriesComponents:
    """The occurrences of a series that get a component, and the language-independent opening of each."""

    series: Series
    occurrences: Sequence[Occurrence]
    openings: Sequence[bytes]


def series_components(series: Series, domain: str, meetings: Iterable[Meeting]) -> SeriesComponents:
    """The recurring event at its first date, if there is one; then the dates that have a file, in order.

    Dates of the rule that were replaced by others are excluded from it (EXDATE). Identifiers end with `domain`.
    """
    meetings = sorted(valid_meetings(series, meetings), key=lambda meeting: meeting.date)
    first, ruled = first_date(series, meetings), rule_days(series, meetings)
    dated = [Occurrence(series, start_of(series, meeting), meeting) for meeting in meetings]
    openings = [_date_opening(occurrence, domain, ruled.get(occurrence.date)) for occurrence in dated]
    if not first:
        return SeriesComponents(series, dated, openings)
    left_out = [ruled[day] for day in sorted(replaced_dates(series, meetings))]
    rule = _rule_opening(series, domain, first, last_day(series, meetings), left_out)
    return SeriesComponents(series, [Occurrence(series, first), *dated], [rule, *openings])


def series_fragment(edition: Edition, parts: SeriesComponents) -> Fragment:
    """The finished components of a series."""
    components = [
        complete_vevent(edition, opening, _localized_properties(edition, occurrence))
        for occurrence, opening in zip(parts.occurrences, parts.openings, strict=True)
    ]
    return fragment_of(components, parts.series.timezone, [occurrence.local_start for occurrence in parts.occurrences])


def meeting_fragment(edition: Edition, occurrence: Occurrence) -> Fragment:
    """One date of a series as a component of its own."""
    opening = _date_opening(occurrence, edition.settings.uid_domain, None)
    component = complete_vevent(edition, opening, _localized_properties(edition, occurrence))
    return fragment_of([component], occurrence.series.timezone, [occurrence.local_start])


def _rule_opening(
    series: Series, domain: str, first: dt.datetime, last: dt.date | None, left_out: list[dt.datetime]
) -> bytes:
    component = new_vevent(_uid(series), domain, ICAL_STATUS["expected"], [series], _progress(series, "expected"))
    free_time(component)
    add_wall_time(component, "dtstart", first, series.timezone)
    add_instant(component, "dtend", Occurrence(series, first).ends_at, series.timezone)
    rule = vRecur.from_ical(series.repeats)
    if "YEARLY" in series.repeats and "BYMONTH" not in rule:  # or ical.js moves a 29 February to 1 March in most years
        rule.update(BYMONTH=[first.month], BYMONTHDAY=[first.day])
    if last:  # in UTC, since the first date has a zone (RFC 5545, 3.3.10)
        evening = resolve_local_time(dt.datetime.combine(last, dt.time(23, 59, 59)), series.timezone)
        rule["UNTIL"] = [evening.astimezone(dt.UTC)]
    component.add("rrule", rule)
    if left_out:
        add_wall_time(component, "exdate", left_out, series.timezone)
    return serialize_open(component)


def _date_opening(occurrence: Occurrence, domain: str, ruled: dt.datetime | None) -> bytes:
    """One date: an exception to the recurrence on `ruled`, or a single event if the rule does not produce it."""
    series, meeting = occurrence.series, occurrence.meeting
    date = first_id(meeting) if meeting else occurrence.date.isoformat()
    records = [meeting, series] if meeting else [series]
    uid, progress = part_uid(_uid(series), *([] if ruled else [date])), _progress(series, occurrence.state)
    component = new_vevent(uid, domain, ICAL_STATUS[occurrence.state], records, progress)
    if occurrence.state == "expected":
        free_time(component)
    if ruled:
        add_wall_time(component, "recurrence-id", ruled, series.timezone)
    add_instant(component, "dtstart", occurrence.starts_at, series.timezone)
    add_instant(component, "dtend", occurrence.ends_at, series.timezone)
    return serialize_open(component)


def _progress(series: Series, state: OccurrenceState) -> int:
    """The progress of a date; final for all dates of an ended series, or programs might ignore them as outdated."""
    return FINAL_PROGRESS if series.status == "ended" else PROGRESS[state]


def _uid(series: Series) -> str:
    return f"meetings-{first_id(series)}"


def _localized_properties(edition: Edition, occurrence: Occurrence) -> LocalizedProperties:
    series, meeting = occurrence.series, occurrence.meeting
    form = edition.wording.label("format", series.format) if series.format else ""
    name = edition.show(meeting.title if meeting and meeting.title else series.title)
    if not meeting:  # few programs show that an event is tentative
        name = name._replace(text=plain_message(edition.wording.say("{title} (expected)", title=name.text)))
    return LocalizedProperties(
        name=name,
        paragraphs=[*_status_paragraphs(edition, occurrence), *_content(edition, occurrence)],
        place=", ".join(part for part in (form, series.platform) if part),
        page=edition.address(meeting or series),
        clusters=clusters_of(edition.insights.directory, series),
        cancelled=occurrence.state == "cancelled",
    )


def _status_paragraphs(edition: Edition, occurrence: Occurrence) -> list[str]:
    """The status of the date; for a series that may be over, also when that was last checked."""
    wording = edition.wording
    series, meeting = occurrence.series, occurrence.meeting
    if meeting:
        words = wording.label("meeting-status", meeting.status)
        if meeting.moved_to:
            words += "; " + plain_message(wording.say("first planned for {date}", date=wording.date(meeting.date)))
        elif meeting.status == "held" and not meeting.time:
            words += "; " + plain_message(wording.say("the time is that of the rule; its own time is not known"))
        return [words, plain_paragraph(edition, meeting.reason)]
    expected = plain_message(wording.say("Expected by the rule of the series, not yet confirmed"))
    doubt = wording.label("series-status", series.status)
    if series.status == "unknown" and series.checked:
        day = wording.date(series.checked)
        doubt += " " + plain_message(wording.say("Last checked against its sources: {date}", date=day))
    past = plain_message(wording.say("For past dates without an entry we do not know whether the meeting took place."))
    return [*{"running": [expected], "unknown": [expected, doubt], "ended": [doubt]}[series.status], past]


def _content(edition: Edition, occurrence: Occurrence) -> list[str]:
    """The minutes if there are any; otherwise what the series is about, its agenda, and how to take part."""
    series, meeting = occurrence.series, occurrence.meeting
    if meeting and (meeting.summary or meeting.decisions):
        decisions = [f"- {plain_paragraph(edition, decision)}" for decision in meeting.decisions]
        agreed = "\n".join([plain_message(edition.wording.say("Decisions")), *decisions]) if decisions else ""
        return [plain_paragraph(edition, meeting.summary), agreed, plain_paragraph(edition, meeting.note)]
    agenda = [f"{number}. {edition.plain(item.item)}" for number, item in enumerate(series.agenda, 1)]
    organiser = edition.insights.directory.organisations[series.organiser]
    return [
        plain_paragraph(edition, series.about),
        "\n".join([plain_message(edition.wording.say("Agenda")), *agenda]) if agenda else "",
        with_label(edition.wording.say("How to take part"), plain_paragraph(edition, series.how_to_join)),
        with_label(edition.wording.say("Organised by"), edition.plain(organiser.name)),
        plain_paragraph(edition, (meeting or series).note),
    ]
