"""The page of open data and what programs find by themselves: in the finished site, all that is promised is there."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from imenik.env.locations import LOCALES
from imenik.exports.published_files import downloads
from imenik.store.languages import load_languages
from tests.browser.serving import serve
from tests.factories import linked_data, real_directory
from tests.schemas import complaints
from tests.sites import DAY

TAGS = tuple(load_languages(LOCALES))
SITE = "https://imenik.example/"
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ONLY_ENGLISH = tuple(
    f"{name}/"
    for name in [
        "api",
        "commands",
        "design",
        "fields",
        "hosting",
        "own-directory",
        "problems",
        "removal",
        "scale",
        "threat-model",
    ]
)


def page(site: Path, tag: str = "en") -> str:
    return (site / tag / "data" / "index.html").read_text("utf-8")


def code(text: str, at: str) -> str:
    """The example that holds something."""
    found = (unescape(each) for each in re.findall(r"<code>(.*?)</code>", text, re.DOTALL))
    return next(each for each in found if at in each)


@pytest.mark.parametrize("tag", TAGS)
def test_every_file_is_there_and_as_large_as_it_says(real_site: Path, tag: str) -> None:
    """In the page and in what it tells programs."""
    text = page(real_site, tag)
    dataset = next(node for node in linked_data(text) if node["@type"] == "Dataset")
    told = {urlsplit(each["contentUrl"]).path.lstrip("/"): each["contentSize"] for each in dataset["distribution"]}
    assert told == {each.path: f"{(real_site / each.path).stat().st_size} B" for each in downloads(tag)}
    for path in told:
        (size,) = re.findall(rf'href="../../{re.escape(path)}">[^<]+</a> <small>([^<]+)</small>', text)
        number, _, unit = unescape(size).replace(",", ".").partition("\xa0")
        assert unit in ("kB", "MB")
        assert float(number) == pytest.approx((real_site / path).stat().st_size / (1e3 if unit == "kB" else 1e6), abs=1)


def test_the_state_is_that_of_the_directory(real_site: Path) -> None:
    """It says that it is not complete, and counts what there is."""
    text, directory = page(real_site), real_directory()
    assert "The directory is not complete" in text
    assert f"<dt>Organisations</dt><dd>{len(directory.organisations)}</dd>" in text
    latest = max(each.checked or each.added for each in directory.organisations.values())
    assert latest.isoformat() <= DAY


def test_the_python_example_runs(real_site: Path) -> None:
    """As it stands on the page, against a server of the same files."""
    with serve(real_site) as root:
        written = code(page(real_site, "sr-Cyrl"), "urlopen")
        assert SITE in written
        command, utf8 = [sys.executable, "-c", written.replace(SITE, root)], {"PYTHONUTF8": "1"}
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=utf8)
    organisations = real_directory().organisations
    assert len(done.stdout.splitlines()) == len(organisations)
    assert any("\tSE" in line for line in done.stdout.splitlines())


def test_the_addresses_of_the_other_examples_are_there(real_site: Path) -> None:
    for tag in TAGS:
        for at in ("curl", "IMPORTDATA"):
            (url,) = re.findall(r'https://[^\s")]+', code(page(real_site, tag), at))
            assert (real_site / url.removeprefix(SITE)).is_file()


def sitemap_of(site: Path, tag: str) -> bytes:
    """All pages of a language, from the file to which its address and the root's lead."""
    packed = f"{tag}/sitemap.xml.gz"
    for index in (site / "sitemap.xml", site / tag / "sitemap.xml"):
        assert f"<loc>{SITE}{packed}</loc>" in index.read_text("utf-8")
    return gzip.decompress((site / packed).read_bytes())


def test_every_sitemap_is_one_and_tells_when_an_entry_changed(real_site: Path) -> None:
    """By the grammar; with each page in all languages that have its text, and no day that no entry gives."""
    assert complaints("sitemap", (real_site / "sitemap.xml").read_bytes()) == []
    directory = real_directory()
    for tag in TAGS:
        assert complaints("sitemap", (real_site / tag / "sitemap.xml").read_bytes()) == []
        content = sitemap_of(real_site, tag)
        assert complaints("sitemap", content) == []
        for url in etree.fromstring(content).iterfind("s:url", SITEMAP):
            languages = {each.get("hreflang"): each.get("href") for each in url.iterfind("x:link", SITEMAP)}
            path = (url.findtext("s:loc", "", SITEMAP)).removeprefix(f"{SITE}{tag}/")
            assert {*(["en"] if path in ONLY_ENGLISH else TAGS), "x-default"} == languages.keys()
            assert languages[tag] == f"{SITE}{tag}/{path}"
            kind, _, name = path.strip("/").partition("/")
            day = url.findtext("s:lastmod", None, SITEMAP)
            if kind == "organisations" and name in directory.organisations:
                entry = directory.organisations[name]
                assert (entry.checked or entry.added).isoformat() <= (day or "") <= DAY
            if day is None:
                assert name not in directory.organisations
    assert f"{SITE}en/data/".encode() in sitemap_of(real_site, "en")


def test_an_english_page_in_its_place_is_none_of_the_language(real_site: Path) -> None:
    """Its proper address is the English one, and it is in no sitemap; the home page is each language's own."""
    for path in ONLY_ENGLISH:
        for tag in TAGS:
            assert f'rel="canonical" href="{SITE}en/{path}"' in (real_site / tag / path / "index.html").read_text(
                "utf-8"
            )
            listed = f"{SITE}{tag}/{path}".encode() in sitemap_of(real_site, tag)
            assert listed == (tag == "en")
    for path in ("", "privacy/", "organisations/"):
        assert f'rel="canonical" href="{SITE}hr/{path}"' in (real_site / "hr" / path / "index.html").read_text("utf-8")


def test_every_page_says_its_feed_and_what_networks_show(real_site: Path) -> None:
    """One feed of everything, more where there are others; each picture has words."""
    for path, feeds in (("", 1), ("data/", 1), ("clusters/culture/", 2), ("api/", 1)):
        head = (real_site / "bs" / path / "index.html").read_text("utf-8").partition("</head>")[0]
        here = "../" * path.count("/") or "./"
        assert f'title="Šta je novo" href="{here}feed.xml"' in head
        assert head.count('type="application/atom+xml"') == feeds
        assert 'property="og:image:alt" content="Javni imenik' in head
    home = (real_site / "bs" / "index.html").read_text("utf-8")
    assert "<title>Javni imenik dijaspore iz Bosne i Hercegovine i susjednih zemalja · Imenik</title>" in home


def test_programs_find_the_search_and_the_list_of_pages(real_site: Path) -> None:
    """From the head of the first page and that of results, and from the root."""
    assert f"Sitemap: {SITE}sitemap.xml" in (real_site / "robots.txt").read_text("utf-8")
    for tag in TAGS:
        content = (real_site / tag / "opensearch.xml").read_bytes()
        assert complaints("opensearch", content) == []
        assert f"{SITE}{tag}/search/?q={{searchTerms}}".encode() in content
        assert 'href="../opensearch.xml"' in (real_site / tag / "search" / "index.html").read_text("utf-8")
        assert 'href="./opensearch.xml"' in (real_site / tag / "index.html").read_text("utf-8")
        assert "opensearch.xml" not in (real_site / tag / "statistics" / "index.html").read_text("utf-8")
