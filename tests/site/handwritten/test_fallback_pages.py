"""A page that a language lacks shows the text of another language, with links and anchors of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.paths import ROOT


@pytest.mark.parametrize(
    "name", sorted(path.stem for path in (ROOT / "docs" / "en").glob("*.md") if path.stem != "index")
)
def test_a_fallback_page_has_the_whole_text(name: str, real_site: Path) -> None:
    """The text is converted once for all languages."""
    original, german = ((real_site / tag / name / "index.html").read_text("utf-8") for tag in ("en", "de"))
    if not (ROOT / "docs" / "de" / f"{name}.md").exists():
        assert headings(german) == headings(original) != []


def headings(html: str) -> list[str]:
    return re.findall(r'<h[12] id="[^"]+">.*?</h', html)
