"""Directories of one's own in languages that the program does not speak: a walk through each language of each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import yaml
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.browser.formpage import LOADED, choose, field, finish
from tests.browser.serving import serve
from tests.own_sites import CLUBS, SOCIETIES, begin, pages_naming, run, write

OWN = {"clubs": CLUBS, "societies": SOCIETIES}
ELSEWHERE = "bosn|herceg|serb|srps|dijaspor|diaspora"
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LANGUAGES = [
    *(("clubs", tag) for tag in CLUBS.shown),
    ("societies", "az-Latn"),
    *(pytest.param("societies", tag, marks=pytest.mark.audit) for tag in ("en", "az-Cyrl")),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The folder of one of the directories, made when it is first asked for."""
    folders: dict[str, Path] = {}

    def folder(name: str) -> Path:
        if name not in folders:
            folders[name] = tmp_path_factory.mktemp("own") / name
            begin(folders[name], OWN[name])
        return folders[name]

    return folder


@pytest.fixture(scope="module")
def address(built: Callable[[str], Path]) -> Iterator[Callable[[str], str]]:
    """The address at which one of them is served."""
    with ExitStack() as servers:
        roots: dict[str, str] = {}

        def root(name: str) -> str:
            if name not in roots:
                roots[name] = servers.enter_context(serve(built(name) / "site"))
            return roots[name]

        yield root


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize(("name", "tag"), LANGUAGES)
def test_every_language_can_be_walked(
    address: Callable[[str], str], visit: Callable[..., Visit], name: str, tag: str, viewport: dict[str, int]
) -> None:
    """Home, list, entry, calendar, numbers: in its language, and never wider than the screen."""
    own, here = OWN[name], visit(address(name), viewport=viewport)
    for path in ("", "organisations/", "organisations/club/", "calendar/", "events/songs/", "statistics/", "data/"):
        page = here.go(f"{tag}/{path}")
        expect(page.locator("html")).to_have_attribute("lang", tag)
        assert page.evaluate(OVERFLOW) == 0, path
    here.go(f"{tag}/organisations/").get_by_role("link", name=own.shown[tag]).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(own.shown[tag])
    here.assert_clean()


@pytest.mark.parametrize(("name", "tag"), LANGUAGES)
def test_the_finder_finds_and_the_form_is_filled_in(
    address: Callable[[str], str], visit: Callable[..., Visit], name: str, tag: str
) -> None:
    """On a phone: what is typed without marks finds the entry; the form leads to a file."""
    own, here = OWN[name], visit(address(name), viewport=PHONE)
    page = here.go(f"{tag}/organisations/")
    page.locator("#im-q").fill(own.shown[tag].split()[1].lower())
    expect(page.locator(".im-found li > a")).to_have_text([own.shown[tag]])
    page = here.go(f"{tag}/add/organisation/")
    page.wait_for_selector(LOADED)
    field(page, "name").locator("input").fill("Ansamblis")
    field(page, "type").locator("select").select_option("association")
    choose(page, "country", own.sweden[tag])
    field(page, "clusters").locator("input").first.check()
    field(page, "about").locator("textarea").fill("Songs and dances of home.")
    field(page, "listing").locator("select").select_option("self-confirmed")
    assert "country: SE\n" in finish(page)
    here.assert_clean()


@pytest.mark.parametrize("name", OWN)
def test_no_page_names_the_home_of_the_program(built: Callable[[str], Path], name: str) -> None:
    assert pages_naming(built(name) / "site", ELSEWHERE) == []


def test_a_site_in_one_script_has_no_other(built: Callable[[str], Path]) -> None:
    assert pages_naming(built("clubs") / "site", "[\u0400-\u04ff]") == []


def test_a_site_has_its_own_kinds_of_places(built: Callable[[str], Path]) -> None:
    """On the page of the place, in the finder, the numbers, the form and the open data."""
    site = built("societies") / "site"
    assert "Mkhare" in (site / "en" / "places" / "kvemo-kartli" / "index.html").read_text("utf-8")
    assert "Mxare" in (site / "az-Latn" / "places" / "kvemo-kartli" / "index.html").read_text("utf-8")
    for page in ("organisations", "statistics"):
        assert "Kvemo Kartli" in (site / "en" / page / "index.html").read_text("utf-8"), page
    choices = json.loads((site / "assets" / "form" / "choices" / "en.json").read_text("utf-8"))
    assert ["kvemo-kartli", "Kvemo Kartli (Georgia)"] in choices["places"]
    words = json.loads((site / "api" / "v1" / "vocabularies.json").read_text("utf-8"))
    assert "mkhare" in json.dumps(words)


@pytest.mark.parametrize("name", OWN)
def test_feeds_and_calendars_can_be_read(built: Callable[[str], Path], name: str) -> None:
    site = built(name) / "site"
    feeds, calendars = list(site.glob("*/**/feed.xml")), list(site.glob("**/*.ics"))
    assert len(feeds) >= 3
    assert len(calendars) >= 3
    assert all(fromstring(feed.read_text("utf-8")).tag.endswith("feed") for feed in feeds)
    assert all(Calendar.from_ical(calendar.read_bytes()).walk("vevent") for calendar in calendars)


ANSWERS = {"name": "Choras", "country": "Sweden", "about": "Songs of home."}


@pytest.mark.parametrize(("name", "tag"), [("clubs", "lt"), ("clubs", "de"), ("societies", "az-Cyrl")])
def test_an_issue_and_a_table_become_entries(built: Callable[[str], Path], tmp_path: Path, name: str, tag: str) -> None:
    """The form on GitHub in each language, also one that the program does not speak; a table with English headings."""
    folder, issue, table = built(name), tmp_path / "issue.md", tmp_path / "clubs.csv"
    form = yaml.safe_load((folder / ".github" / "ISSUE_TEMPLATE" / f"{tag}.organisation.yml").read_text("utf-8"))
    write(issue, "".join(_answered(question) for question in form["body"] if "id" in question))
    assert "data/organisations/choras.yml" in run("submission", str(issue), folder=folder)
    write(table, "Name,Type,Country,Clusters,Description\nAnsamblis,Association,Sweden,culture,Dances.\n")
    said = run("import", str(table), "--set", "listing=self-confirmed", folder=folder)
    assert "clubs.csv:2: new: data/organisations/ansamblis.yml" in said


def _answered(question: dict[str, Any]) -> str:
    """As GitHub writes what somebody has filled in: the first of what there is to choose."""
    about = question["attributes"]
    answer = ANSWERS.get(question["id"], "_No response_")
    if question.get("validations", {}).get("required") and question["type"] == "dropdown":
        answer = about["options"][about.get("default", 0)]
    if question["type"] == "checkboxes":
        answer = f"- [X] {about['options'][0]['label']}"
    return f"### {about['label']}\n\n{answer}\n\n"
