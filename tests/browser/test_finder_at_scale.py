"""The finder over 10,000 invented organisations in both scripts, compared with counting one by one in Python."""

from __future__ import annotations

import gzip
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from benchmarks.synthetic import write
from imenik.env.locations import THEME
from imenik.exports.browser import finder_index as finder
from imenik.i18n.script import fold
from imenik.insights.relations import ancestors
from imenik.model import Organisation
from imenik.pages.browse import organisations
from imenik.pages.renderer import renderer_of
from imenik.views.edition import Edition
from imenik.views.facets import FACETS
from imenik.views.render import environment
from tests.browser.conftest import Visit
from tests.browser.serving import serve
from tests.factories import editions_of
from tests.spelling import to_latin

OpenPage = Callable[..., Visit]
SHORTEST_WITHIN = 5
"""The length from which a word is found within others (query.js)."""
MAX_INDEX_BYTES = {1_500: 50_000, 10_000: 240_000}
"""Compressed bytes of the index for so many organisations."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Edition]:
    folder = tmp_path_factory.mktemp("large") / "data"
    write(folder, organisations=10_000, projects=1_000, seed=7)
    return editions_of(folder)


@pytest.fixture(scope="module")
def root(real_site: Path, large: Mapping[str, Edition], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The pages of the real site over the index of the invented one."""
    folder = tmp_path_factory.mktemp("site") / "site"
    shutil.copytree(real_site, folder)
    for path, content in finder.files(large):
        (folder / path).write_bytes(content)
    with serve(folder) as address:
        yield address


@pytest.fixture
def page(visit: OpenPage, root: str) -> Page:
    return visit(root).go("bs/organisations/")


SCRIPT = """
async (questions) => {
  const { loadEntries } = await import("/assets/js/entries.js");
  const { countFacets, filterEntries, interpret } = await import("/assets/js/query.js");
  const list = await loadEntries("organisations", "/", "bs");
  return questions.map(([text, chosen, facets]) => {
    const wanted = new Map(chosen.map(([key, values]) => [key, new Set(values)]));
    const { matches } = interpret(list, text);
    const counts = countFacets(matches, wanted, facets);
    const numbers = [...counts].map(([key, of]) => [key, Object.fromEntries(of)]);
    return [filterEntries(matches, wanted).length, Object.fromEntries(numbers)];
  });
}
"""


def answers(page: Page, questions: Sequence[tuple[str, Sequence[Any], Sequence[str]]]) -> list[tuple[int, Any]]:
    """Number and facet counts for each question, from the modules that the page uses."""
    return [(number, counts) for number, counts in page.evaluate(SCRIPT, questions)]


class ByHand:
    """Finds organisations one by one, as the finder is documented to."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.rows = [(each, self._searched(each), self._values(each)) for each in edition.organisations]

    def _searched(self, each: Organisation) -> str:
        edition = self.edition
        texts = [*each.name.values(), *(each.short_name or {}).values(), *each.also_known_as]
        if each.city:
            known = edition.insights.geography.gazetteer.names_of(each.country or "", each.city)
            texts += [*each.city.values(), *known]
        parent = edition.insights.directory.organisations.get(each.part_of or "")
        texts += parent.name.values() if parent else ()
        values = self._values(each)
        texts += [edition.wording.country(code) for code in values["country"]]
        texts += [edition.plain(edition.term("places", place).label) for place in values["place"]]
        return " ".join(re.findall(r"\w+", fold(" ".join(texts)).replace("_", " ")))

    def _values(self, each: Organisation) -> dict[str, set[str]]:
        found = {facet.key: set(facet.values(each, self.edition)) for facet in FACETS["organisations"]}
        found["place"] |= {
            above for place in each.homeland for above in ancestors(place, self.edition.insights.directory)
        }
        return found

    def found(self, text: str, chosen: Mapping[str, set[str]]) -> list[dict[str, set[str]]]:
        """The values of every organisation that answers."""
        words = re.findall(r"\w+", fold(text))
        return [
            values
            for _, searched, values in self.rows
            if all(_is_in(word, searched) for word in words)
            and all(values[key] & wanted for key, wanted in chosen.items())
        ]


def _is_in(word: str, searched: str) -> bool:
    """Short words only where a word begins."""
    return word in searched if len(word) >= SHORTEST_WITHIN else f" {word}" in f" {searched}"


@pytest.fixture(scope="module")
def by_hand(large: Mapping[str, Edition]) -> ByHand:
    return ByHand(large["bs"])


def spellings(name: str) -> list[str]:
    """A name as people type it: as written, small, in capitals, in Latin, without marks, with dj for đ."""
    latin = to_latin(name)
    return [name, name.lower(), name.upper(), latin, fold(latin), re.sub("đ", "dj", latin.lower())]


def test_every_spelling_of_50_names_finds_the_same_and_misses_none(page: Page, by_hand: ByHand) -> None:
    """Counting finds what contains the words; the finder also finds other forms of them, such as declined ones."""
    chosen = random.Random(3).sample([each for each, _, _ in by_hand.rows], 50)  # noqa: S311 - no secret
    names = [next(iter(each.name.values())) for each in chosen]
    words = (
        [name.split()[0] for name in names[:10]] + [" ".join(name.split()[:2]) for name in names[10:25]] + names[25:]
    )
    typed = [(word, each) for word in words for each in spellings(word)]
    numbers: dict[str, set[int]] = {word: set() for word in words}
    for (word, _), (number, _) in zip(typed, answers(page, [(each, [], []) for _, each in typed]), strict=True):
        numbers[word].add(number)
    assert {word: len(of_spellings) for word, of_spellings in numbers.items()} == dict.fromkeys(words, 1)
    counted = {word: len(by_hand.found(word, {})) for word in words}
    assert [word for word in words if not 0 < counted[word] <= max(numbers[word])] == []
    assert sum(counted[word] in numbers[word] for word in words) > len(words) / 2


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        ("", {}),
        ("udruženje", {}),
        ("", {"cluster": {"economy", "science"}}),
        ("Беч", {"cluster": {"culture"}, "fresh": {"recent", "year"}}),
        ("drustvo", {"country": {"AT", "DE", "CH"}, "language": {"de"}, "place": {"republika-srpska"}}),
        ("", {"offers": {"mentoring"}, "status": {"active", "unknown"}}),
        ("0001", {"type": {"sport"}}),
    ],
)
def test_facet_counts_equal_counting(page: Page, by_hand: ByHand, text: str, chosen: dict[str, set[str]]) -> None:
    """Each count is what choosing that value, with everything else as it is, would give."""
    keys = [facet.key for facet in FACETS["organisations"]]
    [(number, counts)] = answers(page, [(text, [[key, sorted(values)] for key, values in chosen.items()], keys)])
    assert number == len(by_hand.found(text, chosen))
    for key in keys:
        others = {other: values for other, values in chosen.items() if other != key}
        assert counts[key] == dict(Counter(value for values in by_hand.found(text, others) for value in values[key]))


@pytest.mark.parametrize("tag", ["bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"])
def test_names_stand_in_the_order_of_the_pages(page: Page, large: Mapping[str, Edition], tag: str) -> None:
    """The browser's order and Python's are one."""
    script = """async (tag) => {
      const { loadEntries } = await import("/assets/js/entries.js");
      const { entries } = await loadEntries("organisations", "/", tag);
      return entries.map(({ title }) => title.text);
    }"""
    assert page.evaluate(script, tag) == [large[tag].plain(each.name) for each in large[tag].organisations]


def test_the_page_says_what_it_found(page: Page, by_hand: ByHand) -> None:
    """By the box and a filter, as a visitor asks."""
    page.locator("#im-q").fill("друштво")
    page.locator("[name=country][value=AT]").check()
    expected = len(by_hand.found("drustvo", {"country": {"AT"}}))
    expect(page.locator("[data-im=status]")).to_have_text(re.compile(rf"^{expected}\s"))
    expect(page.locator(".im-found li")).to_have_count(min(60, expected))
    page.locator("[data-im=further]").click()
    expect(page.locator(".im-found li")).to_have_count(min(120, expected))


@pytest.mark.parametrize("organisations", sorted(MAX_INDEX_BYTES))
def test_the_index_is_small(large: Mapping[str, Edition], tmp_path: Path, organisations: int) -> None:
    """Compressed as a server does it."""
    editions = large
    if organisations < len(large["bs"].insights.directory.organisations):
        write(tmp_path / "data", organisations=organisations, projects=150, seed=7)
        editions = editions_of(tmp_path / "data")
    sizes = {path: len(gzip.compress(content, 6)) for path, content in finder.files(editions)}
    assert sizes["find/organisations.json"] + sizes["find/sr-Cyrl.json"] <= MAX_INDEX_BYTES[organisations]


def test_each_of_them_is_in_a_list_that_needs_no_script(large: Mapping[str, Edition]) -> None:
    """Home, the list, its sheet, the organisation: three clicks."""
    renderer = renderer_of(large["en"], environment(THEME))
    lists = [str(renderer.render(page).body) for page in organisations.pages(large["en"])]
    sheets = set(re.findall(r'href="\.\./organisations/(page/\d+/)"', lists[0]))
    assert len(sheets) + 1 == len(lists)
    linked = {each for text in lists for each in re.findall(r'organisations/([a-z0-9-]+)/"', text)}
    assert linked >= set(large["en"].insights.directory.organisations)


ALPHABET = [
    "Cazin",
    "Čapljina",
    "Ćuprija",
    "Doboj",
    "Džep",
    "Đakovo",
    "Lukavac",
    "Ljubuški",
    "Novi",
    "Njegoš",
    "Zenica",
    "Žepče",
]
AZBUKA = ["Бихаћ", "Вишеград", "Ђаково", "Жепче", "Љубушки", "Мостар", "Његош", "Ћуприја", "Чапљина", "Џеп"]


@pytest.mark.parametrize(
    ("tag", "names"), [("bs", ALPHABET), ("hr", ALPHABET), ("sr-Latn", ALPHABET), ("sr-Cyrl", AZBUKA)]
)
def test_letters_stand_in_the_order_of_the_alphabet(visit: OpenPage, root: str, tag: str, names: list[str]) -> None:
    """Whatever language the browser itself speaks; Chromium knows no Bosnian."""
    page = visit(root, locale="sv-SE").go(f"{tag}/imprint/")
    script = """async ([tag, names]) => {
      const { inOrderOfNames } = await import("/assets/js/entries.js");
      const entries = names.map((text) => ({ title: { text } }));
      return inOrderOfNames(entries, tag).map(({ title }) => title.text);
    }"""
    assert page.evaluate(script, [tag, names[::-1]]) == names
