"""Figures as files, `results/<name>.json`: what a program measured, when, on which commit and machine."""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
import subprocess
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FOLDER = Path(__file__).parent / "results"
MEASURED = ("src", "hooks", "docs", "data", "mkdocs.yml", "requirements.lock")


@dataclass(frozen=True)
class Result:
    """What one program measured. `targets.py` names the values that the table of targets reads."""

    date: str
    commit: str
    machine: str
    values: Mapping[str, Any]


def save(name: str, values: Mapping[str, Any], folder: Path = FOLDER) -> None:
    """Keep values with today's date, the commit and the machine; a half-written file never replaces a whole one."""
    result = Result(dt.date.today().isoformat(), measured_commit(), machine(), values)
    folder.mkdir(exist_ok=True)
    unfinished = folder / f"{name}.json.part"
    unfinished.write_text(json.dumps(asdict(result), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(folder / f"{name}.json")


def load(name: str, folder: Path = FOLDER) -> Result | None:
    """The figures of a program; None if it has not been run."""
    file = folder / f"{name}.json"
    return Result(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def measured_commit() -> str:
    """The last commit to what is measured, so not to these programs; "+" after it where files differ from it."""
    changed = _git("status", "--porcelain", "--", *MEASURED)
    return _git("log", "-1", "--format=%h", "--abbrev=10", "--", *MEASURED) + ("+" if changed else "")


def machine() -> str:
    """The machine in a few words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return f"{os.cpu_count()} cores, {memory:.0f} GB, Linux {platform.machine()}, Python {platform.python_version()}"


def _git(*words: str) -> str:
    done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S603, S607 - git
    return done.stdout.strip()
