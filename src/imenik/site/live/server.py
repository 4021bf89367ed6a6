"""The HTTP server: answers come from the session, and an open page is told when there is a new state."""

from __future__ import annotations

import mimetypes
import socket
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from imenik.env.locations import THEME
from imenik.site.live.session import Answer, Session

EVENTS = "/.imenik/events"
"""Where a page waits for the number of a new state (HTML, "Server-sent events")."""
SCRIPT = "/.imenik/reload.js"
_HEARTBEAT = 15.0
"""Seconds after which an open page is written to, to find out whether it is still there."""
_TYPES = mimetypes.MimeTypes()
for _type, _ending in (
    ("text/javascript", ".js"),
    ("application/manifest+json", ".webmanifest"),
    ("application/geo+json", ".geojson"),
    ("application/ld+json", ".jsonld"),
    ("text/calendar", ".ics"),
    ("text/vcard", ".vcf"),
):
    _TYPES.add_type(_type, _ending)


class LiveServer(ThreadingHTTPServer):
    """Answers requests on a socket that already listens, each connection in a thread of its own."""

    daemon_threads = True

    def __init__(self, listener: socket.socket, session: Session, mount: str) -> None:
        """`mount` is the path of the site's root, which begins and ends with a slash."""
        super().__init__(listener.getsockname()[:2], partial(_Handler, session, mount), bind_and_activate=False)
        self.socket.close()
        self.socket = listener

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: a browser that leaves a page closes the connection in the middle of an answer."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, session: Session, mount: str, *arguments: Any) -> None:
        self._session, self._mount = session, mount
        super().__init__(*arguments)

    def do_GET(self) -> None:
        """Answer a request."""
        path = unquote(urlsplit(self.path).path)
        if path == EVENTS:
            self._send_events()
        elif path == SCRIPT:
            self._send(Answer(SCRIPT, (THEME / "pages/live/reload.js").read_bytes()))
        elif path.startswith(self._mount):
            name = path.removeprefix(self._mount)
            self._send(self._session.answer(f"{name}index.html" if not name or name.endswith("/") else name))
        else:
            self._send(Answer("", status=HTTPStatus.FOUND))

    def log_message(self, *_: object) -> None:
        """Nothing: what matters in the terminal is what is wrong with the files."""

    def _send(self, answer: Answer) -> None:
        self.send_response(answer.status)
        if answer.status is HTTPStatus.FOUND:
            self.send_header("Location", self._mount + quote(answer.location))
        elif answer.status is HTTPStatus.TEMPORARY_REDIRECT:
            self.send_header("Location", self.path)
            self.close_connection = True
        self.send_header("Content-Type", content_type(answer.name))
        self.send_header("Content-Length", str(len(answer.content)))
        self.send_header("Cache-Control", "no-cache")
        self.end_headers()
        self.wfile.write(answer.content)

    def _send_events(self) -> None:
        """The number of the state now, and of every further one, until the browser goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(b"retry: 100\n")
        number = ""
        while True:
            number = self._session.wait_for_other(number, _HEARTBEAT)
            self.wfile.write(f"data: {number}\n\n".encode())


def content_type(name: str) -> str:
    """The type of a file by its name; all texts are UTF-8."""
    kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
