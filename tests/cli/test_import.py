"""`imenik import` as somebody runs it who has a ministry's spreadsheet, or a board of sticky notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from imenik import checks
from imenik.i18n.messages import Problem
from imenik.store.directory import Directory
from imenik.store.loader import load
from tests.command import imenik
from tests.tables import CLUB, HEAD, club, data, mapping, ministry, run, table, text

__all__ = ["data"]  # a fixture; nothing else shows that it is used


def test_1500_rows_of_which_a_second_run_changes_nothing(data: Path) -> None:
    """Headings in Bosnian below a title, rows in both scripts, days as a spreadsheet has them."""
    path = ministry(data.parent / "list.xlsx")
    first = run(data, path, "--write")
    assert first.exit_code == 0, first.output
    assert "rows: 1500; new: 1500" in first.output
    assert 'the column "Telefon" is not recognised' in first.output
    assert 'the sheet "Interno" was not read' in first.output
    before = {file: file.read_bytes() for file in data.rglob("*.yml")}
    assert len(before) == 1501
    second = run(data, path, "--write")
    assert second.exit_code == 0, second.output
    assert "nothing to add: 1500" in second.output
    assert "kept" not in second.output
    assert {file: file.read_bytes() for file in data.rglob("*.yml")} == before
    done = imenik("check", "--data", str(data), "--strict")
    assert done.returncode == 0, done.stdout[:2000]
    assert imenik("format", "--check", "--data", str(data)).returncode == 0


def test_a_row_becomes_an_entry(data: Path) -> None:
    """Only with --write; the web address is completed, and that is said."""
    path = table(data, HEAD, CLUB)
    dry = run(data, path)
    assert dry.exit_code == 0, dry.output
    assert "list.csv:2: new: " in dry.output
    assert "nothing was written" in dry.output
    assert not (data / "organisations" / "klub-most.yml").exists()
    run(data, path, "--write")
    assert text(data, "klub-most") == (
        "name: Klub Most\ntype: association\ncountry: DE\ncity: Köln\nclusters:\n  - culture\nabout:\n  bs: Klub.\n"
        "website: https://most.example.org\nlanguages:\n  - bs\nfounded: 1998\nlisting: public-source\n"
        "added: 2026-11-21\nsources:\n  - title: Spisak\n    url: https://example.org/spisak\n"
    )
    assert 'Web stranica: "https://" was added in front of "most.example.org"' in dry.output


def test_an_entry_without_a_description_is_a_draft(data: Path) -> None:
    """It is valid, and `imenik coverage` lists it."""
    done = run(data, table(data, HEAD, club(about="")), "--write")
    assert done.exit_code == 0, done.output
    assert "about" not in text(data, "klub-most")
    listed = imenik("coverage", "--data", str(data)).stdout
    assert f"{data.as_posix()}/organisations/klub-most.yml: draft without a description\n" in listed
    assert "pangea.yml: draft" not in listed


def test_a_sample_shows_columns_and_first_rows(data: Path) -> None:
    """Also of rows that would be refused; nothing is written."""
    path = table(data, [*HEAD, "Telefon"], [*club(type="Savz"), "1"], [*club(name="Klub Sana", website=""), "2"])
    done = run(data, path, "--sample", "1", "--write")
    assert done.exit_code == 0, done.output
    assert "A Naziv udruženja: name\nB Vrsta: type\n" in done.output
    assert "J Telefon: not used\n" in done.output
    assert "list.csv:2: refused\nname: Klub Most\ncountry: DE\n" in done.output
    assert "Klub Sana" not in done.output
    assert not (data / "organisations" / "klub-sana.yml").exists()


def test_a_mapping_file_says_what_columns_and_words_mean(data: Path) -> None:
    more = "values:\n  type:\n    KUD: cultural-arts\ntexts: hr\n"
    more += "defaults:\n  clusters: culture\n  listing: self-confirmed\n"
    path = mapping(data, "Kako se zove: name", "Telefon: ignore", "Šta je: type", "Šta radi: about", more=more)
    rows = [["Kako se zove", "Šta je", "Država", "Šta radi", "Telefon"], ["Sevdah", "KUD", "DK", "Pjeva.", "1"]]
    done = run(data, table(data, *rows), "--mapping", path, "--write", source=False)
    assert done.exit_code == 0, done.output
    assert "Telefon" not in done.output
    assert "type: cultural-arts\n" in text(data, "sevdah")
    assert "hr: Pjeva." in text(data, "sevdah")


@pytest.mark.parametrize("setting", ["clusters=nothing", "nothing=1", "clusters", "founded=soon"])
def test_a_value_for_all_rows_that_is_none(data: Path, setting: str) -> None:
    assert run(data, table(data, HEAD, CLUB), "--set", setting).exit_code == 2


@pytest.mark.parametrize("line", ["Naziv: nmae", "Naziv: [a]", "Naziv: &a b"])
def test_a_mapping_file_that_is_none(data: Path, line: str) -> None:
    done = run(data, table(data, HEAD, CLUB), "--mapping", mapping(data, line))
    assert done.exit_code == 2, done.output


def test_channels_of_the_entries_that_are_there(data: Path) -> None:
    path = table(data, ["Title", "Type", "Description", "Run by", "Web address"],
                 ["Portal", "portal", "A portal.", "PANGEA mreža", "portal.example.org"])  # fmt: skip
    done = run(data, path, "--kind", "channels", "--write")
    assert done.exit_code == 0, done.output
    assert "organiser: pangea\nurl: https://portal.example.org\n" in (data / "channels" / "portal.yml").read_text(
        "utf-8"
    )


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"country": "Narnija"}, 'Država: "Narnija" cannot be understood'),
        ({"type": "Savz"}, 'Vrsta: "Savz" cannot be understood'),
        ({"name": ""}, "this row has no name"),
        ({"name": "مرحبا"}, "no free ID can be made from"),
        ({"name": "Mo\u202est"}, "is not allowed"),
        ({"name": "x" * 400}, "at most 300 characters"),
    ],
)
def test_rows_that_cannot_be_entries(data: Path, cells: dict[str, str], words: str) -> None:
    """In the words of the checks, with row and column; the other rows are written all the same."""
    done = run(data, table(data, HEAD, club(**cells), club(name="Klub Sana", website="")), "--write")
    assert done.exit_code == 1, done.output
    assert "list.csv:2: refused" in done.output
    assert words in done.output
    assert re.search(r"list.csv:2:\d+: (error|warning): ", done.output)
    assert (data / "organisations" / "klub-sana.yml").exists()


def test_what_refers_to_a_refused_row_is_refused_with_it(data: Path) -> None:
    """A chain of any length at once; an organisation without a country is refused by a check of the whole."""
    rows = [club(name=f"Klub {number}", website="") for number in range(400)]
    rows[-1][HEAD.index("Država")] = ""
    parts = [f"Klub {number}" for number in range(1, 400)] + [""]
    path = table(data, [*HEAD, "Dio organizacije"], *([*row, part] for row, part in zip(rows, parts, strict=True)))
    runs, run_checks = [], checks.run

    def counted(directory: Directory) -> list[Problem]:
        runs.append(directory)
        return run_checks(directory)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checks, "run", counted)
        done = run(data, path)
    assert done.exit_code == 1
    assert "refused: 400" in done.output, done.output[-300:]
    assert 'list.csv:2:10: error: unknown-organisation: no organisation has the ID "klub-1"' in done.output
    assert len(runs) <= 3


def test_public_sources_are_named(data: Path) -> None:
    done = run(data, table(data, HEAD, CLUB), source=False)
    assert done.exit_code == 1
    assert "an entry from public sources names them" in done.output
    head, row = [*HEAD, "Izvor"], [*CLUB, "Registar, https://example.org/registar"]
    assert run(data, table(data, head, row), "--write", source=False).exit_code == 0
    assert "sources:\n  - title: Registar\n    url: https://example.org/registar\n" in text(data, "klub-most")


def test_a_board_becomes_ideas(data: Path) -> None:
    """Text, area and colour of each note; the area says the cluster, in any language."""
    rows = [
        ["Id", "Text", "BG Color", "Area", "Last Updated By"],
        ["1", "Ljetna škola\nZa djecu iz dijaspore.", "#FFF", "Nauka i obrazovanje", "A"],
        ["2", "Сајам књига", "#F00", "Култура", "B"],
        ["3", "", "#F00", "Kultura", "B"],
        ["4", "Bez oblasti", "#0F0", "", "B"],
    ]
    path = table(data, *rows)
    values = mapping(data, more='values:\n  clusters:\n    "#0F0": other\n').replace("\n", "")
    Path(values).write_text('values:\n  clusters:\n    "#0F0": other\n', encoding="utf-8")
    done = run(data, path, "--texts", "bs", "--mapping", values, "--write", source=False)
    assert done.exit_code == 1, done.output
    assert "new: 3, filled in: 0, nothing to add: 0, refused: 1" in done.output
    assert (data / "projects" / "ljetna-skola.yml").read_text("utf-8") == (
        "title:\n  bs: Ljetna škola\nabout:\n  bs: |-\n    Ljetna škola\n    Za djecu iz dijaspore.\n"
        "clusters:\n  - science\nstage: idea\nadded: 2026-11-21\n"
    )
    assert "sr-Cyrl: Сајам књига" in (data / "projects" / "sajam-knjiga.yml").read_text("utf-8")
    assert load(data)[1] == []
    again = run(data, path, "--texts", "bs", "--mapping", values, "--write", source=False)
    assert "new: 0, filled in: 0, nothing to add: 3, refused: 1" in again.output
    assert run(data, path, source=False).exit_code == 2
