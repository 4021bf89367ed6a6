"""Full-text search, asked by its modules: every spelling finds the same pages, in each language."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest
from playwright.sync_api import Page

from imenik.env.locations import LOCALES
from imenik.i18n.script import fold
from imenik.pages import all_pages
from imenik.store.languages import load_languages
from imenik.views.fulltext import searchable_pages
from tests.browser.conftest import Visit
from tests.factories import editions_of
from tests.paths import ROOT
from tests.spelling import has_cyrillic, to_latin

OpenPage = Callable[..., Visit]
LANGUAGES = load_languages(LOCALES)
WORDS = 30
CYRILLIC = {latin: cyrillic for cyrillic, latin in to_latin.letters.items()}
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
