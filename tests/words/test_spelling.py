"""Spelling by the dictionaries of Hunspell, which Debian has as hunspell-bs, -hr, -sr, -de-de and -en-gb."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.words.texts import TAGS, texts

DICTIONARIES = {"en": "en_GB", "bs": "bs_BA", "hr": "hr_HR", "sr-Cyrl": "sr_ME", "de": "de_DE"}
"""The Serbian one of Montenegro is ijekavian."""
KNOWN = Path(__file__).with_name("known")
"""Words that are right though no dictionary has them: `any.txt` for names, and a file for each language."""


@pytest.mark.audit
@pytest.mark.parametrize("tag", TAGS)
def test_messages_and_pages_are_spelled_right(tag: str) -> None:
    """Entries are full of names; their texts are read by people."""
    words = "\n".join(read.words.replace("’", "'") for read in texts(tag) if read.sort != "entry")
    command = ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[tag]]
    done = subprocess.run(command, input=words, capture_output=True, text=True, check=True)
    unknown = {word for line in done.stdout.split() for word in re.findall(r"[^\W\d_]{2,}", line)}
    assert unknown - _known("any") - _known(tag) == set()


def _known(name: str) -> set[str]:
    return set((KNOWN / f"{name}.txt").read_text("utf-8").split())
