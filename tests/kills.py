"""Runs the command until it has done so many things to the files of a folder, and then kills all its processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_KILLED_AT = """
import mmap, os, signal, sys

folder, moment, *sys.argv[1:] = sys.argv[1:]
done = memoryview(mmap.mmap(-1, 8)).cast("q")  # shared with the processes that this one forks
actions = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}

def watch(event, arguments):
    if event in actions and isinstance(arguments[0], (str, os.PathLike)) and folder in os.fspath(arguments[0]):
        done[0] += 1
        if done[0] >= int(moment):
            os.killpg(0, signal.SIGKILL)

from imenik.cli import main
sys.addaudithook(watch)
try:
    main()
finally:
    print(f"actions: {done[0]}")
"""
NEVER = 10**9
"""A moment that does not come."""


def run_until(moment: int, folder: Path, *words: str, cwd: Path, **environment: str) -> int:
    """Run the command; kill it just before it does so many things to files below a folder. 0 if it was killed.

    Otherwise the number of things that it did.
    """
    words = (sys.executable, "-c", _KILLED_AT, str(folder), str(moment), *words)
    process = subprocess.Popen(
        words,
        cwd=cwd,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said, errors = process.communicate()
    if process.returncode == -signal.SIGKILL:
        _wait_for_the_others(process.pid)
        return 0
    assert process.returncode == 0, errors
    return int(said.rpartition("actions: ")[2])


def _wait_for_the_others(group: int) -> None:
    """On a busy machine, processes that were killed together end one after another."""
    end = time.monotonic() + 5
    with suppress(ProcessLookupError):
        while time.monotonic() < end:
            os.killpg(group, 0)
            time.sleep(0.05)
