"""Writes the outputs of a site into its folder, in several processes (`env/runner.py`).

A process holds one file at a time, and the largest has 26 MB for 10,000 organisations. It sends back no contents, only
what could not be made and the sizes that other outputs show.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

import click
from jinja2 import TemplateNotFound, TemplateSyntaxError

from imenik.env.runner import Failure, Task, Work, failure_of, reason_of
from imenik.site.folder import SiteFolder
from imenik.site.outputs import dependent_outputs, independent_outputs, sitemap_outputs
from imenik.site.outputs.context import MOST_FAULTY, SiteContext
from imenik.site.outputs.output import Output
from imenik.store.traversal import culprit

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


class Writing:
    """Outputs that other processes write while this one does something else."""

    def __init__(self, folder: SiteFolder, jobs: int) -> None:
        self._folder, self._jobs = folder, jobs
        self._work = Work[_Written]()

    def add(self, some_outputs: Iterable[Output]) -> None:
        """Outputs that do not need each other."""
        self._work.add(_tasks(some_outputs, self._folder))

    def start(self) -> None:
        """Begin in all processes but this one, which has something else to do."""
        self._work.start(self._jobs - 1)

    def finish(self) -> WriteResult:
        """Wait until all are written. What fails is reported and left out."""
        with click.progressbar(
            length=self._work.count, label="Outputs", file=sys.stderr, hidden=not sys.stderr.isatty(), show_pos=True
        ) as bar:
            results = [_result_of(outcome) for outcome in self._work.finish(self._jobs, bar.update)]
        return WriteResult(*_joined(results))

    def stop(self) -> None:
        """Leave the rest unwritten."""
        self._work.stop()


def begin(site: SiteContext, folder: SiteFolder, jobs: int) -> Writing:
    """Begin to write the outputs of a whole site, of which most do not wait for the hand-written pages."""
    writing = Writing(folder, jobs)
    writing.add(output for output in independent_outputs(site) if not output.needs_texts)
    writing.start()
    return writing


def complete(writing: Writing, site: SiteContext, folder: SiteFolder, jobs: int) -> WriteResult:
    """Write the rest, when the hand-written pages are laid out."""
    writing.add(output for output in independent_outputs(site) if output.needs_texts)
    first = writing.finish()
    site = replace(site.with_sizes(first.sizes), missing=_missing(site, folder) if first.failures else frozenset())
    last = write([*dependent_outputs(site), *(sitemap_outputs(site) if site.missing else ())], folder, jobs)
    return WriteResult(first.count + last.count, first.sizes, [*first.failures, *last.failures])


def write_all(site: SiteContext, folder: SiteFolder, jobs: int) -> WriteResult:
    """Write all outputs."""
    return complete(begin(site, folder, jobs), site, folder, jobs)


def write(some_outputs: Iterable[Output], folder: SiteFolder, jobs: int) -> WriteResult:
    """Write some outputs that do not need each other. What fails is reported and left out."""
    writing = Writing(folder, jobs)
    writing.add(some_outputs)
    return writing.finish()


def _missing(site: SiteContext, folder: SiteFolder) -> frozenset[str]:
    """The addresses of record pages that were not written."""
    addresses = (f"{tag}/{path}" for tag in site.editions for path in site.listed_paths)
    return frozenset(address for address in addresses if not folder.has(f"{address}index.html"))


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


def _result_of(outcome: _Written | Failure) -> _Written:
    """The result of a task; of one that failed as a whole, its failure."""
    return _Written(0, {}, [outcome]) if isinstance(outcome, Failure) else outcome


def _joined(results: Sequence[_Written]) -> _Written:
    """The results of several tasks as one; outputs in shares can fail in each of them."""
    sizes = {path: size for result in results for path, size in result.sizes.items()}
    failures = dict.fromkeys(failure for result in results for failure in result.failures)
    return _Written(sum(result.files for result in results), sizes, list(failures))


def _write_in_turn(some_outputs: Iterable[Output], folder: SiteFolder, share: int, shares: int) -> _Written:
    """Write one share of each output; one that fails as a whole does not stop the next."""
    return _joined([_write_sound(output, folder, share, shares) for output in some_outputs])


def _write_sound(output: Output, folder: SiteFolder, share: int, shares: int, attempts: int = MOST_FAULTY) -> _Written:
    """Write one share of an output; where an entry makes it fail as a whole, once more without that entry."""
    try:
        return _write(output, folder, share, shares)
    except Exception as error:  # any error is reported
        entry, failure = culprit(error), failure_of(output.name, error)
    if entry is None or output.without is None:
        return _Written(0, {}, [failure])
    failure = replace(failure, name=f"{entry.kind}/{entry.key}: {output.name}")
    rest = _write_sound(output.without(entry), folder, share, shares, attempts - 1) if attempts else _Written(0, {}, [])
    return _joined([_Written(0, {}, [failure]), rest])


def _write(output: Output, folder: SiteFolder, share: int, shares: int) -> _Written:
    """Write one share of the files of an output: every file whose number leaves the remainder `share`."""
    sizes: dict[str, int] = {}
    failures: list[Failure] = []
    count = 0
    for file in islice(output.files(), share, None, shares):
        try:
            content = file.content()
        except (TemplateSyntaxError, TemplateNotFound) as error:
            return _Written(count, sizes, [_template_failure(error)])
        except Exception as error:  # any error of one file is reported; the others are still written
            failures.append(failure_of(file.name, error))
            continue
        data = content.encode() if isinstance(content, str) else content
        try:
            folder.write(file.path, data)
        except OSError as error:  # a full disk, or one that cannot be written to
            return _Written(count, sizes, [Failure(file.path, error.strerror or reason_of(error), is_fatal=True)])
        count += 1
        if file.path in output.measured:
            sizes[file.path] = len(data)
    return _Written(count, sizes, failures)


def _template_failure(error: TemplateSyntaxError | TemplateNotFound) -> Failure:
    """A template that is missing or cannot be understood spoils more than one page."""
    if isinstance(error, TemplateSyntaxError):
        return Failure(f"{error.filename}:{error.lineno}", error.message or "", is_fatal=True)
    return Failure(str(error.name), "this template is missing", is_fatal=True)
