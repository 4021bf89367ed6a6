"""The docs name everything that there is: fields, rules, words of the command and of make, modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from imenik.cli import main
from imenik.env import LOCALES
from imenik.model.reference import reference
from imenik.store.languages import load_languages
from tests.conftest import imenik
from tests.paths import ROOT

FIELDS = ROOT / "docs" / "en" / "fields.md"


def read(*names: str) -> str:
    return "\n".join((ROOT / name).read_text(encoding="utf-8") for name in names)


def test_the_field_reference_is_that_of_the_model(request: pytest.FixtureRequest) -> None:
    """`make accept` writes it anew after a change of the model."""
    if request.config.getoption("--accept"):
        FIELDS.write_text(reference(), encoding="utf-8")
    assert FIELDS.read_text(encoding="utf-8") == reference()


def test_the_issue_forms_are_those_of_the_model(request: pytest.FixtureRequest) -> None:
    """`imenik forms`, or `make accept`, writes them anew after a change of the model, the words or the vocabulary."""
    words = ("forms", "--data", str(ROOT / "data"))
    if request.config.getoption("--accept"):
        assert imenik(*words).returncode == 0
    assert imenik(*words, "--check").stdout == ""


def test_every_word_of_the_command_is_documented() -> None:
    """CONTRIBUTING.md names each word and each of its options."""
    text = read("CONTRIBUTING.md")
    for word, command in main.commands.items():
        assert f"`imenik {word}" in text, word
        options = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
        assert [name for name in options if f"`{name}" not in text] == [], word


def test_every_word_of_make_is_documented() -> None:
    """CONTRIBUTING.md names each."""
    words = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[0].split()
    text = read("CONTRIBUTING.md")
    assert [word for word in words if f"`make {word}`" not in text] == []


def test_every_rule_is_documented() -> None:
    """docs/en/problems.md says of each rule what it means and how to mend it."""
    text = read("docs/en/problems.md")
    assert [rule for rule in sorted(rules()) if f"`{rule}`" not in text] == []


def rules() -> set[str]:
    """The names of all rules: the first string that looks like one in each call that makes a problem."""
    makers = {"problem", "Problem", "Refusal", "Violation", "fault", "_spelled", "Fault"}
    found = set()
    for path in (ROOT / "src" / "imenik").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in makers:
                words = [each.value for each in node.args if isinstance(each, ast.Constant)]
                found |= {
                    word for word in words if isinstance(word, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", word)
                }
    return found


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def test_the_picture_of_the_architecture_names_every_module() -> None:
    """ARCHITECTURE.md shows each module or package once."""
    text = read("ARCHITECTURE.md")
    package = ROOT / "src" / "imenik"
    names = [path.name if path.suffix else f"{path.name}/" for path in package.iterdir()]
    shown = [name for name in names if not name.startswith("__") and name != "py.typed"]
    assert [name for name in sorted(shown) if name not in text] == []


def test_links_between_the_documents_lead_somewhere() -> None:
    """A relative link in a document of the repository names a file that is there."""
    for path in ROOT.glob("*.md"):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (ROOT / target).exists(), f"{path.name}: {target}"


def test_who_brings_data_finds_one_screen_in_each_language() -> None:
    """CONTRIBUTING.md leads to all of them, and they to the form, to the issues and to the command, all the same."""
    known = {word.strip("`") for word in re.findall(r"`[^`]+`", read("CONTRIBUTING.md"))}
    for tag, language in load_languages(LOCALES).items():
        if language.row.derived or language.row.source:
            continue
        text = read(f"CONTRIBUTING.{tag}.md")
        assert f"[{language.name}](CONTRIBUTING.{tag}.md)" in read("CONTRIBUTING.md")
        assert f"`/{tag}/add/`" in text
        assert f"`imenik check --language {tag}`" in text
        assert len(text.splitlines()) <= 45
        assert set(re.findall(r"`([a-z_]+)`", text)) <= known


def test_nothing_names_a_registry_or_a_place_of_one_machine() -> None:
    """Locks hold versions and hashes only."""
    locks = read("requirements.lock", "requirements-dev.lock")
    assert "://" not in locks
    assert Path("/root").as_posix() not in locks
