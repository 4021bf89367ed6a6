"""What cells and headings mean, in any language, script and spelling."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tables import CLUB, HEAD, club, data, run, table, text

__all__ = ["data"]  # a fixture; nothing else shows that it is used


@pytest.mark.parametrize(
    ("cells", "lines"),
    [
        ({"name": "Клуб Дрина", "about": "Опис."}, ["name:\n  sr-Cyrl: Клуб Дрина\n", "about:\n  sr-Cyrl: Опис.\n"]),
        ({"country": "Nemačka"}, ["country: DE\n"]),
        ({"country": "Швајцарска"}, ["country: CH\n"]),
        ({"country": "UK"}, ["country: GB\n"]),
        ({"clusters": "Nauka i obrazovanje, kultura"}, ["  - science\n  - culture\n"]),
        ({"clusters": "Култура и традиција\neconomy"}, ["  - culture\n  - economy\n"]),
        ({"founded": "1998. godine"}, ["founded: 1998\n"]),
        ({"founded": "21.11.1998."}, ["founded: 1998-11-21\n"]),
        ({"founded": "3. 2. 1998"}, ["founded: 1998-02-03\n"]),
        ({"founded": "5.1998"}, ["founded: 1998-05\n"]),
        ({"languages": "Deutsch; српски / en"}, ["  - de\n"]),
        ({"website": "HTTP://Most.Example.org/O-nama"}, ["website: http://most.example.org/O-nama\n"]),
        ({"website": "-", "founded": "/"}, ["languages:\n"]),
    ],
)
def test_what_cells_mean(data: Path, cells: dict[str, str], lines: list[str]) -> None:
    """Words in any language and script, days in the usual spellings, several values in a cell."""
    done = run(data, table(data, HEAD, club(**cells)), "--write")
    assert done.exit_code == 0, done.output
    written = next(path for path in (data / "organisations").iterdir() if path.stem != "pangea").read_text("utf-8")
    assert [line for line in lines if line not in written] == []


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (["Name", "Type", "Country", "City", "Clusters", "Description"], "en"),
        (["Name", "Art", "Land", "Ort", "Cluster", "Beschreibung"], "de"),
        (["Назив", "Врста", "Држава", "Град", "Кластери", "Опис"], "sr-Latn"),
        (["Naziv", "Vrsta", "Država", "Grad", "Klasteri", "Opis"], "bs"),
    ],
)
def test_headings_in_any_language(data: Path, head: list[str], language: str) -> None:
    """Texts are in the language of the headings, a Latin text below Cyrillic headings in Latin."""
    done = run(data, table(data, head, CLUB[:6]), "--write")
    assert done.exit_code == 0, done.output
    assert f"about:\n  {language}: Klub.\n" in text(data, "klub-most")


def test_a_heading_says_the_language_of_its_column(data: Path) -> None:
    head = ["Naziv", "Name (de)", "Vrsta", "Država", "Klasteri", "Opis", "Opis na engleskom", "Facebook"]
    row = ["Most", "Brücke", "association", "DE", "culture", "Opis.", "A club.", "facebook.com/most"]
    done = run(data, table(data, head, row), "--write")
    assert done.exit_code == 0, done.output
    assert text(data, "most").startswith("name:\n  bs: Most\n  de: Brücke\n")
    assert "about:\n  bs: Opis.\n  en: A club.\nlinks:\n  facebook: https://facebook.com/most\n" in text(data, "most")


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("21.11.2026.", "2026-11-21"),
        ("21.11.2026. 18:00", "2026-11-21T18:00"),
        ("2026-11-21T18:00", "2026-11-21T18:00"),
        ("21.11.2026. u 9.30 h", "2026-11-21T09:30"),
    ],
)
def test_events_have_moments(data: Path, written: str, moment: str) -> None:
    head = ["Naziv", "Vrsta", "Opis", "Početak", "Status", "Organizuje", "Vremenska zona"]
    path = table(data, head, ["Dani", "Konferencija", "Opis.", written, "Planirano", "Pangea mreža", "Sarajevo"])
    done = run(data, path, "--kind", "events", "--write", "--set", "status=planned", "--texts", "bs")
    assert done.exit_code == 0, done.output
    text = (data / "events" / "dani.yml").read_text("utf-8")
    assert f"starts: {moment}" in text.replace('"', "")


def test_a_value_that_is_not_understood_is_left_out_and_told(data: Path) -> None:
    """The row is used without it."""
    path = table(data, [*HEAD, "Email"], [*club(founded="davno", website="nema"), "petar"])
    done = run(data, path, "--write")
    assert done.exit_code == 0, done.output
    for words in (':2:8: warning: not-understood: Godina osnivanja: "davno"', ":2:7: warning", ":2:10: warning"):
        assert words in done.output
    assert "founded" not in text(data, "klub-most")


def test_private_mailboxes_are_told_of_as_by_the_checks(data: Path) -> None:
    row = [*CLUB, "petar.petrovic1970@gmail.com; info@example.org"]
    done = run(data, table(data, [*HEAD, "Email"], row))
    assert "list.csv:2:10: warning: personal-email" in done.output
    assert '"info@example.org" was left out' in done.output
