r"""The canonical YAML layout of an entry, as written by `imenik format` and all forms.

Specification, with test vectors for other implementations in `tests/vectors/layout.json`:

- UTF-8; every line ends with a line feed, including the last one. No tabs for indentation, no blank lines, no `---`.
- A map has one key per line, `key: value`: first the keys of the model in its order, those of all records last,
  then unknown keys in their previous order. A map of languages has the languages of the site in their order,
  then others by tag. A map inside a map is indented by two spaces.
- A list has one item per line, `- item`, indented by two spaces below its key. A map in a list begins after the hyphen.
- An empty list is `[]`, an empty map `{}`; a missing value is left out after the colon.
- A text is stripped of surrounding white space and normalised to NFC. A text of one line stays on one line, however
  long.
- A text is *plain*, without quotation marks, if every reader of YAML 1.1 and 1.2 reads it as the same text, or as the
  number, date or truth value that it spells:
  1. It begins with a letter A-Z a-z, a digit 0-9, `(`, `/`, or a character beyond ASCII.
  2. It contains no `: `, no ` #`, no tab, no line break, no character that is unprintable in YAML, and does not end
     with a colon.
  3. It is none of the words y, n, yes, no, on, off, null, true, false, in any case; but lower-case `true` and `false`
     are plain.
  4. A text that begins with a digit and consists only of 0-9 A-F a-f o O x X T t Z z _ . , : + - and spaces, such as
     `16:00` and `01067`, is only plain as a whole number of at most 15 digits without a leading zero, as a month
     `YYYY-MM`, or as a calendar date `YYYY-MM-DD` from the year 1000 on.
- Otherwise it is in double quotation marks; or, if it contains a double quotation mark or a backslash, in single ones,
  with each single one in it doubled.
- A text of several printable lines is a literal block: `|-`, then its lines, indented by two spaces more than its key
  or the hyphen; empty lines have no indentation.
- A text with an unprintable character, or a key with a line break, is in double quotation marks, with the escapes `\\`,
  `\"`, `\n`, `\t` and, for unprintable characters, `\uXXXX` or `\UXXXXXXXX` with upper-case digits.
- Comments stay where they are: above a key or an item, after it on the same line, one space away, or at the end of a
  list or map. One blank line above or below a comment is kept.
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
