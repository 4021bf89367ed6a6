"""Asking web addresses whether they answer: politely, within bounds, and never anything inside of one's own network.

The addresses come from strangers. So a name is looked up once, every address it has must be a public one, and the
connection goes to the very address that was looked at.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from imenik.review.links import FetchOutcome, FetchResult

WORKERS = 8
TIMEOUT = 15.0
"""Seconds that asking an address may take: finding its host, connecting, each request, redirects. What does not count
is waiting for one's turn at a host, and its robots.txt, which has as many seconds of its own."""
_MOST_REDIRECTS = 5
_LONGEST_ROBOTS = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB
_LONGEST_DELAY = 10.0
_KEPT = "/%?:@!$&'()*+,;=~-._[]"
"""Signs of an address that are sent as they are (RFC 3986)."""
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_NOT_FOR_PROGRAMS = (401, 402, 403, 406, 429, 451, 999)
"""Answers of servers that do not talk to programs; the page may be there all the same."""


class NotFetchableError(Exception):
    """An address that must not be asked."""


@dataclass
class HostState:
    """One host at one port: a request at a time, with a pause between two."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0
    pause: float = 1.0
    robots: RobotFileParser | None = None


@dataclass
class TimeBudget:
    """Seconds that are left for one address, all its requests together."""

    left: float

    @contextmanager
    def spending(self) -> Iterator[Callable[[], float]]:
        """Takes the time that it lasts off; gives what is left at any moment, TimeoutError where that is nothing."""
        until = time.monotonic() + self.left

        def left() -> float:
            seconds = until - time.monotonic()
            if seconds <= 0:
                raise TimeoutError
            return seconds

        try:
            yield left
        finally:
            self.left = until - time.monotonic()


@dataclass
class Fetcher:
    """Asks addresses. `agent` names who asks, with an address where one can read about it."""

    agent: str
    pause: float = 1.0
    timeout: float = TIMEOUT
    allow_local: bool = False
    hosts: dict[str, HostState] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def ask_all(
        self, addresses: Iterable[str], done: Callable[[str, FetchResult], None], seconds: float = float("inf")
    ) -> None:
        """Asks all addresses, those of one host one after the other, and calls `done` with each reply as it comes.

        Where somebody gives up (Ctrl-C), or so many seconds are over, what is being asked is waited for, and no more
        is asked.
        """
        until = time.monotonic() + seconds
        stopped = threading.Event()
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).netloc.lower()].append(address)

        def ask_host(those: list[str]) -> None:
            for address in those:
                if not stopped.is_set() and time.monotonic() < until:
                    done(address, self.ask(address))

        with ThreadPoolExecutor(WORKERS) as pool:
            try:
                for future in [pool.submit(ask_host, those) for those in by_host.values()]:
                    future.result()
            finally:
                stopped.set()

    def ask(self, address: str) -> FetchResult:
        """What an address answers, redirects followed. It has moved for good where each of them says so."""
        at, permanent, budget = address, True, TimeBudget(self.timeout)
        try:
            for _ in range(_MOST_REDIRECTS + 1):
                status, location = self.status_of(at, budget)
                if status not in _REDIRECTS or not location:
                    return _reply(status, at if permanent and at != address else "")
                permanent &= status in _PERMANENT
                at = _joined(at, location)
        except NotFetchableError as error:
            return FetchResult(FetchOutcome.NOT_ASKED, str(error))
        except ssl.SSLError as error:
            return FetchResult(FetchOutcome.FAILED, f"TLS: {error.reason or 'error'}")
        except TimeoutError:
            return FetchResult(FetchOutcome.FAILED, "timeout")
        except socket.gaierror:
            return FetchResult(FetchOutcome.FAILED, "no such host")
        except (OSError, http.client.HTTPException, ValueError) as error:
            return FetchResult(FetchOutcome.FAILED, type(error).__name__)
        return FetchResult(FetchOutcome.FAILED, "too many redirects")

    def status_of(self, address: str, budget: TimeBudget) -> tuple[int, str]:
        """The status of an address and where it leads; GET where a server does not answer HEAD as it should."""
        parts = urlsplit(address)
        host = self.host_of(parts)
        if host.robots and not host.robots.can_fetch(self.agent, address):
            raise NotFetchableError("robots.txt")
        status, location, _ = self.request(parts, "HEAD", host, budget)
        if status in _REDIRECTS or 200 <= status < 300 or status == 429:
            return status, location
        status, location, _ = self.request(parts, "GET", host, budget)
        return status, location

    def host_of(self, parts: SplitResult) -> HostState:
        """The host of an address, with its robots.txt, which is asked for once."""
        key = f"{parts.scheme}://{parts.netloc.lower()}"
        with self.guard:
            host = self.hosts.setdefault(key, HostState(pause=self.pause))
        with host.lock:
            known = host.robots
        if known is None:
            host.robots = self.robots_of(parts, host)
            asked = host.robots.crawl_delay(self.agent)
            host.pause = max(host.pause, min(float(asked or 0), _LONGEST_DELAY))
        return host

    def robots_of(self, parts: SplitResult, host: HostState) -> RobotFileParser:
        """The rules of a host (RFC 9309): none where it has no file, nothing allowed where it fails to give it.

        A host that does not answer at all is asked for the page itself, for that is what is to be found out.
        """
        robots, budget = RobotFileParser(), TimeBudget(self.timeout)
        robots.modified()
        at = parts._replace(path="/robots.txt", query="", fragment="")
        try:
            for _ in range(_MOST_REDIRECTS):
                status, location, text = self.request(at, "GET", host, budget, most=_LONGEST_ROBOTS)
                if status not in _REDIRECTS or not location:
                    break
                at = urlsplit(_joined(at.geturl(), location))
        except (OSError, http.client.HTTPException, ValueError):
            return robots
        if 200 <= status < 300:
            robots.parse(text.decode("utf-8", "replace").splitlines())
        elif status >= 500:
            robots.parse(["User-agent: *", "Disallow: /"])
        return robots

    def request(
        self, parts: SplitResult, method: str, host: HostState, budget: TimeBudget, most: int = 0
    ) -> tuple[int, str, bytes]:
        """One request: the status, the Location, and up to `most` bytes of what follows."""
        with host.lock:
            time.sleep(max(0.0, host.last + host.pause - time.monotonic()))
            try:
                with budget.spending() as left:
                    return self.exchange(parts, method, most, left)
            finally:
                host.last = time.monotonic()

    def exchange(self, parts: SplitResult, method: str, most: int, left: Callable[[], float]) -> tuple[int, str, bytes]:
        """One connection to a public address. What drips in slowly is cut off when the time is over."""
        name = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        with self.wire(name, port, left, secure=parts.scheme == "https") as wire:
            over = threading.Event()
            overdue = threading.Timer(left(), _cut, [wire, over])
            overdue.start()
            try:
                if isinstance(wire, ssl.SSLSocket):
                    wire.do_handshake()
                connection = http.client.HTTPConnection(name, port)
                connection.sock = wire
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                headers = {"Host": _authority(name, parts), "User-Agent": self.agent, "Accept": "*/*"}
                connection.request(method, quote(target, safe=_KEPT), headers=headers)
                response = connection.getresponse()
                return response.status, response.headers.get("Location", ""), response.read(most) if most else b""
            except (OSError, http.client.HTTPException):
                if not over.is_set():
                    raise
                raise TimeoutError from None
            finally:
                overdue.cancel()

    def wire(self, name: str, port: int, left: Callable[[], float], *, secure: bool) -> socket.socket:
        """A connection, which still has to shake hands where it is to be a secure one."""
        plain = self.connected(name, port, left)
        if not secure:
            return plain
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)

    def connected(self, name: str, port: int, left: Callable[[], float]) -> socket.socket:
        """A connection to the first address of a name, where all are public; NotAskedError where one is not."""
        found = _looked_up(name, port, left())
        if not self.allow_local and not all(map(_is_public, found)):
            raise NotFetchableError("not a public address")
        return socket.create_connection((found[0], port), timeout=left())


def _looked_up(name: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system looks it up in its own time, so another thread waits for that."""
    looking = ThreadPoolExecutor(1)
    try:
        found = looking.submit(socket.getaddrinfo, name, port, type=socket.SOCK_STREAM).result(seconds)
    finally:
        looking.shutdown(wait=False)
    return [str(info[4][0]) for info in found]


def _is_public(address: str) -> bool:
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return _is_public(str(ip.ipv4_mapped))
        if ip.sixtofour or ip.teredo or ip in _TRANSLATED:  # an address within another, which may be any
            return False
    return ip.is_global and not ip.is_multicast


def _authority(name: str, parts: SplitResult) -> str:
    return f"{name}:{parts.port}" if parts.port else name


def _cut(connection: socket.socket, over: threading.Event) -> None:
    """Says first that the time is over, since the one who waits wakes at the cut."""
    over.set()
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was over by itself


def _joined(address: str, location: str) -> str:
    """Where a redirect leads; NotAskedError where that is no web address."""
    target = urljoin(address, location)
    if urlsplit(target).scheme not in ("http", "https") or not urlsplit(target).hostname:
        raise NotFetchableError("redirect")
    return target


def _reply(status: int, moved_to: str) -> FetchResult:
    if 200 <= status < 300:
        return FetchResult(FetchOutcome.MOVED, moved_to) if moved_to else FetchResult(FetchOutcome.FINE)
    if status in _NOT_FOR_PROGRAMS:
        return FetchResult(FetchOutcome.NOT_ASKED, str(status))
    return FetchResult(FetchOutcome.FAILED, str(status))
