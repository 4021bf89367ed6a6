"""What is new as it is pasted into a mail or a chat: short, with full addresses or none, and nothing of it markup."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from markdown_it import MarkdownIt

from imenik.model import Record
from imenik.views.digest.formats import FORMATS, MAX_ENTRIES
from imenik.views.digest.text import digest_text
from tests.factories import AGENDA, HOSTILE, LONG_AGO, SITE, edition_with, organisation, series, templates


def pasted(form: str, *records: Record, **more: Any) -> str:
    """What is new in a format."""
    one = edition_with(*records, **more)
    return FORMATS[form](one, digest_text(one, one.insights.digest, MAX_ENTRIES), templates())


def test_text_is_short_lines_with_addresses() -> None:
    assert pasted("text", organisation(name="A & B", country="SE", city="Malmö")).splitlines() == [
        "Imenik: What is new",
        "From 22 October 2026 to 21 November 2026",
        "This covers the last 30 days.",
        "Based on the dates in the entries.",
        "",
        "New organisations (1)",
        "- A & B",
        "  association · Malmö, Sweden",
        "  Added: 1 November 2026",
        f"  {SITE}en/organisations/a/",
    ]


def test_the_next_meeting_stands_above() -> None:
    """When, how sure that is, and the page that says how to take part."""
    check_in = series(agenda=AGENDA, added=LONG_AGO)
    assert pasted("text", check_in).splitlines()[5:9] == [
        "Next meeting: Check-in",
        "Thursday, 3 December 2026, 16:00 (Sarajevo)",
        "Expected by the rule of the series, not yet confirmed",
        f"How to take part: {SITE}en/meetings/check-in/",
    ]
    assert f"[How to take part]({SITE}en/meetings/check-in/)" in pasted("markdown", check_in)
    assert f'<a href="{SITE}en/meetings/check-in/">How to take part</a>' in pasted("html", check_in)


@pytest.mark.parametrize("form", FORMATS)
def test_a_long_section_is_cut_and_leads_to_the_page(form: str) -> None:
    """Which tells of the same days."""
    text = pasted(form, *(organisation(id=f"a{at}", country="SE") for at in range(MAX_ENTRIES + 5)))
    assert text.count("Sweden") == MAX_ENTRIES
    assert f"{SITE}en/new/#new-organisations" in text


def test_no_name_breaks_markdown() -> None:
    """It is the text of one link, and of no other; nothing of it is markup."""
    text = pasted(
        "markdown", organisation(name=HOSTILE, country="SE"), organisation(id="b", name="# 1. x", country="SE")
    )
    html = MarkdownIt("gfm-like", {"linkify": False}).enable("strikethrough").render(text)
    assert sorted(re.findall(r'href="([^"]*)"', html)) == [f"{SITE}en/organisations/{each}/" for each in ("a", "b")]
    assert not re.findall(r"<(?:em|code|img|b|del|table)\b", html)
    assert unescape(html).count("<b>A</b> [x](https://evil.example) *y*") == 1
    assert "<h1>" not in html


def test_no_name_breaks_html() -> None:
    html = pasted("html", organisation(name=HOSTILE, country="SE"))
    assert "<b>" not in html
    assert re.findall(r'href="([^"]*)"', html) == [f"{SITE}en/organisations/a/"]
    assert "Added: 1 November 2026" in html


@pytest.mark.parametrize("form", FORMATS)
def test_without_an_address_there_are_no_links(form: str) -> None:
    many = [organisation(id=f"a{at}", country="SE") for at in range(MAX_ENTRIES + 5)]
    text = pasted(form, *many, site="")
    assert "organisations/" not in text
    assert "href" not in text
    assert "5 more" in text


@pytest.mark.parametrize("form", FORMATS)
def test_where_nothing_is_new_that_is_said(form: str) -> None:
    assert "Nothing is new in this period." in pasted(form)
