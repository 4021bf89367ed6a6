"""Tables as authorities, cities and embassies publish them, each with everything that is said about it.

`registers/*.yml` hold the tables, the files `.txt` beside them what is said and written, which `pytest --accept`
renews. A table has `rows`, one a line: as the file has them, or with cells between `|` to be joined by its `delimiter`;
`options` of the command; `mapping`, the text of a mapping file; and, of a workbook, `merged`, `links` and `sheets`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from tests.paths import ROOT
from tests.tables import data, run

__all__ = ["data"]  # a fixture; nothing else shows that it is used

FOLDER = ROOT / "tests" / "intake" / "table" / "registers"
TABLES = [
    pytest.param(file, table, id=table["name"])
    for file in sorted(FOLDER.glob("*.yml"))
    for table in yaml.safe_load(file.read_text("utf-8"))
]


def test_there_are_many() -> None:
    assert len(TABLES) >= 25


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_what_is_said_about_a_table(
    data: Path, file: Path, table: dict[str, Any], request: pytest.FixtureRequest
) -> None:
    """The whole report, and the entries that are written; a second run has nothing to add."""
    said = outcome_of(data, table)
    expected = file.with_suffix(".txt")
    sections = sections_of(expected.read_text("utf-8") if expected.exists() else "")
    if request.config.getoption("--accept"):
        names = [each["name"] for each in yaml.safe_load(file.read_text("utf-8"))]
        sections = {name: text for name, text in {**sections, table["name"]: said}.items() if name in names}
        expected.write_text("".join(f"### {name}\n\n{text}\n" for name, text in sections.items()), "utf-8")
    assert said == sections.get(table["name"])


def outcome_of(data: Path, table: dict[str, Any]) -> str:
    """What the command says, with the file itself for its folder, and the entries that it writes."""
    path = written(data.parent, table)
    words = list(table.get("options", ()))
    if "mapping" in table:
        (data.parent / "mapping.yml").write_text(table["mapping"], "utf-8")
        words += ["--mapping", str(data.parent / "mapping.yml")]
    before = set(data.rglob("*.yml"))
    done = run(data, path, *words, "--write", source=table.get("source", True))
    new = sorted(set(data.rglob("*.yml")) - before)
    if new:
        again = run(data, path, *words, "--write", source=table.get("source", True))
        assert "new: 0, filled in: 0" in again.output
    texts = [f"--- {file.relative_to(data)}\n{file.read_text('utf-8')}" for file in new]
    return f"exit status {done.exit_code}\n{done.output.replace(f'{data.parent}/', '')}{''.join(texts)}"


def sections_of(text: str) -> dict[str, str]:
    """The parts of an accepted file by the names of their tables."""
    parts = re.split(r"^### (.*)\n\n", text, flags=re.MULTILINE)[1:]
    return {name: text.removesuffix("\n") for name, text in zip(parts[::2], parts[1::2], strict=True)}


def written(folder: Path, table: dict[str, Any]) -> Path:
    """The file of a table."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table["rows"].rstrip("\n").split("\n")]
    if table.get("format") == "xlsx":
        return workbook(folder / "list.xlsx", rows, table)
    lines = (table["delimiter"].join(row) if len(row) > 1 else row[0] for row in rows)
    text = "\r\n".join(lines)
    if table.get("escapes"):
        text = text.encode("latin-1", "backslashreplace").decode("unicode-escape")
    if table.get("mangled"):
        text = text.encode().decode("iso-8859-1")
    path = folder / "list.csv"
    path.write_bytes(text.encode(table.get("encoding", "utf-8")))
    return path


def workbook(path: Path, rows: list[list[str]], table: dict[str, Any]) -> Path:
    """The workbook of a table."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append([cell or None for cell in row])
    for area in table.get("merged", ()):
        sheet.merge_cells(area)
    for cell, address in table.get("links", {}).items():
        sheet[cell].hyperlink = address
    for name, text in table.get("sheets", {}).items():
        other = book.create_sheet(name)
        for line in text.splitlines():
            other.append(line.split(" | "))
    book.save(path)
    return path
