"""The rules of WCAG 2.2 A and AA that a program can judge, on every kind of page, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE, Visit

PAGES = (
    "bs/",
    "sr-Cyrl/organisations/",
    "de/organisations/i-dijaspora-i-platform/",
    "de/organisations/?q=verein&cluster=culture",
    "bs/organisations/?country=XX",
    "bs/types/association/",
    "hr/partners/",
    "de/partners/?offers=funding&offers=information&cluster=culture",
    "bs/partners/?seeks=mentoring",
    "sr-Latn/partners/information/",
    "hr/projects/",
    "bs/projects/looking/",
    "sr-Cyrl/help/",
    "de/help/information/",
    "en/projects/diaspora-invest/",
    "sr-Latn/clusters/culture/",
    "de/countries/",
    "bs/countries/de/",
    "hr/map/",
    "hr/places/",
    "sr-Cyrl/places/brcko/",
    "en/channels/digitalni-radni-prostor-mural/",
    "bs/meetings/",
    "de/meetings/diaspora-online-check-in/",
    "sr-Cyrl/meetings/diaspora-online-check-in/2020-11-05/",
    "bs/calendar/",
    "sr-Cyrl/calendar/2026-12/",
    "de/calendar/2022-08/",
    "hr/events/",
    "en/events/brcko-obuka-2023-modul-1/",
    "hr/new/",
    "hr/statistics/",
    "de/embed/?card=organisations/pangea-netzwerk",
    "de/data/",
    "de/join/",
    "bs/add/",
    "hr/add/event/",
    "sr-Cyrl/add/organisation/?edit=5mfbh",
    "de/add/project/?stage=idea&need=funding",
    "sr-Cyrl/onboarding/",
    "hr/search/",
    "",
    "no-such-page/",
)


@pytest.mark.parametrize("path", PAGES)
def test_no_rule_is_broken(visit: Callable[..., Visit], path: str) -> None:
    """On a phone's width, where most visitors are."""
    page = visit(viewport=PHONE, locale="sv-SE").go(path)
    page.wait_for_load_state("networkidle")  # the finder and the search have answered
    assert_accessible(page)
