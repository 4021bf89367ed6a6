"""Formats the text of a file in the canonical layout, after verifying that it still says the same.

The layout is specified in `store/yaml_writer.py`. Files are read and written elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic import ValidationError

from imenik.i18n.messages import Location, Message, Position, Problem, say
from imenik.model import Record
from imenik.store.paths import Key, model_of, validate_record
from imenik.store.reading.entry import model_in
from imenik.store.yaml_comments import Comments, parse_comments
from imenik.store.yaml_reader import Node, Tree, parse_yaml
from imenik.store.yaml_writer import write_yaml


@dataclass(frozen=True)
class FormatResult:
    """The formatted text, or the unchanged text with the problems that prevent formatting."""

    text: str
    problems: tuple[Problem, ...] = ()
    changed: bool = False


def format_text(text: str, key: Key, path: str, languages: Sequence[str]) -> FormatResult:
    """The entry of `key` in `text` in the canonical layout; `path` is for problems.

    The text is left alone unless the entry, its errors and its comments are the same before and after.
    """
    before = parse_yaml(text)
    if before.faults or not isinstance(before.value, dict):
        return FormatResult(text, tuple(_faults(before, path)))
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    comments = parse_comments(lines) if "#" in lines else {}
    result = write_yaml(before.value, model_in(before.value, model_of(key)), languages, comments)
    if result == text:
        return FormatResult(text)
    after = parse_yaml(result)
    if not _say_the_same(before.value, after, key) or _texts(parse_comments(result)) != _texts(comments):
        message = say("this file is left unchanged: in the usual layout it would mean something else")
        hint = say("look for spaces around an address or an ID, and for very long keys")
        return FormatResult(text, (Problem(path, Position(), "not-formatted", message, hint),))
    return FormatResult(result, changed=True)


def _say_the_same(before: dict[str, Node], after: Tree, key: Key) -> bool:
    if after.faults or not isinstance(after.value, dict) or _bare(after.value) != _bare(before):
        return False
    return _meaning(before, key) == _meaning(after.value, key)


def _meaning(value: dict[str, Node], key: Key) -> Record | list[str]:
    """The entry, or its errors."""
    try:
        return validate_record(key, value)
    except ValidationError as error:
        return sorted(f"{detail['loc']} {detail['type']} {detail['msg']}" for detail in error.errors(include_url=False))


def _faults(tree: Tree, path: str) -> list[Problem]:
    if not tree.faults:
        message: Message = say("a map of keys and values is expected here")
        return [Problem(path, Position(), "wrong-type", message, say("begin each line with a key and a colon"))]
    return [Problem(path, fault.position, fault.rule, fault.message, fault.hint) for fault in tree.faults]


def _bare(value: Node) -> Node:
    """The value with its texts stripped of surrounding white space, which has no meaning in a record."""
    if isinstance(value, dict):
        return {key: _bare(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_bare(child) for child in value]
    return value.strip() if value is not None else None


def _texts(comments: Mapping[Location, Comments]) -> list[str]:
    """All comments, sorted, since their order may change with that of the keys."""
    texts = [text for group in comments.values() for text in (*group.before, group.beside, *group.after)]
    return sorted(text for text in texts if text)
