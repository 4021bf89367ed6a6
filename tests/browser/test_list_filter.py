"""Long lists are found by typing: the home places, folded by what they are part of, and the countries."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit

OpenPage = Callable[..., Visit]


def test_a_place_is_found_in_what_is_folded(visit: OpenPage) -> None:
    """In either script; all is as before when the field is empty again."""
    here = visit(viewport=PHONE)
    page = here.go("en/places/")
    place = page.get_by_role("link", name="Prijedor", exact=True)
    expect(place).to_be_hidden()
    page.get_by_label("Search in: Home places").fill("ПРИЈЕ")
    expect(place).to_be_visible()
    expect(page.get_by_role("link", name="Republika Srpska", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Croatia", exact=True)).to_be_hidden()
    expect(page.locator("[data-im=narrow] [role=status]")).to_have_text("1 match")
    page.get_by_label("Search in: Home places").fill("")
    expect(place).to_be_hidden()
    expect(page.get_by_role("link", name="Croatia", exact=True)).to_be_visible()
    here.assert_clean()


def test_without_script_the_list_is_whole(visit: OpenPage) -> None:
    """And there is no field that does nothing."""
    page = visit(java_script_enabled=False).go("en/countries/")
    expect(page.get_by_role("link", name="Austria", exact=True)).to_be_visible()
    expect(page.get_by_label("Search in: Countries")).to_be_hidden()
