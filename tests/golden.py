"""The golden cases of the rules: folders of data, each in one file, with what is said about them.

`checks/cases/<rule>/<case>.yml` holds the files of a data folder and the lines that are said about them. `files` are
taken as they stand; to `entries` the required keys that they leave out are added at their end: a case shows what
matters.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.paths import GOLDEN_CASES, VOCABULARY

CASES = sorted(GOLDEN_CASES.glob("*/*.yml"))


REQUIRED = {
    "organisations": {
        "name": "Most",
        "type": "association",
        "country": "AT",
        "clusters": "[culture]",
        "about": "A bridge.",
        "listing": "public-source",
        "added": "2026-01-01",
    },
    "projects": {
        "title": "Park",
        "about": "A park.",
        "clusters": "[culture]",
        "stage": "idea",
        "added": "2026-01-01",
    },
    "series": {
        "title": "Check-in",
        "about": "A talk.",
        "organiser": "most",
        "starts": "2026-01-01",
        "time": "16:00",
        "timezone": "Europe/Sarajevo",
        "minutes": "60",
        "repeats": "FREQ=MONTHLY;BYDAY=1TH",
        "added": "2026-01-01",
    },
    "meetings": {"status": "held", "added": "2026-01-01"},
    "events": {
        "title": "Days",
        "type": "conference",
        "about": "Talks.",
        "starts": "2026-05-01",
        "status": "planned",
        "added": "2026-01-01",
    },
    "channels": {"title": "Group", "type": "messaging", "about": "News.", "added": "2026-01-01"},
    "vocabulary": {},
}


def write(folder: Path, files: dict[str, str], entries: dict[str, str]) -> None:
    """The files of a case; entries are completed."""
    for path, text in {**files, **{path: _completed(path, text) for path, text in entries.items()}}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    if any(path.startswith("vocabulary/") for path in entries):
        for usual in VOCABULARY.iterdir():
            if not (folder / "vocabulary" / usual.name).exists():
                shutil.copy(usual, folder / "vocabulary")


def _completed(path: str, text: str) -> str:
    kind = "series" if path.endswith("/series.yml") else path.partition("/")[0]
    missing = {key: value for key, value in REQUIRED[kind].items() if not re.search(f"^{key}:", text, re.MULTILINE)}
    return text + "".join(f"{key}: {value}\n" for key, value in missing.items())
