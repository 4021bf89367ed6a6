"""The site of a small data set in the form in which it is accepted: what repeats is there once.

A page is taken apart into its frame, which all pages of a language share, and what is its own. One language is there in
full, of the others a few pages that differ in kind; the rest is held by one checksum for each section.
"""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from fnmatch import fnmatch
from functools import cache
from hashlib import sha256
from pathlib import PurePosixPath
from typing import NamedTuple
from urllib.parse import urljoin

TAGS = ("bs", "hr", "sr-Cyrl", "sr-Latn", "en", "de")
IN_FULL = "en"
UNREAD = ("pagefind", "pictures", "favicon.ico", "*.xlsx", "towns")
"""Nothing that one would read: the index of the texts, pictures, workbooks, whose rows are those of the tables, and the
towns of the gazetteer.

Each release of what makes them makes others.
"""
SHOWN = (
    "bs/calendar/2026-12/index.html",
    "bs/index.html",
    "bs/meetings/check-in/2026-12-03/index.html",
    "bs/new/index.html",
    "bs/organisations/first-club/index.html",
    "bs/organisations/old-club/index.html",
    "hr/join/index.html",
    "sr-Cyrl/index.html",
    "sr-Cyrl/organisations/first-club/index.html",
    "sr-Cyrl/clusters/culture/feed.xml",
    "sr-Cyrl/statistics/needs.csv",
    "calendar/sr-Cyrl/check-in.ics",
    "api/v1/tables/sr-Cyrl/organisations.csv",
    "find/sr-Cyrl.json",
    "sr-Latn/organisations/first-club/index.html",
    "sr-Latn/join/index.html",
    "api/v1/tables/sr-Latn/organisations.csv",
    "de/index.html",
    "de/meetings/check-in/index.html",
)
"""What differs in kind: plural forms and cases, scripts, dates, what stands in for a text that a language lacks."""
CHECKSUMS = "others.txt"
_PICTURE = re.compile(r"pictures/[0-9a-f]{16}\.png")
"""The name of a picture, which changes with the code and the library that draw it."""
_CURRENT = re.compile(r'<a href="([^"]*)" aria-current="true">')
_CONTENT = re.compile(r'(<main id="content"[^>]*>)(.*)(</main>)', re.DOTALL)
_OWN = {
    "pages": r'(?<=</li>\n</ul>)(?:\n<ul class="im-pages">.*?</ul>)?(?=</nav>\n</header>)',
    "title": r"(?<=<title>).*?(?= · [^·]*</title>)",
    "name": r'(?<=property="og:title" content=")[^"]*',
    "description": r'(?<=<meta name="description" property="og:description" content=")[^"]*',
    "canonical": r'(?<=<link rel="canonical" href=")[^"]*',
    "picture": r'(?<=property="og:image" content=")[^"]*',
    "shows": r'(?<=property="og:image:alt" content=")[^"]*',
    "head": r'(?<=/assets/js/scheme.js"></script>\n).*?(?=</head>)',
}
"""What of the frame is a page's own."""


class Parts(NamedTuple):
    """A page without the addresses that depend on how deep it lies."""

    frame: str
    own: str


def is_unread(path: str) -> bool:
    """Whether a file, or the folder that it is in, is not held against what was accepted."""
    return any(fnmatch(part, pattern) for part in PurePosixPath(path).parts for pattern in UNREAD)


def accepted_form(site: Mapping[str, bytes]) -> dict[str, str]:
    """The files that stand for a site, by path."""
    found: dict[str, str] = {}
    frames: dict[str, str] = {}
    others: dict[str, list[str]] = defaultdict(list)
    for path, content in sorted(site.items()):
        if is_unread(path):
            continue
        tag = language_of(path)
        if path.endswith(".gz"):
            path, content = f"{path}.txt", gzip.decompress(content)
        text = _PICTURE.sub("pictures/{name}.png", content.decode())
        if parts := split_page(path, text):
            frame = frames.setdefault(parts.frame, f"frames/{tag}-{_number(frames, tag)}.html")
            found[frame] = parts.frame
            text = f"frame: {frame}\n{parts.own}"
        if tag in ("", IN_FULL) or path in SHOWN:
            found[path] = text
        else:
            others[_section(path, tag)].append(f"{path}\n{text}\n")
    return found | {CHECKSUMS: "".join(_checksum(section, files) for section, files in sorted(others.items()))}


def _number(frames: Mapping[str, str], tag: str) -> int:
    """How many frames a language has by now."""
    return 1 + sum(name.startswith(f"frames/{tag}-") for name in frames.values())


def _section(path: str, tag: str) -> str:
    """The folder of a language and the one below, in which a file lies."""
    parts = path.split("/")
    after = next(index for index, part in enumerate(parts, 1) if part.partition(".")[0] == tag)
    return "/".join(parts[: after + 1] if len(parts) > after + 1 else parts[:after])


def _checksum(section: str, files: Sequence[str]) -> str:
    return f"{section}: {len(files)} files, {sha256(''.join(files).encode()).hexdigest()[:16]}\n"


def language_of(path: str) -> str:
    """The language of a file, which names it in its address; empty where it is of all."""
    return next((tag for part in path.split("/") if (tag := part.partition(".")[0]) in TAGS), "")


@cache
def split_page(path: str, text: str) -> Parts | None:
    """A page of the theme; None for every other file."""
    article = _CONTENT.search(text) if path.endswith(".html") else None
    if not article:
        return None
    address = "/" + path.removesuffix("index.html")
    below = address.removeprefix(f"/{language_of(path)}/")
    around = f"{text[: article.end(1)]}{{body}}{text[article.start(3) :]}"
    frame = re.sub(r"\s*\n\s*", "\n", around)
    frame = re.sub(
        r'(?<= )(href|src|action)="([^":#]*)"', lambda link: f'{link[1]}="{urljoin(address, link[2])}"', frame
    )
    frame = re.sub(rf'(href="/[\w-]+/){re.escape(below)}(" lang)', r"\1{path}\2", frame)
    own = [f"current: {link}\n" for link in _CURRENT.findall(frame)]
    frame = _CURRENT.sub(r'<a href="\1">', frame)
    said = {""}
    for name, pattern in _OWN.items():
        own += [f"{name}: {value}\n" for value in re.findall(pattern, frame, re.DOTALL) if value not in said]
        said.update(re.findall(pattern, frame, re.DOTALL))
        frame = re.sub(pattern, f"{{{name}}}", frame, flags=re.DOTALL)
    return Parts(frame, "".join(own) + "\n" + article[2])
