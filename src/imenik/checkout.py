"""Where the parts of this repository lie: the package is used from its checkout, beside its data, words and theme."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
LOCALES = ROOT / "locales"
GEOGRAPHY = ROOT / "geography"
THEME = ROOT / "theme"
BRAND = ROOT / "brand"
CACHE = ROOT / ".cache"
VOCABULARY = ROOT / "data" / "vocabulary"
"""The vocabulary for a data folder that brings none of its own."""
