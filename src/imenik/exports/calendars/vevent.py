"""What the components of series and events have in common: who they are, how fresh, how times and texts are written."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from icalendar import Component as CalendarComponent
from icalendar import Event as Component
from markupsafe import Markup

from imenik.i18n.text import Text
from imenik.insights.schedule import moment
from imenik.model import Record
from imenik.model.moments import Moment, day_of
from imenik.model.richtext import to_text
from imenik.store.languages import Shown
from imenik.views.edition import Edition

UTC = "UTC"
_BEGIN, _END = b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"
_WIDTH = 75
"""Bytes of a line, with the space that a line begins with where it goes on."""
STEPS: Mapping[str, int] = {
    "planned": 0,
    "expected": 0,
    "confirmed": 1,
    "extra": 1,
    "moved": 2,
    "cancelled": 3,
    "held": 3,
}
"""How far a date or an event has come, as these things go: what was moved can still be called off."""
LAST_STEP = max(STEPS.values())
_LONGEST = 2000
"""Characters; of a longer text its page has the rest."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Part:
    """What one entry adds to a file: its components as they are written, the zone of their times, and its first day."""

    content: bytes
    zone: str | None = None
    first: dt.date = dt.date.max


@dataclass(frozen=True)
class Face:
    """What a component shows: a name, paragraphs, a place, the page of the entry and its clusters."""

    name: Shown
    paragraphs: Sequence[str]
    place: str
    page: str
    clusters: Iterable[str]
    called_off: bool = False


def part(components: Iterable[bytes], zone: str | None, moments: Iterable[Moment | None]) -> Part:
    """Components as they are written; those of the moments that have a time need the zone."""
    days = [day_of(each) for each in moments if isinstance(each, dt.datetime)]
    content = b"".join(components)
    return Part(content, zone, min(days)) if days and zone and zone != UTC else Part(content)


def written(made: CalendarComponent) -> bytes:
    """A component as it stands in a file. The library folds letter by letter, which would be a third of the time."""
    return b"".join(folded(line) for line in made.content_lines(sorted=False) if line)


def folded(line: str) -> bytes:
    """A line in parts of at most 75 bytes that cut through no letter and no escape (RFC 5545, 3.1)."""
    rest = line.encode()
    parts: list[bytes] = []
    while len(rest) > _WIDTH - bool(parts):
        end = _WIDTH - bool(parts)
        while rest[end] & 0xC0 == 0x80:  # the middle of a letter in UTF-8
            end -= 1
        before = rest[:end]
        end -= (len(before) - len(before.rstrip(b"\\"))) % 2
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def frame(uid: str, status: str, records: Sequence[Record], step: int) -> Component:
    """What a component is in every language, but for its times. The first of `records` is what it is about."""
    made = Component()
    made.add("uid", f"{uid}@imenik")
    _add_age(made, records, step)
    made.add("status", status)
    return made


def opened(made: Component) -> bytes:
    """A component as it is written, without its end. What does not depend on a language is written once for all."""
    return written(made).removesuffix(_END)


def filled(edition: Edition, content: bytes, face: Face) -> bytes:
    """A component that was `opened`, with its words and its end."""
    made = Component()
    name = labelled(edition.say("Called off"), face.name.text) if face.called_off else face.name.text
    made.add("summary", clean(name), parameters={"LANGUAGE": face.name.tag or edition.language.tag})
    page = edition.full(f"{edition.language.tag}/{face.page}")
    paragraphs = [each for each in (*face.paragraphs, page) if each]
    made.add("description", clean("\n\n".join(paragraphs)), parameters={"LANGUAGE": edition.language.tag})
    if face.place:
        made.add("location", clean(face.place))
    if page:
        made.add("url", page)
    labels = [edition.plain(edition.term("clusters", each).label) for each in face.clusters]
    if labels:
        made.add("categories", labels)
    return content + written(made).removeprefix(_BEGIN)


def lasting_id(record: Record) -> str:
    """The id that a record had first: `former_ids` grows at its end, and a calendar program never forgets an id."""
    return record.former_ids[0] if record.former_ids else record.id


def part_of(uid: str, *parts: str) -> str:
    """The id of a part; no id of an entry holds a point, so none is like it."""
    return ".".join([uid, *parts])


def _add_age(made: Component, records: Sequence[Record], step: int) -> None:
    """When a component was made and changed, as far as the records tell; their days begin in UTC.

    SEQUENCE counts the days from the first of them to the last time that one was compared with its sources, and within
    a day the steps of `STEPS`: it grows with every check, and when something is moved or called off without one. It
    never shrinks as long as the data goes forward.
    """
    added = min(each.added for each in records)
    checked = max(each.checked or each.added for each in records)
    made.add("dtstamp", _midnight(checked))
    made.add("created", _midnight(records[0].added))
    made.add("last-modified", _midnight(checked))
    made.add("sequence", max(0, (checked - added).days) * (LAST_STEP + 1) + step)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def add_span(made: Component, starts: Moment, ends: Moment | None, zone: str | None) -> None:
    """From when to when; days where one of the two has no time. The end of days is the day after (RFC 5545, 3.6.1).

    What says when it begins and not when it ends has no end here either, and no length is made up.
    """
    if isinstance(starts, dt.datetime) and (isinstance(ends, dt.datetime) or ends in (None, starts.date())):
        add_time(made, "dtstart", starts, zone)
        if isinstance(ends, dt.datetime) and ends > starts:
            add_time(made, "dtend", ends, zone)
        return
    made.add("dtstart", day_of(starts))
    made.add("dtend", day_of(ends or starts) + dt.timedelta(days=1))
    made.add("transp", "TRANSPARENT")  # who is at a conference for days has appointments all the same


def add_time(made: Component, name: str, local: dt.datetime, zone: str | None) -> None:
    """A local time as it is there; one that the clock skips as the time that it then shows."""
    if zone is None:
        made.add(name, local)
        return
    add_moment(made, name, moment(local, zone), zone)


def add_moment(made: Component, name: str, at: dt.datetime, zone: str) -> None:
    """A moment in its zone; in UTC within an hour that the clock strikes twice, of which programs take either."""
    if at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset():
        made.add(name, at.astimezone(dt.UTC))
    else:
        add_local(made, name, at.replace(tzinfo=None), zone)


def add_local(made: Component, name: str, times: dt.datetime | list[dt.datetime], zone: str) -> None:
    """Local times just as they are: the dates of a rule are told so even where the clock skips one."""
    if zone == UTC:
        many = [each.replace(tzinfo=dt.UTC) for each in (times if isinstance(times, list) else [times])]
        made.add(name, many if isinstance(times, list) else many[0])
        return
    made.add(name, times, parameters={"TZID": zone})


def said(words: Markup) -> str:
    """A message of the catalogue as plain text."""
    return str(words.unescape())


def labelled(label: Markup, text: str) -> str:
    """`Label: text`; empty where there is no text. Some languages have the colon in the label already."""
    return f"{said(label).rstrip(':')}: {text}" if text else ""


def prose(edition: Edition, text: Text | None) -> str:
    """A rich text as one plain paragraph; empty where there is none."""
    return to_text(edition.plain(text), _LONGEST) if text else ""


def clean(text: str) -> str:
    """A text without characters that no calendar may hold."""
    return _UNPRINTABLE.sub(" ", text.replace("\r\n", "\n"))
