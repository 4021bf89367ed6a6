"""The static API: every document is as its schema says, and says what the record says."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from imenik.api import ROOT
from imenik.api.contents import KINDS, Resource, resources
from imenik.api.records import Documents
from imenik.checkout import ROOT as CHECKOUT
from imenik.downloads import PUBLISHED, downloads, is_published
from imenik.edition import Edition, Settings
from imenik.exports import all_files
from tests.conftest import editions_of
from tests.hostile import HOSTILE, hostile_editions

SMALL = Path(__file__).parent / "site"


@cache
def small() -> dict[str, Edition]:
    return editions_of(SMALL / "data")


@cache
def files(name: str = "small") -> dict[str, bytes]:
    """Everything that is published of the small data set, of the real one, or of one with a hostile record."""
    if name == "real":
        return dict(all_files(editions_of(CHECKOUT / "data")))
    return dict(all_files(small() if name == "small" else hostile_editions()))


def document(path: str, name: str = "small") -> Any:
    return json.loads(files(name)[f"{ROOT}{path}"], parse_constant=pytest.fail)


def matching(resource: Resource, name: str) -> list[str]:
    """The paths of the files that a resource stands for."""
    pattern = re.compile(ROOT + re.sub(r"\\{\w+\\}", "[^/]+", re.escape(resource.path)))
    return [path for path in files(name) if pattern.fullmatch(path)]


@pytest.mark.parametrize("name", ["small", "real", "hostile"])
@pytest.mark.parametrize("resource", [each for each in resources() if each.schema], ids=lambda each: each.path)
def test_every_document_is_as_its_published_schema_says(resource: Resource, name: str) -> None:
    schema = document(f"schema/{resource.schema}.json")
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    paths = matching(resource, name)
    assert paths
    for path in paths:
        validator.validate(json.loads(files(name)[path], parse_constant=pytest.fail))


def test_the_description_of_the_paths_is_openapi() -> None:
    """It names every file that there is, and each of its paths is one of a file that there is."""
    description = document("openapi.json")
    validate(description)
    named = {path for each in resources() for path in matching(each, "small")}
    assert named == {path for path in files() if path.startswith(ROOT)}
    assert [f"/{each.path}" for each in resources()] == list(description["paths"])
    assert [each.path for each in resources() if not matching(each, "small")] == []


def test_a_document_says_what_the_record_says() -> None:
    """Texts with what is derived from them, other records by id and name, words of vocabularies by their ids."""
    club = document("organisations/first-club.json")
    assert club["name"]["texts"]["sr-Latn"] == "Udruženje „Ljiljan“ & <b>prijatelji</b>"
    assert club["name"]["derived"] == ["sr-Latn"]
    assert club["short_name"] == {"texts": {"und": "УЉ"}}
    assert [each["id"] for each in club["member_of"]] == ["union"]
    assert club["member_of"][0]["name"] == document("organisations/union.json")["name"]
    assert (club["type"], club["founded"], club["added"], club["checked"]) == (
        "association",
        "1974-02",
        "2024-03-01",
        "2024-03-02",
    )
    assert club["sources"][0]["url"] == "https://first.example/statute"
    assert club["type"] in document("vocabularies.json")["vocabularies"]["organisation-types"]
    assert "part_of" not in club


def test_addresses_are_full_where_the_site_knows_its_own() -> None:
    """Else they are paths below its root."""
    settings = Settings(site_url="https://imenik.example/x/")
    editions = {tag: replace(each, settings=settings) for tag, each in small().items()}
    club = small()["en"].directory.organisations["first-club"]
    there, here = Documents(editions).of(club), Documents(small()).of(club)
    assert here["pages"]["sr-Cyrl"] == "sr-Cyrl/organisations/first-club/"
    assert there["pages"]["sr-Cyrl"] == "https://imenik.example/x/sr-Cyrl/organisations/first-club/"
    assert here["json"] in files()
    assert there["json"] == f"https://imenik.example/x/{here['json']}"


def test_a_former_id_still_leads_to_the_record() -> None:
    assert files()[f"{ROOT}organisations/old-club.json"] == files()[f"{ROOT}organisations/first-club.json"]
    assert files()[f"{ROOT}meetings/ring/2025-05-06.json"] == files()[f"{ROOT}meetings/circle/2025-05-06.json"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_a_kind_holds_all_records_alone_too(kind: str) -> None:
    whole = document(f"{kind}.json")
    assert whole["count"] == len(whole["records"]) == document("index.json")["kinds"][kind]["count"]
    assert [document(f"{kind}/{each['id']}.json") for each in whole["records"]] == whole["records"]


def test_a_series_holds_its_dates() -> None:
    (series,) = [each for each in document("meetings.json")["records"] if each["id"] == "check-in"]
    assert [each["id"] for each in series["dates"]] == ["2026-01-01", "2026-02-05", "2026-12-03"]
    assert series["dates"][0] == document("meetings/check-in/2026-01-01.json")
    assert series["dates"][0]["series"] == {"id": "check-in", "name": series["title"]}


def test_every_published_file_is_named_by_the_list() -> None:
    """A file that is neither a page nor an asset is in `downloads.PUBLISHED`, and in the documentation."""
    built = [path.relative_to(SMALL / "expected").as_posix() for path in (SMALL / "expected").rglob("*.*")]
    others = [path for path in sorted({*built, *files("real")}) if not path.endswith("index.html")]
    assert [path for path in others if not is_published(path)] == []
    text = (CHECKOUT / "docs" / "en" / "api.md").read_text(encoding="utf-8")
    text += "".join(f"`tables/{{language}}/{kind}.{suffix}`" for kind in KINDS for suffix in ("csv", "xlsx"))
    named = [each.removeprefix(ROOT) for each in PUBLISHED if "tables/" not in each]
    assert [each for each in named if f"`{each}`" not in text] == []


def test_what_one_may_take_along_is_there() -> None:
    for tag in small():
        assert [each.path for each in downloads(tag) if each.path not in files()] == []


def test_a_hostile_record_comes_through_as_it_is() -> None:
    """Formulas, markup and control characters are text in JSON."""
    found = document("organisations/first-club.json", "hostile")
    assert found["name"]["texts"] == {"und": HOSTILE[0]}
    assert found["also_known_as"] == list(HOSTILE)
