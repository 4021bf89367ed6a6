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

from imenik.env.locations import THEME
from imenik.exports import all_files
from imenik.exports.api import ROOT
from imenik.exports.api import files as api
from imenik.exports.api.contents import KINDS, Resource, resources, schema_of
from imenik.exports.api.records import Documents
from imenik.exports.published_files import PUBLISHED, downloads, is_published
from imenik.views.edition import Edition
from imenik.views.settings import Settings
from tests.factories import editions_of
from tests.hostile import HOSTILE, hostile_editions
from tests.paths import ROOT as CHECKOUT
from tests.paths import SNAPSHOT

MATERIAL = ("assets/stylesheets/", "assets/images/")
"""What the theme takes from Material."""
FORMATS = Draft202012Validator.FORMAT_CHECKER
SITE = "https://imenik.example/x/"
SMALL = SNAPSHOT


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
    validator = Draft202012Validator(schema, format_checker=FORMATS)
    paths = matching(resource, name)
    assert paths
    for path in paths:
        validator.validate(json.loads(files(name)[path], parse_constant=pytest.fail))


def test_every_format_of_a_schema_is_looked_at() -> None:
    """A validator passes over a format that it does not know."""
    schemas = [content.decode() for path, content in files().items() if path.startswith(f"{ROOT}schema/")]
    assert {each for text in schemas for each in re.findall(r'"format": "([^"]+)"', text)} <= set(FORMATS.checkers)


def test_the_description_of_the_paths_is_openapi() -> None:
    """It names every file that there is, and each of its paths is one of a file that there is."""
    description = document("openapi.json")
    validate(description)
    named = {path for each in resources() for path in matching(each, "small")}
    assert named == {path for path in files() if path.startswith(ROOT)}
    assert [f"/{each.path}" for each in resources()] == list(description["paths"])
    operation = description["paths"]["/tables/{language}/series.csv"]["get"]
    assert operation["parameters"][0]["schema"]["enum"] == list(small())
    assert list(operation["responses"]["200"]["content"]) == ["text/csv"]
    assert {"Organisation", "AllSeries", "AllMeetings"} <= description["components"]["schemas"].keys()
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
    settings = Settings(site_url=SITE)
    editions = {tag: replace(each, settings=settings) for tag, each in small().items()}
    club = small()["en"].insights.directory.organisations["first-club"]
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
    assert [document(each["json"].removeprefix(ROOT)) for each in whole["records"]] == whole["records"]


def test_a_series_holds_its_dates() -> None:
    (series,) = [each for each in document("series.json")["records"] if each["id"] == "check-in"]
    assert [each["id"] for each in series["dates"]] == ["2026-01-01", "2026-02-05", "2026-12-03"]
    assert series["dates"][0] == document("meetings/check-in/2026-01-01.json")
    assert series["dates"][0]["series"] == {"id": "check-in", "name": series["title"]}


def test_a_date_tells_when_it_is() -> None:
    """Where its file is silent, its series tells; one that was moved is when it was moved to."""
    first, off, moved = document("series/check-in.json")["dates"]
    assert (first["starts"], first["ends"]) == ("2026-01-01T17:30", "2026-01-01T18:30")
    assert (first["starts_at"], first["ends_at"]) == ("2026-01-01T17:30:00+01:00", "2026-01-01T18:30:00+01:00")
    assert (off["starts_at"], moved["starts_at"]) == ("2026-02-05T16:00:00+01:00", "2026-12-10T17:00:00+01:00")
    assert (off["timezone"], off["minutes"]) == ("Europe/Sarajevo", 60)


def test_what_has_a_time_is_a_moment_too() -> None:
    """A day is none."""
    events = document("events.json")["records"]
    parts = [part for event in events for part in (event, *event.get("programme", ()))]
    times = {name for part in parts for name in ("starts", "ends", "deadline") if "T" in part.get(name, "")}
    assert times == {"starts", "ends", "deadline"}
    for part in parts:
        for name in ("starts", "ends", "deadline"):
            written, exact = part.get(name, ""), part.get(f"{name}_at")
            assert ("T" in written) == (exact is not None)
            assert exact is None or exact.startswith(f"{written}:00+")


def test_a_program_finds_the_schema_of_a_document() -> None:
    """By the index, and by its own address where the site has one."""
    for kind, listed in document("index.json")["kinds"].items():
        whole, one = document(listed["schema_of_all"]), document(listed["schema_of_each"])
        assert one["properties"]["kind"]["const"] == kind
        assert whole["title"] == f"All {kind}"
        assert "$id" not in one
    editions = {tag: replace(each, settings=Settings(site_url=SITE)) for tag, each in small().items()}
    told = dict(api.files(editions))
    assert json.loads(told[f"{ROOT}schema/event.json"])["$id"] == f"{SITE}{ROOT}schema/event.json"


def test_a_new_value_breaks_no_validator() -> None:
    """What vocabularies and the model's fixed values are is told in examples, and in `vocabularies.json`."""
    told = document("schema/project.json")["properties"]["stage"]
    assert "enum" not in told
    assert set(told["examples"]) == set(document("vocabularies.json")["values"]["projects.stage"])
    schemas = {kind: files()[f"{ROOT}schema/{schema_of(kind)}.json"].decode() for kind in KINDS}
    assert [kind for kind, text in schemas.items() if '"enum"' in text] == []


def test_every_published_file_is_named_by_the_list(real_site: Path) -> None:
    """A file that is neither a page nor an asset is in `downloads.PUBLISHED`, and in the documentation."""
    built = [path.relative_to(real_site).as_posix() for path in real_site.rglob("*") if path.is_file()]
    others = [path for path in sorted({*built, *files()}) if not path.endswith("index.html")]
    assert len(others) > len(PUBLISHED)
    strange = [path for path in others if not is_published(path)]
    assert [path for path in strange if not (THEME / path).is_file() and not path.startswith(MATERIAL)] == []
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
