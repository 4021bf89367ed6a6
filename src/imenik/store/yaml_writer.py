r"""The one way in which an entry is written as YAML: values in, text out. `imenik format` and every form write it.

The specification, which `tests/vectors/layout.json` holds with examples for any other implementation:

- Encoding UTF-8, lines end with a line feed, the last one too. No tabs for indentation, no blank lines, no `---`.
- A map has one key a line, `key: value`. The keys of the model come in the order of the model, those that every record
  has at the end; then come keys that the model does not have, as they stood. A map of languages has the languages of
  the site in their order, then others by the alphabet of their tags. A map inside a map is indented by two spaces.
- A list has one item a line, `- item`, indented by two spaces under its key. A map in a list begins beside the hyphen.
- An empty list is `[]`, an empty map `{}`, and where nothing is written, nothing follows the colon.
- Spaces and line ends around a text are left out, and it is in the form NFC of Unicode. A text of one line stays on one
  line, however long.
- It is *plain*, without quotation marks, where every reader of YAML 1.1 and 1.2 takes it for that very text, or for the
  number, the day or the truth value that is written so:
  1. It begins with a letter A-Z a-z, a digit 0-9, `(`, `/`, or a character beyond ASCII.
  2. It holds no `: `, no ` #`, no tab, no line break, no character that YAML counts as unprintable, and does not end
     with a colon.
  3. It is none of the words y, n, yes, no, on, off, null, true, false, in small, capital or mixed letters; but `true`
     and `false` in small letters are plain.
  4. A text that begins with a digit and consists of 0-9 A-F a-f o O x X T t Z z _ . , : + - and spaces alone, such as
     `16:00` and `01067`, is plain only as a whole number of at most 15 digits without leading zero, as a month
     `YYYY-MM`, or as a day `YYYY-MM-DD` of the calendar from the year 1000 on.
- Else it stands between double quotation marks; or, where it holds a double quotation mark or a backslash, between
  single ones, with each single one in it doubled.
- A text of several lines, each line of printable characters, is a literal block: `|-`, then its lines, indented by two
  spaces more than its key or by two more than the hyphen; empty lines are empty.
- An unprintable character, or a line break in a key, puts the text between double quotation marks, with `\\`, `\"`,
  `\n`, `\t` and, for the unprintable, `\uXXXX` and beyond that `\UXXXXXXXX`, with capital digits.
- Comments stay with what they belong to: those above a key or an item above it, those beside it beside it, one space
  away, and those at the end of a list or map there. One blank line above or below a comment stays.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import get_args

from pydantic import BaseModel

from imenik.i18n.messages import Location
from imenik.i18n.text import Text
from imenik.model.shape import field_names, part_in
from imenik.store.yaml_comments import Comments
from imenik.store.yaml_reader import Node

_BEGINNING = re.compile(r"[A-Za-z0-9(/]|[^\x00-\x7f]")
_STRUCTURE = re.compile(r": | #|:$|[\t\n]")
_WORDS = {"y", "n", "yes", "no", "on", "off", "null", "true", "false"}
_NUMERIC = re.compile(r"[0-9][0-9A-Fa-foOxXTtZz_.,:+ -]*")
_NUMBER_OR_MONTH = re.compile(r"0|[1-9][0-9]{0,14}|[0-9]{4}-(0[1-9]|1[0-2])")
_DAY = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPED = re.compile(f'["\\\\\t\n]|{_UNPRINTABLE.pattern}')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\t": "\\t", "\n": "\\n"}


def write_yaml(
    value: Mapping[str, Node],
    model: type[BaseModel],
    languages: Sequence[str],
    comments: Mapping[Location, Comments] | None = None,
) -> str:
    """The YAML text of an entry of `model`; `languages` are the site's tags in their order."""
    writer = _Writer(languages, comments or {})
    writer.write_comments(writer.comments_at(()).before, 0)
    writer.map(value, 0, (), model)
    while writer.lines and not writer.lines[-1]:
        writer.lines.pop()
    return "".join(f"{line}\n" for line in writer.lines)


def ordered_keys(value: Mapping[str, Node], model: object, languages: Sequence[str]) -> list[str]:
    """The keys of a map in the order of writing; `model` is the type that the map should have."""
    part = part_in(model)
    if part:
        known = {name: index for index, name in enumerate(field_names(part))}
        return sorted(value, key=lambda key: known.get(key, len(known)))
    if _holds_text(model):
        return sorted(value, key=lambda tag: (languages.index(tag), "") if tag in languages else (len(languages), tag))
    return list(value)


def format_scalar(text: str) -> str:
    """A key or a text of one line as it is written, plain or quoted."""
    if _is_plain(text):
        return text
    if "\n" in text or "\t" in text or _UNPRINTABLE.search(text):
        return '"' + _ESCAPED.sub(_escape, text) + '"'
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str) -> bool:
    if not _BEGINNING.match(text) or _STRUCTURE.search(text) or text != text.strip() or _UNPRINTABLE.search(text):
        return False
    if text.lower() in _WORDS:
        return text in ("true", "false")
    return not _NUMERIC.fullmatch(text) or _NUMBER_OR_MONTH.fullmatch(text) is not None or _is_day(text)


def _is_day(text: str) -> bool:
    try:
        return _DAY.fullmatch(text) is not None and bool(dt.date.fromisoformat(text))
    except ValueError:
        return False


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    return _ESCAPES.get(match[0]) or (f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}")


def _holds_text(annotation: object) -> bool:
    return annotation is Text or any(_holds_text(argument) for argument in get_args(annotation))


@dataclass
class _Writer:
    languages: Sequence[str]
    comments: Mapping[Location, Comments]
    lines: list[str] = field(default_factory=list)

    def comments_at(self, location: Location) -> Comments:
        return self.comments.get(location, Comments())

    def write_comments(self, texts: Sequence[str], indent: int) -> None:
        """Write comments on lines of their own; an empty text is a blank line, of which two never meet."""
        for text in texts:
            if text:
                self.lines.append(" " * indent + text)
            elif self.lines and self.lines[-1]:
                self.lines.append("")

    def map(
        self, value: Mapping[str, Node], indent: int, location: Location, model: object, *, in_list: bool = False
    ) -> None:
        """Write the keys of a map; the first one in a list follows the hyphen, which is two columns further left."""
        part = part_in(model)
        for key in ordered_keys(value, model, self.languages):
            child, start = (*location, key), " " * indent
            if in_list:
                in_list, start = False, " " * (indent - 2) + "- "
            self.write_comments(self.comments_at(child).before, len(start) - len(start.lstrip(" ")))
            known = part.model_fields[key].annotation if part and key in part.model_fields else None
            self.value(f"{start}{format_scalar(key)}:", value[key], indent, child, known)
        self.write_comments(self.comments_at(location).after, indent)

    def value(self, start: str, value: Node, indent: int, location: Location, model: object) -> None:
        """Write what follows a key, or a hyphen without a map; `start` is the line so far."""
        beside = f" {self.comments_at(location).beside}" if self.comments_at(location).beside else ""
        if isinstance(value, dict) and value:
            self.lines.append(start + beside)
            self.map(value, indent + 2, location, model)
            return
        if isinstance(value, list) and value:
            self.lines.append(start + beside)
            self.list(value, indent + 2, location, model)
            return
        self.write_comments(self.comments_at(location).after, len(start) - len(start.lstrip(" ")))
        written, *block = _written(value)
        self.lines.append(f"{start} {written}".rstrip(" ") + beside)
        self.lines += [" " * (indent + 2) + line if line else "" for line in block]

    def list(self, value: Sequence[Node], indent: int, location: Location, model: object) -> None:
        for index, item in enumerate(value):
            child = (*location, index)
            self.write_comments(self.comments_at(child).before, indent)
            if isinstance(item, dict) and item:
                self.write_comments([text for text in [self.comments_at(child).beside] if text], indent)
                self.map(item, indent + 2, child, model, in_list=True)
            else:
                self.value(" " * indent + "-", item, indent, child, model)
        self.write_comments(self.comments_at(location).after, indent)


def _written(value: Node) -> list[str]:
    """What is written on the line of the key, and the lines of the block below it."""
    if isinstance(value, str):
        text = unicodedata.normalize("NFC", value.strip())
        if "\n" in text and not _UNPRINTABLE.search(text):
            return ["|-", *text.split("\n")]
        return [format_scalar(text)]
    return ["" if value is None else "{}" if isinstance(value, dict) else "[]"]
