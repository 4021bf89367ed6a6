"""The folder of the finished site: a build works beside it and takes its place at the end, so it is always whole."""

from __future__ import annotations

import ctypes
import fcntl
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from imenik.env.runner import Task, run

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""linux/fs.h"""


def work_folder(site: Path) -> Path:
    """The folder beside `site` that a build works in; what builds that were killed have left is removed.

    It stays locked while this process or one of its children runs, by which others know that it is in use. OSError if
    nothing can be written there.
    """
    site = site.resolve()
    site.parent.mkdir(parents=True, exist_ok=True)
    with _locked(site.parent):
        _clear(site)
        work = site.with_name(f".{site.name}.{secrets.token_hex(4)}.build")
        work.mkdir()
        fcntl.flock(os.open(work, os.O_RDONLY), fcntl.LOCK_EX)
    return work


def publish(work: Path, site: Path, jobs: int = 1) -> None:
    """Put the finished folder in the place of the site, and remove what was there. A link to the site stays one."""
    target = site.resolve()
    with _locked(target.parent):
        if not target.exists():
            work.rename(target)
        elif not _exchange(work, target):
            _replace(work, target)
    _remove(work, jobs)


def discard(work: Path) -> None:
    """Remove what a failed build has made."""
    shutil.rmtree(work, ignore_errors=True)


def _clear(site: Path) -> None:
    """Remove what dead builds of a site have left; if one died while it swapped folders, put the old site back."""
    for old in site.parent.glob(f".{site.name}.*.old"):
        if site.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(site)
    for left in site.parent.glob(f".{site.name}.*.build"):
        if not _is_in_use(left):
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Nobody else swaps or clears folders of a site in there meanwhile."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _is_in_use(folder: Path) -> bool:
    """Whether a build, or a process that it has left behind, still works in a folder."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _exchange(work: Path, site: Path) -> bool:
    """Swap two folders in one step, in which nobody finds neither (renameat2, Linux); whether that was possible."""
    if sys.platform != "linux":
        return False
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    paths = (_AT_FDCWD, os.fsencode(work), _AT_FDCWD, os.fsencode(site))
    return bool(rename(*paths, _RENAME_EXCHANGE) == 0)


def _replace(work: Path, site: Path) -> None:
    """The same in two steps; where a process ends between them, the next build puts the old site back."""
    old = work.with_suffix(".old")
    site.rename(old)
    work.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _remove(folder: Path, jobs: int) -> None:
    """Remove an old site, several of its folders at a time: it can take as long as a tenth of a build."""
    with suppress(FileNotFoundError):  # where there was no site, or another build clears it away
        tasks = [Task(path.name, partial(shutil.rmtree, path, ignore_errors=True)) for path in folder.iterdir()]
        run(tasks, jobs, lambda _done: None)
    shutil.rmtree(folder, ignore_errors=True)
