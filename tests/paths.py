"""Where the parts of this checkout lie that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
VOCABULARY = ROOT / "data" / "vocabulary"
"""What a data folder of this checkout has that brings no vocabulary of its own."""
TESTS = ROOT / "tests"
SNAPSHOT = TESTS / "site"
"""A small directory (`data`, `docs`) and the site that is accepted for it (`expected`)."""
SMALL_DATA = SNAPSHOT / "data"
SUBMISSIONS = TESTS / "submissions"
"""Issues as people and attackers fill them in, and the directory (`data`) that they are about."""
GOLDEN_CASES = TESTS / "checks" / "cases"
"""One folder a rule, one data folder a file."""
