"""Tables that somebody imports, and the command that does it: what the tests of `imenik import` share."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from imenik.cli import main
from tests.spelling import to_latin

DAY = {"SOURCE_DATE_EPOCH": "1795219200"}
SOURCE = ("--source", "Spisak https://example.org/spisak")
HEAD = ["Naziv udruženja", "Vrsta", "Država", "Grad", "Klasteri", "Opis", "Web stranica", "Godina osnivanja", "Jezici"]
CLUB = [
    "Klub Most",
    "udruženje građana",
    "Njemačka",
    "Köln",
    "kultura",
    "Klub.",
    "most.example.org",
    "1998",
    "bosanski",
]
PANGEA = """\
# Kept.
name: Pangea mreža
type: association
country: DE
clusters:
  - culture
about:
  bs: Mreža.
website: https://pangea.example.org/
listing: self-confirmed
added: 2026-11-01
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one organisation."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "pangea.yml").write_text(PANGEA, encoding="utf-8")
    return tmp_path / "data"


def table(data: Path, *rows: list[str], name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """A CSV file with these rows, as programs of our countries write it."""
    lines = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = data.parent / name
    path.write_text("\r\n".join(lines), encoding=encoding)
    return path


def run(data: Path, path: Path, *words: str, source: bool = True) -> Result:
    """The command; CliRunner gives what is printed and what is said beside it together."""
    more = SOURCE if source else ()
    return CliRunner().invoke(main, ["import", str(path), "--data", str(data), *more, *words], env=DAY)


def text(data: Path, id_: str) -> str:
    return (data / "organisations" / f"{id_}.yml").read_text("utf-8")


def club(**cells: str) -> list[str]:
    """The usual row with other cells, by their field."""
    fields = ["name", "type", "country", "city", "clusters", "about", "website", "founded", "languages"]
    return [cells.get(field, cell) for field, cell in zip(fields, CLUB, strict=True)]


def mapping(data: Path, *columns: str, more: str = "") -> str:
    path = data.parent / "mapping.yml"
    path.write_text("columns:\n" + "".join(f"  {line}\n" for line in columns) + more, encoding="utf-8")
    return str(path)


def ministry(path: Path, rows: int = 1500) -> Path:
    """A workbook with a title above its Bosnian headings, and every third row in Cyrillic."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Spisak udruženja"])
    sheet.append([*HEAD, "Telefon"])
    names = itertools.product(["Златна", "Плава", "Млада", "Бијела"], ["Липа", "Дрина", "Уна"], range(100, 100 + rows))
    seats = itertools.cycle([("Njemačka", "Berlin"), ("Аустрија", "Беч"), ("SE", "Malmö"), ("SAD", "Čikago")])
    for at, ((one, two, number), (country, city)) in enumerate(zip(itertools.islice(names, rows), seats, strict=False)):
        cyrillic = at % 3 == 0
        name, about = f"Удружење {one} {two} {number}", f"Опис {number}."
        founded = [1990 + at % 30, dt.datetime(2001, 5, 1 + at % 28), f"{1 + at % 28}.03.1999."][at % 3]
        sheet.append(
            [
                name if cyrillic else to_latin(name),
                "Udruženje",
                country,
                city,
                "kultura; nauka",
                about if cyrillic else to_latin(about),
                f"u{at}.example.org",
                founded,
                "bosanski, njemački",
                "061 123 456",
            ]
        )
    book.create_sheet("Interno").append(["nije za objavu"])
    book.save(path)
    return path
