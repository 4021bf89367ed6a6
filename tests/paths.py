"""Where the parts of this checkout lie that tests read."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "mkdocs.yml"
VOCABULARY = ROOT / "data" / "vocabulary"
"""What a data folder of this checkout has that brings no vocabulary of its own."""
