"""Runs the server, and looks for changes until it is stopped."""

from __future__ import annotations

import gc
import logging
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from imenik.site.live.watching import Watched

if TYPE_CHECKING:
    from imenik.site.live.session import Session

_PAUSE = 0.1
"""Seconds between two looks at the files."""
_SHARE = 10
"""A look at many files takes longer; between two of them is at least this many times as long."""
_QUIET = 10
"""After so many looks without anything to do, nobody is likely to be waiting."""


def run(config_file: Path, listener: socket.socket, code: Watched) -> None:
    """Serve the site of a configuration on a socket that listens, until only a new process can go on.

    So it is at once if the code changed while it was being imported.
    """
    gc.disable()  # a collection among a million objects would stop an answer for half a second
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    config, mount = _configuration(config_file, listener)
    # Imported after the hook, which would import the package anew if it found the plugin there already.
    from imenik.site.live.server import LiveServer
    from imenik.site.live.session import Session

    session = Session(config, lambda: server.shutdown())
    if code.changes():
        return
    server = LiveServer(listener, session, mount)
    threading.Thread(target=_keep_looking, args=[session], daemon=True).start()
    click.echo(f"{config.site_url} shows the site and every change. Ctrl-C stops it.")
    server.serve_forever(_PAUSE / 2)


def _configuration(config_file: Path, listener: socket.socket) -> tuple[MkDocsConfig, str]:
    """The configuration as the hooks leave it, with the address of this server; and the path of the site there."""
    config = load_config(str(config_file))
    mount = urlsplit(config.site_url or "/").path.rstrip("/") + "/"
    host, port = listener.getsockname()[:2]
    config.site_url = f"http://{f'[{host}]' if ':' in host else host}:{port}{mount}"
    return config.plugins.on_config(config), mount


def _keep_looking(session: Session) -> None:
    """Look for changes; when there was something to do and no more is, collect the garbage of it."""
    done = quiet = 0
    while True:
        begin = time.monotonic()
        session.look()
        quiet = quiet + 1 if session.done == done else 0
        done = session.done
        if quiet == _QUIET:
            gc.collect()
        time.sleep(max(_PAUSE, (time.monotonic() - begin) * _SHARE))
