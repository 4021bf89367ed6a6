"""The ways into the network, on the pages as visitors get them: contact, forms, links."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from imenik.env.locations import LOCALES
from imenik.site.handwritten.link_schemes import letters_of, unknown_letters
from imenik.store.languages import load_languages
from tests.command import imenik
from tests.paths import ROOT, SNAPSHOT
from tests.sites import DAY, build

LANGUAGES = tuple(load_languages(LOCALES))
PAGES = ("", "join/", "onboarding/", "imprint/")
SUBJECTS = {
    "bs": "Imenik: novi unos",
    "hr": "Imenik: novi unos",
    "sr-Cyrl": "Именик: нови унос",
    "sr-Latn": "Imenik: novi unos",
    "en": "Imenik: a new entry",
    "de": "Imenik: neuer Eintrag",
}
_BUILD = ("build", "--data", str(SNAPSHOT / "data"), "--today", DAY)
_TEXT = re.compile(r'<div class="im-text".*?</div>', re.DOTALL)
_HREF = re.compile(r'href="([^"]*)"')


def built(folder: Path, contact: str, site_url: str = "") -> Path:
    """The hand-written pages with small data, built with this contact."""
    build(folder, "--data", str(SNAPSHOT / "data"), IMENIK_CONTACT=contact, IMENIK_SITE_URL=site_url)
    return folder


@pytest.fixture(scope="module")
def by_mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("mail") / "site", "info@imenik.org", "https://imenik.org/")


@pytest.fixture(scope="module")
def by_web(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("web") / "site", "https://imenik.org/contact?from=site&to=us")


@pytest.fixture(scope="module")
def by_nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("nothing") / "site", "")


def text(site: Path, tag: str, page: str) -> str:
    """What a hand-written page says itself."""
    html = (site / tag / page / "index.html").read_text(encoding="utf-8")
    return " ".join(_TEXT.findall(html))


def links(site: Path, tag: str, page: str, scheme: str = "") -> list[str]:
    """The addresses in a page's own text that begin with `scheme`."""
    return [unescape(href) for href in _HREF.findall(text(site, tag, page)) if unescape(href).startswith(scheme)]


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_mail_opens_with_subject_and_questions(by_mail: Path, tag: str) -> None:
    """In the language of the page, each question on a line, short enough for every mail program."""
    opened = links(by_mail, tag, "join/", "mailto:")
    assert len(opened) == 4
    assert all(len(address) < 2000 for address in opened)
    first = urlsplit(opened[0])
    assert first.path == "info@imenik.org"
    query = parse_qs(first.query, strict_parsing=True)
    assert query["subject"] == [SUBJECTS[tag]]
    assert query["body"][0].count("\r\n") == 7


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_the_contact_can_be_read_without_a_mail_program(by_mail: Path, tag: str, page: str) -> None:
    """Its address stands beside the link, for those who write elsewhere or read on paper."""
    assert "mailto:info@imenik.org" in text(by_mail, tag, page)
    assert ">info@imenik.org</span>" in text(by_mail, tag, page)


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_a_web_address_is_a_contact_too(by_web: Path, tag: str, page: str) -> None:
    """As it is written, with its host beside it."""
    assert "https://imenik.org/contact?from=site&to=us" in links(by_web, tag, page)
    assert ">imenik.org</span>" in text(by_web, tag, page)
    assert links(by_web, tag, page, "mailto:") == []


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_without_a_contact_words_say_so(by_nothing: Path, tag: str, page: str) -> None:
    """No link that leads to nobody; the other ways stay."""
    assert links(by_nothing, tag, page, "mailto:") == []
    assert "im-address" not in text(by_nothing, tag, page)
    words = load_languages(LOCALES)[tag].catalogue.gettext("address not set up yet")
    assert f"({words})" in text(by_nothing, tag, page)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_form_asks_what_the_mail_asks(by_nothing: Path, tag: str) -> None:
    """An issue of the repository, with the same subject and questions."""
    form = urlsplit(links(by_nothing, tag, "join/", "https://github.com/example/imenik/issues/new")[0])
    query = parse_qs(form.query, strict_parsing=True)
    assert query["title"] == [SUBJECTS[tag]]
    assert query["body"][0].count("\r\n") == 7


@pytest.mark.parametrize("tag", LANGUAGES)
def test_no_page_keeps_an_address_that_is_none(by_mail: Path, by_web: Path, by_nothing: Path, tag: str) -> None:
    """Every such link is settled."""
    for site in (by_mail, by_web, by_nothing):
        for page in (site / tag).glob("*/index.html"):
            assert not re.search(r'href="(contact|issue|repository):', page.read_text(encoding="utf-8")), page


@pytest.mark.parametrize("tag", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_page_and_a_place_on_it(real_site: Path, tag: str, page: str) -> None:
    """The steps to take part are a chain of links; none is broken in any language."""
    folder = real_site / tag / page
    for href in links(real_site, tag, page):
        parts = urlsplit(href)
        if parts.scheme or parts.netloc:
            continue
        target = (folder / parts.path / "index.html").resolve()
        assert target.is_file(), href
        assert not parts.fragment or f'id="{parts.fragment}"' in target.read_text(encoding="utf-8"), href


@pytest.mark.parametrize("tag", LANGUAGES)
def test_others_can_link_to_the_parts_of_the_page(real_site: Path, tag: str) -> None:
    """The wall and the entries lead to these."""
    page = (real_site / tag / "join" / "index.html").read_text(encoding="utf-8")
    for anchor in ("network", "ways", "idea", "take-part", "change"):
        assert page.count(f'id="{anchor}"') == 1


@pytest.mark.parametrize("contact", ["", "kontakt@imenik.example"])
def test_a_public_site_is_not_built_with_a_placeholder(tmp_path: Path, contact: str) -> None:
    """The command says what to set; nothing is written."""
    site = tmp_path / "site"
    done = imenik(*_BUILD, "--site-dir", str(site), IMENIK_CONTACT=contact, IMENIK_SITE_URL="https://imenik.org/")
    assert done.returncode == 1
    assert "no-contact" in done.stdout + done.stderr
    assert "set the environment variable IMENIK_CONTACT" in done.stdout + done.stderr
    assert not site.exists()


def test_plain_mkdocs_refuses_it_too(tmp_path: Path) -> None:
    """With the placeholder that mkdocs.yml holds itself."""
    words = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(tmp_path / "site")]
    environment = {**os.environ, "IMENIK_SITE_URL": "https://imenik.org/"}
    environment.pop("IMENIK_CONTACT", None)
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert '"kontakt@imenik.example" is a placeholder' in done.stdout + done.stderr


def test_a_contact_that_is_none_stops_every_build(tmp_path: Path) -> None:
    """Not only that of a public site."""
    done = imenik(*_BUILD, "--site-dir", str(tmp_path / "site"), IMENIK_CONTACT="kontakt(at)imenik.org")
    assert done.returncode == 1
    assert "bad-url: extra.imenik.contact" in done.stdout + done.stderr


def test_the_command_finds_the_data_that_mkdocs_yml_names(tmp_path: Path) -> None:
    """From another folder, without `--data`."""
    done = imenik("check", cwd=tmp_path)
    assert done.returncode == 0
    assert "errors: 0" in done.stderr


def test_a_letter_that_the_head_lacks_is_told() -> None:
    """A link to it would open an empty mail."""
    letters = letters_of({"letters": {"entry": {"subject": "An entry"}}}, "en/join.md")
    links = ("contact:entry", "contact:", "issue:entyr", "repository:x")
    page = "".join(f'<a href="{link}">words</a>' for link in links)
    assert [each.split("'")[1] for each in unknown_letters(page, letters)] == ["issue:entyr"]
