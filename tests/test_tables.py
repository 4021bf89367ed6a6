"""The tables: read back, they are equal to the records; validators and spreadsheets take them as they are."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from frictionless import Package
from openpyxl import load_workbook

from imenik.api import ROOT
from imenik.exports import geojson, tables
from imenik.model import KINDS
from imenik.tables.columns import columns
from imenik.tables.written import LONGEST
from imenik.texts import Text
from tests.conftest import editions_of
from tests.hostile import HOSTILE, hostile_editions

SMALL = Path(__file__).parent / "site" / "data"


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
    return [[cell[1:] if cell.startswith("'") else cell for cell in row] for row in rows]


def sheet_of(content: bytes) -> list[list[str]]:
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "b"}
    return [[_as_csv(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def _as_csv(value: object) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("model", KINDS, ids=lambda each: each.kind)
def test_both_forms_hold_the_same_cells(model: type) -> None:
    for tag in ("bs", "sr-Cyrl", "sr-Latn", "de"):
        path = f"{ROOT}tables/{tag}/{model.kind}"  # type: ignore[attr-defined]
        assert sheet_of(small()[f"{path}.xlsx"]) == rows_of(small()[f"{path}.csv"])


def test_a_row_is_equal_to_its_record() -> None:
    """Ids and codes in every language, and beside them the words of that language."""
    editions = editions_of(SMALL)
    club = editions["de"].directory.organisations["first-club"]
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
    assert row["sources.title"].split(" | ") == [each.title["und"] for each in club.sources]
    assert row["checked"] == "2024-03-02"
    assert row["page"] == "de/organisations/first-club/"


def test_every_record_has_its_row() -> None:
    directory = editions_of(SMALL)["en"].directory
    for model in KINDS:
        at = [each.key for each in columns(model)].index("id")
        ids = [row[at] for row in rows_of(small()[f"{ROOT}tables/en/{model.kind}.csv"])[1:]]
        assert sorted(ids) == sorted(each.id for each in directory.of_kind(model.kind).values())


@pytest.mark.parametrize("files", [small, hostile])
def test_a_real_validator_takes_the_package(files: object, tmp_path: Path) -> None:
    """Frictionless finds every table with the columns, types and keys that are described."""
    assert callable(files)
    for path, content in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    report = Package(str(tmp_path / ROOT / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert report.stats["tasks"] == len(KINDS) * 6


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
    assert row[names.index("about")] == "w" * (LONGEST - 1) + "…"
    assert row[names.index("note")] == "bell \ufffd, escape \ufffd, \ufffd, \ufffd"


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
    assert set(points) == set(editions["en"].geography.city_of)


def test_an_unknown_city_has_no_point_and_refuses_nothing() -> None:
    """The geography names the organisation, as the build does; its row stays as it is."""
    edition = editions_of(SMALL)["en"]
    directory = edition.directory
    club = directory.organisations["first-club"].model_copy(update={"city": Text({"und": "Nigdjezemska"})})
    moved = replace(edition.findings, directory=replace(directory, organisations={club.id: club}))
    editions = {"en": replace(edition, findings=moved)}
    assert editions["en"].geography.unknown == ["first-club"]
    assert json.loads(dict(geojson.files(editions))[f"{ROOT}tables/en/organisations.geojson"])["features"] == []
    assert b"Nigdjezemska" in dict(tables.files(editions))[f"{ROOT}tables/en/organisations.csv"]
