"""Suggestions on the pages of entries, with their reasons in words, and the lists of partners by need."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from imenik.model import Organisation
from imenik.store.directory import Origin
from imenik.views.edition import Edition
from imenik.views.suggestions import Suggestions
from tests.factories import SMALL, body, edition_of

HELPER = {
    "id": "helper",
    "name": "Help & Hand",
    "about": "B",
    "type": "association",
    "country": "NO",
    "homeland": ["town"],
    "clusters": ["economy"],
    "languages": ["sr-Latn"],
    "offers": ["partners"],
    "listing": "public-source",
    "added": "2026-11-01",
}


def edition(tag: str = "en", **changes: Any) -> Edition:
    """The small directory with one organisation more, which offers what the only project looks for."""
    helper = Organisation.model_validate({**HELPER, **changes})
    origins = {**SMALL.origins, ("organisations", "helper"): Origin("organisations/helper.yml")}
    directory = replace(SMALL, organisations={**SMALL.organisations, "helper": helper}, origins=origins)
    return edition_of(directory, tag)


def test_a_reason_is_told_with_its_values() -> None:
    """The best first, four at most: the language is the fifth."""
    one = edition()
    [helper] = Suggestions(one).of(one.insights.matching.helpers["bridge"])
    assert (helper.path, helper.name.text) == ("organisations/helper/", "Help & Hand")
    assert helper.why == "offers: partners · home place: Town · country in common: Norway · same cluster: Economy"


def test_a_project_has_the_language_of_who_leads_it() -> None:
    """That is said so; an organisation has its own. The whole homeland is no reason."""
    one = edition(homeland=["homeland"], clusters=["science"])
    [project] = Suggestions(one).of(one.insights.matching.projects["helper"])
    assert project.why.endswith(" · language of the lead organisation: Serbian")
    [helper] = Suggestions(one).of(one.insights.matching.helpers["bridge"])
    assert helper.why.endswith(" · language: Serbian")


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("bs", ("partneri", "Grad", "Norveška", "Privreda")),
        ("sr-Cyrl", ("партнери", "Град", "Норвешка", "Привреда")),
        ("sr-Latn", ("partneri", "Grad", "Norveška", "Privreda")),
        ("de", ("Norwegen",)),
    ],
)
def test_values_stand_in_the_nominative_of_each_language(tag: str, words: tuple[str, ...]) -> None:
    """As lists have them, after a colon, since they cannot be declined."""
    one = edition(tag)
    [helper] = Suggestions(one).of(one.insights.matching.helpers["bridge"])
    parts = [part.rpartition(": ")[2] for part in helper.why.split(" · ")]
    assert [each for each in words if each not in parts] == []


def test_a_project_shows_who_could_help() -> None:
    """Escaped, with the reason, and with the way to more."""
    shown = body("projects/bridge/", edition())
    assert 'organisations/helper/">Help &amp; Hand</a> <small>offers: partners' in shown
    assert "partners/?offers=partners" in shown
    assert "Who could help" not in body("projects/bridge/", edition(offers=["mentoring"]))


def test_an_organisation_shows_whom_it_could_help_and_who_is_similar() -> None:
    """The project and the club that look for what it offers; the club shows it in turn."""
    shown = body("organisations/helper/", edition())
    assert "Projects looking for what it offers" in shown
    assert "Organisations looking for what it offers" in shown
    assert "partners/?seeks=partners" in shown
    club = body("organisations/first-club/", edition())
    assert "Organisations offering what it is looking for" in club
    assert "Similar organisations" in club
    assert "partners/?offers=partners&amp;seeks=mentoring" in club


def test_where_nothing_fits_nothing_is_said() -> None:
    """No empty headings."""
    shown = body("organisations/union/", edition(status="dissolved"))
    assert "Possible partners" not in shown
    assert "Similar organisations" not in shown


def test_who_is_gone_is_in_no_list_of_partners() -> None:
    """What it offered cannot be had."""
    assert 'organisations/helper/"' in body("partners/partners/", edition())
    assert 'organisations/helper/"' not in body("partners/partners/", edition(status="inactive"))


def test_what_can_be_shared_is_what_any_entry_has() -> None:
    """Whoever asks is in the directory, if not in a call. A place brings along its parents."""
    shown = body("partners/", edition())
    assert '<option value="homeland">Homeland</option>' in shown
    assert '<option value="sr">Serbian</option>' in shown
    assert '<option value="US">United States</option>' in shown
    assert 'value="AT"' not in shown
