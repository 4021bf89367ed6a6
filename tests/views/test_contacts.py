"""How one reaches an adviser and those who run a project: the most direct address that is known, and never a guess."""

from __future__ import annotations

import pytest

from imenik.views.contacts import contact_routes, project_contact
from tests.factories import organisation, project

MAIL, PAGE, SITE = "office@a.example", "https://a.example/contact", "https://a.example"


@pytest.mark.parametrize(
    ("fields", "hrefs"),
    [
        ({"email": MAIL, "contact_page": PAGE, "website": SITE}, ["mailto:office@a.example", PAGE, SITE]),
        ({"contact_page": PAGE, "website": SITE}, [PAGE, SITE]),
        ({}, []),
    ],
)
def test_an_adviser_is_reached_by_mail_else_on_a_page(fields: dict[str, str], hrefs: list[str]) -> None:
    assert [way.href for way in contact_routes(organisation("a", **fields))] == hrefs


def test_of_a_long_address_one_reads_where_it_leads() -> None:
    ways = contact_routes(organisation("a", email=MAIL, contact_page="https://www.a.example/a/long?way=1"))
    assert [way.shown for way in ways] == [MAIL, "a.example"]


@pytest.mark.parametrize(
    ("contact", "lead", "href"),
    [
        ("idea@a.example", {"email": MAIL}, "mailto:idea@a.example"),
        ("https://a.example/idea", {"email": MAIL}, "https://a.example/idea"),
        (None, {"email": MAIL, "contact_page": PAGE, "website": SITE}, PAGE),
        (None, {"email": MAIL, "website": SITE}, "mailto:office@a.example"),
        (None, {"website": SITE}, SITE),
        (None, {}, None),
        (None, None, None),
    ],
)
def test_a_project_is_reached_at_its_own_contact_else_at_its_lead(
    contact: str | None, lead: dict[str, str] | None, href: str | None
) -> None:
    """Without either the page leads to the network."""
    known = {} if lead is None else {"a": organisation("a", **lead)}
    way = project_contact(project("idea", contact=contact, lead="a"), known)
    assert (way.href if way else None) == href
    assert (way.owner if way else None) == (None if contact or not lead else known["a"])


def test_else_a_project_is_reached_at_its_first_partner() -> None:
    """Nothing is asked of those who only take part further down the list."""
    known = {
        "a": organisation("a"),
        "b": organisation("b", website=SITE),
        "c": organisation("c", email=MAIL),
    }
    way = project_contact(project("idea", lead="a", partners=["b", "c"]), known)
    assert way
    assert (way.href, way.owner) == (SITE, known["b"])
    assert project_contact(project("idea", partners=["a", "c"]), known) is None
