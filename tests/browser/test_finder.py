"""The finder on the real directory: the question in the address, chips, counts, order, ways out."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from imenik.i18n.script import fold
from tests.browser.conftest import Visit
from tests.factories import real_directory

OpenPage = Callable[..., Visit]


def part(page: Page, name: str) -> Locator:
    """A part of the finder by its name in the markup."""
    return page.locator(f".im-finder [data-im='{name}']")


def names(page: Page) -> list[str]:
    """What was found, in its order."""
    return page.locator(".im-found li > a").all_inner_texts()


def test_nothing_is_fetched_before_it_is_asked_for(visit: OpenPage) -> None:
    """The page is whole without the index."""
    here = visit()
    page = here.go("bs/organisations/")
    page.wait_for_load_state("networkidle")
    assert [url for url in here.requests if "/find/" in url] == []
    page.locator("#im-q").fill("savez")
    expect(page.locator(".im-found li").first).to_be_visible()
    assert {url.rpartition("/")[2] for url in here.requests if "/find/" in url} == {
        "organisations.json",
        "names.json",
        "bs.json",
    }
    here.assert_clean()


@pytest.mark.parametrize("typed", ["savez srba", "САВЕЗ СРБА", "Savez Srba", "Савез срба"])
def test_every_spelling_finds_the_same(visit: OpenPage, typed: str) -> None:
    """In either script, with capitals or without."""
    page = visit().go("bs/organisations/")
    page.locator("#im-q").fill(typed)
    expect(page.locator(".im-found")).to_be_visible()
    assert sorted(names(page)) == ["Savez Srba Slovenije", "Savez Srba u Austriji", "Savez Srba u Švedskoj"]


def test_a_question_can_be_sent_as_a_link(visit: OpenPage) -> None:
    """What was chosen stands in the address; in another language the question is the same."""
    page = visit().go("de/organisations/?q=verein&cluster=culture&country=AT&country=CH&sort=newest&view=list")
    expect(page.locator("#im-q")).to_have_value("verein")
    expect(page.locator(".im-chip")).to_have_count(3)
    expect(part(page, "view")).to_have_attribute("aria-pressed", "true")
    expect(part(page, "status")).to_contain_text("Organisation")
    page.locator(".im-languages summary").click()
    page.locator(".im-languages a[lang='hr']").click()
    expect(page).to_have_url(re.compile(r"/hr/organisations/\?q=verein&cluster=culture"))
    expect(page.locator(".im-chip")).to_have_count(3)


def test_back_takes_back_one_step(visit: OpenPage) -> None:
    """A word is one step, however many keys it took; so is each filter."""
    page = visit().go("en/organisations/")
    page.locator("#im-q").press_sequentially("savez", delay=20)
    page.locator("[name=cluster][value=culture]").check()
    page.locator("[name=country][value=SE]").check()
    expect(page).to_have_url(re.compile(r"\?q=savez&cluster=culture&country=SE$"))
    page.go_back()
    expect(page.locator(".im-chip")).to_have_count(1)
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=savez$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/organisations/$"))
    expect(page.locator(".im-found")).to_be_hidden()
    expect(page.locator("#im-q")).to_have_value("")
    page.locator("#im-q").press_sequentially("klub")
    expect(page).to_have_url(re.compile(r"\?q=klub$"))
    page.go_back()
    expect(page).to_have_url(re.compile(r"/organisations/$"))


def test_chips_and_clear_all(visit: OpenPage) -> None:
    """A chip takes its filter away and hands the keyboard on."""
    page = visit().go("en/organisations/?cluster=culture&country=SE&country=AT")
    page.locator(".im-chip", has_text="Sweden").click()
    expect(page.locator(".im-chip")).to_have_text([re.compile("Culture"), re.compile("Austria")])
    expect(page.locator(".im-chip").first).to_be_focused()
    part(page, "clear").click()
    expect(page).to_have_url(re.compile(r"/organisations/$"))
    expect(page.locator(".im-chip")).to_have_count(0)
    expect(page.locator("#im-q")).to_be_focused()


def test_a_count_tells_what_choosing_gives(visit: OpenPage) -> None:
    """Within a facet choices widen, between facets they narrow."""
    page = visit().go("en/organisations/?cluster=culture")
    row = page.locator(".im-facet label", has=page.locator("[name=country][value=AT]"))
    count = row.locator("small").inner_text()
    row.locator("input").check()
    expect(part(page, "status")).to_have_text(re.compile(rf"^{count} organisation"))
    assert len(names(page)) == int(count)
    other = page.locator(".im-facet label", has=page.locator("[name=country][value=AU]"))  # none is in both
    more = int(other.locator("small").inner_text())
    other.locator("input").check()
    expect(part(page, "status")).to_have_text(re.compile(rf"^{int(count) + more} organisation"))


def test_a_link_of_the_panel_becomes_a_filter(visit: OpenPage) -> None:
    """Where script runs, the visitor stays on the page."""
    page = visit().go("en/organisations/")
    page.locator(".im-shortcuts a[data-value='SE']").click()
    expect(page).to_have_url(re.compile(r"/organisations/\?country=SE$"))
    expect(page.locator("[name=country][value=SE]")).to_be_focused()


def test_a_long_facet_can_be_searched(visit: OpenPage) -> None:
    """In any spelling."""
    page = visit().go("en/organisations/?view=list")
    facet = page.locator(".im-facet[data-key=country]")
    facet.locator("[data-im=narrow]").fill("ШВЕД")
    expect(facet.locator("label:visible")).to_have_count(0)
    facet.locator("[data-im=narrow]").fill("swe")
    expect(facet.locator("label:visible")).to_have_text([re.compile("Sweden")])


def test_one_slip_is_forgiven_and_said(visit: OpenPage) -> None:
    """What was looked for instead is told."""
    page = visit().go("bs/organisations/?q=udružennje")
    expect(part(page, "status")).to_contain_text("„udružennje“")
    expect(part(page, "status")).to_contain_text("Udruženje")
    assert names(page)


def test_kinds_and_clusters_are_found_where_no_name_is(visit: OpenPage) -> None:
    """What a visitor reads on the page can be searched for."""
    page = visit().go("de/organisations/?q=Kulturverein Tradition Österreich")
    expect(page.locator(".im-found li").first).to_be_visible()
    assert "Serbischer Bildungs- und Kulturverein Prosvjeta Österreich" in names(page)


@pytest.mark.parametrize("path", ["projects/", "events/"])
def test_the_filters_may_be_opened_first(visit: OpenPage, path: str) -> None:
    """Before anything is typed."""
    page = visit().go(f"en/{path}")
    part(page, "filters").locator("summary").click()
    expect(page.locator(".im-facet label").first).to_be_visible()


def test_what_is_typed_before_the_script_came_counts(visit: OpenPage) -> None:
    """On a slow line."""
    page = visit().go("en/")
    waiting: list[Route] = []
    page.route("**/finder.js", lambda route: waiting.append(route))
    page.goto(page.url + "organisations/", wait_until="commit")
    page.locator("#im-q").fill("savez")
    while not waiting:
        page.wait_for_timeout(20)
    waiting[0].continue_()
    expect(page.locator(".im-found li").first).to_be_visible()
    expect(page.locator("#im-q")).to_have_value("savez")


def test_events_come_in_the_order_of_the_list(visit: OpenPage) -> None:
    """The next first, then the last; what was called off says so."""
    page = visit().go("en/events/")
    static = page.locator("[data-im=lists] .im-dates a").all_inner_texts()
    page.goto(page.url + "?view=list")
    expect(page.locator(".im-found li").first).to_be_visible()
    assert names(page) == static


def test_words_of_the_address_that_mean_nothing_do_no_harm(visit: OpenPage) -> None:
    """Not even those that every object of JavaScript has."""
    here = visit()
    page = here.go("en/organisations/?sort=constructor&near=toString&country=constructor&cluster=__proto__")
    expect(part(page, "status")).to_contain_text("No results with these filters")
    expect(page.locator(".im-chip")).to_have_text([re.compile("__proto__"), re.compile("constructor")])
    here.assert_clean()


def test_names_come_before_places(visit: OpenPage) -> None:
    """What is called so, also by another of its names, then what only lies there."""
    page = visit().go("en/organisations/?q=austria")
    expect(page.locator(".im-found li").first).to_be_visible()
    links = page.locator(".im-found li > a").all()
    called = ["austria" in names_of(link.get_attribute("href") or "") for link in links]
    assert called == sorted(called, reverse=True)
    assert {True, False} == {*called}


def names_of(href: str) -> str:
    """All names of the organisation that a link leads to, as they are compared."""
    organisation = real_directory().organisations[href.rstrip("/").rpartition("/")[2]]
    short = organisation.short_name.values() if organisation.short_name else ()
    return fold(" ".join([*organisation.name.values(), *short, *organisation.also_known_as]))


def test_nothing_found_shows_ways_out(visit: OpenPage) -> None:
    """The filters that stand in the way, the full text, a way to add what is missing."""
    page = visit().go("en/organisations/?q=savez&country=US&cluster=economy")
    expect(part(page, "none")).to_be_visible()
    expect(part(page, "texts")).to_have_attribute("href", re.compile(r"/en/search/\?q=savez$"))
    part(page, "unfilter").click()
    expect(page.locator(".im-found li").first).to_be_visible()
    expect(page.locator("#im-q")).to_have_value("savez")


def test_a_town_without_entries_leads_to_those_around_it(visit: OpenPage) -> None:
    """In either script and with a slip; what would not help is not shown."""
    page = visit().go("sr-Cyrl/organisations/?q=Клагенфрт")
    nearest = part(page, "nearest").locator("li")
    expect(nearest).to_have_text([re.compile("Аустрија"), *[re.compile(r"\d+ km")] * 3])
    for useless in ("order", "view", "filters"):
        expect(part(page, useless)).to_be_hidden()
    expect(part(page, "add")).to_have_attribute("href", re.compile(r"/add/organisation/\?country=AT$"))
    nearest.first.locator("a").click()
    expect(page.locator(".im-found li").first).to_be_visible()


def test_one_word_less_and_the_home_places_around(visit: OpenPage) -> None:
    """Each part of a question that finds nothing gets its own way on."""
    here = visit()
    page = here.go("en/organisations/?q=Graz Prijedor")
    expect(part(page, "nearest")).to_contain_text("Without “Prijedor”")
    expect(part(page, "nearest")).to_contain_text("Home place: ")
    page.locator("header [name=q]").fill("Klagenfurt")
    expect(page.locator("#im-nearest-0")).to_contain_text("Austria, the whole country")
    here.assert_clean()


def test_a_chosen_value_can_be_subscribed_to(visit: OpenPage) -> None:
    """Its feed is there; of several values together there is none."""
    page = visit().go("en/organisations/?offers=mentoring")
    told = page.locator("[data-im=told]")
    expect(told).to_have_attribute("href", re.compile(r"/en/partners/mentoring/feed\.xml$"))
    page.goto(page.url + "&country=AT")
    expect(told).to_be_hidden()


def test_results_say_why_they_match(visit: OpenPage) -> None:
    """What matches is marked, and named where the card does not show it; within words, only longer ones match."""
    page = visit().go("bs/organisations/?q=Wien Kultur")
    card = page.locator(".im-found li", has_text="SPKD Prosvjeta Austrija")
    expect(card.locator("mark")).to_have_text(["Kulturno", "Kultura"])
    expect(card.locator(".im-why")).to_have_text("Podudara se: Wien")
    page.locator("#im-q").fill("ruže")
    expect(part(page, "none")).to_be_visible()
    page.locator("#im-q").fill("druženje")
    expect(page.locator(".im-found li").first).to_be_visible()


def test_towns_are_found_by_all_their_names(visit: OpenPage) -> None:
    """Beč, Wien, Vienna and Беч are one town, whatever the entry calls it; a name may hold one of them too."""
    page = visit().go("de/organisations/")
    found = []
    for name in ("Beč", "Wien", "Vienna", "Беч", "bec"):
        page.locator("#im-q").fill(name)
        expect(page.locator(".im-found li").first).to_be_visible()
        there = page.locator(".im-found li").filter(has=page.locator("span", has_text="Wien"))
        found.append(sorted(there.locator("a").all_inner_texts()))
    assert len(found[0]) > 1
    assert all(each == found[0] for each in found)


def test_the_nearest_come_first(visit: OpenPage) -> None:
    """From the country that one chooses outwards."""
    page = visit().go("en/organisations/")
    page.locator("#im-q").focus()
    part(page, "sort").select_option("near")
    part(page, "near").select_option("SE")
    expect(page).to_have_url(re.compile(r"\?sort=near&near=SE$"))
    lines = page.locator(".im-found li > span").all_inner_texts()
    page.reload()
    expect(part(page, "near")).to_have_value("SE")
    sweden = [at for at, line in enumerate(lines) if "Sweden" in line]
    assert sweden == list(range(len(sweden)))
    assert any(country in lines[len(sweden)] for country in ("Norway", "Denmark", "Finland"))


@pytest.mark.parametrize("path", ["projects/?cluster=science", "events/?time=past"])
def test_the_other_lists_have_it_too(visit: OpenPage, path: str) -> None:
    """One component for organisations, projects and events."""
    here = visit()
    page = here.go(f"sr-Cyrl/{path}")
    expect(page.locator(".im-found li").first).to_be_visible()
    page.locator(".im-found li > a").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.title()[:3] != "404"
    here.assert_clean()


def test_a_facet_without_values_leaves_no_heading(visit: OpenPage) -> None:
    """But it stays while one searches in it."""
    page = visit().go("en/organisations/?country=NO")
    facets = page.locator(".im-facet:visible")
    expect(page.locator(".im-facet[data-key=country]")).to_be_visible()
    for facet in facets.all():
        expect(facet.locator("label:visible").first).to_be_visible()
    page.locator("#im-q").fill("zzzzzzzz")
    expect(page.locator(".im-facet[data-key=cluster]")).to_be_hidden()
