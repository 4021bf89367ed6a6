"""What the form does for people who see no file: its own words, days as people write them, what it fills in."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from imenik.i18n.messages import InvalidValueError
from imenik.intake.normalization import normalize
from imenik.model.fields import Input
from tests.browser.formpage import OpenPage, choose, field, finish, open_form

WRITTEN = {
    Input.DATE: [
        "3.12.2026.",
        "03. 12. 2026",
        "3/12/2026",
        "3/13/2026",
        "13/3/2026",
        "31.2.2026",
        "2026-12-03T09:00",
        "x",
    ],
    Input.PARTIAL_DATE: ["2014", "2014.", "1995. godine", "2.2014", "02/2014.", "28.2.2014", "2014-02", "13.14.2015"],
    Input.WEB: [
        "Klub.example.org",
        "HTTP://Klub.Example.org/O-nama",
        "<https://a.ba>",
        "klub",
        "@klub",
        "a.ba:80/x",
        "061/1",
    ],
    Input.CONTACT: ["klub.example.org", "info@Example.org", "https://a.ba/@klub"],
    Input.LINE: ["1.1.2020", "a.ba"],
}


def _spelled(kind: Input, text: str) -> object:
    try:
        return normalize(kind, text).value
    except InvalidValueError:
        return text


def test_days_and_addresses_are_read_as_in_tables(visit: OpenPage) -> None:
    """But for addresses of mail, of which nothing is left out, and what is refused, which stays to be mended."""
    _, page = open_form(visit, "de/add/project/")
    pairs = [(kind, text) for kind, texts in WRITTEN.items() for text in texts if "info@" not in text]
    script = 'pairs => import("/assets/js/form/normalization.js").then((m) => pairs.map(([k, t]) => m.normalize(k, t)))'
    assert page.evaluate(script, pairs) == [_spelled(kind, text) for kind, text in pairs]
    page.locator("details.im-group summary").nth(1).click()
    starts = field(page, "starts").locator("input")
    starts.fill("3.12.2026.")
    starts.blur()
    expect(starts).to_have_value("2026-12-03")


def _said(page: Page, name: str) -> str:
    return field(page, name).locator(".im-said").last.inner_text()


def test_an_event_of_a_club_that_is_not_in_the_directory(visit: OpenPage) -> None:
    """It says what to do; no id is made up. The zone of its times comes with the country, until somebody chooses it."""
    here, page = open_form(visit, "en/add/event/", timezone_id="Europe/Vienna")
    for group in page.locator("details.im-group summary").all()[:2]:
        group.click()
    field(page, "organisers").get_by_role("combobox").fill("No such club")
    page.locator("[data-im=finish]").click()
    expect(field(page, "organisers").locator(".im-said a")).to_have_attribute("href", "../../add/organisation/")
    assert '"No such club" is not in the directory yet' in _said(page, "organisers")
    assert "no-such-club" not in page.locator(".im-form").inner_text()
    assert "please choose" in _said(page, "type")
    assert "please fill this in" in _said(page, "title")
    zone = field(page, "timezone").get_by_role("combobox")
    starts = field(page, "starts").locator("input")
    starts.nth(0).fill("2027-07-10")
    expect(zone).to_have_value("")
    starts.nth(1).fill("09:30")
    expect(zone).to_have_value("Vienna (Austria)")
    choose(page, "country", "sweden")
    expect(zone).to_have_value("Stockholm (Sweden)")
    choose(page, "timezone", "bosnia")
    choose(page, "country", "germany")
    page.wait_for_timeout(600)
    expect(zone).to_have_value("Sarajevo (Bosnia and Herzegovina)")
    zone.fill("")
    page.locator("[data-im=finish]").click()
    assert here.complaints == []


def test_a_club_looks_for_something(visit: OpenPage) -> None:
    """The day that is missing is asked for where it is written; nothing is called checked without a source."""
    _, page = open_form(visit, "en/add/organisation/")
    field(page, "name").locator("input").fill("Club")
    for group in page.locator("details.im-group summary").all():
        group.click()
    field(page, "seeks").locator("input").first.check()
    whatsapp = page.locator('[data-field="whatsapp"] input')
    whatsapp.fill("@club")
    page.locator("[data-im=finish]").click()
    assert "please say how long" in _said(page, "seeks_until")
    assert _said(page, "seeks") == ""
    assert "https://whatsapp.com/" in page.locator('[data-field="whatsapp"] .im-said').inner_text()
    assert not re.search(r"`|\bkey\b|YYYY", page.locator("[data-im=summary]").inner_text())
    checked = field(page, "checked").locator("input")
    expect(checked).to_have_value("")
    field(page, "sources").locator("[data-im=more]").last.click()
    page.locator('[data-field="sources"] [data-field="title"] input').fill("Annual report")
    expect(checked).not_to_have_value("")
    page.locator('[data-field="sources"] [data-im=remove]').last.click()
    expect(checked).to_have_value("")


@pytest.mark.parametrize("tag", ["en"])
def test_an_idea_without_sources_is_not_called_checked(visit: OpenPage, tag: str) -> None:
    _, page = open_form(visit, f"{tag}/add/project/?stage=idea&clusters=culture")
    field(page, "title").locator("input").fill("A travelling library")
    field(page, "about").locator("textarea").fill("Books go from club to club. Call 061 123 456.")
    text = finish(page)
    assert "checked:" not in text
    expect(page.locator("[data-im=worth]")).to_contain_text("061 123 456")
