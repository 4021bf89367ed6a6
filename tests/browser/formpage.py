"""The page of a form as a person uses it: opened, filled in, finished; and whether what comes of it is sound."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from playwright.sync_api import Locator, Page, expect

from imenik.cli import main
from tests.browser.conftest import PHONE, Visit
from tests.paths import ROOT

OpenPage = Callable[..., Visit]
LOADED = "form.im-form:not([hidden])"


def open_form(visit: OpenPage, path: str, **options: object) -> tuple[Visit, Page]:
    """A form that is ready to be filled in."""
    here = visit(**{"viewport": PHONE, **options})
    page = here.go(path)
    page.wait_for_selector(LOADED)
    return here, page


def field(page: Page, name: str) -> Locator:
    """One question of the form, by its key in the file."""
    return page.locator(f'[data-field="{name}"]').first


def written(page: Page) -> dict[str, Any]:
    """What has been written, as the page keeps it when one looks elsewhere."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    drafts: dict[str, str] = page.evaluate("({ ...localStorage })")
    (draft,) = (text for key, text in drafts.items() if key.startswith("imenik.form."))
    value: dict[str, Any] = json.loads(draft)["value"]
    return value


def choose(page: Page, name: str, typed: str) -> None:
    """The first of what is offered for something typed."""
    field(page, name).get_by_role("combobox").fill(typed)
    field(page, name).get_by_role("option").first.click()


def finish(page: Page) -> str:
    """Agrees, asks for the result, and gives the text of the file."""
    page.locator("[data-im=agreement] input").check()
    page.locator("[data-im=finish]").click()
    expect(page.locator("[data-im=done]")).to_be_focused()
    return page.locator("[data-im=yaml]").text_content() or ""


def path_shown(page: Page) -> str:
    return (page.locator("[data-im=file]").text_content() or "").removeprefix("data/")


def assert_sound(data: Path, path: str, text: str) -> None:
    """With the entry, `imenik check` has no more to say of all the data, and `imenik format` would change nothing."""
    folder = data / "data"
    shutil.copytree(ROOT / "data", folder)
    (folder / path).write_text(text, encoding="utf-8", newline="")
    assert problems(folder) == problems(ROOT / "data")
    formatted = CliRunner().invoke(main, ["format", "--check", "--data", str(folder), str(folder / path)])
    assert formatted.exit_code == 0, formatted.output


@cache
def problems(data: Path) -> list[str]:
    """What `imenik check` tells of the files of a data folder, without where that is."""
    told = CliRunner().invoke(main, ["check", "--data", str(data)]).output
    return re.findall(r"\w+/[\w./-]+:\d+:\d+: (?:error|warning): .*", told.replace(f"{data}/", ""))
