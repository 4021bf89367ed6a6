"""The page of open data in a browser: what is copied, how narrow it gets, in each alphabet."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.conftest import PHONE, Visit

FITS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def test_examples_are_copied_and_nothing_is_cut(visit: Callable[..., Visit]) -> None:
    """On a phone, in the alphabet and the language with the longest words."""
    for tag in ("sr-Cyrl", "de"):
        visited = visit(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
        page = visited.go(f"{tag}/data/")
        assert page.evaluate(FITS)
        for box in page.locator(".im-copied").all():
            box.get_by_role("button").click()
            box.get_by_role("status").filter(has_text=".").wait_for()
            copied = page.evaluate("navigator.clipboard.readText()")
            assert copied == box.locator("code").text_content()
        assert page.evaluate("fetch(document.querySelector('.im-files a').href).then(answer => answer.ok)")
        visited.assert_clean()
