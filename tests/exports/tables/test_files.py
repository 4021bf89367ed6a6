"""The tables: read back, they are equal to the records; validators and spreadsheets take them as they are."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from imenik.exports.api import ROOT
from imenik.exports.tables import files as tables
from imenik.exports.tables import geojson
from imenik.exports.tables.columns import columns
from imenik.exports.tables.formats import MAX_CELL_LENGTH, csv_of, xlsx_cell, xlsx_of
from imenik.i18n.text import Text
from imenik.model import KINDS, Meeting
from tests.factories import editions_of
from tests.hostile import HOSTILE, hostile_editions
from tests.paths import SMALL_DATA

SMALL = SMALL_DATA


@cache
def small() -> dict[str, bytes]:
    return dict(tables.files(editions_of(SMALL)))


@cache
def hostile() -> dict[str, bytes]:
    return dict(tables.files(hostile_editions()))


def rows_of(content: bytes) -> list[list[str]]:
    """A CSV as a program reads it, without the apostrophes that keep spreadsheets from computing."""
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    return [[re.sub(r"""(^|[;\t\r\n])'(?=[ "]*[=+@＝-]|[\t\r])""", r"\1", cell) for cell in row] for row in rows]


def sheet_of(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    return [[_as_csv(cell) for cell in row] for row in sheet.iter_rows()]


def _as_csv(cell: Cell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, dt.datetime):
        assert cell.number_format in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm")
        return value.isoformat(timespec="minutes")[: len("2026-11-21") if cell.number_format == "yyyy-mm-dd" else None]
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("model", KINDS, ids=lambda each: each.kind)
def test_both_forms_hold_the_same_cells(model: type) -> None:
    for tag in ("bs", "sr-Cyrl", "sr-Latn", "de"):
        path = f"{ROOT}tables/{tag}/{model.kind}"  # type: ignore[attr-defined]
        assert sheet_of(small()[f"{path}.xlsx"]) == rows_of(small()[f"{path}.csv"])


def test_a_row_is_equal_to_its_record() -> None:
    """Ids and codes in every language, and beside them the words of that language."""
    editions = editions_of(SMALL)
    club = editions["de"].insights.directory.organisations["first-club"]
    heading, *rows = rows_of(small()[f"{ROOT}tables/de/organisations.csv"])
    keys = [each.key for each in columns(type(club))]
    assert len(heading) == len(set(heading)) == len(keys)
    row = dict(zip(keys, next(row for row in rows if row[0] == club.id), strict=True))
    assert row["name"] == editions["de"].plain(club.name) == "Verein „Ljiljan“"
    assert (row["country"], row["country_label"]) == ("NO", "Norwegen")
    assert row["clusters"].split(" | ") == list(club.clusters)
    assert row["member_of"] == "union"
    assert row["founded"] == "1974-02"
    assert row["about_language"] == "bs"
    assert row["network.role"] == "Sets up the chairs."
    assert row["links"] == "facebook: https://facebook.com/first.example"
    assert row["sources.title"].split(" | ") == [each.title["und"] for each in club.sources]
    assert row["checked"] == "2024-03-02"
    assert row["page"] == "de/organisations/first-club/"


def test_every_record_has_its_row() -> None:
    directory = editions_of(SMALL)["en"].insights.directory
    for model in KINDS:
        at = [each.key for each in columns(model)].index("id")
        ids = [row[at] for row in rows_of(small()[f"{ROOT}tables/en/{model.kind}.csv"])[1:]]
        assert sorted(ids) == sorted(each.id for each in directory.of_kind(model.kind).values())


@pytest.mark.parametrize("files", [small, hostile])
def test_a_real_validator_takes_the_package(files: object, tmp_path: Path) -> None:
    """Frictionless finds every table of each language with the columns, types and keys that are described."""
    assert callable(files)
    for path, content in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    for package in sorted(tmp_path.glob(f"{ROOT}tables/*/datapackage.json")):
        report = Package(str(package)).validate()
        assert report.flatten(["name", "type", "note"]) == []
        assert report.stats["tasks"] == len(KINDS)


def test_a_hostile_record_is_text_everywhere() -> None:
    """No cell of a CSV begins as a formula does; in a workbook each is a text, as long as a cell can be."""
    names = [each.key for each in columns(KINDS[0])]
    raw = hostile()[f"{ROOT}tables/en/organisations.csv"].decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(raw, newline="")) for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    row = next(row for row in rows_of(raw.encode("utf-8-sig")) if row[0] == "first-club")
    assert row[names.index("name")] == HOSTILE[0]
    assert row[names.index("short_name")] == "#N/A"
    assert row[names.index("also_known_as")] == " | ".join(HOSTILE)
    row = next(row for row in sheet_of(hostile()[f"{ROOT}tables/en/organisations.xlsx"]) if row[0] == "first-club")
    assert row[names.index("name")] == HOSTILE[0]
    assert row[names.index("short_name")] == "#N/A"
    assert row[names.index("about")] == "w" * (MAX_CELL_LENGTH - 1) + "…"
    assert row[names.index("note")] == "bell \ufffd, escape \ufffd, \ufffd, \ufffd"


def test_a_date_tells_when_it_is() -> None:
    """Where its file is silent, its series tells; one that was moved is when it was moved to."""
    heading, *rows = rows_of(small()[f"{ROOT}tables/en/meetings.csv"])
    keys = [each.key for each in columns(Meeting)]
    assert len(heading) == len(keys)
    found = {(row["series"], row["id"]): row for row in (dict(zip(keys, row, strict=True)) for row in rows)}
    first, off, moved = (found["check-in", day] for day in ("2026-01-01", "2026-02-05", "2026-12-03"))
    assert (first["starts"], first["ends"]) == ("2026-01-01T17:30", "2026-01-01T18:30")
    assert (off["starts"], off["ends"]) == ("2026-02-05T16:00", "2026-02-05T17:00")
    assert (moved["starts"], moved["ends"]) == ("2026-12-10T17:00", "2026-12-10T18:00")
    assert (off["timezone"], off["minutes"]) == ("Europe/Sarajevo", "60")


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_no_reader_finds_a_formula(delimiter: str) -> None:
    """Spreadsheets of our countries split at semicolons; some take a line end within quotes for one."""
    texts = ["Clubs; culture;=cmd|' /C calc'!A0;more", 'a,b;"=1+1"', "a\t=1", "a\n\n+1", "a; -1", "x;＝1", "\t=1", "=1"]
    content = csv_of([["id", "about"], *(["a", text] for text in texts), *(["b", text, "c,d"] for text in texts)])
    read = content.decode("utf-8-sig")
    for lines in (io.StringIO(read, newline=""), re.split("[\r\n]+", read)):
        cells = [cell for row in csv.reader(lines, delimiter=delimiter) for cell in row]
        assert [cell for cell in cells if re.match(r'[\s"]*[=+\-@＝]', cell)] == []
    assert [row[1] for row in rows_of(content)[1:9]] == texts


def test_a_workbook_is_ready_to_be_asked() -> None:
    """Days are days, numbers are numbers; the headings are bold, stay in sight and filter."""
    sheet = load_workbook(io.BytesIO(small()[f"{ROOT}tables/en/meetings.xlsx"])).active
    assert sheet is not None
    keys = [each.key for each in columns(Meeting)]
    row = dict(zip(keys, sheet[2], strict=True))
    assert isinstance(row["date"].value, dt.datetime)
    assert isinstance(row["starts"].value, dt.datetime)
    assert isinstance(row["minutes"].value, int)
    assert {cell.font.b for cell in sheet[1]} == {True}
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    day = dt.date(1899, 12, 31)
    content = xlsx_of("old", ["day"], [[xlsx_cell(day, 1, 0)]], 1, day)
    old = load_workbook(io.BytesIO(content)).active
    assert old is not None
    assert old["A2"].value == "1899-12-31"


def test_the_same_data_gives_the_same_bytes() -> None:
    """A workbook says nowhere at what time of day it was written."""
    assert dict(tables.files(editions_of(SMALL))) == small()
    content = small()[f"{ROOT}tables/en/events.xlsx"]
    with ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}
    properties = load_workbook(io.BytesIO(content)).properties
    assert str(properties.created) == str(properties.modified) == "2026-11-21 00:00:00"


def test_an_organisation_lies_in_its_city() -> None:
    """East first, then north; one whose city is not known has no point, and the geography says so."""
    editions = editions_of(SMALL)
    collection = json.loads(dict(geojson.files(editions))[f"{ROOT}tables/en/organisations.geojson"])
    points = {each["id"]: each for each in collection["features"]}
    longitude, latitude = points["first-club"]["geometry"]["coordinates"]
    assert (round(longitude), round(latitude)) == (11, 60)
    assert points["first-club"]["properties"]["country_label"] == "Norway"
    assert set(points) == set(editions["en"].insights.geography.city_of)


def test_an_unknown_city_has_no_point_and_refuses_nothing() -> None:
    """Its row stays as it is."""
    edition = editions_of(SMALL)["en"]
    directory = edition.insights.directory
    club = directory.organisations["first-club"].model_copy(update={"city": Text({"und": "Nigdjezemska"})})
    moved = replace(edition.insights, directory=replace(directory, organisations={club.id: club}))
    editions = {"en": replace(edition, insights=moved)}
    assert json.loads(dict(geojson.files(editions))[f"{ROOT}tables/en/organisations.geojson"])["features"] == []
    assert b"Nigdjezemska" in dict(tables.files(editions))[f"{ROOT}tables/en/organisations.csv"]
