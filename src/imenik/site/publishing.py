"""The folder of the finished site: a build works beside it and takes its place at the end, so it is always whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path

from imenik.env.runner import Task, run

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""linux/fs.h"""


def work_folder(site: Path) -> Path:
    """The folder that a build of `site` works in; what builds that were killed have left is removed.

    It is `site` itself where nothing can be written beside it.
    """
    site = site.absolute()
    for left in site.parent.glob(f".{site.name}.*.build") if site.parent.is_dir() else ():
        if not _is_running(left.name.split(".")[-2]):
            shutil.rmtree(left, ignore_errors=True)
    work = site.with_name(f".{site.name}.{os.getpid()}.build")
    try:
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir(parents=True)
    except OSError:
        return site
    return work


def publish(work: Path, site: Path, jobs: int = 1) -> None:
    """Put the finished folder in the place of the site, and remove what was there. A link to the site stays one."""
    if work == site.absolute():
        return
    target = site.resolve()
    if target.is_dir():
        if not _exchange(work, target):
            _replace(work, target)
        _remove(work, jobs)
    else:
        work.rename(target)


def discard(work: Path, site: Path) -> None:
    """Remove what a failed build has made, but never the site."""
    if work != site.absolute():
        shutil.rmtree(work, ignore_errors=True)


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
    """The same in two steps."""
    old = work.with_suffix(".old")
    site.rename(old)
    work.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _remove(folder: Path, jobs: int) -> None:
    """Remove an old site, several of its folders at a time: it can take as long as a tenth of a build."""
    if folder.is_dir():
        tasks = [Task(path.name, partial(shutil.rmtree, path, ignore_errors=True)) for path in folder.iterdir()]
        run(tasks, jobs, lambda _done: None)
    shutil.rmtree(folder, ignore_errors=True)


def _is_running(process: str) -> bool:
    with suppress(ValueError, ProcessLookupError):
        try:
            os.kill(int(process), 0)
        except PermissionError:
            return True
        return True
    return False
