"""Vectors that Python and JavaScript are both held to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
SPELLINGS: list[list[str]] = json.loads((_HERE / "fold.json").read_text("utf-8"))
"""Each list begins with what all its texts are folded to."""
LAYOUT: dict[str, Any] = json.loads((_HERE / "layout.json").read_text("utf-8"))
"""Texts and entries with the YAML that is written for them."""
