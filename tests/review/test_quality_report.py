"""`imenik quality` in text, Markdown and JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from imenik.cli import main

CLUB = (
    "name: {name}\ntype: association\ncountry: SE\ncity: Malmö\nclusters: [culture]\nabout: A\n"
    "listing: self-confirmed\nadded: 2026-11-01\nchecked: 2026-11-01\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A club that lacks its home place, and one that lacks a contact too."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "most.yml").write_text(
        CLUB.format(name="'Most @most #1'") + "email: info@example.org\n", encoding="utf-8"
    )
    (folder / "sava.yml").write_text(CLUB.format(name="Sava"), encoding="utf-8")
    return tmp_path / "data"


def told(data: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["quality", "--data", str(data), "--today", "2026-11-21", *words])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_text_has_a_line_for_each_number_and_each_next_step(data: Path) -> None:
    assert told(data).splitlines() == [
        "Contact: 1/2 (50%)",
        "City or place: 2/2 (100%)",
        "Text in a second language: 2/2 (100%)",
        "Checked in the last 12 months: 2/2 (100%)",
        "Home places: 0/2 (0%)",
        "Total: 7/10 (70%)",
        "Entries with nothing missing: 0/2 (0%)",
        "",
        "Where a little work helps most:",
        f"{data}/organisations/sava.yml: Sava: missing: Contact and Home places",
        f"{data}/organisations/most.yml: Most @most #1: missing: Home places",
    ]


def test_markdown_is_a_table_and_a_list_that_calls_nobody(data: Path) -> None:
    lines = told(data, "--format", "markdown").splitlines()
    assert "| Contact | 1 / 2 | 50% |" in lines
    assert lines[-2].startswith("- [ ] Sava (")
    assert "@most" not in lines[-1]
    assert "#1" not in lines[-1]


def test_json_lists_every_entry(data: Path) -> None:
    found = json.loads(told(data, "--format", "json"))
    assert found["met"] == {"number": 7, "of": 10}
    assert found["complete"] == {"number": 0, "of": 2}
    assert found["criteria"]["contact"] == {"number": 1, "of": 2}
    assert found["next"] == [f"{data}/organisations/sava.yml", f"{data}/organisations/most.yml"]
    assert found["growth"] == [{"month": "2026-11", "entries": 2, "complete": 0}]
    assert found["entries"][1] == {
        "path": f"{data}/organisations/sava.yml",
        "kind": "organisations",
        "id": "sava",
        "met": ["place", "language", "check"],
        "lacking": ["contact", "homeland"],
    }


def test_the_words_are_those_of_the_language(data: Path) -> None:
    assert "es fehlt: Kontakt und Heimatorte" in told(data, "--language", "de")


def test_files_that_cannot_be_read_are_told_of(data: Path) -> None:
    (data / "organisations" / "broken.yml").write_text("name: [", encoding="utf-8")
    done = CliRunner().invoke(main, ["quality", "--data", str(data)])
    assert done.exit_code == 0
    assert "run imenik check" in done.stderr


def test_an_empty_directory_has_nothing_to_do(tmp_path: Path) -> None:
    assert told(tmp_path).splitlines() == ["Total: 0/0 (0%)", "Entries with nothing missing: 0/0 (0%)"]
