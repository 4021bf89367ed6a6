"""Writes the outputs of a site into its folder, in several processes (`runner.py`).

A process holds one file at a time, and the largest has 26 MB for 10,000 organisations. It sends back no contents, only
what could not be made and the sizes that other outputs show.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import NamedTuple

import click

from imenik.runner import Failure, Progress, Task, reason_of, run
from imenik.site.folder import SiteFolder
from imenik.site.outputs import outputs
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
    """The number of files that were written, and what could not be made."""

    count: int
    failures: Sequence[Failure]


def write_all(site: SiteContext, folder: SiteFolder, jobs: int) -> WriteResult:
    """Write all outputs. What fails is reported and left out."""
    first = _tasks([output for output in outputs(site) if not output.needs_sizes], folder)
    last_count = sum(output.needs_sizes for output in outputs(site))
    with click.progressbar(
        length=len(first) + last_count, label="Pages", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        results = _run(first, jobs, bar.update)
        sizes = {path: size for result in results for path, size in result.sizes.items()}
        measured = [output for output in outputs(site.with_sizes(sizes)) if output.needs_sizes]
        results += _run(_tasks(measured, folder), jobs, bar.update)
    failures = dict.fromkeys(failure for result in results for failure in result.failures)
    return WriteResult(sum(result.files for result in results), list(failures))


def _tasks(all_outputs: Iterable[Output], folder: SiteFolder) -> list[Task[_Written]]:
    return [
        Task(output.name, partial(_write, output, folder, share, shares))
        for output in all_outputs
        for shares in [_SHARES if output.many else 1]
        for share in range(shares)
    ]


def _run(tasks: Sequence[Task[_Written]], jobs: int, progress: Progress) -> list[_Written]:
    """The results of the tasks; of one that failed as a whole, its failure."""
    return [
        _Written(0, {}, [outcome]) if isinstance(outcome, Failure) else outcome
        for outcome in run(tasks, jobs, progress)
    ]


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
        if output.is_measured:
            sizes[file.path] = size
    return _Written(count, sizes, failures)


def _write_file(file: File, folder: SiteFolder) -> int:
    content = file.content()
    data = content.encode() if isinstance(content, str) else content
    folder.write(file.path, data)
    return len(data)
