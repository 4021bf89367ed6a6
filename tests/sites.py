"""Sites that the real command builds, and what is in them."""

from __future__ import annotations

import re
from pathlib import Path

from tests.command import imenik
from tests.paths import ROOT

DAY = "2026-11-30"


def build(site: Path, *words: str, **environment: str) -> str:
    """A site, built by the real command as on the day of the tests; gives what is said of it."""
    done = imenik("build", "--today", DAY, "--site-dir", str(site), *words, cwd=ROOT, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


def own_warnings(said: str) -> list[str]:
    """The warnings of a build that are not about the data: MkDocs' own, such as a dead link in a hand-written page."""
    lines = [line for line in said.splitlines() if line.startswith("WARNING")]
    return [line for line in lines if not re.search(r":\d+:\d+: warning: ", line)]


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
