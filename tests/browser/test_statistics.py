"""The statistics in a browser: drawings and tables say the same, on a phone, by ear, on paper, and in files."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import assert_accessible
from tests.browser.conftest import PHONE, Visit

OpenPage = Callable[..., Visit]
SUMMARIES = ".im-figure summary"


def unfolded(page: Page) -> Page:
    """With every table open, as a reader opens them."""
    for summary in page.locator(SUMMARIES).all():
        summary.click()
    return page


def texts(found: Locator) -> list[str]:
    return [text.strip() for text in found.all_inner_texts()]


def test_open_tables_break_no_rule(visit: OpenPage) -> None:
    """What is folded is not judged, so everything is unfolded first."""
    assert_accessible(unfolded(visit(viewport=PHONE).go("bs/statistics/")))


@pytest.mark.parametrize("language", ["bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"])
def test_nothing_is_cut_on_a_phone(visit: OpenPage, language: str) -> None:
    """Neither a label nor a table is wider than the screen, in any language."""
    here = visit(viewport=PHONE)
    page = unfolded(here.go(f"{language}/statistics/"))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rights = "found => found.map(each => each.getBoundingClientRect().right)"
    assert max(page.locator(".im-table, .im-bar-label, .im-bar-number").evaluate_all(rights)) <= PHONE["width"]
    here.assert_clean()


def test_bars_and_tables_say_the_same(visit: OpenPage) -> None:
    """Each bar has a row with its words and its number, and its length is in proportion."""
    page = unfolded(visit(java_script_enabled=False).go("de/statistics/"))
    figure = page.locator("#countries")
    labels, numbers = texts(figure.locator(".im-bar-label")), texts(figure.locator(".im-bar-number"))
    rows = {texts(row.locator("th, td"))[0]: texts(row.locator("td"))[0] for row in figure.locator("tbody tr").all()}
    whole = [label for label in labels if label in rows]
    assert len(whole) == len(labels) - 1  # one bar stands for all others
    assert {label: number for label, number in zip(labels, numbers, strict=True) if label in rows} == {
        label: rows[label] for label in whole
    }
    assert texts(figure.locator("tfoot td"))[0] == str(sum(map(int, rows.values())))
    widths = figure.locator("svg").evaluate_all(
        "found => found.map(each => each.lastElementChild.getBoundingClientRect().width)"
    )
    unit = widths[0] / int(numbers[0])
    assert [round(width / unit) for width in widths] == [int(number) for number in numbers]


def test_each_drawing_has_a_name_and_each_table_links(visit: OpenPage) -> None:
    """A drawing is one picture for a screen reader; the way to the pages is in the table."""
    page = unfolded(visit().go("en/statistics/"))
    assert all(drawing.get_attribute("aria-label") for drawing in page.locator("figure [role=img]").all())
    page.locator("#clusters table").get_by_role("link", name="Culture and tradition").click()
    expect(page).to_have_url(re.compile("/en/clusters/culture/$"))


def test_files_answer_and_hold_the_rows(visit: OpenPage) -> None:
    """Every link below a chart leads to a file with as many rows as its table."""
    page = unfolded(visit().go("sr-Cyrl/statistics/"))
    figures = page.locator(".im-figure").all()
    assert len(figures) == 12
    for figure in figures:
        address = figure.locator(".im-chart-file a").evaluate("link => link.href")
        answer = page.request.get(address)
        assert answer.ok, address
        rows = list(csv.reader(io.StringIO(answer.body().decode("utf-8-sig"), newline="")))[1:]
        assert [row[1] for row in rows] == texts(figure.locator("tbody th"))


def test_paper_shows_the_tables(visit: OpenPage) -> None:
    """Nothing can be unfolded there."""
    page = visit(java_script_enabled=False).go("hr/statistics/")
    expect(page.locator("#types table")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("#types table")).to_be_visible()
    expect(page.locator(SUMMARIES).first).to_be_hidden()
