"""Writes the outputs of a site into its folder, in several processes (`env/runner.py`).

A process holds one file at a time, and the largest has 26 MB for 10,000 organisations. It sends back no contents, only
what could not be made and the sizes that other outputs show.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

import click

from imenik.env.runner import Failure, Progress, Task, reason_of, run
from imenik.site.folder import SiteFolder
from imenik.site.outputs import dependent_outputs, independent_outputs
from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.output import File, Output

_SHARES = 4
"""Into how many tasks an output of many files is divided: small enough for all processes to end at the same time."""


class _Written(NamedTuple):
    """The result of a task: how many files it wrote, the sizes of those that are measured, and failures."""

    files: int
    sizes: Mapping[str, int]
    failures: Sequence[Failure]


@dataclass(frozen=True)
class WriteResult:
    """The number of files that were written, the sizes of those that are measured, and what could not be made."""

    count: int
    sizes: Mapping[str, int]
    failures: Sequence[Failure]


def write_all(site: SiteContext, folder: SiteFolder, jobs: int) -> WriteResult:
    """Write all outputs."""
    first = write(independent_outputs(site), folder, jobs)
    last = write(dependent_outputs(site.with_sizes(first.sizes)), folder, jobs)
    return WriteResult(first.count + last.count, first.sizes, [*first.failures, *last.failures])


def write(some_outputs: Sequence[Output], folder: SiteFolder, jobs: int) -> WriteResult:
    """Write some outputs that do not need each other. What fails is reported and left out."""
    tasks = _tasks(some_outputs, folder)
    with click.progressbar(
        length=len(tasks), label="Outputs", file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=True
    ) as bar:
        results = _run(tasks, jobs, bar.update)
    sizes = {path: size for result in results for path, size in result.sizes.items()}
    failures = dict.fromkeys(failure for result in results for failure in result.failures)
    return WriteResult(sum(result.files for result in results), sizes, list(failures))


def _tasks(some_outputs: Iterable[Output], folder: SiteFolder) -> list[Task[_Written]]:
    turns: defaultdict[str, list[Output]] = defaultdict(list)
    for output in some_outputs:
        turns[output.turn or output.name].append(output)
    return [
        Task(name, partial(_write_in_turn, in_turn, folder, share, shares))
        for name, in_turn in turns.items()
        for shares in [_SHARES if in_turn[0].many else 1]
        for share in range(shares)
    ]


def _run(tasks: Sequence[Task[_Written]], jobs: int, progress: Progress) -> list[_Written]:
    """The results of the tasks; of one that failed as a whole, its failure."""
    return [
        _Written(0, {}, [outcome]) if isinstance(outcome, Failure) else outcome
        for outcome in run(tasks, jobs, progress)
    ]


def _write_in_turn(some_outputs: Iterable[Output], folder: SiteFolder, share: int, shares: int) -> _Written:
    """Write one share of each output; one that fails as a whole does not stop the next."""
    results = []
    for output in some_outputs:
        try:
            results.append(_write(output, folder, share, shares))
        except Exception as error:  # any error is reported
            results.append(_Written(0, {}, [Failure(output.name, reason_of(error))]))
    sizes = {path: size for result in results for path, size in result.sizes.items()}
    failures = [failure for result in results for failure in result.failures]
    return _Written(sum(result.files for result in results), sizes, failures)


def _write(output: Output, folder: SiteFolder, share: int, shares: int) -> _Written:
    """Write one share of the files of an output: every file whose number leaves the remainder `share`."""
    sizes, failures, count = {}, [], 0
    for file in islice(output.files(), share, None, shares):
        try:
            size = _write_file(file, folder)
        except Exception as error:  # any error of one file is reported; the others are still written
            failures.append(Failure(file.name, reason_of(error)))
            continue
        count += 1
        if file.path in output.measured:
            sizes[file.path] = size
    return _Written(count, sizes, failures)


def _write_file(file: File, folder: SiteFolder) -> int:
    content = file.content()
    data = content.encode() if isinstance(content, str) else content
    folder.write(file.path, data)
    return len(data)
