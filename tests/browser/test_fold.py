"""The browser folds and transliterates as Python does."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from imenik.i18n.script import slug
from imenik.i18n.script_tables import script_tables
from tests.browser.conftest import Visit
from tests.spelling import to_latin
from tests.vectors import SPELLINGS

TEXTS = [
    "Удружење грађана",
    "АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ",
    "Љубав, Његош, Џамија",
    "ЉУБАВ ЊЕГОШ ЏАМИЈА КОЊ БАЊ",
    "Њ. Његош и Љ",
    "Savez „Завичај“ & Söhne e.V.",
    "Đački dom, ЂАЧКИ ДОМ",
    "Щука, Ѓорче, Ґ",
    "",
]


@pytest.fixture
def page(visit: Callable[..., Visit]) -> Page:
    return visit().go("en/imprint/")


def _mapped(page: Page, function: str, texts: list[str], *more: str) -> list[Any]:
    script = """async ([name, texts, more]) => {
      const all = await import('/assets/js/fold.js');
      return texts.map((text) => all[name](text, ...more));
    }"""
    return list(page.evaluate(script, [function, texts, more]))


def test_every_vector_is_folded_alike(page: Page) -> None:
    for folded, *texts in SPELLINGS:
        assert _mapped(page, "fold", [folded, *texts]) == [folded] * (len(texts) + 1)


def test_there_are_enough_vectors() -> None:
    """The promise is 60 spellings."""
    assert sum(len(texts) for _, *texts in SPELLINGS) >= 60


def test_cyrillic_becomes_the_same_latin(page: Page) -> None:
    """Names in the Latin edition are derived in the browser as they are on the pages."""
    assert _mapped(page, "transliterate", TEXTS, "sr-Latn") == [to_latin(text) for text in TEXTS]


def test_ids_are_made_alike(page: Page) -> None:
    """An index leaves out ids that follow from a name."""
    texts = TEXTS + [text for _, *texts in SPELLINGS for text in texts]
    assert _mapped(page, "slug", texts) == [slug(text) for text in texts]


def test_the_tables_are_not_written_twice(page: Page) -> None:
    """The module that the browser loads is made of Python's tables."""
    text = page.request.get(page.url.split("/en/")[0] + "/assets/js/letters.js").text()
    tables = [json.loads(line.partition(" = ")[2].rstrip(";")) for line in text.splitlines()]
    known = script_tables()
    made = {"sr-Latn": {"source": "sr-Cyrl", "letters": to_latin.letters}}
    assert tables == [known.folds, known.same, known.digraphs, known.ids, made]
