"""Where the parts of this repository lie. The package is used from its checkout: its data, words and theme are beside it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
LOCALES = ROOT / "locales"
THEME = ROOT / "theme"
VOCABULARY = ROOT / "data" / "vocabulary"
"""The vocabulary for a data folder that brings none of its own."""
