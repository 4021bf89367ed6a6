"""Factories for tests: records, directories, editions and rendered pages.

Records have the required fields and those that a test gives; fields that are None are left out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config import load_config

from imenik.env.locations import GEOGRAPHY, LOCALES, THEME
from imenik.insights import Insights
from imenik.model import (
    KINDS,
    VOCABULARIES,
    Event,
    Meeting,
    Organisation,
    Place,
    Project,
    Record,
    Series,
    Term,
    Vocabulary,
)
from imenik.pages import all_pages
from imenik.pages.renderer import renderer_of
from imenik.site.options import options_of
from imenik.site.settings import described
from imenik.store.directory import Directory, Origin
from imenik.store.gazetteer import Gazetteer, load_gazetteer
from imenik.store.git_history import EarlierStates
from imenik.store.languages import derivations_of, load_languages
from imenik.store.loader import load
from imenik.views import edition
from imenik.views.edition import Edition
from imenik.views.render import Page, Rendered, environment
from imenik.views.settings import Settings
from tests.paths import CONFIG, ROOT, SMALL_DATA

TODAY = dt.date(2026, 11, 21)
NOVEMBER = (dt.date(2026, 11, 1), dt.date(2026, 11, 30))
"""The period of a digest."""
ADDED = "2026-11-01"
LONG_AGO = "2026-01-01"
"""The date of entries added before that period."""
LANGUAGES = load_languages(LOCALES)
MADE_FROM = {tag: derivation.source for tag, derivation in derivations_of(LANGUAGES).items()}
REPOSITORY = "https://git.example/x"
SITE = "https://dir.example/x/"
HOSTILE = (
    '<b>A</b> [x](https://evil.example) *y* `z` ![i](j) &amp; "q" www.evil.example https://evil.example <a@b.example>'
)
"""A name with markup of HTML, Markdown and chats."""
AGENDA = [{"item": "Welcome"}, {"item": "What is new", "digest": "true"}]
"""The agenda of a series whose meetings have a digest."""
CLUB_FILE = """\
name: A club
type: association
country: SE
clusters: [culture]
about: {en: A club., bs: Klub.}
listing: public-source
added: 2026-11-21
"""
"""A file of an entry."""
PLACES = {"land": None, "canton": "land", "town": "canton", "village": "canton"}
"""The parents of home places."""


# Records


def organisation(key: str = "a", **fields: Any) -> Organisation:
    """An organisation without a seat."""
    base = {"name": key, "type": "association", "clusters": ["culture"], "listing": "public-source"}
    return Organisation.model_validate(_common(key) | base | _given(fields))


def project(key: str = "a", **fields: Any) -> Project:
    """A project that is an idea."""
    base = {"title": key, "stage": "idea", "clusters": ["culture"]}
    return Project.model_validate(_common(key) | base | _given(fields))


def looking(*needs: str, until: dt.date = TODAY) -> dict[str, Any]:
    """The fields of a call of a project."""
    return {"seeks": [{"need": need} for need in needs], "seeks_until": until}


def event(key: str, starts: str, **fields: Any) -> Event:
    """A call that is planned."""
    base = {"title": key, "type": "call", "starts": starts, "status": "planned"}
    return Event.model_validate(_common(key) | base | _given(fields))


def series(**fields: Any) -> Series:
    """A series that meets on the first Thursday of the month."""
    base = {
        "title": "Check-in",
        "organiser": "club",
        "starts": "2020-09-03",
        "time": "16:00",
        "timezone": "Europe/Sarajevo",
        "minutes": "75",
        "repeats": "FREQ=MONTHLY;BYDAY=1TH",
        "status": "running",
    }
    return Series.model_validate(_common("check-in") | base | _given(fields))


def meeting(day: str, status: str, **fields: Any) -> Meeting:
    """The file of one date of that series."""
    base = {"id": day, "date": day, "series": "check-in", "status": status, "added": ADDED}
    return Meeting.model_validate(base | _given(fields))


def _common(key: str) -> dict[str, Any]:
    return {"id": key, "about": "About.", "added": ADDED}


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if value is not None}


# Directories


def earlier_states(*records: Record, **more: Any) -> EarlierStates:
    """Earlier states of entries, before November."""
    return EarlierStates(NOVEMBER[0], {(record.kind, record.key): record for record in records}, **more)


def directory_of(*records: Record, vocabularies: dict[str, Vocabulary[Any]] | None = None) -> Directory:
    """A directory of some records, each from a file of its own."""
    kinds = {model.kind: {record.key: record for record in records if record.kind == model.kind} for model in KINDS}
    origins: dict[tuple[str, str], Origin] = {
        (record.kind, record.key): Origin(f"{record.kind}/{record.key}.yml") for record in records
    }
    origins["vocabulary", "place-kinds"] = Origin("vocabulary/place-kinds.yml")
    words = {"place-kinds": SMALL.vocabularies["place-kinds"], **(vocabularies or {})}
    return Directory(**kinds, origins=origins, vocabularies=words)  # type: ignore[arg-type] # each kind has its own type


def places(parents: dict[str, str | None]) -> Vocabulary[Place]:
    """Home places with their parents; those without one are countries."""
    return Vocabulary[Place](terms={name: _place(name, parent) for name, parent in parents.items()})


def _place(name: str, parent: str | None) -> Place:
    base = {"id": name, "label": name, "kind": "region" if parent else "country"}
    return Place.model_validate(base | _given({"parent": parent}))


def vocabularies(**words: tuple[str, ...]) -> dict[str, Vocabulary[Any]]:
    """Vocabularies by name, with `_` for `-`; each term has its id as its label."""
    return {
        name: Vocabulary[Term](terms={word: VOCABULARIES[name].model_validate(_term(word)) for word in ids})
        for name, ids in ((key.replace("_", "-"), ids) for key, ids in words.items())
    }


def _term(word: str) -> dict[str, Any]:
    return {"id": word, "label": word} | ({"is_authority": True} if word == "public-authority" else {})


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    return load_gazetteer(GEOGRAPHY)


SMALL, SMALL_PROBLEMS = load(SMALL_DATA)
"""The directory of the snapshot tests."""


# Editions


def edition_of(
    directory: Directory, tag: str = "en", today: dt.date = TODAY, settings: Settings | None = None, **insights: Any
) -> Edition:
    """The edition of a directory in one language."""
    derived = Insights(directory, today, tuple(LANGUAGES), sources=MADE_FROM, **insights)
    return Edition(LANGUAGES[tag], LANGUAGES, derived, settings or Settings())


def editions_of(
    directory: Directory | Path, today: dt.date = TODAY, settings: Settings | None = None
) -> dict[str, Edition]:
    """The editions of a directory or of its folder in all languages, as in a build."""
    if isinstance(directory, Path):
        return _editions_of_folder(directory, today)
    insights = Insights(directory, today, tuple(LANGUAGES), gazetteer(), sources=MADE_FROM)
    return edition.editions_of(insights, LANGUAGES, settings or Settings())


def settings_of_site(site_url: str = "") -> Settings:
    """What the site of this checkout says of itself in mkdocs.yml, at an address of a test."""
    config = load_config(str(CONFIG))
    return replace(described(config, options_of(config.extra), site_url), repo_url="")


def small_edition(tag: str = "en", today: dt.date = TODAY, repo_url: str = REPOSITORY) -> Edition:
    """An edition of the directory of the snapshot tests."""
    return Edition(LANGUAGES[tag], LANGUAGES, Insights(SMALL, today), Settings(repo_url=repo_url))


@cache
def _editions_of_folder(folder: Path, today: dt.date) -> dict[str, Edition]:
    """Cached: no test changes a folder after asking for its editions."""
    return editions_of(load(folder)[0], today)


@cache
def real_directory() -> Directory:
    """The directory of this repository."""
    return load(ROOT / "data")[0]


def edition_with(*records: Record, site: str = SITE, tag: str = "en", past: EarlierStates | None = None) -> Edition:
    """An edition of some records on a site with an address."""
    words = vocabularies(
        clusters=("culture", "science"), organisation_types=("association", "sport"), needs=("partners", "funding")
    )
    directory = directory_of(*records, vocabularies=words)
    return edition_of(directory, tag, settings=Settings(site), earlier_states=past)


def edition_at_home(*records: Record, today: dt.date = TODAY, parents: dict[str, str | None] | None = None) -> Edition:
    """An English edition of some records with ties to home places."""
    words = vocabularies(
        clusters=("economy", "culture"),
        needs=("mentoring", "funding"),
        topics=("return", "voting"),
        organisation_types=("association", "public-authority"),
    )
    homeland = {"places": places(PLACES if parents is None else parents)}
    return edition_of(directory_of(*records, vocabularies=words | homeland), today=today)


# Pages


@cache
def templates() -> Environment:
    """The templates of the theme, compiled once."""
    return environment(THEME)


def render(page: Page, of: Edition) -> Rendered:
    """The rendered page."""
    return renderer_of(of, templates()).render(page)


def page_at(path: str, of: Edition) -> Page:
    """The page with an address."""
    return next(page for page in all_pages(of) if page.path == path)


def body(path: str, of: Edition | None = None) -> str:
    """The body of the page with an address, by default in English for the directory of the snapshot tests."""
    shown = of or small_edition()
    return str(render(page_at(path, shown), shown).body)


def words(html: str) -> str:
    """The text of a page without its markup."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def linked(html: str, section: str) -> list[str]:
    """The pages of a section that a page links to, in order."""
    return re.findall(rf'href="[./]*{section}/([^"]+)/"', html)


def linked_data(html: str) -> list[dict[str, Any]]:
    """The things that a page tells programs about, each with the context that they share."""
    documents = map(json.loads, re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL))
    return [
        {"@context": document["@context"], **node}
        for document in documents
        for node in document.get("@graph", [document])
    ]
