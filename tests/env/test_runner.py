"""Work spread over processes gives what one process gives, and a task that fails takes nobody along."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from functools import partial

import pytest

from imenik.env import runner
from imenik.env.runner import Failure, Task, Work, run


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test process may have threads of the test runner, which hold nothing that a task needs."""
    monkeypatch.setattr(runner, "_can_fork", lambda: True)


def square(number: int) -> int:
    if number == 3:
        raise ValueError("three\nis odd")
    return number**2


def tasks(count: int) -> list[Task[int]]:
    return [Task(f"square of {number}", partial(square, number)) for number in range(count)]


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    """A failure stands where the result would, with its name and a reason on one line."""
    steps: list[int] = []
    results = run(tasks(6), jobs, steps.append)
    assert results == [0, 1, 4, Failure("square of 3", "ValueError: three is odd"), 16, 25]
    assert sum(steps) == 6


@pytest.mark.usefixtures("alone")
def test_the_work_is_done_by_other_processes() -> None:
    processes = run([Task(str(number), os.getpid) for number in range(20)], 2, lambda _done: None)
    assert os.getpid() not in processes


@pytest.mark.usefixtures("alone")
def test_a_process_that_is_killed_loses_its_task_alone() -> None:
    parent = os.getpid()

    def kill() -> int:
        assert os.getpid() != parent
        os.kill(os.getpid(), signal.SIGKILL)
        return 0

    results = run([Task("killed", kill), *tasks(3)], 2, lambda _done: None)
    assert results == [Failure("killed", "the process that made it ended"), 0, 1, 4]


def test_no_fork_beside_other_threads() -> None:
    """What another thread holds at that moment, such as a lock, would be held for ever."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(run([Task(str(number), os.getpid) for number in range(4)], 2, lambda _done: None)) == {os.getpid()}
    finally:
        stop.set()
        thread.join()


def test_nothing_to_do() -> None:
    assert run([], 2, lambda _done: None) == []


@pytest.mark.usefixtures("alone")
def test_later_tasks_come_first_for_later_processes() -> None:
    """Those that were begun before do not know them; nothing is done twice, and results stand as tasks were added."""
    work = Work[int]()
    work.add([Task(str(number), os.getpid) for number in range(3)])
    work.start(1)
    work.add([Task("later", os.getpid)])
    *sooner, later = work.finish(2, lambda _done: None)
    assert later not in {os.getpid(), sooner[0]}
    assert len(sooner) == 3


@pytest.mark.usefixtures("alone")
def test_what_is_stopped_ends() -> None:
    work = Work[None]()
    work.add([Task("long", partial(time.sleep, 600))])
    work.start(1)
    (child,) = multiprocessing.active_children()
    work.stop()
    assert not child.is_alive()
