"""The processor time of one build by stage: one process, sampled; what it waits for is counted as Pagefind's.

    python -m benchmarks.stages SITE     # a folder with mkdocs.yml and data/

A timer of processor time interrupts the build, and what has passed since the last time is added to the stage that is
on the stack. So stages are named by packages and not by functions, and cost the build next to nothing.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import NoReturn

INNERMOST = {
    "imenik.store.loader": "read and validate the records",
    "imenik.store.reading": "read and validate the records",
    "imenik.checks": "check the records",
    "imenik.insights": "what follows from the records",
    "imenik.site.folder": "write files",
    "imenik.site.publishing": "write files",
    "imenik.views.social": "pictures for social networks",
    "imenik.site.social_images": "pictures for social networks",
}
"""Packages whose time is theirs wherever they are called from."""
OUTERMOST = {
    "imenik.exports.api": "export: API",
    "imenik.exports.browser": "export: indexes of finder and form",
    "imenik.exports.calendars": "export: calendars",
    "imenik.exports.contacts": "export: contacts, QR codes",
    "imenik.exports.linked_data": "export: linked data",
    "imenik.exports.tables": "export: tables",
    "imenik.exports.web": "export: feeds, embeds, manifests",
    "imenik.site.outputs.sitemaps": "sitemaps",
    "imenik.site.scripts": "scripts, style sheets",
    "imenik.site.stylesheets": "scripts, style sheets",
    "imenik.site.search": "full text: words for Pagefind",
    "imenik.views.fulltext": "full text: words for Pagefind",
    "imenik.store": "read and validate the records",
    "imenik.pages": "pages: contents and lists",
    "imenik.views": "pages: templates",
    "imenik.site.frame.prerendered": "page frames",
    "imenik.site.frame.page_layout": "page frames",
    "imenik.site.handwritten": "hand-written pages",
    "mkdocs.structure": "hand-written pages",
    "mkdocs": "MkDocs",
}
"""Packages whose time is that of all they call; the outermost on the stack counts, of several names the longest."""
DRIVERS = ("mkdocs.commands", "mkdocs.plugins", "mkdocs.__main__")
"""Modules that only call others: what they call decides."""
REST = "all else of the build"
PAGEFIND = "full text: Pagefind and other programs"
START = "start: imports, settings"
INTERVAL = 0.002


class Sampler:
    """Adds processor time to stages."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._last = time.process_time()
        signal.signal(signal.SIGPROF, self._sample)
        signal.setitimer(signal.ITIMER_PROF, INTERVAL, INTERVAL)

    def stop(self) -> None:
        """End sampling."""
        signal.setitimer(signal.ITIMER_PROF, 0)

    def _sample(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        self.seconds[stage_of(list(_modules(frame)))] += now - self._last
        self._last = now


def _modules(frame: FrameType | None) -> Iterator[str]:
    """The modules on the stack, the innermost first."""
    while frame is not None:
        yield str(frame.f_globals.get("__name__", ""))
        frame = frame.f_back


def stage_of(modules: list[str]) -> str:
    """The stage of a stack of modules, the innermost first."""
    for module in modules:
        stage = _stage(module, INNERMOST)
        if stage:
            return stage
    for module in reversed(modules):
        stage = _stage(module, OUTERMOST) if not module.startswith(DRIVERS) else None
        if stage:
            return stage
    return REST if any(module.startswith("imenik.site") for module in modules) else START


def _stage(module: str, stages: dict[str, str]) -> str | None:
    while module:
        if module in stages:
            return stages[module]
        module = module.rpartition(".")[0]
    return None


def measure(site: Path) -> dict[str, float]:
    """The seconds of each stage when a site is built in one process, the largest first."""
    os.chdir(site)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one processor, so one process
    sampler = Sampler()
    with tempfile.TemporaryDirectory(dir=site.parent) as folder:
        _build(["build", "--data", "data", "--site-dir", f"{folder}/site", "--today", "2026-11-21"])
        sampler.stop()  # before the folder is emptied
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = {**sampler.seconds, PAGEFIND: children.ru_utime + children.ru_stime}
    return dict(sorted(seconds.items(), key=lambda stage: -stage[1]))


def _build(words: list[str]) -> None:
    from imenik.cli import main  # not before, so that imports are sampled too

    try:
        main(words, standalone_mode=False)
    except SystemExit as end:
        if end.code:
            raise


def main() -> NoReturn:
    """The command line."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    result = measure(Path(sys.argv[1]).resolve())
    print(json.dumps(result))
    sys.exit(0)


if __name__ == "__main__":
    main()
