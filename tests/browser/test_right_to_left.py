"""A site in two made-up languages with long words: one from left to right, one from right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from imenik.env.locations import CONFIG_NAME
from tests.browser.conftest import Visit
from tests.browser.serving import serve
from tests.command import imenik
from tests.pseudo import write_languages
from tests.sites import DAY, make_site_folder

PAGES = (
    "",
    "add/",
    "add/organisation/",
    "calendar/",
    "data/",
    "embed/",
    "events/",
    "meetings/",
    "organisations/",
    "organisations/first-club/",
    "partners/",
    "projects/",
    "statistics/",
)
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SIDE = "getComputedStyle(document.querySelector('.im-brand')).direction"


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = make_site_folder(tmp_path_factory.mktemp("made-up"))
    write_languages(folder)
    config = folder / CONFIG_NAME
    text = config.read_text("utf-8").replace("[bs, hr, sr-Cyrl, sr-Latn, en, de]", "[en, ia, he]")
    config.write_text(text, "utf-8")
    done = imenik("build", "--today", DAY, "--site-dir", str(folder / "site"), cwd=folder)
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as root:
        yield root


@pytest.mark.parametrize(("tag", "direction"), [("ia", "ltr"), ("he", "rtl")])
@pytest.mark.parametrize("width", [320, 360])
def test_no_page_is_wider_than_a_phone(
    made_up: str, visit: Callable[..., Visit], tag: str, direction: str, width: int
) -> None:
    visitor = visit(made_up, viewport={"width": width, "height": 800})
    for path in PAGES:
        page: Page = visitor.go(f"{tag}/{path}")
        assert page.get_attribute("html", "dir") == direction
        assert page.evaluate(SIDE) == direction
        assert page.evaluate(OVERFLOW) == 0, path


def test_every_language_of_the_error_page_has_its_direction(made_up: str, visit: Callable[..., Visit]) -> None:
    page = visit(made_up).go("404.html")
    directions = page.eval_on_selector_all("section", "all => all.map((section) => section.dir)")
    assert directions == ["ltr", "ltr", "rtl"]
