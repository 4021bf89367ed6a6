"""Formatting by example and at large: comments stay, nothing else changes, and the second time changes nothing.

`format/<case>/before.yml` becomes `after.yml`; where there is no such file it is refused, by the rule in `REFUSED`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import yaml

from imenik.env.locations import LOCALES
from imenik.exports.api.data_schemas import schemas
from imenik.store.formatter import FormatResult, format_text
from imenik.store.languages import load_languages
from imenik.store.paths import Key, key_of, model_of, record_of
from imenik.store.yaml_reader import parse_yaml
from tests.paths import GOLDEN_CASES, ROOT, SMALL_DATA

HERE = Path(__file__).parent
LANGUAGES = tuple(load_languages(LOCALES))
MOST = ("organisations", "most")
ACCEPTED = sorted(path.parent for path in HERE.glob("format/*/after.yml"))
REFUSED = {
    "refused-tab": "bad-yaml",
    "refused-duplicate": "duplicate-key",
    "refused-alias": "alias",
    "refused-list": "wrong-type",
}


def texts() -> Iterator[tuple[str, Key, str]]:
    """Every text of an entry that there is in the repository: real ones, those of the snapshot, those of the checks."""
    for data in (ROOT / "data", SMALL_DATA):
        for path in sorted(data.rglob("*.yml")):
            if key := key_of(path.relative_to(data).as_posix()):
                yield path.relative_to(ROOT).as_posix(), key, path.read_text("utf-8")
    for case in sorted(GOLDEN_CASES.glob("*/*.yml")):
        told = yaml.safe_load(case.read_text("utf-8"))
        for name, text in {**told.get("files", {}), **told.get("entries", {})}.items():
            if isinstance(text, str) and (key := key_of(name)):
                yield f"{case.parent.name}/{case.stem}/{name}", key, text


TEXTS = list(texts())


def form(text: str, key: Key = MOST) -> FormatResult:
    return format_text(text, key, "x.yml", LANGUAGES)


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case.name)
def test_case(case: Path, request: pytest.FixtureRequest) -> None:
    """Byte for byte, and once is enough."""
    done = form((case / "before.yml").read_bytes().decode())
    assert done.problems == ()
    if request.config.getoption("--accept"):
        (case / "after.yml").write_bytes(done.text.encode())
    assert done.text == (case / "after.yml").read_bytes().decode()
    assert form(done.text) == FormatResult(done.text)


@pytest.mark.parametrize(("case", "rule"), REFUSED.items())
def test_what_is_no_entry_is_left_alone(case: str, rule: str) -> None:
    """The problems are those of `imenik check`, and the text is the one that came."""
    text = (HERE / "format" / case / "before.yml").read_text("utf-8")
    done = form(text)
    assert done.text == text
    assert {problem.rule for problem in done.problems} == {rule}


@pytest.mark.parametrize("case", ["refused-long-key", "refused-space-in-address"])
def test_not_formatted(case: str) -> None:
    """What would not say the same is refused: a key that only fits behind a question mark, an address that is wrong."""
    text = (HERE / "format" / case / "before.yml").read_text("utf-8")
    done = form(text)
    assert done.text == text
    assert [problem.rule for problem in done.problems] == ["not-formatted"]


def test_every_case_is_tested() -> None:
    tested = {case.name for case in ACCEPTED} | set(REFUSED) | {"refused-long-key", "refused-space-in-address"}
    assert tested == {path.name for path in (HERE / "format").iterdir()}


@pytest.mark.parametrize(("key", "text"), [each[1:] for each in TEXTS], ids=[each[0] for each in TEXTS])
def test_an_entry_stays_what_it_is(key: Key, text: str) -> None:
    """The same record or the same errors; what cannot be read is left alone."""
    done = form(text, key)
    assert record_of(key, parse_yaml(done.text)) == record_of(key, parse_yaml(text))
    assert form(done.text, key).text == done.text


@pytest.mark.parametrize("seed", range(40))
def test_comments_anywhere(seed: int) -> None:
    """Keys in any order, comments and blank lines in any place: all are there afterwards, and stay where they are."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    key, text = next(
        (key, text) for _, key, text in chance.sample(TEXTS, len(TEXTS)) if record_of(key, parse_yaml(text))
    )
    blocks = re.split(r"\n(?=[a-z_]+:)", text.rstrip("\n"))
    chance.shuffle(blocks)
    lines, count = [], 0
    for line in "\n".join(blocks).split("\n"):
        for _ in range(chance.choice([0, 0, 0, 0, 1, 2])):
            count += 1
            lines.append(chance.choice(["", " " * chance.randrange(9) + f"# comment {count}"]))
        lines.append(line + chance.choice(["", "", "", f" # beside {count}"]))
    messy = "\n".join(lines) + "\n"
    assert parse_yaml(messy).value == parse_yaml(text).value, "a comment has come into a text"
    done = form(messy, key)
    assert done.problems == ()
    assert sorted(re.findall("# (?:comment|beside) .*", done.text)) == sorted(
        re.findall("# (?:comment|beside) .*", messy)
    )
    assert form(done.text, key).text == done.text


def test_the_real_data_is_in_its_layout() -> None:
    """`imenik format` would change nothing."""
    data = [(name, key, text) for name, key, text in TEXTS if name.startswith("data/")]
    assert len(data) > 50
    assert [name for name, key, text in data if form(text, key) != FormatResult(text)] == []


class _Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it, who take few words for something else (core schema, 10.3.2)."""


_Core.yaml_implicit_resolvers = {}
_Core.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile(r"(?:true|True|TRUE|false|False|FALSE)\Z"), list("tTfF")
)
_Core.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:|~|null|Null|NULL)\Z"), ["", "~", "n", "N"])
_Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+\Z"), list("-+0123456789"))


def test_an_editor_with_the_schemas_has_nothing_to_say() -> None:
    """What is formatted fits its schema by the types of YAML 1.2 too: numbers, truth values, else texts."""
    validators = {name: jsonschema.Draft202012Validator(schema) for name, schema in schemas()}
    for name, key, text in TEXTS:
        if name.startswith("data/"):
            record = yaml.load(text, Loader=_Core)  # noqa: S506 - a safe loader
            assert list(validators[model_of(key).__name__.lower()].iter_errors(record)) == [], name
