"""Trees of text with places, and what is refused before anything is made of it."""

from __future__ import annotations

import pytest

from imenik.i18n.messages import Location, Position
from imenik.store.yaml_reader import MAX_DEPTH, parse_yaml
from tests.work import work

BOMB = "a: &a [x, x]\n" + "".join(
    f"{name}: &{name} [*{above}, *{above}]\n" for above, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("country: NO", {"country": "NO"}),
        ("time: 16:00", {"time": "16:00"}),
        ("code: 01067", {"code": "01067"}),
        ("date: 2026-01-01", {"date": "2026-01-01"}),
        ("yes: off", {"yes": "off"}),
        ("a: ~\nb:\nc: null", {"a": None, "b": None, "c": None}),
        ("a: ''\nb: '~'\nc: \"null\"", {"a": "", "b": "~", "c": "null"}),
        ("- a\n- [b, {c: d}]", ["a", ["b", {"c": "d"}]]),
        ("a: >\n  one\n  two\nb: |\n  one\n  two", {"a": "one two\n", "b": "one\ntwo"}),
        ("%YAML 1.1\n---\na: b\n...\n", {"a": "b"}),
        ("a: caf\u0065\u0301", {"a": "caf\u00e9"}),
        ("\ufeffa: b", {"a": "b"}),
        ("a: b\r\nc: d\r\n", {"a": "b", "c": "d"}),
        ("! a", "a"),
    ],
)
def test_every_scalar_is_a_text(text: str, value: object) -> None:
    tree = parse_yaml(text)
    assert (tree.value, tree.faults) == (value, [])


@pytest.mark.parametrize(
    ("text", "at", "key", "value"),
    [
        ("a: b", ("a",), (1, 1), (1, 4)),
        ("\ufeffa: b", ("a",), (1, 1), (1, 4)),
        ("a: b\r\nc:\r\n  - d\r\n", ("c", 0), None, (3, 5)),
        ("# one\n\n  ж: 'џ'", ("ж",), (3, 3), (3, 6)),
        ("{a: [😀, {b: c}]}", ("a", 1, "b"), (1, 10), (1, 13)),
        ("a: |\n  one\n  two\nb: c", ("a",), (1, 1), (1, 4)),
        ("a:\n  - b: c\n    d: e", ("a", 0, "d"), (3, 5), (3, 8)),
        ("a:\nb: c", ("a",), (1, 1), (1, 3)),
    ],
)
def test_places(text: str, at: Location, key: tuple[int, int] | None, value: tuple[int, int]) -> None:
    """Lines and columns count from 1; columns count characters, not bytes; a byte order mark and a CR count nothing."""
    tree = parse_yaml(text)
    assert tree.value_positions[at] == Position(*value)
    assert tree.key_positions.get(at) == (Position(*key) if key else None)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("", ["empty-file"]),
        ("a: *a", ["alias"]),
        ("a: &b c", ["alias"]),
        ("&a a: b", ["bad-key"]),
        ("a: !!int 1", ["tag"]),
        ("!!map {a: b}", ["tag"]),
        ("a: 1\na: 2\na: 3", ["duplicate-key", "duplicate-key"]),
        ("a: 1\n'a': 2", ["duplicate-key"]),
        ("? [a]\n: b", ["bad-key"]),
        ("<<: {a: b}", []),
        ("a: b\n---\nc: d\n---\n", ["several-documents"]),
        ("a: b\n---\n!!bad", ["several-documents"]),
        ("a: [", ["bad-yaml"]),
        ("a: 'b", ["bad-yaml"]),
        ("a: \tb\n\tc: d", ["bad-yaml"]),
        ("%YAML 9.9\n---\na: b", ["bad-yaml"]),
        ('a: "\\ud800"', ["bad-yaml"]),
        ('a: "\\x00"', ["forbidden-character"]),
        ("a: \x1b[31m", ["forbidden-character"]),
        ("a: \u2066b", ["forbidden-character"]),
        ("a: b\u2028c: d", ["forbidden-character"]),
        ("a: b\x85", ["forbidden-character"]),
        ("a: b\ufeff", ["forbidden-character"]),
    ],
)
def test_faults(text: str, rules: list[str]) -> None:
    assert [fault.rule for fault in parse_yaml(text).faults] == rules


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("[" * 25_000, "too-deep"),
        ("[" * 65_536, "too-deep"),
        ("[\n" * 30_000, "too-deep"),
        ("{a: " * 16_000, "too-deep"),
        ("- " * 30_000, "too-deep"),
        ("? " * 30_000, "bad-key"),
        (BOMB, "alias"),
        ("&" + "a" * 60_000, "alias"),
        ('a: "' + "\\u0041" * 10_000, "bad-yaml"),
        ("%" * 60_000, "bad-yaml"),
    ],
)
def test_hostile_text_is_refused_at_once(text: str, rule: str) -> None:
    """However long it is, only its beginning is looked at."""
    assert parse_yaml(text).faults[0].rule == rule
    assert work(lambda: parse_yaml(text)) < 1000


def test_as_deep_as_can_be() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH).faults == []
    assert parse_yaml("[" * (MAX_DEPTH + 1) + "a" + "]" * (MAX_DEPTH + 1)).faults[0].rule == "too-deep"
