"""The whole site of a small data set. A change on purpose is taken with `make accept`."""

from __future__ import annotations

import gzip
import re
import shutil
from pathlib import Path

import pytest

from tests.factories import words
from tests.paths import SNAPSHOT
from tests.sites import build_small, contents
from tests.snapshot import accepted_form

EXPECTED = SNAPSHOT / "expected"


def test_the_site_is_what_was_accepted(small_site: Path, request: pytest.FixtureRequest) -> None:
    """Nothing of the site changes unless somebody looked at the change."""
    built = accepted_form(contents(small_site))
    if request.config.getoption("--accept"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for path, text in built.items():
            (EXPECTED / path).parent.mkdir(parents=True, exist_ok=True)
            (EXPECTED / path).write_bytes(text.encode())
    expected = {path: content.decode() for path, content in contents(EXPECTED).items()}
    assert sorted(built) == sorted(expected)
    for path, text in expected.items():
        assert built[path] == text, path


def test_a_class_in_the_footer_changes_a_handful_of_files(small_site: Path) -> None:
    """The frames, of which a language has one or two."""
    site = contents(small_site)
    before = accepted_form(site)
    after = accepted_form(
        {path: text.replace(b'<footer class="im-footer', b'<footer class="new') for path, text in site.items()}
    )
    changed = [path for path in before if path not in after or after[path] != before[path]]
    assert 6 <= len(changed) <= 10
    assert {path.partition("/")[0] for path in changed} == {"frames"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("hr/places/town/index.html", "hr/places: "),
        ("hr/feed.xml", "hr: "),
        ("calendar/de/all.ics", "calendar/de: "),
        ("find/bs.json", "find/bs.json: "),
    ],
)
def test_what_is_not_shown_is_watched(path: str, line: str, small_site: Path) -> None:
    """By the checksum of its section, and of no other."""
    site = contents(small_site)
    before, after = (accepted_form(each).pop("others.txt") for each in (site, {**site, path: site[path] + b" "}))
    (changed,) = set(after.splitlines()) - set(before.splitlines())
    assert changed.startswith(line)


def test_two_builds_give_the_same_bytes(small_site: Path, tmp_path: Path) -> None:
    """Who builds the same data again gets the same site."""
    assert contents(build_small(tmp_path / "again")) == contents(small_site)


def test_nothing_of_a_record_is_markup(small_site: Path) -> None:
    """A name with a tag in it and a link with a script are harmless in every language."""
    for page in small_site.glob("*/organisations/first-club/index.html"):
        text = page.read_text(encoding="utf-8")
        assert "<b>" not in text
        assert "&lt;b&gt;" in text
        assert 'href="javascript:' not in text
        assert "<script>alert" not in text


def test_the_page_of_results_is_in_no_sitemap(small_site: Path) -> None:
    """What is asked for is in its address, so it is no page of its own to other search engines."""
    assert (small_site / "en" / "search" / "index.html").is_file()
    sitemaps = [gzip.decompress(path.read_bytes()) for path in small_site.glob("*/sitemap.xml.gz")]
    assert len(sitemaps) == 6
    assert not [content for content in sitemaps if b"/search/" in content]


def test_german_times_have_their_uhr(small_site: Path) -> None:
    """On every page but the calendar by month, which is a table, and in every calendar file."""
    files = [path for path in (small_site / "de").rglob("*.html") if path.parts[-3] != "calendar"]
    files = [path for path in files if path.parent.name != "calendar"]
    texts = {path: words(path.read_text(encoding="utf-8").partition("</head>")[2]) for path in files}
    for path in (small_site / "calendar" / "de").rglob("*.ics"):
        texts[path] = path.read_text(encoding="utf-8").replace("\n ", "")
    bare = re.compile(r"(?<![\d:–])\b[012]\d:[0-5]\d(–[012]\d:[0-5]\d)?(?![\d:–]| Uhr)\b")
    assert len(texts) > 60
    assert {path: found[0] for path, text in texts.items() if (found := bare.search(text))} == {}
