"""The CPU time of one build by stage, measured inside the functions that a build consists of."""

from __future__ import annotations

import json
import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from imenik import checks, insights
from imenik.env import config_file
from imenik.exports import EXPORTS, Export
from imenik.site import outputs, reading
from imenik.site.folder import SiteFolder
from imenik.site.handwritten import link_check as links
from imenik.site.plugin import ImenikPlugin
from imenik.site.prerendered import Frames, PrerenderedPage
from imenik.views.edition import Editions
from imenik.views.render import Renderer

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("read and validate the records", reading, "load"),
    ("check them", checks, "run"),
    ("languages, catalogues", reading, "load_languages"),
    ("relations", insights, "relations_of"),
    ("addresses of all pages, for the links of hand-written ones", links, "addresses"),
    ("render the bodies", Renderer, "render"),
    ("put them into the page frames", PrerenderedPage, "fill"),
    ("write the files", SiteFolder, "write"),
    ("render the page frames", Frames, "_render"),
)
"""The title of a stage, and the owner and name of its function. None of the functions calls another."""
REST = "all else: MkDocs, hand-written pages, lists in order, sitemaps, telling Pagefind"


class Clock:
    """Adds up the seconds spent in some functions."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def watch(self, stage: str, owner: Any, name: str) -> None:
        """Replace the function `owner.name` by one that does the same and adds up its time."""
        function: Callable[..., Any] = getattr(owner, name)
        self.seconds[stage] = 0.0

        def counted(*arguments: Any, **named: Any) -> Any:
            begin = time.thread_time()
            try:
                return function(*arguments, **named)
            finally:
                self.seconds[stage] += time.thread_time() - begin

        setattr(owner, name, counted)

    def watch_files(self, stage: str, export: Export) -> Export:
        """The same export, timed while it makes its files but not while they are written."""
        self.seconds[stage] = 0.0

        def counted(editions: Editions) -> Iterator[tuple[str, bytes]]:
            files = export.files(editions)
            while True:
                begin = time.thread_time()
                file = next(files, None)
                self.seconds[stage] += time.thread_time() - begin
                if file is None:
                    return
                yield file

        return replace(export, files=counted)


def measure(data: str) -> dict[str, float]:
    """The seconds of each stage when building `data`."""
    # Set before the clocks are, since the hook would import the package anew, without them.
    os.environ |= {
        "IMENIK_DATA": data,
        "SOURCE_DATE_EPOCH": "1795219200",
        "NO_MKDOCS_2_WARNING": "1",
        "IMENIK_JOBS": "1",
    }
    logging.disable(logging.WARNING)
    clock = Clock()
    for stage, owner, name in STAGES:
        clock.watch(stage, owner, name)
    exports = tuple(clock.watch_files(_name(export), export) for export in EXPORTS)
    setattr(outputs, "EXPORTS", exports)  # noqa: B010 - the module only imports the name
    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()  # of all threads, one of which feeds Pagefind
        config = load_config(str(config_file()), site_dir=folder, hooks=[])
        config.plugins["imenik"] = ImenikPlugin(config)
        build(config)
        total = time.process_time() - begin
    return {**clock.seconds, REST: total - sum(clock.seconds.values())}


def _name(export: Export) -> str:
    return f"export: {export.files.__module__.rpartition('.')[2]}"


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))
