"""`imenik serve` and plain `mkdocs serve`: they answer, and every kind of change reaches the page."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.paths import ROOT, SMALL_DATA

PARTS = ("src", "hooks", "docs", "mkdocs.yml")
CLUB = "data/organisations/first-club.yml"
PATIENCE = 120
"""Seconds that a rebuild, or its end, may take on a busy machine."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the repository, with little data, that may be edited."""
    shutil.copytree(SMALL_DATA, tmp_path / "data")
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, tmp_path / part)
    return tmp_path


@pytest.fixture
def address(request: pytest.FixtureRequest, checkout: Path) -> Iterator[str]:
    """The address of a running development server of the copy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    words = {
        "imenik": ["-c", "from imenik.cli import main; main()", "serve", "--address", host],
        "mkdocs": ["-m", "mkdocs", "serve", "--dev-addr", host],
    }[request.param]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    log = (checkout / "log").open("w")
    server = subprocess.Popen([sys.executable, *words], cwd=checkout, env=environment, stdout=log, stderr=log)
    try:
        yield f"http://{host}/"
    finally:
        server.terminate()  # an interrupt would be ignored where the tests run in the background
        server.wait(timeout=PATIENCE)
        log.close()


def wait_for(url: str, words: str) -> None:
    """Until the page, or the log, holds the words; a failure tells what it held at last."""
    deadline, text = time.monotonic() + PATIENCE, ""
    while time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own server or file
                text = answer.read().decode()
        except OSError:
            text = "no answer"
        if words in text:
            return
        time.sleep(0.2)
    pytest.fail(f"{url} never held {words!r}, but at last: {text[-400:]}")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("address", ["mkdocs"], indirect=True)
def test_mkdocs_itself_serves_and_follows_the_data(address: str, checkout: Path) -> None:
    """The same server, without our command before it."""
    wait_for(f"{address}bs/", '<html lang="bs"')
    edit(checkout / CLUB, "Verein", "Club")
    wait_for(f"{address}de/organisations/first-club/", "Club „Ljiljan“")


@pytest.mark.parametrize("address", ["imenik"], indirect=True)
def test_an_open_page_follows_the_files(address: str, checkout: Path, browser: Browser) -> None:
    """It loads itself again, and keeps what it shows while there is an error, which it tells."""
    club = f"{address}de/organisations/first-club/"
    wait_for(club, "Verein")
    page = browser.new_page()
    page.goto(club)
    heading, problems = page.get_by_role("heading", level=1), page.get_by_role("alert")
    expect(heading).to_contain_text("Verein")
    expect(problems).to_have_count(0)

    edit(checkout / CLUB, "Verein", "Club")
    expect(heading).to_contain_text("Club „Ljiljan“")

    edit(checkout / CLUB, "listing: self-confirmed", "listing: <rumour>")
    expect(problems).to_contain_text("first-club.yml:")
    expect(problems).to_contain_text("<rumour>")
    expect(heading).to_contain_text("Club")
    edit(checkout / CLUB, "listing: <rumour>", "listing: self-confirmed")
    expect(problems).to_have_count(0)

    template = checkout / "src/imenik/resources/theme/pages/entries/organisation.html"
    edit(template, "<dl class=", "{{ nothing }}<dl class=")
    expect(problems).to_contain_text("organisation.html:")
    edit(template, "{{ nothing }}<dl class=", "<p>Template</p><dl class=")
    expect(page.get_by_text("Template", exact=True)).to_be_visible()

    edit(checkout / "src/imenik/resources/locales/de.po", 'msgstr "Über das Verzeichnis"', 'msgstr "Die Macher"')
    expect(page.get_by_role("link", name="Die Macher").first).to_be_visible()

    page.goto(f"{address}de/nothing/")
    expect(page).to_have_title(re.compile("404"))
    (checkout / "docs/de").mkdir(exist_ok=True)
    (checkout / "docs/de/nothing.md").write_text("---\ntitle: Etwas\n---\nDoch.", encoding="utf-8")
    expect(page.get_by_text("Doch.")).to_be_visible()
    (checkout / "docs/de/nothing.md").rename(checkout / "docs/de/other.md")
    expect(page).to_have_title(re.compile("404"))
    page.close()


@pytest.mark.parametrize("address", ["imenik"], indirect=True)
def test_every_kind_of_change_reaches_the_page(address: str, checkout: Path) -> None:
    """Data, hand-written pages, words, theme and Python code; a mistake in between does not end the server."""
    for language in ("bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de"):
        wait_for(f"{address}{language}/", f'<html lang="{language}"')
    club = f"{address}de/organisations/first-club/"
    edit(checkout / CLUB, "Verein", "Club")
    wait_for(club, "Club „Ljiljan“")

    edit(checkout / CLUB, "listing: self-confirmed", "listing: rumour")
    wait_for((checkout / "log").as_uri(), "rumour")
    edit(checkout / CLUB, "listing: rumour", "listing: public-source")
    edit(checkout / CLUB, "Club „", "Klub „")
    wait_for(club, "Klub „Ljiljan“")

    edit(checkout / "docs/en/privacy.md", "title:", "title: Changed")
    wait_for(f"{address}en/privacy/", "Changed")
    edit(
        checkout / "src/imenik/resources/theme/pages/entries/organisation.html",
        "<dl class=",
        "<p>Template</p><dl class=",
    )
    wait_for(club, "<p>Template</p>")
    edit(checkout / "src/imenik/i18n/labels.py", 'say("From public sources")', 'say("From the papers")')
    wait_for(club, "From the papers")
    edit(checkout / "src/imenik/i18n/labels.py", 'say("From the papers")', 'say("From the papers"')
    wait_for(club, "labels.py:")
    edit(checkout / "src/imenik/i18n/labels.py", 'say("From the papers"', 'say("From a paper")')
    wait_for(club, "From a paper")
    edit(checkout / "mkdocs.yml", "https://github.com/example/imenik", "https://github.com/example/other")
    wait_for(club, "https://github.com/example/other")
