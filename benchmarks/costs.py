"""What a command costs: time, processor time and memory of all its processes together."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import ROOT

IMENIK = str(Path(sys.executable).with_name("imenik"))
PROC = Path("/proc")
SHARE = 50
"""A sample is taken at most so seldom that sampling takes one part in fifty of the time of one processor."""


@dataclass(frozen=True)
class Cost:
    """The cost of a command: seconds by the clock, seconds of processors (user and system), peak memory in bytes."""

    wall: float
    processor: float
    memory: int


def run(command: Sequence[str], folder: Path = ROOT, environment: Mapping[str, str] | None = None) -> tuple[Cost, str]:
    """The cost of a command with all its processes, and its output. SystemExit if it fails."""
    # Output goes to a file, since a full pipe would block the child.
    with tempfile.TemporaryFile("w+") as output:
        begin = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, stdout=output, stderr=subprocess.STDOUT, cwd=folder, env={**os.environ, **(environment or {})}
        )
        memory = _PeakMemory(process.pid)
        memory.start()
        try:
            # Counts the processes that it waited for too, which ours and Pagefind's are (wait4).
            _, status, usage = os.wait4(process.pid, 0)
        except BaseException:  # this program is to end
            process.terminate()
            raise
        wall = time.perf_counter() - begin
        memory.stop()
        output.seek(0)
        printed = output.read()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}\n{printed}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, memory.peak), printed


class _PeakMemory(threading.Thread):
    """Samples the memory of a process and its descendants.

    The sum of their proportional set sizes (PSS) counts a page that several of them share once. Neither the largest
    process nor the sum of resident sizes would do: the first leaves out the others, the second counts what forked
    processes share in each of them. Pages shared with other programs count in part. What is between two samples is not
    seen, but a build's memory grows slowly.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process, self._ended = process, threading.Event()

    def run(self) -> None:
        pause = 0.0
        while not self._ended.wait(pause):
            begin = time.thread_time()
            self.peak = max(self.peak, sum(map(_memory, _family(self._process))))
            pause = max(0.02, SHARE * (time.thread_time() - begin))

    def stop(self) -> None:
        self._ended.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    """A process and its descendants; those that end meanwhile are left out."""
    yield process
    with suppress(OSError):
        for thread in (PROC / str(process) / "task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _family(int(child))


def _memory(process: int) -> int:
    with suppress(OSError):
        for line in (PROC / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0
