"""Tasks spread over processes: results come back in the order of the tasks, and one that fails does not stop the rest.

Processes are forked, so a task may hold whatever was read before, which costs neither time nor memory to hand over.
Only what a task returns is sent back.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
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
    is_fatal: bool = False
    """Whether nothing else can be made either, such as on a full disk."""
    trace: str = field(default="", compare=False, repr=False)
    """Where in the program that happened."""


def run(tasks: Sequence[Task[Result]], jobs: int, progress: Progress) -> list[Result | Failure]:
    """What each task returned; with one job, or where a fork is not safe, they run here, one after another."""
    work = Work[Result]()
    work.add(tasks)
    return work.finish(jobs, progress)


class Work(Generic[Result]):
    """Tasks that other processes do while this one does something else.

    A process knows the tasks that there were when it was started, and does the newest ones first.
    """

    def __init__(self) -> None:
        self._queues: list[_Queue[Result]] = []
        self._workers: dict[Connection, ForkProcess] = {}

    @property
    def count(self) -> int:
        """The number of tasks."""
        return sum(len(queue.tasks) for queue in self._queues)

    def add(self, tasks: Sequence[Task[Result]]) -> None:
        """Further tasks, for the processes that are started from now on."""
        self._queues.insert(0, _Queue(tasks, self.count, multiprocessing.Value("i", 0)))

    def start(self, processes: int) -> None:
        """Let so many more processes begin; none where a fork is not safe."""
        if processes < 1 or not _can_fork():
            return
        context = multiprocessing.get_context("fork")
        gc.freeze()  # a collection in a process would touch, and so copy, the memory that all of them share
        for _ in range(processes):
            receiver, sender = context.Pipe(duplex=False)
            worker = context.Process(target=self._send, args=(sender,), daemon=True)
            worker.start()
            sender.close()
            self._workers[receiver] = worker

    def finish(self, jobs: int, progress: Progress) -> list[Result | Failure]:
        """What each task returned, in the order in which they were added, when `jobs` processes have done them all."""
        jobs = min(jobs, self.count)
        if jobs > 1:
            self.start(jobs - len(self._workers))
        tasks = [task for queue in reversed(self._queues) for task in queue.tasks]
        results: list[Result | Failure] = [Failure(task.name, "the process that made it ended") for task in tasks]
        try:
            for number, result in chain(_received(list(self._workers)), self._do()):
                results[number] = result
                progress(1)
        finally:
            self.stop()
        return results

    def _do(self) -> Iterator[tuple[int, Result | Failure]]:
        """The results of the tasks that were not taken yet, one after another."""
        for queue in self._queues:
            for number, task in queue.take():
                yield number, _attempt(task)

    def _send(self, sender: Connection) -> None:
        """What another process does: tasks, until there are none."""
        for result in self._do():
            sender.send(result)

    def stop(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in self._workers.values():
            worker.terminate()
            worker.join()
        if self._workers:
            gc.unfreeze()
        self._workers.clear()


def usual_jobs() -> int:
    """The processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def reason_of(error: BaseException) -> str:
    """An unforeseen error in one line."""
    return " ".join(f"{type(error).__name__}: {error}".split())


def failure_of(name: str, error: BaseException, *, is_fatal: bool = False) -> Failure:
    """What an unforeseen error leaves unmade."""
    return Failure(name, reason_of(error), is_fatal, "".join(traceback.format_exception(error)))


def _can_fork() -> bool:
    """A fork copies one thread only, and what the others held stays locked for ever (POSIX, fork)."""
    return hasattr(os, "fork") and threading.active_count() == 1 and threading.current_thread().name == "MainThread"


def _attempt(task: Task[Result]) -> Result | Failure:
    try:
        return task.run()
    except Exception as error:  # one task that fails, for whatever reason, does not stop the rest
        return failure_of(task.name, error)


def _received(receivers: list[Connection]) -> Iterator[tuple[int, Result | Failure]]:
    """Results as they come, until every process has closed its end."""
    while receivers:
        for ready in wait(receivers):
            assert isinstance(ready, Connection)  # noqa: S101 - nothing else was waited for
            try:
                yield ready.recv()
            except EOFError:
                receivers.remove(ready)


@dataclass(frozen=True)
class _Queue(Generic[Result]):
    """Tasks that were added together, the number of the first of them, and how many were taken."""

    tasks: Sequence[Task[Result]]
    first: int
    taken: Synchronized[int]

    def take(self) -> Iterator[tuple[int, Task[Result]]]:
        """Tasks with their numbers, of those that nobody else takes."""
        while True:
            with self.taken.get_lock():
                place = self.taken.value
                self.taken.value += 1
            if place >= len(self.tasks):
                return
            yield self.first + place, self.tasks[place]
