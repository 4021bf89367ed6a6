"""The browser that all browser tests share, and pages that tell what went wrong on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.serving import launch_options, serve

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
PATIENCE = 15_000
"""Milliseconds until what is expected has to be there, on a machine that runs other tests as well."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(**launch_options())
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(real_site: Path) -> Iterator[str]:
    """The address of the finished site."""
    with serve(real_site) as root:
        yield root


class Visit:
    """A page in the browser, and what was requested and complained about on it."""

    def __init__(self, context: BrowserContext, root: str) -> None:
        self.root = root
        self.page: Page = context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self._complain(message.type, message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", lambda request: self._fail(request.url, request.failure or ""))

    def _complain(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def _fail(self, url: str, reason: str) -> None:
        if reason != "net::ERR_ABORTED":  # the page was left before an image came
            self.complaints.append(f"{url}: {reason}")

    def go(self, path: str) -> Page:
        """Open a page of the site."""
        self.page.goto(self.root + path)
        return self.page

    def assert_clean(self) -> None:
        """Nothing was complained about, and no other host was asked for anything."""
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith(self.root)] == []


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Visit]]:
    """Opens pages of the site; options are those of a browser context."""
    contexts = []

    def open_page(root: str = site, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": DESKTOP, **options})
        contexts.append(context)
        return Visit(context, root)

    yield open_page
    for context in contexts:
        context.close()


def switch_to(page: Page, language: str) -> None:
    """Use the language menu."""
    page.locator(".im-languages summary").click()
    page.locator(f".im-languages a[lang='{language}']").click()
