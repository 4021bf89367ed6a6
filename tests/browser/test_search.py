"""Full text search: every spelling finds the same pages, in each language; the header's box and the page of results."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from imenik.env import LOCALES
from imenik.i18n.script import LATIN, fold, has_cyrillic, to_latin
from imenik.pages import all_pages
from imenik.store.languages import load_languages
from imenik.views.fulltext import searchable_pages
from tests.browser.accessible import assert_accessible
from tests.browser.conftest import DESKTOP, PHONE, Visit, switch_to
from tests.browser.serving import serve
from tests.factories import editions_of
from tests.paths import ROOT

OpenPage = Callable[..., Visit]
LANGUAGES = load_languages(LOCALES)
WORDS = 30
CYRILLIC = {latin: cyrillic for cyrillic, latin in LATIN.items()}
LETTER = re.compile("|".join(sorted(CYRILLIC, key=len, reverse=True)))
SEARCH = """async ([root, tag, endings, groups]) => {
  const { excerpt, highlight } = await import(`${root}assets/js/excerpts.js`);
  const { openEngine, readResult, searchPages, searchTerms } = await import(`${root}assets/js/fulltext.js`);
  const engine = await openEngine(root, tag);
  const answers = [];
  for (const spellings of groups) {
    const lists = [];
    for (const each of spellings) lists.push((await searchPages(engine, searchTerms(each, endings))).results);
    const pages = await Promise.all(lists.at(-1).map(readResult));
    const shown = pages.map((page) => {
      const [text] = excerpt(page);
      const element = document.createElement("p");
      highlight(element, text, page.foundWords);
      const marks = [...element.querySelectorAll("mark")].map((each) => each.textContent);
      return [text, page.texts.map(([each]) => each), marks];
    });
    answers.push([lists.map((list) => list.map(({ id }) => id).sort().join(" ")), shown]);
  }
  return answers;
}"""
"""For each word and its spellings: the pages that each finds; excerpt, texts and marked words of those pages."""


@cache
def said(tag: str) -> tuple[str, ...]:
    """Words of the descriptions in one language of the real data, those with letters of its own first."""
    edition = editions_of(ROOT / "data")[tag]
    pages = {page.path for page in all_pages(edition)}
    texts = [
        text.text
        for page in searchable_pages(edition)
        if page.path in pages
        for text in page.texts[:1]
        if text.tag == tag
    ]
    words = sorted({word for text in texts for word in re.findall(r"[^\W\d_]{5,}", text)})
    marked = [word for word in words if not word.isascii()]
    chosen = marked if len(marked) >= WORDS else [*marked, *(word for word in words if word.isascii())][: 2 * WORDS]
    return tuple(chosen[at * len(chosen) // WORDS] for at in range(WORDS))


def spellings(word: str) -> list[str]:
    """The word as written, in the other script where it has one, without marks, in capitals."""
    other = to_latin(word) if has_cyrillic(word) else LETTER.sub(lambda match: CYRILLIC[match[0]], word.lower())
    mixed = has_cyrillic(other) and re.search("[a-zäöüß]", other)
    return [word, *([] if mixed else [other]), fold(word), word.upper()]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_spelling_finds_the_same_pages(visit: OpenPage, tag: str) -> None:
    """30 words of each language; and an excerpt shows what was found as it is written."""
    here = visit()
    page = here.go(f"{tag}/")
    groups = [spellings(word) for word in said(tag)]
    assert len(groups) == WORDS
    endings = " ".join(sorted(LANGUAGES[tag].row.endings.split(), key=len, reverse=True))
    for group, (found, shown) in zip(groups, page.evaluate(SEARCH, [here.root, tag, endings, groups]), strict=True):
        assert found[0], group
        assert set(found) == {found[0]}, group
        assert any(group[0] in text for _, texts, _ in shown for text in texts), group
        assert any(marks for _, _, marks in shown), group
        # Cut, but not changed.
        assert all(any(excerpt.strip("…") in text for text in texts) for excerpt, texts, _ in shown if texts), group
    here.assert_clean()


FOUND = """async ([root, tag, endings, question]) => {
  const { openEngine, readResult, searchPages, searchTerms } = await import(`${root}assets/js/fulltext.js`);
  const { results } = await searchPages(await openEngine(root, tag), searchTerms(question, endings));
  const pages = await Promise.all(results.map(readResult));
  const words = new Set(pages.flatMap(({ foundWords }) => [...foundWords]));
  return [pages.map(({ path }) => path).sort(), [...words].sort()];
}"""
"""The pages that a question finds, and the folded words for which it finds them."""


def finds(page: Page, root: str, tag: str, question: str) -> tuple[list[str], list[str]]:
    """What `FOUND` says."""
    endings = " ".join(sorted(LANGUAGES[tag].row.endings.split(), key=len, reverse=True))
    pages, words = page.evaluate(FOUND, [root, tag, endings, question])
    return pages, words


@pytest.mark.parametrize(
    ("forms", "like"),
    [
        (["школа", "школе", "школи", "школу"], "skol(a|e|i|u|o|om|ama)"),
        (["мрежа", "мреже", "мрежу"], "mrez(a|e|i|u|o|om|ama)"),
        (["жена", "жене"], "zen(a|e|i|u|o|om|ama)"),
    ],
)
def test_a_short_word_is_found_in_its_forms_and_no_others(visit: OpenPage, forms: list[str], like: str) -> None:
    """Each form finds the same pages; `жене` has a beginning with Зеница in common, and does not find it."""
    here = visit()
    page = here.go("sr-Cyrl/")
    found = [finds(page, here.root, "sr-Cyrl", form) for form in forms]
    assert found[0][0]
    assert all(each == found[0] for each in found)
    assert [word for word in found[0][1] if not re.fullmatch(like, word)] == []


@pytest.mark.parametrize(
    ("question", "unlike"),
    [
        ("деца", "decemb"),  # another word that begins so
        ("село", "sel"),  # a word of which no form is there
        ("радио", "rad[aeu]?$"),  # its last vowel but one belongs to the stem
        ("новима", "n[^o]"),  # an ending may not be all of a word
    ],
)
def test_a_short_word_does_not_find_nonsense(visit: OpenPage, question: str, unlike: str) -> None:
    """What only begins alike is another word."""
    here = visit()
    _, words = finds(here.go("sr-Cyrl/"), here.root, "sr-Cyrl", question)
    assert [word for word in words if re.match(unlike, word)] == []


def results(page: Page) -> Page:
    """The page once it has answered."""
    expect(page.locator("[data-im=status]")).not_to_be_empty(timeout=15000)
    return page


@pytest.mark.parametrize("question", ["zavičajnih", "завичајних", "zavicajnih", "ZAVIČAJNIH"])
def test_an_address_of_results_can_be_shared(visit: OpenPage, question: str) -> None:
    """Grouped by kind with numbers, what was found marked as the page writes it, links to the reader's language."""
    here = visit()
    page = results(here.go(f"bs/search/?q={question}"))
    expect(page.locator("#im-q")).to_have_value(question)
    expect(page.locator(".im-group h2").first).to_contain_text(re.compile(r"\d"))
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("^zavičajni", re.IGNORECASE))
    href = page.locator(".im-hits a").first.get_attribute("href") or ""
    assert href.startswith(f"{here.root}bs/organisations/")
    assert "noindex" in (page.locator("meta[name=robots]").get_attribute("content") or "")
    here.assert_clean()


def test_a_question_is_a_step_in_the_history(visit: OpenPage) -> None:
    """Back leads to the question before, and to its results."""
    here = visit()
    page = results(here.go("de/search/?q=verband"))
    first = page.locator(".im-hits a").first.text_content()
    page.locator("#im-q").fill("Mentoring")
    page.locator("#im-q").press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=Mentoring$"))
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("mentoring", re.IGNORECASE))
    page.go_back()
    expect(page).to_have_url(re.compile(r"\?q=verband$"))
    expect(page.locator("#im-q")).to_have_value("verband")
    expect(page.locator(".im-hits a").first).to_have_text(first or "-")
    here.assert_clean()


def test_more_of_a_kind_is_shown_on_demand(visit: OpenPage) -> None:
    """The keyboard's place is at the first of the further ones."""
    page = results(visit().go("en/search/?q=association"))
    group = page.locator(".im-group").first
    expect(group.locator("li")).to_have_count(4)
    group.get_by_role("button").click()
    expect(group.locator("li a").nth(4)).to_be_focused()
    few = page.locator(".im-group").filter(has=page.locator("small", has_text=re.compile("^[1-4]$"))).first
    expect(few.get_by_role("button")).to_be_hidden()


def test_nothing_found_says_so_and_leads_on(visit: OpenPage) -> None:
    """With the lists in which one can look."""
    here = visit()
    page = results(here.go("hr/search/?q=xqxqxq"))
    expect(page.locator("[data-im=status]")).to_contain_text("xqxqxq")
    expect(page.locator("[data-im=lists]")).to_be_visible()
    expect(page.locator(".im-group")).to_have_count(0)
    results(here.go("hr/search/?q=x"))
    expect(page.locator(".im-group")).to_have_count(0)
    here.assert_clean()


def test_the_question_goes_along_into_another_language(visit: OpenPage) -> None:
    """The switch stays on the page, in the other script too."""
    page = results(visit().go("sr-Cyrl/search/?q=дијаспоре"))
    switch_to(page, "sr-Latn")
    expect(results(page).locator("#im-q")).to_have_value("дијаспоре")
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("^[Dd]ijaspor"))


def test_a_word_that_no_page_says_is_left_out_and_named(visit: OpenPage) -> None:
    """The others are looked for."""
    here = visit()
    page = results(here.go("en/search/?q=mentoring xqxqxq"))
    expect(page.locator("[data-im=status]")).to_contain_text("No page says: xqxqxq")
    expect(page.locator(".im-hits mark").first).to_have_text(re.compile("mentor", re.IGNORECASE))
    here.assert_clean()


@pytest.mark.parametrize(
    ("question", "path"),
    [
        ("de/search/?q=Karte", "de/map/"),
        ("de/search/?q=Statistik", "de/statistics/"),
        ("sr-Cyrl/search/?q=статистика", "sr-Cyrl/statistics/"),
        ("bs/search/?q=zid", "bs/projects/"),
    ],
)
def test_a_list_is_found_by_its_name(visit: OpenPage, question: str, path: str) -> None:
    """As a page, the best of them."""
    here = visit()
    page = results(here.go(question))
    pages = page.locator(".im-group").last
    expect(pages.locator(".im-hits a").first).to_have_attribute("href", f"{here.root}{path}")
    here.assert_clean()


def test_pages_for_developers_are_not_found(visit: OpenPage) -> None:
    """Nobody who looks for an organisation means them."""
    page = results(visit().go("de/search/?q=near-duplicate"))
    found = [link.get_attribute("href") or "" for link in page.locator(".im-hits a").all()]
    assert not [href for href in found if re.search("/(api|commands|fields|hosting|problems|threat-model)/", href)]


def test_without_script_the_page_leads_to_the_lists(visit: OpenPage) -> None:
    """The box of the header is a form that leads there."""
    here = visit(java_script_enabled=False)
    page = here.go("sr-Cyrl/organisations/")
    page.locator(".im-search input").fill("мрежа")
    page.locator(".im-search input").press("Enter")
    expect(page).to_have_url(re.compile("/sr-Cyrl/search/"))
    expect(page.locator("noscript")).to_be_visible()
    page.locator("[data-im=lists] a").nth(3).click()
    expect(page).to_have_url(re.compile("/sr-Cyrl/countries/$"))
    phone = visit(java_script_enabled=False, viewport=PHONE).go("sr-Cyrl/organisations/")
    phone.locator(".im-find").click()
    expect(phone).to_have_url(re.compile("/sr-Cyrl/search/$"))


@pytest.fixture(params=["", "repo/"], ids=["root", "sub-path"])
def place(request: pytest.FixtureRequest, real_site: Path, tmp_path: Path) -> Iterator[str]:
    """The site at the root of a host and below a folder, as on GitHub Pages."""
    (tmp_path / "repo").symlink_to(real_site)
    with serve(tmp_path if request.param else real_site) as root:
        yield root + request.param


def test_the_box_suggests_names_then_texts(visit: OpenPage, place: str) -> None:
    """Nothing is fetched before it is used; `/` focuses it; arrows, Enter and Escape work as in any combobox."""
    here = visit(root=place)
    page = here.go("bs/places/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in here.requests if re.search("pagefind|/find/|search|fulltext", url)]
    page.keyboard.press("/")
    box = page.get_by_role("combobox")
    expect(box).to_be_focused()
    page.keyboard.type("мреза")
    names = page.locator("[data-im=names]")
    expect(names).to_have_role("group")
    expect(names.get_by_role("option", name=re.compile("pangea mreža"))).to_be_visible(timeout=15000)
    expect(page.locator("[data-im=texts] [role=option] mark").first).to_have_text(re.compile("^[Mm]rež"))
    expect(box).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    chosen = page.get_by_role("option").first
    expect(box).to_have_attribute("aria-activedescendant", chosen.get_attribute("id") or "-")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("мреза")

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    href = page.get_by_role("option").first.get_attribute("href") or "-"
    assert href.startswith(f"{place}bs/")
    page.keyboard.press("Enter")
    expect(page).to_have_url(href)
    here.assert_clean()


def test_enter_leads_to_all_results(visit: OpenPage, place: str) -> None:
    """Ctrl-K focuses the box from anywhere."""
    here = visit(root=place)
    page = here.go("de/organisations/")
    page.locator("#im-q").focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("verbande")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{place}de/search/?q=verbande")
    expect(results(page).locator(".im-hits mark").first).to_have_text(re.compile("[Vv]erb[aä]nd"))
    here.assert_clean()


def test_a_slash_can_be_typed(visit: OpenPage) -> None:
    """The shortcut does not take it from who is writing."""
    page = visit().go("en/organisations/")
    page.locator("#im-q").fill("")
    page.locator("#im-q").press("/")
    expect(page.locator("#im-q")).to_have_value("/")


def test_on_a_phone_a_button_shows_the_box(visit: OpenPage) -> None:
    """It fits, and Escape gives the place back."""
    page = visit(viewport=PHONE).go("sr-Cyrl/")
    expect(page.locator(".im-search")).to_be_hidden()
    page.locator(".im-find").click()
    expect(page.locator(".im-search input")).to_be_focused()
    page.keyboard.type("mreza")
    expect(page.get_by_role("option").first).to_be_visible(timeout=15000)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator(".im-find")).to_be_focused()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_no_rule_of_accessibility_is_broken(visit: OpenPage, viewport: dict[str, int]) -> None:
    """With results on the page and suggestions below the box."""
    page = results(visit(viewport=viewport).go("de/search/?q=verband"))
    page.keyboard.press("Control+k")
    page.keyboard.type("netz")
    expect(page.locator("[data-im=texts] [role=option]").first).to_be_visible(timeout=15000)
    page.keyboard.press("ArrowDown")
    assert_accessible(page)
