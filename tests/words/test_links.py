"""Links of hand-written pages: the name of a page is its title, in the words of the language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.paths import ROOT
from tests.words.texts import TAGS

LINK = re.compile(r"(?:(?<=[a-zа-шčćžšđ] )|(?<=\| ))\[([A-ZА-ШČĆŽŠĐ][^\]]*)\]\((?:\.\./)?([a-z/-]+/)\)")
"""Words with a capital in the middle of a sentence: a name; the target is a page of the same language."""
GERMAN_LINK = re.compile(r"(?:[Uu]nter|Seite|für) \[([^\]]+)\]\((?:\.\./)?([a-z/-]+/)\)")
"""In German every noun has a capital, so a name follows what says that it is one."""
OF_ENTRIES = re.compile(r"^(places|clusters|channels|meetings)/.+")
"""What has a proper name, which is declined."""


def _links(tag: str) -> Iterator[tuple[str, str]]:
    """The words and the target of each link that names a page."""
    for path in sorted((ROOT / "docs" / tag).glob("*.md")):
        for words, target in (GERMAN_LINK if tag == "de" else LINK).findall(path.read_text("utf-8")):
            if not OF_ENTRIES.match(target):
                yield words, target


@pytest.mark.parametrize("tag", TAGS)
def test_a_link_carries_the_title_of_its_page(real_site: Path, tag: str) -> None:
    links = set(_links(tag))
    assert len(links) > 2
    titles = {target: _title(real_site / tag / target) for _, target in links}
    assert [(words, titles[target]) for words, target in links if words != titles[target]] == []


def _title(folder: Path) -> str:
    return str(html.parse(folder / "index.html").getroot().findtext(".//h1"))
