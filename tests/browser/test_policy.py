"""Markup that got into a page runs nothing and asks nobody: the policy of the page forbids it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Visit
from tests.browser.serving import serve

OpenPage = Callable[..., Visit]
HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 1'>",
    "<svg onload='window.ran = 1'></svg>",
    "<a href='javascript:window.ran = 1' id=hostile>x</a>",
    "<script src='https://evil.example/a.js'></script>",
    "<link rel=stylesheet href='https://evil.example/a.css'>",
    "<style>body { background: url(https://evil.example/a.png) }</style>",
    "<img src='https://evil.example/a.png'>",
    "<iframe src='https://evil.example/'></iframe>",
    "<object data='https://evil.example/a.swf'></object><embed src='https://evil.example/a.pdf'>",
    "<base href='https://evil.example/'>",
    "<form action='https://evil.example/' id=leak><button>x</button></form>",
)
PAGES = (
    "bs/index.html",
    "en/organisations/first-club/index.html",
    "sr-Cyrl/projects/index.html",
    "de/add/organisation/index.html",
)


@pytest.fixture(scope="module")
def root(small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site with hostile markup in the content of some pages."""
    folder = tmp_path_factory.mktemp("hostile") / "site"
    shutil.copytree(small_site, folder)
    for path in PAGES:
        text = (folder / path).read_text("utf-8")
        (folder / path).write_text(text.replace("<h1", f"{''.join(HOSTILE)}<h1", 1), "utf-8")
    with serve(folder) as address:
        yield address


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_and_nobody_is_asked(visit: OpenPage, root: str, path: str) -> None:
    page = visit(root).page
    requests: list[str] = []
    refused: set[str] = set()
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: refused.add(request.url) if request.failure == "csp" else None)
    page.goto(root + path.removesuffix("index.html"))
    page.locator("#hostile").click()
    page.evaluate("document.querySelector('#leak').requestSubmit()")
    page.wait_for_timeout(300)
    assert page.evaluate("window.ran") is None
    assert refused >= {"https://evil.example/a.js", "https://evil.example/a.css", "https://evil.example/a.png"}
    assert [url for url in requests if not url.startswith((root, "data:")) and url not in refused] == []
    assert page.url.startswith(root)
