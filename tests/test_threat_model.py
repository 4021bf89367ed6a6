"""Each promise of the threat model names tests, and they are there."""

from __future__ import annotations

import re

from tests.paths import ROOT

PROMISES = re.compile(r"^\| (?!promise )[a-z].* \| (`tests/.*) \|$", re.MULTILINE)


def test_each_promise_names_tests_that_are_there() -> None:
    section = (ROOT / "docs/en/threat-model.md").read_text("utf-8").partition("## Which test")[2].partition("\n## ")[0]
    rows = PROMISES.findall(section)
    assert len(rows) == len(re.findall(r"^\| (?!promise)", section, re.MULTILINE)) >= 10
    for path, name in re.findall(r"`(tests/[^`]+)::(\w+)`", " ".join(rows)):
        assert f"def {name}(" in (ROOT / path).read_text("utf-8"), (path, name)
