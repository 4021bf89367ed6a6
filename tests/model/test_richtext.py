"""Texts of contributors become safe HTML, quickly."""

from __future__ import annotations

import pytest

from imenik.model.richtext import to_html, to_text
from imenik.store.traversal import iter_texts
from tests.factories import real_directory


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Two *words* and **more**.", "<p>Two <em>words</em> and <strong>more</strong>.</p>"),
        ("[site](https://a.example)", '<p><a href="https://a.example" rel="noopener nofollow ugc">site</a></p>'),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](data:text/html,x)", "<p>[x](data:text/html,x)</p>"),
        ("[x](../other/)", '<p><a rel="noopener nofollow ugc">x</a></p>'),
        ("[x](//a.example)", '<p><a rel="noopener nofollow ugc">x</a></p>'),
        ('[x](https://a.example "<b>")', '<p><a href="https://a.example" rel="noopener nofollow ugc">x</a></p>'),
        ("# Heading", "<p># Heading</p>"),
    ],
)
def test_markup_that_is_allowed_and_that_is_not(text: str, html: str) -> None:
    """Emphasis, links and lists are markup; HTML, scripts, images and headings are text."""
    assert to_html(text).strip() == html


def test_a_text_without_markup_takes_no_other_way() -> None:
    """The short way for plain texts gives what the parser gives, for every text of the real data."""
    from imenik.model.richtext import _READER, _is_plain

    texts = {located.text for located in iter_texts(real_directory()) if _is_plain(located.text)}
    assert len(texts) > 500
    assert [text for text in texts if _plain_html(_READER.render(text)) != _plain_html(to_html(text))] == []


def _plain_html(html: str) -> str:
    """Quotation marks may be written as they are or as entities."""
    return str(html).replace("&quot;", '"').replace("&#34;", '"').replace("&#39;", "'")


def test_an_image_is_not_fetched() -> None:
    """A picture of another host would tell it who reads."""
    assert "<img" not in to_html("![x](https://a.example/x.png)")


@pytest.mark.parametrize("hostile", ["[" * 60_000, "*a " * 20_000, "> a " * 9_000, "`" * 60_000, "![" * 30_000])
def test_hostile_text_is_read_to_its_end(hostile: str) -> None:
    """Sixty thousand brackets are text like any other; in more than linear time this test would never end."""
    assert to_html(hostile) != ""


def test_a_description_is_one_plain_line() -> None:
    """Cut at a word, without markup."""
    assert to_text("Some **bold** words\n\nand `more` & more", 20) == "Some bold words and…"
