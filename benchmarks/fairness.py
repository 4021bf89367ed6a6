"""Compares two sites page by page: Hugo's is no measure unless it has the pages, lists and facts that ours has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

GROUPS = ("organisations", "projects", "countries", "clusters", "types", "places")
"""The folders whose pages both sites have; ours has others too."""
MARKS = {
    "facts": r"<dt\b",
    "lines of contact": r"\bim-contact\b",
    "organisations in lists": r"\bim-card\b",
    "projects in lists": r"\bim-note\b",
}
"""What is counted on the pages, and its sign in the HTML of both sites."""

UNSEEN = re.compile(r"<(template|script)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Contents:
    """The pages of a site below its language folders, and how often each of `MARKS` is on them."""

    pages: frozenset[str]
    marks: Mapping[str, int]


def contents(site: Path, languages: Iterable[str]) -> Contents:
    """The pages of `GROUPS` in some languages; ours or Hugo's, whose addresses are brought into the form of ours."""
    pages: set[str] = set()
    marks: Counter[str] = Counter()
    for tag, page in _pages(site, languages):
        path = _as_ours(page.parent.relative_to(site / tag).as_posix())
        if path.split("/")[0] in GROUPS and not path.endswith("/page/1"):
            pages.add(f"{tag.lower()}/{path}")
            html = UNSEEN.sub("", page.read_text(encoding="utf-8"))
            marks.update({name: len(re.findall(mark, html)) for name, mark in MARKS.items()})
    return Contents(frozenset(pages), marks)


def _pages(site: Path, languages: Iterable[str]) -> Iterator[tuple[str, Path]]:
    for language in languages:
        tag = language if (site / language).is_dir() else language.lower()
        yield from ((tag, page) for page in (site / tag).rglob("index.html"))


def _as_ours(path: str) -> str:
    """Hugo has lists of projects in a folder of their own: `walls/clusters-x/` instead of `clusters/x/projects/`."""
    first, *rest = path.split("/")
    if first != "walls":
        return path
    if not rest:
        return "projects/looking"
    group, _, key = rest[0].partition("-")
    return "/".join([group, key, "projects", *rest[1:]])


def differences(ours: Contents, theirs: Contents) -> list[str]:
    """What one site has and the other has not, in sentences; empty if the comparison is fair."""
    found = []
    for words, pages in (("only ours has", ours.pages - theirs.pages), ("only Hugo's has", theirs.pages - ours.pages)):
        if pages:
            found.append(f"{len(pages)} pages {words}, such as {', '.join(sorted(pages)[:3])}")
    found += [
        f"{name}: {ours.marks[name]} on our pages, {theirs.marks[name]} on Hugo's"
        for name in MARKS
        if ours.marks[name] != theirs.marks[name]
    ]
    return found


def kinds(site: Contents) -> dict[str, int]:
    """How many pages there are of each group, entries, lists and further sheets alike."""
    return dict(Counter(page.split("/")[1] for page in sorted(site.pages)))
