"""How one reaches an adviser and those who run a project: the most direct address that is known, and never a guess."""

from __future__ import annotations

import pytest

from imenik.contacts import way_into, way_to
from tests.test_ties import organisation, project

MAIL, PAGE, SITE = "office@a.example", "https://a.example/contact", "https://a.example"


@pytest.mark.parametrize(
    ("fields", "href"),
    [
        ({"email": MAIL, "contact_page": PAGE, "website": SITE}, "mailto:office@a.example"),
        ({"contact_page": PAGE, "website": SITE}, PAGE),
        ({"website": SITE}, SITE),
        ({}, None),
    ],
)
def test_an_adviser_is_reached_by_mail_else_on_a_page(fields: dict[str, str], href: str | None) -> None:
    way = way_to(organisation("a", **fields))
    assert (way.href if way else None) == href


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
    way = way_into(project("idea", contact=contact, lead="a"), known)
    assert (way.href if way else None) == href
    assert (way.owner if way else None) == (None if contact or not lead else known["a"])
