"""Tasks spread over processes: results come back in the order of the tasks, and one that fails does not stop the rest.

Processes are forked, so a task may hold whatever was read before, which costs neither time nor memory to hand over.
Only what a task returns is sent back.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkContext, ForkProcess
from multiprocessing.sharedctypes import Synchronized
from typing import Generic, TypeVar

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
Progress = Callable[[int], None]
"""Told of each number of tasks that are done."""


@dataclass(frozen=True)
class Task(Generic[Result_co]):
    """Something to be done, by a name that people know it by."""

    name: str
    run: Callable[[], Result_co]


@dataclass(frozen=True)
class Failure:
    """What could not be made, and why."""

    name: str
    reason: str


def run(tasks: Sequence[Task[Result]], jobs: int, progress: Progress) -> list[Result | Failure]:
    """What each task returned; with one job, or where a fork is not safe, they run here, one after another."""
    jobs = min(jobs, len(tasks))
    if jobs < 2 or not _can_fork():
        return list(_one_by_one(tasks, progress))
    context = multiprocessing.get_context("fork")
    gc.freeze()  # a collection in a process would touch, and so copy, the memory that all of them share
    try:
        return _spread(tasks, jobs, context, progress)
    finally:
        gc.unfreeze()


def usual_jobs() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def reason_of(error: BaseException) -> str:
    """An unforeseen error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def _can_fork() -> bool:
    """A fork copies one thread only, and what the others held stays locked for ever (POSIX, fork)."""
    return hasattr(os, "fork") and threading.active_count() == 1 and threading.current_thread().name == "MainThread"


def _one_by_one(tasks: Sequence[Task[Result]], progress: Progress) -> Iterator[Result | Failure]:
    for task in tasks:
        yield _attempt(task)
        progress(1)


def _attempt(task: Task[Result]) -> Result | Failure:
    try:
        return task.run()
    except Exception as error:  # one task that fails, for whatever reason, does not stop the rest
        return Failure(task.name, reason_of(error))


def _spread(
    tasks: Sequence[Task[Result]], jobs: int, context: ForkContext, progress: Progress
) -> list[Result | Failure]:
    results: list[Result | Failure] = [Failure(task.name, "the process that made it ended") for task in tasks]
    turn = context.Value("i", 0)
    workers: dict[Connection, ForkProcess] = {}
    for _ in range(jobs):
        receiver, sender = context.Pipe(duplex=False)
        worker = context.Process(target=_work, args=(tasks, turn, sender), daemon=True)
        worker.start()
        sender.close()
        workers[receiver] = worker
    try:
        for number, result in _received(list(workers)):
            results[number] = result
            progress(1)
    finally:
        for worker in workers.values():
            worker.terminate()
            worker.join()
    return results


def _received(receivers: list[Connection]) -> Iterator[tuple[int, Result | Failure]]:
    """Results as they come, until every process has closed its end."""
    while receivers:
        for ready in wait(receivers):
            assert isinstance(ready, Connection)  # noqa: S101 - nothing else was waited for
            try:
                yield ready.recv()
            except EOFError:
                receivers.remove(ready)


def _work(tasks: Sequence[Task[Result]], turn: Synchronized[int], sender: Connection) -> None:
    """One process: it takes the next task until there is none."""
    while True:
        with turn.get_lock():
            number = turn.value
            turn.value += 1
        if number >= len(tasks):
            return
        sender.send((number, _attempt(tasks[number])))
