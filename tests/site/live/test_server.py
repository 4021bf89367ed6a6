"""What the server answers over HTTP."""

from __future__ import annotations

import shutil
import threading
import urllib.request
from collections.abc import Callable, Iterator
from http.client import HTTPResponse
from pathlib import Path
from urllib.error import HTTPError

import pytest
from mkdocs.config.defaults import MkDocsConfig

from imenik.site.live.restarting import listen
from imenik.site.live.server import EVENTS, SCRIPT, LiveServer, content_type
from imenik.site.live.session import Session
from tests.paths import SMALL_DATA

CLUB = "organisations/first-club.yml"
MOUNT = "/imenik/"
Get = Callable[[str], HTTPResponse | HTTPError]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Records that may be edited."""
    return shutil.copytree(SMALL_DATA, tmp_path / "data")


@pytest.fixture
def get(config: MkDocsConfig) -> Iterator[Get]:
    """Asks a server of the small site, which reads the records when it is first asked."""
    running: list[LiveServer] = []

    def answer(path: str) -> HTTPResponse | HTTPError:
        if not running:
            listener = listen("127.0.0.1", 0)
            running.append(LiveServer(listener, Session(config, lambda: None), MOUNT))
            threading.Thread(target=running[0].serve_forever, args=[0.01], daemon=True).start()
        try:
            url = f"http://127.0.0.1:{running[0].server_address[1]}{path}"
            return urllib.request.urlopen(url)  # type: ignore[no-any-return] # typeshed leaves it open
        except HTTPError as error:
            return error

    yield answer
    for server in running:
        server.shutdown()
        server.server_close()


def edit(file: Path, old: str, new: str) -> None:
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize(
    ("path", "status", "end"),
    [
        ("/", 200, "/imenik/"),
        ("/imenik/de", 200, "/imenik/de/"),
        ("/imenik/de/organisations/first-club", 200, "/first-club/"),
        ("/imenik/de/nothing/", 404, "/nothing/"),
        ("/imenik/%2e%2e/mkdocs.yml", 404, ""),
        ("/imenik/404.html", 200, ""),
        (SCRIPT, 200, ""),
    ],
)
def test_addresses(path: str, status: int, end: str, get: Get) -> None:
    """The site is at the path of its address; a folder has a slash at its end."""
    answer = get(path)
    assert answer.status == status
    assert answer.url.endswith(end)


def test_a_page_is_as_of_the_files_at_the_moment(get: Get, data: Path) -> None:
    club = "/imenik/de/organisations/first-club/"
    assert "Verein „Ljiljan“" in get(club).read().decode()
    edit(data / CLUB, "Verein", "Club")
    assert "Club „Ljiljan“" in get(club).read().decode()
    (data / CLUB).unlink()
    page = get(club).read().decode()  # others still name it, which is an error
    assert "Club „Ljiljan“" in page
    assert "Die Seite wird im letzten fehlerfreien Stand gezeigt." in page


def test_a_start_with_errors_shows_them(get: Get, data: Path) -> None:
    edit(data / CLUB, "listing: self-confirmed", "listing: rumour")
    answer = get("/imenik/de/")
    assert answer.status == 500
    page = answer.read().decode()
    assert "rumour" in page
    assert "fehlerfreien" not in page  # there is none yet
    edit(data / CLUB, "listing: rumour", "listing: self-confirmed")
    assert get("/imenik/de/").status == 200


def test_a_new_state_is_told_at_once(get: Get, data: Path) -> None:
    events = get(EVENTS)
    lines = [events.readline() for _ in range(3)]
    edit(data / CLUB, "Verein", "Club")
    get("/imenik/de/")
    assert events.readline().startswith(b"data: ")
    assert lines[0] == b"retry: 100\n"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.html", "text/html; charset=utf-8"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.ics", "text/calendar; charset=utf-8"),
        ("a.webmanifest", "application/manifest+json"),
        ("a.pf_index", "application/octet-stream"),
    ],
)
def test_types(name: str, expected: str) -> None:
    assert content_type(name) == expected
