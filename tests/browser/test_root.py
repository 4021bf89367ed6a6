"""The root of the site chooses the language; the error page speaks all; the site works below a path."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.serving import serve

OpenPage = Callable[..., Visit]


@pytest.mark.parametrize(
    ("preferred", "language"),
    [("de-CH", "de"), ("sr-Latn-RS", "sr-Latn"), ("sr", "sr-Cyrl"), ("sh", "sr-Latn"), ("bs-BA", "bs"), ("hr", "hr")],
)
def test_a_visitor_gets_the_language_of_the_browser(visit: OpenPage, preferred: str, language: str) -> None:
    """The browser's first language that the site has."""
    page = visit(locale=preferred).go("")
    expect(page).to_have_url(re.compile(f"/{language}/$"))


def test_other_visitors_choose(visit: OpenPage) -> None:
    """Somebody who reads Swedish only is asked, in all languages."""
    here = visit(locale="sv-SE")
    page = here.go("")
    expect(page.get_by_role("link")).to_have_count(6)
    here.assert_clean()


def test_without_script_everybody_chooses(visit: OpenPage) -> None:
    """The root page is a list of links."""
    page = visit(locale="de-DE", java_script_enabled=False).go("")
    page.get_by_role("link", name="Deutsch").click()
    expect(page).to_have_url(re.compile("/de/$"))


def test_the_choice_of_a_visitor_is_remembered(visit: OpenPage) -> None:
    """Who switched once is not sent back to the browser's language."""
    here = visit(locale="de-DE")
    page = here.go("de/")
    page.locator(".im-languages summary").click()
    page.locator(".im-languages a[lang='sr-Cyrl']").click()
    expect(page).to_have_url(re.compile("/sr-Cyrl/$"))
    here.go("")
    expect(page).to_have_url(re.compile("/sr-Cyrl/$"))


def test_the_error_page_speaks_all_languages(visit: OpenPage) -> None:
    """One 404.html for everybody, with a way home in each language; without script it shows all of them."""
    page = visit(java_script_enabled=False).go("de/organisations/no-such-entry/")
    expect(page.locator("section[lang]:visible")).to_have_count(6)
    page.locator("section[lang=hr] a").first.click()
    expect(page).to_have_url(re.compile("/hr/$"))


def test_the_error_page_speaks_the_language_of_the_address(visit: OpenPage) -> None:
    """And asks for what the address says."""
    page = visit().go("de/organisations/verein-in-graz/")
    expect(page.locator("section[lang]:visible")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("section[lang=de] input")).to_have_value("verein in graz")


@pytest.mark.parametrize("address", ["BS/Organisations/", "bs/ORGANISATIONS", "SR-cyrl/Projects/"])
def test_the_error_page_knows_an_address_that_differs_by_case(visit: OpenPage, address: str) -> None:
    page = visit().go(address)
    tag, _, rest = address.partition("/")
    languages = {"bs": "bs", "sr-cyrl": "sr-Cyrl"}
    expect(page).to_have_url(re.compile(f"/{languages[tag.lower()]}/{rest.lower().strip('/')}/$"))


def test_a_former_address_leads_on(visit: OpenPage, small_site: Path) -> None:
    """An id that an entry had before still finds it."""
    with serve(small_site) as root:
        page = visit(root).go("bs/organisations/old-club/")
        expect(page).to_have_url(re.compile("/bs/organisations/first-club/$"))


def test_the_site_works_below_a_path(visit: OpenPage, real_site: Path, tmp_path: Path) -> None:
    """As a project page of GitHub: everything is found below `/imenik/`."""
    (tmp_path / "imenik").symlink_to(real_site)
    with serve(tmp_path) as root:
        here = visit(f"{root}imenik/", locale="hr-HR")
        page = here.go("")
        expect(page).to_have_url(re.compile("/imenik/hr/$"))
        page.locator(".im-cards a").first.click()
        expect(page.locator(".im-facts")).to_be_visible()
        here.assert_clean()
