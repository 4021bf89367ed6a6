"""The page of partners: who meets what one looks for and can give, and why; as a link, by keyboard, without script."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from benchmarks.synthetic import write
from imenik.exports.browser import finder_index as finder
from imenik.insights.freshness import is_gone
from imenik.insights.matching import CLUSTER_WEIGHT, COUNTRY_WEIGHT, LANGUAGE_WEIGHT, NEED_WEIGHT, features_of
from imenik.insights.ranking import Query, score_features
from imenik.store.directory import Directory
from imenik.store.loader import load
from tests.browser.conftest import PHONE, Visit
from tests.browser.serving import serve
from tests.factories import editions_of
from tests.sites import DAY

OpenPage = Callable[..., Visit]


def names(page: Page) -> list[str]:
    """Who was found, in its order."""
    return page.locator("[data-im=cards] a").all_inner_texts()


def reasons(page: Page) -> list[str]:
    """Why, in the same order."""
    return page.locator("[data-im=cards] .im-why").all_inner_texts()


def test_nothing_is_fetched_before_something_is_chosen(visit: OpenPage) -> None:
    """The page is whole without the index: what is offered and sought stands in the table."""
    here = visit()
    page = here.go("en/partners/")
    page.wait_for_load_state("networkidle")
    assert [url for url in here.requests if "/find/" in url] == []
    expect(page.locator(".im-needs")).to_be_visible()
    page.get_by_role("group", name="I am looking for").get_by_label("Information").check()
    expect(page.locator("[data-im=cards] li").first).to_be_visible()
    expect(page.locator(".im-needs")).to_be_hidden()
    here.assert_clean()


def test_who_meets_more_comes_first_and_the_reason_is_said(visit: OpenPage) -> None:
    """All who offer one of both, and of these first who is of the same cluster."""
    page = visit().go("en/partners/?offers=business-contacts&cluster=science")
    expect(page.locator("[data-im=status]")).to_have_text("2 entries")
    expect(page.get_by_label("Business contacts").first).to_be_checked()
    assert len(names(page)) == 2
    assert reasons(page)[-1] == "offers: Business contacts"


@pytest.mark.parametrize(
    ("tag", "need", "word"), [("de", "funding", "Finanzielle Förderung"), ("sr-Cyrl", "funding", "Финансијска подршка")]
)
def test_a_question_is_a_link_in_every_language(visit: OpenPage, tag: str, need: str, word: str) -> None:
    """The form is filled from the address, and the language switch keeps the question."""
    here = visit()
    page = here.go(f"{tag}/partners/?offers={need}&country=RS")
    expect(page.locator(f"[name=offers][value={need}]")).to_be_checked()
    expect(page.locator("[name=country]")).to_have_value("RS")
    expect(page.locator("[data-im=cards] .im-why").first).to_contain_text(word)
    found = sorted(
        page.locator("[data-im=cards] a").evaluate_all("links => links.map((link) => link.pathname.slice(1))")
    )
    page.locator(".im-languages summary").click()
    page.locator(".im-languages a[lang='sr-Latn']").click()
    expect(page).to_have_url(re.compile(rf"/sr-Latn/partners/\?offers={need}&country=RS$"))
    expect(page.locator("[data-im=cards] .im-why").first).to_contain_text("Finansijska podrška")
    again = page.locator("[data-im=cards] a").evaluate_all("links => links.map((link) => link.pathname.slice(1))")
    assert sorted(each.partition("/")[2] for each in again) == [each.partition("/")[2] for each in found]
    here.assert_clean()


def test_back_takes_back_one_choice(visit: OpenPage) -> None:
    """Each choice is a step, and none leaves the list of needs."""
    page = visit().go("en/partners/")
    looking = page.get_by_role("group", name="I am looking for")
    looking.get_by_label("Funding").check()
    looking.get_by_label("Mentoring").check()
    expect(page).to_have_url(re.compile(r"\?offers=funding&offers=mentoring$"))
    expect(page.locator("[data-im=status]")).to_have_text("3 entries")
    page.go_back()
    expect(page.locator("[data-im=status]")).to_have_text("2 entries")
    page.go_back()
    expect(page.locator(".im-needs")).to_be_visible()
    expect(page.locator("[data-im=cards]")).to_be_hidden()


def test_it_works_by_keyboard(visit: OpenPage) -> None:
    """On a phone, where the first question is open: Space chooses, Enter leads to the results, Clear leads back."""
    page = visit(viewport=PHONE).go("en/partners/")
    expect(page.locator("[name=seeks]").first).to_be_hidden()
    page.locator("[name=offers][value=funding]").focus()
    page.keyboard.press("Space")
    expect(page.locator("[data-im=cards] li")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.locator("[data-im=results]")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("[data-im=clear]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("summary:has(#im-offers)")).to_be_focused()
    expect(page.locator("[data-im=cards]")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_a_choice_there_is_a_word(visit: OpenPage) -> None:
    """Find answers even then."""
    page = visit().go("en/partners/")
    page.get_by_role("button", name="Find", exact=True).last.click()
    expect(page.locator("[data-im=status]")).to_have_text("Choose something first.")
    expect(page.locator(".im-needs")).to_be_visible()


def test_a_link_shows_its_answers_at_once(visit: OpenPage) -> None:
    """On a phone the questions are closed, each says what was answered, and the first entry is in sight."""
    page = visit(viewport=PHONE).go("en/partners/?offers=funding&offers=mentoring&country=SE&place=former-name")
    expect(page.locator("[data-im=cards] li").first).to_be_in_viewport()
    expect(page.locator("summary:has(#im-offers)")).to_have_text("I am looking for: Funding, Mentoring")
    expect(page.locator("summary:has(#im-seeks)")).to_have_text("I can offer")
    expect(page.locator("summary:has(#im-share)")).to_have_text("Preferably shared with us: Sweden, former-name")


def test_a_country_stays_in_the_question(visit: OpenPage) -> None:
    """One in which nobody offers or looks for anything is a wish all the same."""
    page = visit().go("en/partners/?offers=mentoring&country=SE")
    page.get_by_role("button", name="Find", exact=True).last.click()
    expect(page.locator("[data-im=results]")).to_be_focused()
    expect(page).to_have_url(re.compile(r"\?offers=mentoring&country=SE$"))
    expect(page.locator("[name=country]")).to_have_value("SE")


def test_whoever_offers_what_nobody_seeks_finds_who_else_does(visit: OpenPage) -> None:
    """The answer is about seeking only, and leads to those who offer the same."""
    page = visit().go("en/partners/?seeks=funding")
    expect(page.locator("[data-im=status]")).to_have_text("No one is looking for this at the moment.")
    page.get_by_role("link", name="Organisations offering this").click()
    expect(page).to_have_url(re.compile(r"/en/partners/\?offers=funding$"))
    expect(page.locator("[data-im=cards] li")).to_have_count(2)


def test_where_nobody_answers_the_way_in_is_shown(visit: OpenPage) -> None:
    """What can be given stands in nobody's call yet; the needs that are met stay in sight."""
    page = visit(viewport=PHONE).go("bs/partners/?seeks=mentoring")
    expect(page.locator("[data-im=status]")).not_to_be_empty()
    expect(page.locator(".im-needs")).to_be_visible()
    page.locator(".im-call a").click()
    expect(page).to_have_url(re.compile("/bs/add/$"))


def test_words_of_the_address_that_mean_nothing_do_no_harm(visit: OpenPage) -> None:
    """They choose nothing."""
    here = visit()
    page = here.go("en/partners/?offers=constructor&country=__proto__&place=toString")
    expect(page.locator(".im-needs")).to_be_visible()
    here.assert_clean()


def test_the_link_can_be_copied(visit: OpenPage) -> None:
    """And that is said."""
    page = visit(permissions=["clipboard-read", "clipboard-write"]).go("en/partners/?offers=funding")
    page.locator("[data-im=copy]").click()
    expect(page.locator("[data-im=status]")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_without_script_each_need_has_its_list(visit: OpenPage) -> None:
    """The table leads there, even from an address with a question."""
    page = visit(java_script_enabled=False).go("hr/partners/?offers=mentoring")
    expect(page.locator(".im-partners form")).to_be_hidden()
    page.locator(".im-needs a", has_text="Mentorstvo").click()
    expect(page.locator(".im-card a").first).to_be_visible()


@pytest.fixture(scope="module")
def invented(real_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Directory]]:
    """The pages of the real site over the index of invented organisations and projects."""
    folder = tmp_path_factory.mktemp("partners")
    write(folder / "data", organisations=1_200, projects=120, seed=3)
    shutil.copytree(real_site, folder / "site")
    for path, content in finder.files(editions_of(folder / "data")):
        (folder / "site" / path).write_bytes(content)
    with serve(folder / "site") as root:
        yield root, load(folder / "data")[0]


def test_the_browser_weighs_as_the_directory_does(visit: OpenPage, invented: tuple[str, Directory]) -> None:
    """Whoever reasoning would call the best is shown first, each score as often."""
    root, directory = invented
    page = visit(root).go(
        "en/partners/?offers=mentoring&offers=venue&seeks=funding&country=CH&cluster=science&language=sr"
    )
    expect(page.locator("[data-im=cards] li").first).to_be_visible()
    expect(page.locator("[name=country]")).to_have_value("CH")
    expect(page.locator("[name=language]")).to_have_value("sr")
    while page.locator("[data-im=further]").is_visible():
        page.locator("[data-im=further]").click()
    wish = Query(
        {
            "offers": {"mentoring": NEED_WEIGHT, "venue": NEED_WEIGHT},
            "seeks": {"funding": NEED_WEIGHT},
            "country": {"CH": COUNTRY_WEIGHT},
            "cluster": {"science": CLUSTER_WEIGHT},
            "language": {"sr": LANGUAGE_WEIGHT},
        },
        "offers",
    )
    today = dt.date.fromisoformat(DAY)
    there = [features_of(each, directory, today) for each in directory.organisations.values() if not is_gone(each)]
    # The index knows no languages of projects.
    calls = [{**features_of(each, directory, today), "language": ()} for each in directory.projects.values()]
    met = [
        found
        for found in (score_features(wish, each) for each in (*there, *calls))
        if found and found[0][0] >= NEED_WEIGHT
    ]
    weighed = [sum(weight for weight, _ in found) for found in met]
    assert len(weighed) > 30
    assert len(set(weighed)) > 4
    assert [score(each) for each in reasons(page)] == sorted(weighed, reverse=True)


def score(reason: str) -> int:
    """What the reasons of a card weigh."""
    weights = {
        "offers": NEED_WEIGHT,
        "looking for": NEED_WEIGHT,
        "country in common": COUNTRY_WEIGHT,
        "same cluster": CLUSTER_WEIGHT,
        "language": LANGUAGE_WEIGHT,
    }
    parts = [part.partition(": ") for part in reason.split(" · ")]
    return sum(
        weights[sort] * (len(words.split(", ")) if weights[sort] == NEED_WEIGHT else 1) for sort, _, words in parts
    )
