"""The way through an entry: every value, every text, each with its place."""

from __future__ import annotations

from imenik.i18n.text import Text
from imenik.model import Project
from imenik.store.directory import Directory, Origin
from imenik.store.traversal import iter_texts, iter_values

PROJECT = Project.model_validate(
    {
        "id": "park",
        "title": "Park",
        "about": {"bs": "Park.", "sr-Cyrl": "Парк."},
        "clusters": ["culture", "science"],
        "stage": "idea",
        "seeks": [{"need": "funding", "note": {"de": "Geld."}}],
        "added": "2026-01-01",
    }
)


def test_walk() -> None:
    assert [at for at, _ in iter_values(PROJECT, Text)] == [("title",), ("about",), ("seeks", 0, "note")]
    assert dict(iter_values(PROJECT, tuple))["clusters",] == ("culture", "science")


def test_iter_texts() -> None:
    origin = Origin("park.yml")
    directory = Directory(projects={"park": PROJECT}, origins={("projects", "park"): origin})
    found = {located.location: (located.tag, located.text) for located in iter_texts(directory)}
    assert found == {
        ("id",): (None, "park"),
        ("title",): (None, "Park"),
        ("about", "bs"): ("bs", "Park."),
        ("about", "sr-Cyrl"): ("sr-Cyrl", "Парк."),
        ("clusters", 0): (None, "culture"),
        ("clusters", 1): (None, "science"),
        ("stage",): (None, "idea"),
        ("seeks", 0, "need"): (None, "funding"),
        ("seeks", 0, "note", "de"): ("de", "Geld."),
    }
    assert all((each.owner, each.origin) == (PROJECT, origin) for each in iter_texts(directory))
