"""The process in place of itself: changed Python code and settings take effect only in a new one.

The socket stays open across it, so that a browser that asks meanwhile waits instead of being refused. Nothing here
imports the code that may be in the middle of being edited.
"""

from __future__ import annotations

import os
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from imenik.site.live.watching import Watched

_SOCKET = "IMENIK_SERVE_SOCKET"
"""The environment variable with the number of the socket that the process before has opened."""
_SETTLING = 0.1
"""Seconds before a new process, in which the last answers are sent. And it would not use the cache of checked entries
(`store/reading/version.py`) if, as far as the clock can tell, code changed when it already ran."""
_PAUSE = 0.2
"""Seconds between two looks at code that did not run."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens, either handed over or new; OSError if the address is not free."""
    if number := os.environ.get(_SOCKET):
        return socket.socket(fileno=int(number))
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=128)


def keep_running(run: Callable[[Watched], None], listener: socket.socket, files: Iterable[Path]) -> None:
    """Run the server again and again, each time in a new process, until it is interrupted.

    It is given the files that it is made of, as they were before it was imported. Where it cannot be run after a
    restart, a change of them is waited for.
    """
    watched = Watched(files)
    try:
        run(watched)
    except Exception as error:  # whatever is wrong with code or settings that are being edited
        if _SOCKET not in os.environ:
            raise
        if isinstance(error, click.ClickException):
            error.show()
        else:
            traceback.print_exc()
        while not watched.changes():
            time.sleep(_PAUSE)
    restart(listener)


def restart(listener: socket.socket) -> None:
    """Run the same command again in this process; it does not return."""
    time.sleep(_SETTLING)
    listener.set_inheritable(True)
    os.environ[_SOCKET] = str(listener.fileno())
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 - the very command that runs
