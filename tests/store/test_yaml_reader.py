"""Trees of text with places, and what is refused before anything is made of it."""

from __future__ import annotations

import random

import pytest

from imenik.i18n.messages import Location, Position
from imenik.store.yaml_reader import MAX_DEPTH, Node, UnusualYamlError, parse_value, parse_yaml
from tests.factories import LANGUAGES
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
    if not _has_null(tree.value):
        assert parse_value(text) == value


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
        ("a: \x1b[31m", ["forbidden-character", "bad-yaml"]),
        ("a: \u2066b", ["forbidden-character"]),
        ("a: b\u2028c: d", ["forbidden-character", "bad-yaml"]),
        ("a: b\x85", ["forbidden-character"]),
        ("a: b\ufeff", ["forbidden-character"]),
    ],
)
def test_faults(text: str, rules: list[str]) -> None:
    assert [fault.rule for fault in parse_yaml(text).faults] == rules
    if rules:
        _refused_as_unusual(text)


@pytest.mark.parametrize("text", ["a:", "a: ~", "- ", "a: {b: null}", "~"])
def test_empty_values_are_unusual(text: str) -> None:
    _refused_as_unusual(text)


def _refused_as_unusual(text: str) -> None:
    with pytest.raises(UnusualYamlError):
        parse_value(text)


SCRAPS = [
    *"abc:-?[]{},&*!|>'\"%@`#\n \t\\",
    ": ",
    "- ",
    "\n  ",
    "\n    ",
    "---\n",
    "...\n",
    "null",
    "\\x00",
    "é",
    "\u2028",
]


@pytest.mark.parametrize("seed", range(4))
def test_values_are_those_of_the_tree(seed: int) -> None:
    """Whatever the text is, it is read the same with and without positions."""
    chance = random.Random(seed)  # noqa: S311 - for repetition, not for secrecy
    read = 0
    for _ in range(1500):
        text = "".join(chance.choices(SCRAPS, k=chance.randrange(1, 14)))
        tree = parse_yaml(text)
        if tree.faults or _has_null(tree.value):
            _refused_as_unusual(text)
        else:
            read += 1
            assert parse_value(text) == tree.value
    assert read > 100


def _has_null(value: Node) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(map(_has_null, inner))


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
    assert work(lambda: _refused_as_unusual(text)) < 1000


def test_as_deep_as_can_be() -> None:
    assert parse_yaml("[" * MAX_DEPTH + "a" + "]" * MAX_DEPTH).faults == []
    assert parse_yaml("[" * (MAX_DEPTH + 1) + "a" + "]" * (MAX_DEPTH + 1)).faults[0].rule == "too-deep"


@pytest.mark.parametrize("tag", ["bs", "hr", "sr-Cyrl", "sr-Latn", "de"])
@pytest.mark.parametrize(
    "text",
    [
        "a: b: c",
        "a: - b",
        "a: @b",
        "a: !x!b",
        'a: "b',
        'a: "\\q"',
        'a: "\\xZZ"',
        'a: "x\n---\n',
        "a: [1\nb: 2",
        "a: &\n",
        "a:\n\t- b",
        "a\nb: c",
        "%x",
    ],
)
def test_the_parser_is_not_quoted_in_another_language(text: str, tag: str) -> None:
    """What libyaml says is in English; each of its usual messages has words of its own, with what to do."""
    (fault,) = parse_yaml(text).faults
    assert fault.hint
    for message in (fault.message, fault.hint):
        assert not message.values
        assert message.render(LANGUAGES[tag].catalogue.gettext) != message.text
