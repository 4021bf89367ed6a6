"""The rules of WCAG 2.2 A and AA that a program can judge, on every kind of page, light and dark."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, Visit

SAMPLE = (
    "bs/",
    "de/organisations/?q=verein&cluster=culture",
    "bs/organisations/?country=XX",
    "de/organisations/i-dijaspora-i-platform/",
    "de/partners/?offers=funding&offers=information&cluster=culture",
    "hr/projects/",
    "sr-Cyrl/help/",
    "en/projects/diaspora-invest/",
    "sr-Latn/clusters/culture/",
    "hr/map/",
    "hr/places/",
    "de/meetings/diaspora-online-check-in/",
    "sr-Cyrl/calendar/2026-12/",
    "en/events/brcko-obuka-2023-modul-1/",
    "hr/statistics/",
    "de/embed/?card=organisations/pangea-netzwerk",
    "sr-Cyrl/add/organisation/?edit=5mfbh",
    "sr-Cyrl/onboarding/",
    "en/design/",
    "hr/search/",
    "",
    "no-such-page/",
)
KINDS = (
    "",
    "organisations/",
    "organisations/?q=verein&cluster=culture",
    "organisations/?country=XX",
    "organisations/i-dijaspora-i-platform/",
    "types/association/",
    "partners/",
    "partners/?offers=funding&offers=information&cluster=culture",
    "partners/?seeks=mentoring",
    "partners/information/",
    "projects/",
    "projects/looking/",
    "projects/diaspora-invest/",
    "help/",
    "help/information/",
    "clusters/culture/",
    "countries/",
    "countries/de/",
    "map/",
    "places/",
    "places/brcko/",
    "channels/digitalni-radni-prostor-mural/",
    "meetings/",
    "meetings/diaspora-online-check-in/",
    "meetings/diaspora-online-check-in/2020-11-05/",
    "calendar/",
    "calendar/2026-12/",
    "calendar/2022-08/",
    "events/",
    "events/brcko-obuka-2023-modul-1/",
    "new/",
    "statistics/",
    "embed/?card=organisations/pangea-netzwerk",
    "data/",
    "data/coverage/",
    "join/",
    "add/",
    "add/event/",
    "add/organisation/?edit=5mfbh",
    "add/project/?stage=idea&need=funding",
    "onboarding/",
    "search/",
    "no-such-page/",
)


@pytest.mark.parametrize("path", SAMPLE)
def test_no_rule_is_broken(visit: Callable[..., Visit], path: str) -> None:
    """On a phone's width, where most visitors are."""
    _assert_no_rule_is_broken(visit(viewport=PHONE, locale="sv-SE"), path)


@pytest.mark.audit
@pytest.mark.parametrize("path", KINDS)
@pytest.mark.parametrize("tag", ["bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_rule_is_broken_anywhere(visit: Callable[..., Visit], viewport: dict[str, int], tag: str, path: str) -> None:
    _assert_no_rule_is_broken(visit(viewport=viewport, locale="sv-SE"), f"{tag}/{path}")


def _assert_no_rule_is_broken(visitor: Visit, path: str) -> None:
    page = visitor.go(path)
    page.wait_for_load_state("networkidle")  # the finder and the search have answered
    assert_accessible(page)
