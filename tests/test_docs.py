"""The docs name everything that there is: fields, rules, words of the command and of make, modules."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from imenik.env.locations import LOCALES, THEME
from imenik.model.fields.reference import reference
from imenik.store.languages import load_languages
from tests.command import commands, imenik
from tests.paths import ROOT

FIELDS = ROOT / "docs" / "en" / "fields.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))


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
    """docs/en/commands.md names each word and each of its options."""
    text = read("docs/en/commands.md")
    for word, command in commands().items():
        assert f"`imenik {word}" in text, word
        options = [name for parameter in command.params for name in parameter.opts if name.startswith("--")]
        assert [name for name in options if f"`{name}" not in text] == [], word


def test_every_word_of_make_is_documented() -> None:
    """CONTRIBUTING.md names each."""
    words = re.findall(r"^\.PHONY: (.*)$", read("Makefile"), re.MULTILINE)[0].split()
    text = read("CONTRIBUTING.md")
    assert [word for word in words if f"`make {word}`" not in text] == []


def test_every_rule_is_documented() -> None:
    """docs/en/problems.md says of each rule what it means and how to fix a problem."""
    text = read("docs/en/problems.md")
    assert [rule for rule in sorted(rules()) if f"`{rule}`" not in text] == []


def rules() -> set[str]:
    """The names of all rules: the first string that looks like one in each call that makes a problem."""
    makers = {
        "problem",
        "Problem",
        "add_problem",
        "InvalidValueError",
        "Violation",
        "Need",
        "fault",
        "_spelled",
        "Fault",
    }
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


def test_the_architecture_and_the_readme_are_short() -> None:
    """ARCHITECTURE.md is read in one sitting, README.md fits one screen."""
    assert len(read("ARCHITECTURE.md").encode()) <= 8192
    assert len(read("README.md").splitlines()) <= 60


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_has_its_date_and_state_and_is_in_the_index(path: Path) -> None:
    """Its number is that of its file; the line of the index has its title, date and state."""
    title, date, state = re.findall(
        r"\A# (\d+\. .+)\n\n- Date: (\d{4}-\d\d-\d\d)\n- State: (accepted|superseded)\n", path.read_text("utf-8")
    )[0]
    number, _, name = title.partition(". ")
    assert path.name.startswith(f"{int(number):04}-")
    assert f"| {number} | [{name}]({path.name}) | {date} | {state} |\n" in read("docs/decisions/README.md")


def documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *DECISIONS, ROOT / "docs" / "decisions" / "README.md"]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_links_between_the_documents_lead_somewhere(path: Path) -> None:
    """A relative link in a document of the repository names a file that is there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8"))
    assert [target for target in targets if not (path.parent / target).exists()] == []


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_files_that_the_documents_name_are_there(path: Path) -> None:
    """As a path from the repository, the package, its resources, or the scripts and templates of the theme."""
    if path.name == "CHANGELOG.md":
        return  # it names files as they were
    theme = THEME.relative_to(ROOT).as_posix()
    folders = [
        ROOT / each for each in (".", "src/imenik", theme, f"{theme}/..", f"{theme}/assets/js", f"{theme}/pages")
    ]
    names = re.findall(
        r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|js|html|sh|tsv)|(?:src|tests|\.github)/[\w./-]+)`", path.read_text("utf-8")
    )
    assert [name for name in names if not any((folder / name).exists() for folder in folders)] == []


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
    locks = read(*(path.name for path in ROOT.glob("*.lock")))
    assert "://" not in locks
    assert Path("/root").as_posix() not in locks
