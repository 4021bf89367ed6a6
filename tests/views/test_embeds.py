"""Lists and cards for other sites: what is in them, and for how long their addresses hold."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from imenik.exports.web import embeds as export
from imenik.i18n.text import Text
from imenik.pages.tools import embed
from imenik.views import embeds
from tests.factories import LANGUAGES, SMALL, render, small_edition
from tests.hostile import BREAKING, breaking_editions

CLUB = SMALL.organisations["first-club"]
HOSTILE = Text({"und": '</title><script>alert(1)</script>"&' + "x" * 200})


def of(*clubs: object, tag: str = "en") -> dict[str, embeds.EmbeddedList]:
    """The lists of a directory with further organisations, by address; each is `first-club` with changes."""
    more = {f"club-{at}": CLUB.model_copy(update={"id": f"club-{at}", **changes}) for at, changes in enumerate(clubs)}  # type: ignore[dict-item]
    one = small_edition(tag)
    directory = replace(SMALL, organisations={**SMALL.organisations, **more})
    one = replace(one, insights=replace(one.insights, directory=directory))
    return {each.path: each for each in embeds.lists(one)}


def test_a_list_shows_the_newest_and_says_how_many_there_are() -> None:
    """Whoever is gone is in no list."""
    gone = {"status": "dissolved", "added": dt.date(2026, 12, 30)}
    found = of(*({"added": dt.date(2026, 12, day)} for day in range(1, 11)), gone)["countries/no/"].sections[0]
    assert [row.path for row in found.rows] == [f"organisations/club-{at}/" for at in (9, 8, 7, 6, 5, 4)]
    assert found.total == of()["countries/no/"].sections[0].total + 10


def test_a_list_stays_when_it_has_become_empty() -> None:
    """A site that shows it keeps an address that answers; all languages have the same ones."""
    lists = {tag: list(of(tag=tag)) for tag in LANGUAGES}
    assert all(sorted(found) == sorted(lists["en"]) for found in lists.values())
    assert {f"partners/{need}/" for need in SMALL.terms("needs")} <= set(lists["en"])
    assert {f"clusters/{cluster}/" for cluster in SMALL.terms("clusters")} <= set(lists["en"])


def test_a_card_has_every_language_and_former_addresses() -> None:
    """Each language once, English last, which is shown where the address names none; nothing of a record is markup."""
    hostile = CLUB.model_copy(update={"former_ids": ("old-name",), "name": HOSTILE})
    one = small_edition()
    one = replace(one, insights=replace(one.insights, directory=replace(SMALL, organisations={CLUB.id: hostile})))
    found = dict(export.files({tag: replace(one, language=LANGUAGES[tag]) for tag in LANGUAGES}))
    page = found["embed/organisations/first-club/index.html"].decode()
    assert found["embed/organisations/old-name/index.html"].decode() == page
    assert [page.count(f'<article id="{tag}" lang="{tag}"') for tag in LANGUAGES] == [1] * len(LANGUAGES)
    assert page.rindex("<article") == page.index('<article id="en"')
    assert page.count("<script") == page.count("</script>") == 1
    assert page.count("</title>") == 1
    assert 'content="noindex"' in page


def test_the_code_to_copy_holds_a_title_as_a_title() -> None:
    """A text field takes one escaping off, so that what is copied has to be escaped once more."""
    one = breaking_editions()["de"]
    page = str(render(next(embed.pages(one)), one).body)
    (field,) = re.findall(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
    for markup in (unescape(field), page):
        frames = [given for name, given in _elements(markup) if name == "iframe"]
        assert {given["title"] for given in frames} == {f"{BREAKING} · Imenik"}
        assert all("sandbox" in given and "onload" not in given for given in frames)
    copied = _elements(unescape(field))
    assert [name for name, _ in copied] == ["iframe", "script"]
    assert {given["referrerpolicy"] for _, given in copied} == {"no-referrer"}  # the page says so


def _elements(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    found: list[tuple[str, dict[str, str | None]]] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))  # type: ignore[method-assign]
    parser.feed(markup)
    return found
