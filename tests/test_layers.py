"""The house rules that a syntax tree can show: imports point down, few modules touch the world, lists are whole."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from imenik.checkout import ROOT

PACKAGE = ROOT / "src" / "imenik"
LAYERS = (
    {"problem", "script", "codes", "zones", "texts", "values", "syntax", "model"}
    | {"checkout", "clock", "collation", "memory", "remarks", "layout", "docstrings", "heading_words"}
    | {"patterns"},
    {"refusals", "directory", "walk", "logos", "load", "filing", "formatting", "history", "formwords"}
    | {"languages", "gazetteer", "spreadsheet", "workbook", "brand"},
    {
        "checks",
        "coverage",
        "agenda",
        "calendars",
        "occasions",
        "months",
        "freshness",
        "relations",
        "geography",
        "findings",
        "matching",
        "shortlist",
        "links",
        "overdue",
        "digest",
        "feeds",
        "window",
        "stats",
        "contacts",
        "ties",
        "comparison",
    },
    {"api", "tables", "downloads"}
    | {
        "report",
        "richtext",
        "labels",
        "cards",
        "projection",
        "charts",
        "figures",
        "maps",
        "edition",
        "wording",
        "rhythm",
    }
    | {"suggestions", "facets", "columns", "indexed", "fulltext", "render", "fields", "ical", "pages", "exports"}
    | {"pictures", "vcard", "qr", "embeds"}
    | {"linked", "invitations", "organising", "bulletin", "reasons", "handout", "markdown", "questions", "wizard"}
    | {"issueforms", "issuebody", "answers", "submission", "reply", "summary", "headings", "spellings", "cells"}
    | {"board", "reminders", "identity", "drafts", "importing", "webform", "browserrules"},
    {"cli", "site"},
)
"""Words, reading, reasoning, outputs, edges. A module imports from its own layer and from those before it."""
READERS = {
    "brand",
    "formwords",
    "spreadsheet",
    "workbook",
    "load",
    "languages",
    "logos",
    "gazetteer",
    "zones",
    "render",
}
EDGES = len(LAYERS) - 1
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
UNLISTED = {"pages": {"home", "renderer", "sheets", "shortcuts", "ahead"}}
"""What helps the others of a folder, or is put together with a hand-written page."""


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_point_down(path: Path) -> None:
    upper = [name for name in _imports(path) if name in _names() and _layer(name) > _layer(_top(path))]
    assert upper == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_the_edges_know_mkdocs(path: Path) -> None:
    """The adapter, and the command that starts MkDocs."""
    assert _layer(_top(path)) == EDGES or not {"mkdocs", "material"} & set(_imports(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_only_reading_opens_files(path: Path) -> None:
    opening = {"open", "read_text", "read_bytes", "scandir", "listdir", "iterdir", "glob", "rglob"}
    assert _layer(_top(path)) == EDGES or _top(path) in READERS or not opening & set(_calls(path))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_each_module_says_what_it_holds(path: Path) -> None:
    assert ast.get_docstring(_tree(path))


@pytest.mark.parametrize("folder", ["checks", "pages", "exports"])
def test_each_module_of_a_list_is_listed(folder: str) -> None:
    there = {path.stem for path in (PACKAGE / folder).glob("[!_]*.py")} - UNLISTED.get(folder, set())
    imported = [node for node in ast.walk(_tree(PACKAGE / folder / "__init__.py")) if isinstance(node, ast.ImportFrom)]
    assert there == {name.name for node in imported if node.module == f"imenik.{folder}" for name in node.names}


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _top(path: Path) -> str:
    """The part of the package that a file belongs to: a module or a folder."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _names() -> set[str]:
    return {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}


def _layer(name: str) -> int:
    layers = [at for at, names in enumerate(LAYERS) if name in names]
    assert len(layers) == 1, f"add {name} to one of LAYERS"
    return layers[0]


def _imports(path: Path) -> Iterator[str]:
    """Modules that a file imports: those of the package by their own name, others by that of their package."""
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module == "imenik":
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.removeprefix("imenik.").partition(".")[0]


def _calls(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree(path)):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func).rpartition(".")[2]
