"""The first steps for new organisations, which are there to be passed on."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

SHEETS = re.compile(rb"/Type\s*/Page\b")


@pytest.mark.parametrize("language", ["bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"])
def test_they_fit_on_one_sheet(visit: Callable[..., Visit], language: str) -> None:
    """Printed on A4, as an organiser hands them out."""
    page = visit().go(f"{language}/onboarding/")
    assert len(SHEETS.findall(page.pdf(format="A4"))) == 1


def test_from_the_foot_of_a_page_to_the_way_to_take_part(visit: Callable[..., Visit]) -> None:
    """Any page → first steps → how to pin an idea; on a phone, without script."""
    page = visit(viewport=PHONE, java_script_enabled=False).go("bs/organisations/pangea-netzwerk/")
    page.locator("footer a[href$='/onboarding/']").click()
    page.locator("main a[href$='/join/#idea']").click()
    expect(page).to_have_url(re.compile("/bs/join/#idea$"))
    expect(page.locator("#idea")).to_be_in_viewport()
