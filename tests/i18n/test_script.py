"""Cyrillic and Latin: transliteration, the fold, slugs, and words that mix the two."""

from __future__ import annotations

import pytest

from imenik.i18n.script import fold, in_one_script, mixed_words, slug
from imenik.i18n.script_tables import Transliteration
from tests.spelling import has_cyrillic, to_latin
from tests.vectors import SPELLINGS


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Удружење грађана", "Udruženje građana"),
        ("абвгдђежзијклљмнњопрстћуфхцчџш", "abvgdđežzijklljmnnjoprstćufhcčdžš"),
        ("АБВГДЂЕЖЗИЈКЛМНОПРСТЋУФХЦЧШ", "ABVGDĐEŽZIJKLMNOPRSTĆUFHCČŠ"),
        ("Љубав, Његош, Џамија", "Ljubav, Njegoš, Džamija"),
        ("ЉУБАВ ЊЕГОШ ЏАМИЈА КОЊ БАЊ", "LJUBAV NJEGOŠ DŽAMIJA KONJ BANJ"),
        ("Њ. Његош и Љ", "Nj. Njegoš i Lj"),
        ("Састанак Online Check-in у Bihaću", "Sastanak Online Check-in u Bihaću"),
        ("XIX вијек и БиХ", "XIX vijek i BiH"),
        ("Nothing Cyrillic: đ, ž", "Nothing Cyrillic: đ, ž"),
        ("Пишите на инфо@пример.срб.", "Pišite na инфо@пример.срб."),
        ("Види https://пример.срб/мост и www.мост.срб", "Vidi https://пример.срб/мост i www.мост.срб"),
        ("[мост](https://example.org/мост)", "[most](https://example.org/мост)"),
        ("Код `мост` и ``а ` б`` овдје", "Kod `мост` i ``а ` б`` ovdje"),
        ("", ""),
    ],
)
def test_to_latin(cyrillic: str, latin: str) -> None:
    assert to_latin(cyrillic) == latin


def test_a_letter_without_case_is_no_capital() -> None:
    arabic = Transliteration("Latn", {"ش": "sh", "م": "m"})
    assert arabic("شم مش") == "shm msh"


def test_a_capital_may_become_another_one_than_its_small_letter() -> None:
    with_dot = Transliteration("Latn", {"и": "i", "И": "İ", "ы": "ı", "ш": "sh"})
    assert with_dot("ИШЫ иши Ши") == "İSHI ishi Shi"


@pytest.mark.parametrize(
    "text", ["ж" * 300_000, "ж." * 150_000, "`" * 300_000 + "ж", "`ж" * 150_000, "ж@" * 150_000, "Њ" * 300_000]
)
def test_a_long_text_is_little_work(text: str) -> None:
    """In more than linear time this test would never end."""
    assert len(to_latin(text)) >= len(text)
    assert len(fold(text)) > 0
    assert slug(text) == slug(to_latin(text))
    assert mixed_words(text) == []


@pytest.mark.parametrize(
    ("text", "folded"), [(text, folded) for folded, *texts in SPELLINGS for text in [folded, *texts]]
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Most u Beču", "most-u-becu"),
        ("Мост у Бечу", "most-u-becu"),
        ("Građani & Đaci", "gradjani-djaci"),
        ("  Bosnisch-Österreichische Jugend (BÖJ) e.V.  ", "bosnisch-osterreichische-jugend-boj-e-v"),
        ("桥", ""),
        ("---", ""),
    ],
)
def test_slug(name: str, made: str) -> None:
    assert slug(name) == made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mоst", [(0, "Mоst")]),
        ("У Бeчу и у Бечу, oкупља.", [(2, "Бeчу"), (17, "oкупља")]),
        ("Састанак Online, WhatsApp-а, BиX", [(29, "BиX")]),
        ("Latin only: đ, ž", []),
        ("Само ћирилица", []),
        ("5а, а5, а_a", []),
    ],
)
def test_mixed_words(text: str, found: list[tuple[int, str]]) -> None:
    assert mixed_words(text) == found


@pytest.mark.parametrize(
    ("word", "whole"),
    [
        ("Бeчу", "Бечу"),
        ("Mоst", "Most"),
        ("Моst", "Most"),
        ("oн", "он"),
        ("МOSТ", "MOST"),
        ("GмbH", None),
    ],
)
def test_unmixed(word: str, whole: str | None) -> None:
    assert in_one_script(word) == whole


def test_has_cyrillic() -> None:
    assert has_cyrillic("Mоst")
    assert not has_cyrillic("Đ, ž, ε, ö")
