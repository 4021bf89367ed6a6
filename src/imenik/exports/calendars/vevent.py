"""What all VEVENT components share: ids, timestamps and revision numbers, and how times and texts are serialized."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import icalendar
from markupsafe import Markup

from imenik.i18n.text import Text
from imenik.model import Record
from imenik.model.moments import Moment, day_of, resolve_local_time
from imenik.model.richtext import to_text
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition

UTC = "UTC"
_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_WIDTH = 75
"""Bytes per line, including the space at the beginning of a continuation line."""
PROGRESS: Mapping[str, int] = {
    "planned": 0,
    "expected": 0,
    "confirmed": 1,
    "extra": 1,
    "moved": 2,
    "cancelled": 3,
    "held": 3,
}
"""How far a date or an event has progressed through its life: one that was moved can still be cancelled."""
FINAL_PROGRESS = max(PROGRESS.values())
_MAX_TEXT_LENGTH = 2000
"""Characters; a longer text continues on the entry's page."""
_CONTROL_CHARS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Fragment:
    """What one entry contributes to a file: serialized components, their time zone, and the first day that needs it."""

    content: bytes
    zone: str | None = None
    first: dt.date = dt.date.max


@dataclass(frozen=True)
class LocalizedProperties:
    """The properties of a component in one language; `page` is the address of the entry's page below the language."""

    name: LocalizedText
    paragraphs: Sequence[str]
    place: str
    page: str
    clusters: Iterable[str]
    cancelled: bool = False


def fragment_of(components: Iterable[bytes], zone: str | None, moments: Iterable[Moment | None]) -> Fragment:
    """A fragment of serialized components; only moments that have a time need the zone."""
    days = [day_of(value) for value in moments if isinstance(value, dt.datetime)]
    content = b"".join(components)
    return Fragment(content, zone, min(days)) if days and zone and zone != UTC else Fragment(content)


def serialize(component: icalendar.Component) -> bytes:
    """A component as bytes, not folded by the library, which goes through every line letter by letter and is slow."""
    return b"".join(fold_line(line) for line in component.content_lines(sorted=False) if line)


def fold_line(line: str) -> bytes:
    """A content line folded at 75 bytes, never within a character or an escape (RFC 5545, 3.1)."""
    rest = line.encode()
    parts: list[bytes] = []
    limit = _WIDTH
    while len(rest) > limit:
        end = limit
        while rest[end] & 0xC0 == 0x80:  # a continuation byte in UTF-8
            end -= 1
        before = rest[:end]
        end -= (len(before) - len(before.rstrip(b"\\"))) % 2
        parts.append(rest[:end])
        rest = rest[end:]
        limit = _WIDTH - 1  # a continuation line begins with a space
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def new_vevent(uid: str, domain: str, status: str, records: Sequence[Record], progress: int) -> icalendar.Event:
    """A component with its language-independent properties except its times; it is about the first of `records`."""
    component = icalendar.Event()
    component.add("uid", f"{uid}@{domain}")
    _add_timestamps(component, records, progress)
    component.add("status", status)
    if status == "CANCELLED":
        free_time(component)
    return component


def serialize_open(component: icalendar.Event) -> bytes:
    """A component without its end: the language-independent part is serialized once and shared by all languages."""
    return serialize(component).removesuffix(_END)


def complete_vevent(edition: Edition, opening: bytes, properties: LocalizedProperties) -> bytes:
    """An opening from `serialize_open`, followed by the properties in one language and the end."""
    component = icalendar.Event()
    name, own_language = properties.name.text, edition.language.tag
    if properties.cancelled:
        name = with_label(edition.wording.say("Called off"), name)
    component.add("summary", strip_control_chars(name), parameters={"LANGUAGE": properties.name.tag or own_language})
    page = edition.full(f"{own_language}/{properties.page}")
    paragraphs = [paragraph for paragraph in (*properties.paragraphs, page) if paragraph]
    component.add("description", strip_control_chars("\n\n".join(paragraphs)), parameters={"LANGUAGE": own_language})
    if properties.place:
        component.add("location", strip_control_chars(properties.place))
    if page:
        component.add("url", page)
    labels = [edition.plain(edition.term("clusters", cluster).label) for cluster in properties.clusters]
    if labels:
        component.add("categories", labels)
    return opening + serialize(component).removeprefix(_BEGIN)


def first_id(record: Record) -> str:
    """The first id of a record, which never changes, as UIDs must not; new `former_ids` are appended at the end."""
    return record.former_ids[0] if record.former_ids else record.id


def part_uid(uid: str, *parts: str) -> str:
    """The UID of a part of an entry; ids of entries contain no dots, so it cannot collide."""
    return ".".join([uid, *parts])


def _add_timestamps(component: icalendar.Event, records: Sequence[Record], progress: int) -> None:
    """DTSTAMP, CREATED, LAST-MODIFIED and SEQUENCE, derived from the days in the records; days begin in UTC.

    SEQUENCE counts the days from when the first record was added to the latest check against sources, and within a day
    the values of `PROGRESS`. So it grows with every check and with every change of status, and never shrinks while the
    data moves forward.
    """
    added = min(record.added for record in records)
    checked = max(record.checked or record.added for record in records)
    component.add("dtstamp", _midnight(checked))
    component.add("created", _midnight(records[0].added))
    component.add("last-modified", _midnight(checked))
    component.add("sequence", max(0, (checked - added).days) * (FINAL_PROGRESS + 1) + progress)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def add_dates(component: icalendar.Event, starts: Moment, ends: Moment | None, zone: str | None) -> None:
    """DTSTART and DTEND: whole days if either has no time, with an exclusive end (RFC 5545, 3.6.1).

    Takes days or local times without a zone, as in the records, and the name of their zone, if any. An event without
    a known end gets none here either; no duration is invented.
    """
    if isinstance(starts, dt.datetime) and (isinstance(ends, dt.datetime) or ends in (None, starts.date())):
        add_local_time(component, "dtstart", starts, zone)
        if isinstance(ends, dt.datetime) and ends > starts:
            add_local_time(component, "dtend", ends, zone)
        return
    component.add("dtstart", day_of(starts))
    component.add("dtend", day_of(ends or starts) + dt.timedelta(days=1))
    free_time(component)  # people at a conference that lasts for days still have appointments


def free_time(component: icalendar.Event) -> None:
    """Let a component take nobody's time (RFC 5545, 3.8.2.7): it was called off, is only expected, or is a deadline."""
    component.pop("transp", None)
    component.add("transp", "TRANSPARENT")


def add_local_time(component: icalendar.Event, name: str, local: dt.datetime, zone: str | None) -> None:
    """A property from a local time without a zone, and the name of its zone; without one the time stays floating.

    A time skipped when the clocks go forward becomes the time that they then show.
    """
    if zone is None:
        component.add(name, local)
        return
    add_instant(component, name, resolve_local_time(local, zone), zone)


def add_instant(component: icalendar.Event, name: str, instant: dt.datetime, zone: str) -> None:
    """A property from a time with its zone, and the name of that zone.

    It is written in UTC within the hour that is repeated in autumn, which programs resolve differently.
    """
    if instant.utcoffset() != instant.replace(fold=1 - instant.fold).utcoffset():
        component.add(name, instant.astimezone(dt.UTC))
    else:
        add_wall_time(component, name, instant.replace(tzinfo=None), zone)


def add_wall_time(component: icalendar.Event, name: str, times: dt.datetime | list[dt.datetime], zone: str) -> None:
    """A property from one or several local times without a zone, and the name of their zone; all are left unchanged.

    The dates of a rule must be given as it produces them, even if the clock skips one.
    """
    if zone == UTC:
        in_utc = [time.replace(tzinfo=dt.UTC) for time in (times if isinstance(times, list) else [times])]
        component.add(name, in_utc if isinstance(times, list) else in_utc[0])
        return
    component.add(name, times, parameters={"TZID": zone})


def plain_message(words: Markup) -> str:
    """A message of the catalogue as plain text instead of HTML."""
    return str(words.unescape())


def with_label(label: Markup, text: str) -> str:
    """`Label: text`; empty if there is no text. In some languages the label already ends in a colon."""
    return f"{plain_message(label).rstrip(':')}: {text}" if text else ""


def plain_paragraph(edition: Edition, text: Text | None) -> str:
    """A rich text as one plain paragraph; empty if there is none."""
    return to_text(edition.plain(text), _MAX_TEXT_LENGTH) if text else ""


def strip_control_chars(text: str) -> str:
    """A text with a space for each control character, which iCalendar does not allow, except tabs and line breaks."""
    return _CONTROL_CHARS.sub(" ", text.replace("\r\n", "\n"))
