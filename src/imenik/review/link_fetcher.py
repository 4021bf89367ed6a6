"""Checks whether web addresses answer: politely, within limits, and never inside the own network.

The addresses are untrusted. So a name is resolved only once, all its addresses must be public, and the connection goes
to one of these very addresses.
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
"""Seconds for an address: resolving, connecting, all requests and redirects. Waiting for a turn at the host does not
count, nor does its robots.txt, which has as many seconds of its own."""
_MAX_REDIRECTS = 5
_MAX_ROBOTS_SIZE = 512 * 1024  # RFC 9309, 2.5: at least 500 KiB
_MAX_CRAWL_DELAY = 10.0
_KEPT = "/%?:@!$&'()*+,;=~-._[]"
"""Characters of an address that are sent unchanged (RFC 3986)."""
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052
_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_NOT_FOR_PROGRAMS = (401, 402, 403, 406, 429, 451, 999)
"""Statuses of servers that refuse programs, although the page may exist."""


class NotFetchableError(Exception):
    """An address that must not be fetched."""


@dataclass
class HostState:
    """A host at a port: one request at a time, with pauses in between."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    last: float = 0.0
    pause: float = 1.0
    robots: RobotFileParser | None = None


@dataclass
class TimeBudget:
    """The seconds that are left for all requests to one address."""

    left: float

    @contextmanager
    def spending(self) -> Iterator[Callable[[], float]]:
        """Subtract the time of the block; yields a function for what is left, or TimeoutError if nothing is."""
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
    """Fetches addresses. `agent` identifies the client, with an address to read more about it."""

    agent: str
    pause: float = 1.0
    timeout: float = TIMEOUT
    allow_local: bool = False
    hosts: dict[str, HostState] = field(default_factory=dict)
    guard: threading.Lock = field(default_factory=threading.Lock)

    def fetch_all(
        self, addresses: Iterable[str], done: Callable[[str, FetchResult], None], seconds: float = float("inf")
    ) -> None:
        """Fetch all addresses, one at a time per host, and call `done` with each result.

        After an interruption (Ctrl-C) or after so many seconds, running requests are completed and no more are made.
        """
        until = time.monotonic() + seconds
        stopped = threading.Event()
        by_host: dict[str, list[str]] = defaultdict(list)
        for address in addresses:
            by_host[urlsplit(address).netloc.lower()].append(address)

        def fetch_group(group: list[str]) -> None:
            for address in group:
                if not stopped.is_set() and time.monotonic() < until:
                    done(address, self.fetch(address))

        with ThreadPoolExecutor(WORKERS) as pool:
            try:
                for future in [pool.submit(fetch_group, group) for group in by_host.values()]:
                    future.result()
            finally:
                stopped.set()

    def fetch(self, address: str) -> FetchResult:
        """The result of an address after redirects; it has moved if all of them are permanent."""
        current, permanent, budget = address, True, TimeBudget(self.timeout)
        try:
            for _ in range(_MAX_REDIRECTS + 1):
                status, location = self.status_of(current, budget)
                if status not in _REDIRECTS or not location:
                    return _reply(status, current if permanent and current != address else "")
                permanent &= status in _PERMANENT
                current = _joined(current, location)
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
        """The status and Location of an address, by GET if the server does not support HEAD."""
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
        """The host of an address, with its robots.txt, which is fetched once."""
        key = f"{parts.scheme}://{parts.netloc.lower()}"
        with self.guard:
            host = self.hosts.setdefault(key, HostState(pause=self.pause))
        with host.lock:
            known = host.robots
        if known is None:
            host.robots = self.robots_of(parts, host)
            delay = host.robots.crawl_delay(self.agent)
            host.pause = max(host.pause, min(float(delay or 0), _MAX_CRAWL_DELAY))
        return host

    def robots_of(self, parts: SplitResult, host: HostState) -> RobotFileParser:
        """The rules of a host (RFC 9309): none without a file, and nothing is allowed on a server error.

        If the host does not answer at all, the page itself is requested, since that is what is being checked.
        """
        robots, budget = RobotFileParser(), TimeBudget(self.timeout)
        robots.modified()
        target = parts._replace(path="/robots.txt", query="", fragment="")
        try:
            for _ in range(_MAX_REDIRECTS):
                status, location, text = self.request(target, "GET", host, budget, most=_MAX_ROBOTS_SIZE)
                if status not in _REDIRECTS or not location:
                    break
                target = urlsplit(_joined(target.geturl(), location))
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
        """One request: the status, the Location, and up to `most` bytes of the body."""
        with host.lock:
            time.sleep(max(0.0, host.last + host.pause - time.monotonic()))
            try:
                with budget.spending() as left:
                    return self.exchange(parts, method, most, left)
            finally:
                host.last = time.monotonic()

    def exchange(self, parts: SplitResult, method: str, most: int, left: Callable[[], float]) -> tuple[int, str, bytes]:
        """One request to a public address; a slow response is cut off when the time is over."""
        name = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        with self.open_socket(name, port, left, secure=parts.scheme == "https") as connection_socket:
            timed_out = threading.Event()
            timer = threading.Timer(left(), _cut, [connection_socket, timed_out])
            timer.start()
            try:
                if isinstance(connection_socket, ssl.SSLSocket):
                    connection_socket.do_handshake()
                connection = http.client.HTTPConnection(name, port)
                connection.sock = connection_socket
                target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
                headers = {"Host": _authority(name, parts), "User-Agent": self.agent, "Accept": "*/*"}
                connection.request(method, quote(target, safe=_KEPT), headers=headers)
                response = connection.getresponse()
                return response.status, response.headers.get("Location", ""), response.read(most) if most else b""
            except (OSError, http.client.HTTPException):
                if not timed_out.is_set():
                    raise
                raise TimeoutError from None
            finally:
                timer.cancel()

    def open_socket(self, name: str, port: int, left: Callable[[], float], *, secure: bool) -> socket.socket:
        """An open socket, before the handshake of a secure one."""
        plain = self.connect(name, port, left)
        if not secure:
            return plain
        context = ssl.create_default_context()
        return context.wrap_socket(plain, server_hostname=name, do_handshake_on_connect=False)

    def connect(self, name: str, port: int, left: Callable[[], float]) -> socket.socket:
        """A socket to the first address of a name; NotFetchableError unless all of its addresses are public."""
        addresses = _looked_up(name, port, left())
        if not self.allow_local and not all(map(_is_public, addresses)):
            raise NotFetchableError("not a public address")
        return socket.create_connection((addresses[0], port), timeout=left())


def _looked_up(name: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name. The system's resolver has no timeout, so it runs in another thread."""
    pool = ThreadPoolExecutor(1)
    try:
        addresses = pool.submit(socket.getaddrinfo, name, port, type=socket.SOCK_STREAM).result(seconds)
    finally:
        pool.shutdown(wait=False)
    return [str(info[4][0]) for info in addresses]


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


def _cut(connection: socket.socket, timed_out: threading.Event) -> None:
    """Sets the event first, since the waiting thread wakes up when the connection is cut."""
    timed_out.set()
    try:
        connection.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # it was closed already


def _joined(address: str, location: str) -> str:
    """The target of a redirect; NotFetchableError if it is not a web address."""
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
