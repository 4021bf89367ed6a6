"""What programs read as linked data (RDF): pages and the file of the whole directory, parsed by rdflib."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import RDF

from imenik.exports.linked_data import files as directory
from imenik.exports.linked_data.localization import DIRECTORY_PATH
from imenik.i18n.text import Text
from imenik.model import KINDS
from imenik.pages import all_pages
from imenik.pages.renderer import renderer_of
from imenik.views.edition import Edition
from tests.factories import HOSTILE, SITE, SMALL, linked_data, settings_of_site, small_edition, templates
from tests.paths import TESTS

# Its own parser uses what rdflib 7 calls deprecated.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SCHEMA = Namespace("http://schema.org/")
NAMES = f"{SITE}api/v1/directory.jsonld#"
CONTEXT = json.loads((TESTS / "schemas" / "schema_org.json").read_text("utf-8"))
"""As much of the context of schema.org as we use, so that no test asks another host for it."""


def edition_at(tag: str = "en", site: str = SITE) -> Edition:
    return replace(small_edition(tag), settings=settings_of_site(site))


def said(one: Edition) -> Iterator[tuple[str, dict[str, Any]]]:
    """The path of each page with each thing that it says."""
    renderer = renderer_of(one, templates())
    for page in all_pages(one):
        context = {**page.context, "content": "", "written_in": one.language.tag}
        yield from ((page.path, node) for node in linked_data(renderer.render(replace(page, context=context)).head))


def graph(*documents: dict[str, Any]) -> Graph:
    """What they say together; the context that they name is that of the tests."""
    made = Graph()
    for each in documents:
        assert each["@context"] == "https://schema.org"
        made.parse(data=json.dumps({**each, **CONTEXT}), format="json-ld", publicID=SITE)
    return made


def whole(one: Edition, read_at: str = "") -> Graph:
    """The file of the whole directory, read by nothing but its own context."""
    ((path, content),) = directory.files({one.language.tag: one})
    assert path == DIRECTORY_PATH
    made = Graph()
    made.parse(data=content, format="json-ld", publicID=read_at or None)
    return made


def empty(value: object) -> bool:
    """Whether something in it says nothing."""
    if isinstance(value, dict):
        return not value or any(map(empty, value.values()))
    return (not value or any(map(empty, value))) if isinstance(value, list) else value in (None, "")


@pytest.fixture(scope="module")
def pages() -> list[tuple[str, dict[str, Any]]]:
    """Everything that the pages in English say."""
    return list(said(edition_at()))


def test_every_page_says_something_and_nothing_is_empty(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """At least the way to it; but for pages that only lead on."""
    listed = {page.path for page in all_pages(edition_at()) if page.listed}
    assert {path for path, each in pages if each["@type"] == "BreadcrumbList"} == listed
    assert not [path for path, each in pages if empty(each)]
    assert len(graph(*(each for _, each in pages))) > len(pages)


def test_an_organisation_is_what_its_type_says(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """With its own site, where it is, and to whom it belongs."""
    found = graph(*(each for path, each in pages if path == "organisations/first-club/"))
    club = URIRef(f"{NAMES}organisations/first-club")
    assert (club, RDF.type, SCHEMA.NGO) in found
    assert (club, SCHEMA.url, URIRef("https://first.example")) in found
    assert (club, SCHEMA.sameAs, URIRef("https://facebook.com/first.example")) in found
    assert (club, SCHEMA.foundingDate, Literal("1974-02", datatype=SCHEMA.Date)) in found
    assert (club, SCHEMA.memberOf, URIRef(f"{NAMES}organisations/union")) in found
    assert (club, SCHEMA.address / SCHEMA.addressCountry, Literal("NO")) in found
    assert {str(name) for name in found.objects(club, SCHEMA.alternateName)} >= {"УЉ", "Stari klub"}


def test_the_way_to_a_page_ends_there(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """It has two steps at least, so that one of a list begins at home."""
    (way,) = (each for path, each in pages if path == "organisations/first-club/" and each["@type"] == "BreadcrumbList")
    assert steps(way) == [
        (1, "Organisations", f"{SITE}en/organisations/"),
        (2, "Norway", f"{SITE}en/countries/no/"),
        (3, "Verein „Ljiljan“", None),
    ]
    (way,) = (each for path, each in pages if path == "organisations/" and each["@type"] == "BreadcrumbList")
    assert steps(way) == [(1, "Imenik", f"{SITE}en/"), (2, "All organisations", None)]


def steps(way: dict[str, Any]) -> list[tuple[int, str, str | None]]:
    """The positions, names and addresses of a breadcrumb trail."""
    return [(step["position"], step["name"], step.get("item")) for step in way["itemListElement"]]


def test_a_project_has_those_who_take_part(pages: list[tuple[str, dict[str, Any]]]) -> None:
    found = graph(*(each for path, each in pages if path == "projects/bridge/"))
    bridge, record = URIRef(f"{NAMES}projects/bridge"), SMALL.projects["bridge"]
    assert (bridge, RDF.type, SCHEMA.Project) in found
    taking_part = {record.lead, *record.partners} - {None}
    assert set(found.objects(bridge, SCHEMA.member)) == {URIRef(f"{NAMES}organisations/{each}") for each in taking_part}


def test_every_language_names_the_same_things(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """So that what is said in one and in another is said of one organisation."""
    serbian = {each["@id"] for _, each in said(edition_at("sr-Cyrl")) if "@id" in each}
    assert serbian == {each["@id"] for _, each in pages if "@id" in each}


def test_nothing_has_two_addresses_or_two_kinds(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """What a page says of its subject and what other pages say of it is the same, and so in every language."""
    (found,) = (each for _, each in said(edition_at("de")) if each["@type"] == "Dataset")
    one = graph(*(each for _, each in pages), found)
    named = {each for each in one.subjects() if isinstance(each, URIRef)}
    assert URIRef(f"{SITE}#data") in named
    for predicate in (SCHEMA.url, RDF.type):
        assert not [each for each in named if len(set(one.objects(each, predicate))) > 1]


def test_the_directory_is_described_as_a_data_set(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """By what it is, not by the page that it is taken from: about what, of where, since when, as of which day."""
    (found,) = (each for _, each in pages if each["@type"] == "Dataset")
    assert found["name"] == "Imenik: A public directory of the diaspora of Bosnia and Herzegovina and its neighbours"
    assert found["description"].startswith("A public directory of the diaspora")
    assert {"Culture", "Homeland"} < set(found["keywords"])
    assert {"@type": "Country", "name": "Sweden"} in found["spatialCoverage"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d/\.\.", found["temporalCoverage"])
    assert found["version"] == found["dateModified"]


def test_without_an_address_no_address_is_made_up() -> None:
    """Neither a way to the page nor a name among all data."""
    for _, each in said(edition_at(site="")):
        assert each["@type"] != "BreadcrumbList"
        assert '"@id"' not in json.dumps(each)


def test_the_whole_directory_is_one_graph() -> None:
    """Every entry under the name that pages give it, whatever address the file is read from."""
    one = edition_at()
    found = whole(one, "https://elsewhere.example/copy.jsonld")
    for model in KINDS:
        for key in SMALL.of_kind(model.kind):
            assert (URIRef(f"{NAMES}{model.kind}/{key}"), RDF.type, None) in found, key
    club = URIRef(f"{NAMES}organisations/first-club")
    assert (club, SCHEMA.name, Literal("Verein „Ljiljan“", lang="de")) in found
    assert (club, SCHEMA.memberOf / SCHEMA.name, None) in found
    assert {str(each) for each in found.objects(club, SCHEMA.mainEntityOfPage)} == {
        f"{SITE}{tag}/organisations/first-club/" for tag in one.languages
    }
    assert (club, SCHEMA.foundingDate, Literal("1974-02", datatype=SCHEMA.Date)) in found


def test_pages_and_the_whole_agree(pages: list[tuple[str, dict[str, Any]]]) -> None:
    """What a page says of the types of things, the file says too."""
    types = set(graph(*(each for _, each in pages)).subject_objects(RDF.type))
    named = {(thing, type_) for thing, type_ in types if str(thing).startswith(NAMES)}
    assert named <= set(whole(edition_at()).subject_objects(RDF.type))


def test_a_site_without_an_address_has_the_file_too() -> None:
    """Its names are relative to wherever it is read."""
    found = whole(edition_at(site=""), "https://copy.example/d.jsonld")
    assert (URIRef("https://copy.example/d.jsonld#organisations/first-club"), RDF.type, SCHEMA.NGO) in found


def test_nothing_of_an_entry_breaks_out() -> None:
    """Neither out of the script of a page nor out of the file; a very long word is cut in neither."""
    name, about = Text({"en": f"</script><!--{HOSTILE}\x0b{{}}"}), Text({"en": "</script>" + "ž" * 3000})
    club = SMALL.organisations["first-club"].model_copy(update={"name": name, "about": about})
    one = edition_at()
    changed = replace(SMALL, organisations={**SMALL.organisations, "first-club": club})
    one = replace(one, insights=replace(one.insights, directory=changed))
    assert Literal(name["en"], lang="en") in set(whole(one).objects(None, SCHEMA.name))
    assert max(len(str(each)) for each in whole(one).objects(None, SCHEMA.description)) > 3000
    assert name["en"] in [each.get("name") for path, each in said(one) if path == "organisations/first-club/"]


def test_the_file_grows_with_the_entries_alone() -> None:
    """One line each, so that it can be read without holding it all."""
    ((_, content),) = directory.files({"en": edition_at()})
    first, itself, *lines, last = content.decode().splitlines()
    assert "creativecommons.org/licenses/by/4.0/" in itself
    assert len(lines) == sum(len(SMALL.of_kind(model.kind)) for model in KINDS)
    assert all(json.loads(line.removesuffix(","))["@id"] for line in lines)
    assert json.loads(first + last)["@context"]["@vocab"] == str(SCHEMA)
