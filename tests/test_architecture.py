"""House rules that the tree and its syntax show; the order of the layers is held by import-linter (pyproject.toml)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from imenik.env.locations import THEME
from tests.paths import ROOT, TESTS

PACKAGE = ROOT / "src" / "imenik"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
TEMPLATE_FOLDERS = (THEME, ROOT / "benchmarks" / "hugo")
TEMPLATES = sorted(
    path for folder in TEMPLATE_FOLDERS for suffix in ("html", "xml") for path in folder.rglob(f"*.{suffix}")
)
MOST_ENTRIES, MOST_FILES = 14, 15
LONGEST_LINE, LONGEST_TEMPLATE = 120, 300
MAX_LINES_OF_A_FILE, MAX_LINES_OF_A_FUNCTION = 300, 40
LONG_LISTS = {"checks", "cli"}
"""Folders that are lists, one rule or one word of the command a file."""
EDGES = {"cli", "site"}
READERS = {
    "exports/browser/script_messages.py",
    "i18n/script_tables.py",
    "i18n/timezones.py",
    "intake/table/spreadsheet.py",
    "intake/table/xlsx.py",
    "store/exonyms.py",
    "store/gazetteer.py",
    "store/languages/catalogues.py",
    "store/languages/rows.py",
    "store/loader.py",
    "store/logos/__init__.py",
    "store/reading/cache.py",
    "store/reading/source.py",
    "store/reading/version.py",
    "store/word_lists.py",
    "views/render.py",
    "views/social/brand.py",
}
WRITERS = {"store/files.py"}
"""Besides the edges: how a file is written whole or not at all."""
IN_MEMORY = {"exports/tables/formats.py", "store/logos/bitmap.py"}
"""What opens archives and pictures that are no files."""


def test_the_package_is_seen_at_a_glance() -> None:
    entries = {path.name for path in PACKAGE.iterdir()} - {"__init__.py", "py.typed", "__pycache__"}
    assert len(entries) <= MOST_ENTRIES, sorted(entries)


@pytest.mark.parametrize("folder", sorted({path.parent for path in MODULES} - {PACKAGE / name for name in LONG_LISTS}))
def test_a_folder_holds_few_files(folder: Path) -> None:
    assert len(list(folder.glob("*.py"))) <= MOST_FILES


def test_files_and_functions_are_short() -> None:
    long = [path.name for path in MODULES if path.read_text("utf-8").count("\n") > MAX_LINES_OF_A_FILE]
    for path in MODULES:
        functions = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef)]
        sizes = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
        long += [f"{path.name}: {name}" for name, size in sizes.items() if size > MAX_LINES_OF_A_FUNCTION]
    assert long == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_readers_open_files(path: Path) -> None:
    name = path.relative_to(PACKAGE)
    opening = {"open", "read_text", "read_bytes", "scandir", "listdir", "iterdir", "glob", "rglob"}
    known = name.parts[0] in EDGES or name.as_posix() in READERS | WRITERS | IN_MEMORY
    assert known or not opening & set(_calls(path))


def test_one_function_writes_files() -> None:
    """But those of a site, whose folder is swapped as a whole."""
    writing = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile"}
    found = {path.relative_to(PACKAGE).as_posix() for path in MODULES if writing & set(_calls(path))}
    assert found == WRITERS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_module_says_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


@pytest.mark.parametrize(("folder", "function"), [("checks", "check"), ("pages", "pages"), ("exports", "files")])
def test_each_member_of_a_list_is_listed(folder: str, function: str) -> None:
    """A module that defines the function of its list is imported where the list is, under whichever name."""
    defining = {_dotted(path) for path in (PACKAGE / folder).rglob("*.py") if function in _functions(path)}
    imports = [node for node in ast.walk(_tree(PACKAGE / folder / "__init__.py")) if isinstance(node, ast.ImportFrom)]
    assert defining == defining & {f"{node.module}.{name.name}" for node in imports for name in node.names}
    assert defining


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_can_be_read(path: Path) -> None:
    """Ruff holds the lines of modules and Biome those of scripts; nothing else looks at templates."""
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if len(line) > LONGEST_LINE] == []
    assert len(lines) <= LONGEST_TEMPLATE


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)


def _functions(path: Path) -> set[str]:
    return {node.name for node in _tree(path).body if isinstance(node, ast.FunctionDef)}


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2]


def test_no_test_imports_from_another() -> None:
    """What several need is in a module of its own, such as `factories.py`; else one cannot be changed alone."""
    importing = {
        path.relative_to(TESTS).as_posix(): [name for name in _imported(path) if "test_" in name]
        for path in TESTS.rglob("*.py")
    }
    assert {name: found for name, found in importing.items() if found} == {}


def _imported(path: Path) -> Iterator[str]:
    """The modules of the tests that a file imports, or imports something from."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("tests."))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "tests":
            yield from (f"{node.module}.{name.name}" for name in node.names if node.module.count(".") == 0)
            yield node.module
