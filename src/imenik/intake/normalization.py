"""Normalizes dates, times and addresses as people write them to the format of entries."""

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
    """A remark on an input: it was not understood, or it was changed."""

    message: Message
    hint: Message | None = None
    rule: str = "not-understood"

    @property
    def is_loss(self) -> bool:
        """Whether a part of the input is missing from the value."""
        return self.rule == "not-understood"


class NormalizedValue(NamedTuple):
    """The value of an input, None if there is none, with remarks on it."""

    value: Node
    remarks: tuple[Remark, ...] = ()


def normalize(kind: Input, text: str) -> NormalizedValue:
    """The value in the format of entries, or the text if that is not possible; InvalidValueError if ambiguous."""
    normalizer = _NORMALIZERS.get(kind)
    return normalizer(text) if normalizer else NormalizedValue(text)


def parse_source(text: str) -> NormalizedValue:
    """A source: its address, which may be anywhere in the text, and its title, by default the host of the address."""
    link = _LINK.search(text)
    title = (text[: link.start()] + text[link.end() :] if link else text).strip(" \t,;:|–-()[]<>")
    title = " ".join(title.split())
    if link is None:
        return NormalizedValue({"title": title})
    url, remarks = _web(link[0].rstrip(").,;]>"))
    return NormalizedValue({"title": title or _host(str(url)), "url": url}, remarks)


def first_link(text: str) -> str:
    """The first web address in a text; empty if there is none."""
    match = _LINK.search(text)
    return match[0] if match else ""


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or address).removeprefix("www.")
    except ValueError:
        return address


def _date(text: str) -> NormalizedValue:
    match = _DAY.fullmatch(text)
    if match is None:
        return NormalizedValue(text.partition("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", text) else text)
    first, second, year = map(int, match.groups())
    if "/" in text and first <= 12 and second <= 12 and first != second:
        hint = say("write a date that exists as YYYY-MM-DD")
        raise InvalidValueError(
            "bad-date",
            say('"{value}" could be two different days, depending on the order of the numbers', value=text),
            hint,
        )
    month, number = (first, second) if "/" in text and second > 12 else (second, first)
    try:
        return NormalizedValue(dt.date(year, month, number).isoformat())
    except ValueError:
        raise InvalidValueError("bad-date", say('"{value}" does not exist', value=text)) from None


def _moment(text: str) -> NormalizedValue:
    """A day, or a day followed by a time: `21.11.2026. 18:00`."""
    match = re.fullmatch(r"(.*?)[T,]? ?(?:u |um |at )?([0-2]?\d)[:.]([0-5]\d)(?::00)?(?: ?h| Uhr)?", text)
    day = _date(match[1].strip()).value if match else None
    if match and isinstance(day, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return NormalizedValue(f"{day}T{int(match[2]):02}:{match[3]}")
    return _date(text)


def _time(text: str) -> NormalizedValue:
    """An hour with or without minutes: `9.30 h`, `16 Uhr`."""
    match = _TIME.fullmatch(text)
    return NormalizedValue(f"{int(match[1]):02}:{match[2] or '00'}" if match else text)


def _partial_date(text: str) -> NormalizedValue:
    if year := _YEAR.fullmatch(text):
        return NormalizedValue(year[1])
    if month := _MONTH.fullmatch(text):
        return NormalizedValue(f"{month[2]}-{int(month[1]):02}")
    return _date(text)


def _web(text: str) -> NormalizedValue:
    first, *others = [
        word.strip("<>,;") for word in re.split(r"[,;]?\s+|;", text.strip("<> ")) if word.strip("<>,;")
    ] or [""]
    if others and all(_WEB.fullmatch(word) for word in (first, *others)):
        left = (
            Remark(say('there is room for one address only: "{value}" was left out', value=word)) for word in others
        )
        value, remarks = _web(first)
        return NormalizedValue(value, (*remarks, *left))
    match = _WEB.fullmatch(text.strip("<> "))
    if match is None:
        return NormalizedValue(text)
    scheme, host, port, path = match.groups()
    address = f"{(scheme or 'https://').lower()}{host.lower()}{port or ''}{path or ''}"
    added = Remark(say('"https://" was added in front of "{value}"', value=text), rule="cell-changed")
    return NormalizedValue(address, () if scheme else (added,))


def _mail(text: str) -> NormalizedValue:
    words = re.split(r"[\s,;/<>()]+", text.removeprefix("mailto:"))
    first, *others = [word for word in words if "@" in word] or [text]
    name, _, domain = first.partition("@")
    remarks = tuple(
        Remark(say('there is room for one address only: "{value}" was left out', value=address)) for address in others
    )
    if domain and not all("@" in word for word in words if word):
        remarks += (Remark(say("only the address was used, not the words beside it")),)
    return NormalizedValue(f"{name}@{domain.lower()}" if domain else first, remarks)


def _contact(text: str) -> NormalizedValue:
    return _mail(text) if "@" in text and "/" not in text else _web(text)


_NORMALIZERS: Mapping[Input, Callable[[str], NormalizedValue]] = {
    Input.DATE: _date,
    Input.DATE_OR_TIME: _moment,
    Input.DATE_AND_TIME: _moment,
    Input.PARTIAL_DATE: _partial_date,
    Input.TIME: _time,
    Input.WEB: _web,
    Input.MAIL: _mail,
    Input.CONTACT: _contact,
}
