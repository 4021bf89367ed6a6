"""What people write for days, hours and addresses, as the one spelling of it that entries have."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.model.fields import Input
from imenik.store.yaml_reader import Node

_DAY = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?(\d{4})\.?")
_MONTH = re.compile(r"(\d{1,2})[./] ?(\d{4})\.?")
_YEAR = re.compile(r"(\d{4})\.?(?: ?(?:godine|godina|god\.?|g\.))?")
_TIME = re.compile(r"(?:u |um |at )?([0-2]?\d)(?:[:.]([0-5]\d)(?::00)?)?(?: ?h| Uhr)?")
_WEB = re.compile(r"(?i)(https?://)?([^\s/@:]+\.[^\s/@:.]{2,})(:\d+)?(/\S*)?")
_LINK = re.compile(r"(?:https?://|www\.)\S+")


class Remark(NamedTuple):
    """A sentence on a cell: what was not understood, or what was changed."""

    message: Message
    hint: Message | None = None
    rule: str = "not-understood"

    @property
    def is_loss(self) -> bool:
        """Whether something that was written is not in the value."""
        return self.rule == "not-understood"


class Understood(NamedTuple):
    """The value of a cell, None where it has none, and what is to be said of it."""

    value: Node
    remarks: tuple[Remark, ...] = ()


def spelled(kind: Input, text: str) -> Understood:
    """The usual spelling of a value, or the unchanged text where there is none. InvalidValueError if ambiguous."""
    reader = _READERS.get(kind)
    return reader(text) if reader else Understood(text)


def titled(text: str) -> Understood:
    """A source: its title, and the address that stands before, behind or within it; without a title, its host."""
    link = _LINK.search(text)
    title = (text[: link.start()] + text[link.end() :] if link else text).strip(" \t,;:|–-()[]<>")
    title = " ".join(title.split())
    if link is None:
        return Understood({"title": title})
    url, remarks = _web(link[0].rstrip(").,;]>"))
    return Understood({"title": title or _host(str(url)), "url": url}, remarks)


def link_in(text: str) -> str:
    """The first web address within a text; empty where there is none."""
    found = _LINK.search(text)
    return found[0] if found else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


def _date(text: str) -> Understood:
    day = _DAY.fullmatch(text)
    if day is None:
        return Understood(text.partition("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", text) else text)
    first, second, year = map(int, day.groups())
    if "/" in text and first <= 12 and second <= 12 and first != second:
        hint = say("write a day that exists as YYYY-MM-DD")
        raise InvalidValueError(
            "bad-date", say('"{value}" may be two days, by the order of its numbers', value=text), hint
        )
    month, number = (first, second) if "/" in text and second > 12 else (second, first)
    try:
        return Understood(dt.date(year, month, number).isoformat())
    except ValueError:
        raise InvalidValueError("bad-date", say('"{value}" does not exist', value=text)) from None


def _moment(text: str) -> Understood:
    """A day, or a day and a time behind it: `21.11.2026. 18:00`."""
    found = re.fullmatch(r"(.*?)[T,]? ?(?:u |um |at )?([0-2]?\d)[:.]([0-5]\d)(?::00)?(?: ?h| Uhr)?", text)
    day = _date(found[1].strip()).value if found else None
    if found and isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return Understood(f"{day}T{int(found[2]):02}:{found[3]}")
    return _date(text)


def _time(text: str) -> Understood:
    """An hour, with minutes or without: `9.30 h`, `16 Uhr`."""
    found = _TIME.fullmatch(text)
    return Understood(f"{int(found[1]):02}:{found[2] or '00'}" if found else text)


def _partial_date(text: str) -> Understood:
    if year := _YEAR.fullmatch(text):
        return Understood(year[1])
    if month := _MONTH.fullmatch(text):
        return Understood(f"{month[2]}-{int(month[1]):02}")
    return _date(text)


def _web(text: str) -> Understood:
    found = _WEB.fullmatch(text.strip("<> "))
    if found is None:
        return Understood(text)
    scheme, host, port, path = found.groups()
    address = f"{(scheme or 'https://').lower()}{host.lower()}{port or ''}{path or ''}"
    added = Remark(say('"https://" was put before "{value}"', value=text), rule="cell-changed")
    return Understood(address, () if scheme else (added,))


def _mail(text: str) -> Understood:
    first, *others = [each for each in re.split(r"[\s,;/]+", text.removeprefix("mailto:")) if "@" in each] or [text]
    name, _, domain = first.partition("@")
    left = tuple(Remark(say('only one address has room: "{value}" was left out', value=each)) for each in others)
    return Understood(f"{name}@{domain.lower()}" if domain else first, left)


def _contact(text: str) -> Understood:
    return _mail(text) if "@" in text and "/" not in text else _web(text)


_READERS: Mapping[Input, Callable[[str], Understood]] = {
    Input.DATE: _date,
    Input.DATE_OR_TIME: _moment,
    Input.DATE_AND_TIME: _moment,
    Input.PARTIAL_DATE: _partial_date,
    Input.TIME: _time,
    Input.WEB: _web,
    Input.MAIL: _mail,
    Input.CONTACT: _contact,
}
