"""The rules of WCAG 2.2 A and AA that a program can judge, asked of an open page in light and in dark colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],  # what is in order is not told node by node, which took most of the time
}
COLOUR_RULES = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""What can differ in another scheme: its colours, not the elements."""
SCHEMES: Mapping[Literal["light", "dark"], Mapping[str, object]] = {"light": RULES, "dark": COLOUR_RULES}
WHOLE_PAGES = ("region", "landmark-one-main")
"""Rules that ask for the landmarks of a whole page, which what stands in a frame does not have."""
_RUN = """async (rules) => {
  const { violations } = await axe.run(rules);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.target).join(", ")}`);
}"""


def assert_accessible(page: Page, besides: Sequence[str] = ()) -> None:
    """No rule, besides those named, is broken on the page as it is now, neither by day nor by night."""
    disabled = {name: {"enabled": False} for name in besides}
    page.evaluate(Axe().axe_script)
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is judged on its way
        assert page.evaluate(_RUN, {**rules, "rules": disabled}) == [], scheme
