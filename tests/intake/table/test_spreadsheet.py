"""The files that tables come in: encodings, workbooks, and what only looks like one."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font

from imenik.intake.table.sheet import MAX_COLUMNS, MAX_ROWS
from imenik.intake.table.spreadsheet import read_sheet
from tests.tables import HEAD, club, data, ministry, run, table, text

__all__ = ["data"]  # a fixture; nothing else shows that it is used


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1250"])
def test_latin_in_every_usual_encoding(data: Path, encoding: str) -> None:
    done = run(data, table(data, HEAD, club(name="Čuvari života"), encoding=encoding), "--write")
    assert done.exit_code == 0, done.output
    assert "name: Čuvari života\n" in text(data, "cuvari-zivota")
    assert ("it was read as windows-1250" in done.output) == (encoding == "windows-1250")


def test_cyrillic_in_an_old_encoding(data: Path) -> None:
    head = ["Назив", "Врста", "Држава", "Кластери", "Опис"]
    path = table(data, head, ["Чувари живота", "Удружење", "Шведска", "Култура", "Опис."], encoding="windows-1251")
    done = run(data, path, "--write")
    assert done.exit_code == 0, done.output
    assert "sr-Cyrl: Чувари живота" in text(data, "cuvari-zivota")


def test_an_encoding_that_cannot_be_told_is_asked_for(data: Path) -> None:
    """One letter that stands alone is one of each alphabet."""
    path = table(data, ["Name", "Country"], ["A Š B", "DE"], encoding="windows-1250")
    assert "give its encoding with --encoding" in run(data, path).output
    assert run(data, path, "--encoding", "windows-1250").exit_code == 1
    path.write_bytes(b"Name;Country\r\n\xff\x81;DE\r\n")
    assert run(data, path).exit_code == 2


def workbook(data: Path, fill: object) -> Path:
    book = openpyxl.Workbook()
    fill(book)  # type: ignore[operator]
    path = data.parent / "list.xlsx"
    book.save(path)
    return path


def test_formulas_errors_merged_cells_and_hidden_sheets(data: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        hidden = book.active
        assert hidden is not None
        hidden.append(["x"])
        hidden.sheet_state = "hidden"
        sheet = book.create_sheet("Spisak")
        sheet.append(HEAD)
        sheet.append(club(name="Klub Sana", website="", founded="=1990+8"))
        sheet.append(club(name="Klub Vrbas", website="", country=""))
        sheet.append(club(name="Klub Pliva", website="", founded="#N/A"))
        sheet.merge_cells("C2:C3")
        sheet["A1048576"].font = Font(bold=True)

    done = run(data, workbook(data, fill), "--write")
    assert done.exit_code == 0, done.output
    assert "list.xlsx:2:8: warning: not-understood: this cell contains a formula without a saved result" in done.output
    assert 'list.xlsx:4:8: warning: not-understood: this cell shows the error "#N/A"' in done.output
    assert "there are merged cells" in done.output
    assert "country: DE" in text(data, "klub-vrbas")


def test_a_sheet_takes_memory_by_what_is_in_it(data: Path) -> None:
    """Not by its places, of which three cells may span millions."""

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        assert sheet is not None
        sheet["A1"], sheet["B1"], sheet.cell(MAX_ROWS, MAX_COLUMNS).value = "Name", "Country", "x"

    path = workbook(data, fill)
    tracemalloc.start()
    sheet = read_sheet(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [(row.number, len(row.cells)) for row in sheet.rows] == [(1, 2), (MAX_ROWS, MAX_COLUMNS)]
    assert most < 20_000_000


def test_files_that_are_no_tables(data: Path) -> None:
    """A message, exit status 2, and no traceback."""
    for name, content in {
        "a.xlsx": b"PK\x03\x04 nothing",
        "b.xls": b"\xd0\xcf\x11\xe0",
        "c.csv": b"",
        "d.csv": b"one\ntwo\n",
        "e.csv": b'"' + b"x" * 200_000,
        "f.csv": b"Name;Country\n" + b";" * 1000,
        "g.csv": b"\x00\x01\x02",
    }.items():
        path = data.parent / name
        path.write_bytes(content)
        done = run(data, path)
        assert done.exit_code == 2, (name, done.output)
        assert "Traceback" not in done.output
        assert "Error: " in done.output


def test_a_workbook_that_explodes_is_refused(data: Path) -> None:
    """Its parts are measured by what comes out of them before anything is made of them."""
    path = ministry(data.parent / "list.xlsx", rows=3)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (65 * 1024 * 1024))
    done = run(data, path)
    assert done.exit_code == 2
    assert "this workbook contains too much" in done.output


def test_entities_in_a_workbook_are_refused(data: Path) -> None:
    path = ministry(data.parent / "list.xlsx", rows=3)
    hostile = data.parent / "hostile.xlsx"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hostile, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = bomb.encode() + content.rpartition(b"?>")[2].replace(b"Spisak", b"&b;")
            new.writestr(part, content)
    done = run(data, hostile)
    assert done.exit_code == 2
    assert "not a workbook that can be read" in done.output
