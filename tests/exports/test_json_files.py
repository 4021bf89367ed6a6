"""Published JSON is data wherever it is put: no browser finds a tag in it, and every program reads the same."""

from __future__ import annotations

import json

from imenik.exports.json_files import encoded, readable
from tests.paths import SNAPSHOT

TEXT = "</script><!-- <b>&amp;</b> 1 < 2"


def test_no_tag_begins() -> None:
    for content in (encoded([TEXT]), readable({TEXT: TEXT})):
        assert b"<" not in content
        assert TEXT in json.loads(content)


def test_all_files_are_written_so() -> None:
    files = [path for suffix in ("json", "jsonld", "geojson") for path in (SNAPSHOT / "expected").rglob(f"*.{suffix}")]
    texts = [path.read_text("utf-8") for path in files]
    assert not [path for path, text in zip(files, texts, strict=True) if "<" in text]
    assert any("\\u003c" in text for text in texts)
