"""`imenik links` against a server of our own."""

from __future__ import annotations

import contextlib
import http.server
import json
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imenik.cli import main
from imenik.model import VOCABULARIES
from imenik.review import link_fetcher
from imenik.review.link_fetcher import Fetcher, _is_public
from imenik.review.links import FetchOutcome, FetchResult

CHANNEL = "title: T{number}\ntype: portal\nabout: B\nurl: {url}\nadded: 2026-01-01\n"


@dataclass
class Site:
    """A server, and what it was asked."""

    root: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def methods(self, path: str) -> list[str]:
        """How a path was asked for."""
        return [method for method, asked, _ in self.asked if asked == path]


class _Handler(http.server.BaseHTTPRequestHandler):
    """Answers with the status that the path names."""

    site: Site

    def do_HEAD(self) -> None:
        self.do_GET()

    def do_GET(self) -> None:
        self.site.asked.append((self.command, self.path, self.headers["User-Agent"]))
        if self.path == "/robots.txt":
            self.reply(200, b"User-agent: *\nDisallow: /secret\n")
        elif self.path.startswith("/to/"):
            status, _, target = self.path.removeprefix("/to/").partition("/")
            self.send_response(int(status))
            self.send_header("Location", f"/{target}")
            self.end_headers()
        elif self.path.startswith("/slow/"):
            time.sleep(0.4)
            self.send_response(302)
            self.send_header("Location", f"/slow/{int(self.path[6:]) - 1}" if self.path > "/slow/1" else "/200")
            self.end_headers()
        elif self.path == "/drip":
            self.drip()
        elif self.path == "/get-only":
            self.reply(405 if self.command == "HEAD" else 200)
        else:
            self.reply(int(self.path.partition("?")[0].strip("/") or 200))

    def drip(self) -> None:
        """An answer that never ends, one letter at a time."""
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(b"H")
                time.sleep(0.05)

    def reply(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site() -> Iterator[Site]:
    """A server whose name resolves to this machine."""
    found = Site("")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (_Handler,), {"site": found}))
    found.root = f"http://site.example:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names of the tests are those of this machine; others are looked up as ever."""
    real = socket.getaddrinfo

    def lookup(host: str, *arguments: object, **named: object) -> object:
        name = "127.0.0.1" if host.endswith(".example") else host
        return real(name, *arguments, **named)  # type: ignore[arg-type] # as given

    monkeypatch.setattr(socket, "getaddrinfo", lookup)


def fetcher(**more: object) -> Fetcher:
    return Fetcher("imenik/0", **{"pause": 0, "timeout": 1.0, "allow_local": True, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("path", "answer", "detail"),
    [
        ("/200", FetchOutcome.FINE, ""),
        ("/", FetchOutcome.FINE, ""),
        ("/404", FetchOutcome.FAILED, "404"),
        ("/503", FetchOutcome.FAILED, "503"),
        ("/403", FetchOutcome.NOT_ASKED, "403"),
        ("/429", FetchOutcome.NOT_ASKED, "429"),
        ("/get-only", FetchOutcome.FINE, ""),
        ("/secret", FetchOutcome.NOT_ASKED, "robots.txt"),
        ("/to/302/200", FetchOutcome.FINE, ""),
        ("/to/301/200", FetchOutcome.MOVED, "/200"),
        ("/to/308/to/301/200", FetchOutcome.MOVED, "/200"),
        ("/to/301/to/302/200", FetchOutcome.FINE, ""),
        ("/to/301/404", FetchOutcome.FAILED, "404"),
        ("/to/301/secret", FetchOutcome.NOT_ASKED, "robots.txt"),
        ("/to/301/to/301/to/301/to/301/to/301/to/301/200", FetchOutcome.FAILED, "too many redirects"),
        ("/drip", FetchOutcome.FAILED, "timeout"),
    ],
)
def test_what_an_address_answers(site: Site, path: str, answer: FetchOutcome, detail: str) -> None:
    shown = site.root + detail if answer is FetchOutcome.MOVED else detail
    patience = 1.0 if path == "/drip" else 30.0
    assert fetcher(timeout=patience).fetch(site.root + path) == FetchResult(answer, shown)


def test_a_host_that_is_not_there() -> None:
    assert fetcher().fetch("http://gone.example:9/").outcome is FetchOutcome.FAILED
    assert fetcher().fetch("http://nothing.invalid/") == FetchResult(FetchOutcome.FAILED, "no such host")


def test_one_deadline_for_all_of_an_address(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Redirects that each are in time are not, all together; nor is a name that takes long. Its turn is no delay."""
    assert fetcher().fetch(f"{site.root}/slow/5") == FetchResult(FetchOutcome.FAILED, "timeout")
    assert "/slow/2" not in {path for _, path, _ in site.asked}
    assert fetcher(pause=0.7).fetch(f"{site.root}/slow/1") == FetchResult(FetchOutcome.FINE)
    looked_up = socket.getaddrinfo

    def slowly(*arguments: object, **named: object) -> object:
        time.sleep(0.6)
        return looked_up(*arguments, **named)  # type: ignore[arg-type] # as given

    monkeypatch.setattr(socket, "getaddrinfo", slowly)
    assert fetcher(timeout=0.3).fetch(f"{site.root}/200") == FetchResult(FetchOutcome.FAILED, "timeout")


def test_head_first_and_get_only_where_it_is_needed(site: Site) -> None:
    one = fetcher()
    for path in ("/200", "/get-only", "/secret"):
        one.fetch(site.root + path)
    assert [site.methods(path) for path in ("/200", "/get-only", "/secret")] == [["HEAD"], ["HEAD", "GET"], []]
    assert site.methods("/robots.txt") == ["GET"]


@dataclass
class Clock:
    """Stands still but where somebody waits."""

    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def monotonic(self) -> float:
        """The time, in seconds."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Waits, but only by this clock."""
        self.waited.append(seconds)
        self.now += seconds


def test_one_request_at_a_time_with_a_pause(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where two addresses lead to one host from elsewhere."""
    clock = Clock()
    monkeypatch.setattr(link_fetcher, "time", clock)
    replies: dict[str, FetchResult] = {}
    fetcher(pause=5).fetch_all([f"{site.root}/200?{n}" for n in range(3)], replies.__setitem__)
    assert len(replies) == 3
    assert len(site.asked) == 4
    assert clock.waited == [0, 5, 5, 5]


def test_nothing_in_ones_own_network_is_asked(site: Site) -> None:
    """By whatever name or redirect it is reached."""
    refused = FetchResult(FetchOutcome.NOT_ASKED, "not a public address")
    assert fetcher(allow_local=False).fetch(f"{site.root}/200") == refused
    assert site.asked == []
    own = ("127.0.0.1", "10.0.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1%eth0")  # noqa: S104
    within = ("::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::", "2001:0:a00:1::")
    for address in (*own, *within):
        assert not _is_public(address)
    assert _is_public("9.9.9.9")
    assert _is_public("2620:fe::fe")


def test_giving_up_asks_no_more(site: Site) -> None:
    """As Ctrl-C does it in the middle of long work; what was answered until then was told."""
    addresses = [f"{site.root.replace('site.', f'{host}.')}/200?{n}" for host in "abc" for n in range(10)]
    told: list[str] = []

    def done(address: str, _: FetchResult) -> None:
        told.append(address)
        if len(told) > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetcher(pause=0.1).fetch_all(addresses, done)
    assert 2 < len(told) < 10


@pytest.fixture
def data(tmp_path: Path, site: Site) -> Path:
    """A data folder with three addresses, and vocabularies without any."""
    (tmp_path / "data" / "vocabulary").mkdir(parents=True)
    for name in VOCABULARIES:
        more = ", kind: country" if name == "places" else ""
        words = f"terms: {{a: {{label: A{more}}}}}\n"
        (tmp_path / "data" / "vocabulary" / f"{name}.yml").write_text(words, encoding="utf-8")
    folder = tmp_path / "data" / "channels"
    folder.mkdir(parents=True)
    for number, path in enumerate(("/200", "/404", "/to/301/200")):
        (folder / f"c{number}.yml").write_text(CHANNEL.format(number=number, url=site.root + path), encoding="utf-8")
    return tmp_path / "data"


def run(data: Path, day: str, *words: str) -> Result:
    cache = str(data.parent / "links.json")
    command = ["links", "--data", str(data), "--pause", "0", "--allow-local", "--cache", cache, "--today", day, *words]
    return CliRunner().invoke(main, command)


def test_three_days_make_an_address_dead(data: Path, site: Site) -> None:
    """Exit status 1 only then; what answered is not asked again, and a second run on a day asks nothing."""
    first = run(data, "2026-11-01")
    assert first.exit_code == 0, first.output
    assert "c1.yml:4:6: warning: failing-link: " in first.output
    assert f"c2.yml:4:6: warning: moved-link: {site.root}/to/301/200 has moved permanently" in first.output
    assert "fine: 1, moved: 1, failing: 1, dead: 0" in first.output
    asked = len(site.asked)
    again = run(data, "2026-11-01")
    assert "checked now: 0" in again.output
    assert len(site.asked) == asked
    assert run(data, "2026-11-02").exit_code == 0
    third = run(data, "2026-11-05", "--format", "json")
    assert third.exit_code == 1, third.output
    told = json.loads(third.stdout)
    assert told["addresses"] == {"fine": 1, "moved": 1, "failing": 0, "dead": 1, "unknown": 0}
    assert [(each["rule"], each["severity"]) for each in told["problems"]] == [
        ("dead-link", "error"),
        ("moved-link", "warning"),
    ]
    assert site.methods("/200") == ["HEAD", "HEAD"]
    dead, moved = run(data, "2026-11-05", "--format", "markdown").stdout.splitlines()
    assert dead.startswith("- [ ] `")
    assert dead.partition("c1.yml`: ")[2].endswith("find the new address, or remove it")
    assert "://" not in moved.replace("\\://", "")


def test_a_run_has_an_end(data: Path, site: Site) -> None:
    """What was not asked comes first the next time."""
    none = run(data, "2026-11-01", "--minutes", "0")
    assert none.exit_code == 0
    assert "checked now: 0" in none.output
    assert "not checked for lack of time: 3" in none.output
    assert site.asked == []
    assert "checked now: 3" in run(data, "2026-11-02", "--minutes", "5").output


def test_who_asks_says_so(data: Path, site: Site) -> None:
    run(data, "2026-11-01")
    assert {agent.partition("/")[0] for *_, agent in site.asked} == {"imenik"}


def test_a_cache_that_is_none(data: Path) -> None:
    (data.parent / "links.json").write_text("[]", encoding="utf-8")
    assert run(data, "2026-11-01").exit_code == 2
