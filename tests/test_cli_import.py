"""`imenik import` as somebody runs it who has a ministry's spreadsheet."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from openpyxl.styles import Font

from imenik.cli import main
from imenik.load import load
from imenik.script import to_latin
from tests.conftest import ROOT, imenik

DAY = {"SOURCE_DATE_EPOCH": "1795219200"}
SOURCE = ("--source", "Spisak https://example.org/spisak")
HEAD = ["Naziv udruženja", "Vrsta", "Država", "Grad", "Klasteri", "Opis", "Web stranica", "Godina osnivanja", "Jezici"]
CLUB = [
    "Klub Most",
    "udruženje građana",
    "Njemačka",
    "Köln",
    "kultura",
    "Klub.",
    "most.example.org",
    "1998",
    "bosanski",
]
PANGEA = """\
# Kept.
name: Pangea mreža
type: association
country: DE
clusters:
  - culture
about:
  bs: Mreža.
website: https://pangea.example.org/
listing: self-confirmed
added: 2026-11-01
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one organisation."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "pangea.yml").write_text(PANGEA, encoding="utf-8")
    return tmp_path / "data"


def table(data: Path, *rows: list[str], name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """A CSV file with these rows, as programs of our countries write it."""
    lines = (";".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    path = data.parent / name
    path.write_text("\r\n".join(lines), encoding=encoding)
    return path


def run(data: Path, path: Path, *words: str, source: bool = True) -> Result:
    """The command; CliRunner gives what is printed and what is said beside it together."""
    more = SOURCE if source else ()
    return CliRunner().invoke(main, ["import", str(path), "--data", str(data), *more, *words], env=DAY)


def text(data: Path, id_: str) -> str:
    return (data / "organisations" / f"{id_}.yml").read_text("utf-8")


def club(**cells: str) -> list[str]:
    """The usual row with other cells, by their field."""
    fields = ["name", "type", "country", "city", "clusters", "about", "website", "founded", "languages"]
    return [cells.get(field, cell) for field, cell in zip(fields, CLUB, strict=True)]


# What a ministry has


def ministry(path: Path, rows: int = 1500) -> Path:
    """A workbook with a title above its Bosnian headings, and every third row in Cyrillic."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Spisak udruženja"])
    sheet.append([*HEAD, "Telefon"])
    names = itertools.product(["Златна", "Плава", "Млада", "Бијела"], ["Липа", "Дрина", "Уна"], range(100, 100 + rows))
    countries = itertools.cycle(["Njemačka", "Аустрија", "SE", "Švicarska", "SAD", "Словенија"])
    for at, ((one, two, number), country) in enumerate(zip(itertools.islice(names, rows), countries, strict=False)):
        cyrillic = at % 3 == 0
        name, about = f"Удружење {one} {two} {number}", f"Опис {number}."
        founded = [1990 + at % 30, dt.datetime(2001, 5, 1 + at % 28), f"{1 + at % 28}.03.1999."][at % 3]
        sheet.append(
            [
                name if cyrillic else to_latin(name),
                "Udruženje",
                country,
                "Grad",
                "kultura; nauka",
                about if cyrillic else to_latin(about),
                f"u{at}.example.org",
                founded,
                "bosanski, njemački",
                "061 123 456",
            ]
        )
    book.create_sheet("Interno").append(["nije za objavu"])
    book.save(path)
    return path


def test_1500_rows_in_seconds_and_a_second_run_changes_nothing(data: Path) -> None:
    """Headings in Bosnian below a title, rows in both scripts, days as a spreadsheet has them."""
    path = ministry(data.parent / "list.xlsx")
    first = run(data, path, "--write")
    assert first.exit_code == 0, first.output
    assert "rows: 1500; new: 1500" in first.output
    assert 'the column "Telefon" is not understood' in first.output
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
    assert 'Web stranica: "https://" was put before "most.example.org"' in dry.output


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


# What is there already


@pytest.mark.parametrize(
    "cells",
    [
        {"name": "PANGEA MREZA", "website": ""},
        {"name": "Пангеа мрежа", "website": ""},
        {"name": "Pangea e. V.", "website": "http://www.pangea.example.org"},
    ],
)
def test_only_what_an_entry_lacks_is_filled_in(data: Path, cells: dict[str, str]) -> None:
    """The same organisation by name and country, in any spelling, or by web site. What it says stays, and is told."""
    done = run(data, table(data, HEAD, club(about="Drugo.", city="Köln", **cells)), "--write")
    assert done.exit_code == 0, done.output
    assert "pangea.yml (city, founded, languages)" in done.output
    assert 'the entry has another value for "about", which stays; this is not used: Drugo.' in done.output
    after = PANGEA.replace("clusters:", "city: Köln\nclusters:")
    after = after.replace("listing:", "languages:\n  - bs\nfounded: 1998\nlisting:")
    assert text(data, "pangea") == after


def test_an_id_names_the_entry(data: Path) -> None:
    done = run(data, table(data, ["id", *HEAD], ["pangea", *club(name="X", country="Austria", website="")]), "--write")
    assert "pangea.yml (" in done.output
    assert "country: DE" in text(data, "pangea")


@pytest.mark.parametrize("id_", ["../../out", "Pangea 2", "con", "a/b", "x" * 300])
def test_an_id_that_cannot_be_one_is_refused(data: Path, id_: str) -> None:
    """Nothing is written outside of the folder."""
    before = sorted(data.parent.rglob("*"))
    path = table(data, ["id", *HEAD], [id_, *CLUB])
    done = run(data, path, "--write")
    assert done.exit_code == 1, done.output
    assert sorted(data.parent.rglob("*")) == sorted([*before, path])


def test_comments_and_what_cannot_be_laid_out_stay(data: Path) -> None:
    """Line ends of another system, comments beside and below; a file that would not say the same is left alone."""
    written = PANGEA.replace("country: DE", "country: DE # seat").replace("\n", "\r\n") + "# End.\r\n"
    (data / "organisations" / "pangea.yml").write_bytes(written.encode())
    run(data, table(data, HEAD, club(name="Pangea mreža", website="")), "--write")
    assert text(data, "pangea").startswith(
        "# Kept.\nname: Pangea mreža\ntype: association\ncountry: DE # seat\ncity: Köln\n"
    )
    assert text(data, "pangea").endswith("added: 2026-11-01\n# End.\n")


def test_a_language_that_is_missing_is_filled_in_where_the_column_says_so(data: Path) -> None:
    done = run(data, table(data, ["Name", "Country", "About (en)"], ["Pangea mreža", "DE", "A network."]), "--write")
    assert done.exit_code == 0, done.output
    assert "about:\n  bs: Mreža.\n  en: A network.\n" in text(data, "pangea")


def test_organisations_of_one_name_in_two_towns(data: Path) -> None:
    """The second id says the town; where that does not help, somebody has to choose."""
    rows = [club(city=city, website="") for city in ("Köln", "Berlin", "Keln")]
    done = run(data, table(data, HEAD, *rows), "--write")
    assert done.exit_code == 0, done.output
    assert "nothing to add: 1" in done.output
    assert {path.stem for path in (data / "organisations").iterdir()} == {"pangea", "klub-most", "klub-most-berlin"}


def test_a_web_site_that_many_share_tells_nothing(data: Path) -> None:
    """Clubs that name their umbrella's site stay apart, which is told by a warning."""
    rows = [club(name=name, website="https://savez.example.org") for name in ("Klub Sana", "Klub Vrbas", "Klub Pliva")]
    done = run(data, table(data, HEAD, *rows))
    assert "new: 3" in done.output
    assert "has the same web site" in done.output


def test_rows_name_each_other(data: Path) -> None:
    """An umbrella further down in the same table, and one that there is none of."""
    rows = [["Savez", *club(name="Klub Sana")], ["", *club(name="Savez", website="")], ["Nema ga", *club(website="")]]
    done = run(data, table(data, ["Član saveza", *HEAD], *rows), "--mapping", mapping(data, "Član saveza: member_of"))
    assert "new: 3" in done.output
    assert 'Član saveza: "Nema ga" is not understood' in done.output


def mapping(data: Path, *columns: str, more: str = "") -> str:
    path = data.parent / "mapping.yml"
    path.write_text("columns:\n" + "".join(f"  {line}\n" for line in columns) + more, encoding="utf-8")
    return str(path)


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


def test_channels_of_the_entries_that_are_there(data: Path) -> None:
    path = table(data, ["Title", "Type", "Description", "Run by", "Web address"],
                 ["Portal", "portal", "A portal.", "PANGEA mreža", "portal.example.org"])  # fmt: skip
    done = run(data, path, "--kind", "channels", "--write")
    assert done.exit_code == 0, done.output
    assert "organiser: pangea\nurl: https://portal.example.org\n" in (data / "channels" / "portal.yml").read_text(
        "utf-8"
    )


# What is refused


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"country": "Narnija"}, 'Država: "Narnija" is not understood'),
        ({"type": "Savz"}, 'Vrsta: "Savz" is not understood'),
        ({"about": ""}, 'the key "about" is missing'),
        ({"name": ""}, "this row has no name"),
        ({"name": "مرحبا"}, "gives no id that is free"),
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


def test_a_value_that_is_not_understood_is_left_out_and_told(data: Path) -> None:
    """The row is used without it."""
    path = table(data, [*HEAD, "E-mail"], [*club(founded="davno", website="nema"), "petar"])
    done = run(data, path, "--write")
    assert done.exit_code == 0, done.output
    for words in (':2:8: warning: not-understood: Godina osnivanja: "davno"', ":2:7: warning", ":2:10: warning"):
        assert words in done.output
    assert "founded" not in text(data, "klub-most")


def test_public_sources_are_named(data: Path) -> None:
    done = run(data, table(data, HEAD, CLUB), source=False)
    assert done.exit_code == 1
    assert "an entry from public sources names them" in done.output
    head, row = [*HEAD, "Izvor"], [*CLUB, "Registar, https://example.org/registar"]
    assert run(data, table(data, head, row), "--write", source=False).exit_code == 0
    assert "sources:\n  - title: Registar\n    url: https://example.org/registar\n" in text(data, "klub-most")


def test_private_mailboxes_are_told_of_as_by_the_checks(data: Path) -> None:
    row = [*CLUB, "petar.petrovic1970@gmail.com; info@example.org"]
    done = run(data, table(data, [*HEAD, "E-mail"], row))
    assert "list.csv:2:10: warning: personal-email" in done.output
    assert '"info@example.org" was left out' in done.output


# Boards


def test_a_board_becomes_ideas(data: Path) -> None:
    """Text, area and colour of each note; the area says the cluster, in any language."""
    rows = [
        ["ID", "Text", "BG Color", "Area", "Last Updated By"],
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


# Files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1250"])
def test_latin_in_every_usual_encoding(data: Path, encoding: str) -> None:
    done = run(data, table(data, HEAD, club(name="Čuvari života"), encoding=encoding), "--write")
    assert done.exit_code == 0, done.output
    assert "name: Čuvari života\n" in text(data, "cuvari-zivota")
    assert ("it was read as windows-1250" in done.output) == (encoding == "windows-1250")


def test_cyrillic_in_an_old_encoding(data: Path) -> None:
    head = ["Назив", "Врста", "Држава", "Кластери", "Опис"]
    path = table(data, head, ["Чувари живота", "Удружење", "Шведска", "Култура", "Опис."], encoding="windows-1251")
    done = run(data, path, "--write")
    assert done.exit_code == 0, done.output
    assert "sr-Cyrl: Чувари живота" in text(data, "cuvari-zivota")


def test_an_encoding_that_cannot_be_told_is_asked_for(data: Path) -> None:
    """One letter that stands alone is one of each alphabet."""
    path = table(data, ["Name", "Country"], ["A Š B", "DE"], encoding="windows-1250")
    assert "name its encoding with --encoding" in run(data, path).output
    assert run(data, path, "--encoding", "windows-1250").exit_code == 1
    path.write_bytes(b"Name;Country\r\n\xff\x81;DE\r\n")
    assert run(data, path).exit_code == 2


def workbook(data: Path, fill: object) -> Path:
    book = openpyxl.Workbook()
    fill(book)  # type: ignore[operator]
    path = data.parent / "list.xlsx"
    book.save(path)
    return path


def test_formulas_errors_merged_cells_and_hidden_sheets(data: Path) -> None:
    def fill(book: openpyxl.Workbook) -> None:
        hidden = book.active
        assert hidden is not None
        hidden.append(["x"])
        hidden.sheet_state = "hidden"
        sheet = book.create_sheet("Spisak")
        sheet.append(HEAD)
        sheet.append(club(name="Klub Sana", website="", founded="=1990+8"))
        sheet.append(club(name="Klub Vrbas", website="", country=""))
        sheet.append(club(name="Klub Pliva", website="", founded="#N/A"))
        sheet.merge_cells("C2:C3")
        sheet["A1048576"].font = Font(bold=True)

    done = run(data, workbook(data, fill), "--write")
    assert done.exit_code == 0, done.output
    assert "list.xlsx:2:8: warning: not-understood: this cell holds a formula that was never worked out" in done.output
    assert 'list.xlsx:4:8: warning: not-understood: this cell shows the error "#N/A"' in done.output
    assert "there are merged cells" in done.output
    assert "country: DE" in text(data, "klub-vrbas")


def test_files_that_are_no_tables(data: Path) -> None:
    """A message, exit status 2, and no traceback."""
    for name, content in {
        "a.xlsx": b"PK\x03\x04 nothing",
        "b.xls": b"\xd0\xcf\x11\xe0",
        "c.csv": b"",
        "d.csv": b"one\ntwo\n",
        "e.csv": b'"' + b"x" * 200_000,
        "f.csv": b"Name;Country\n" + b";" * 1000,
        "g.csv": b"\x00\x01\x02",
    }.items():
        path = data.parent / name
        path.write_bytes(content)
        done = run(data, path)
        assert done.exit_code == 2, (name, done.output)
        assert "Traceback" not in done.output
        assert "Error: " in done.output


def test_a_workbook_that_explodes_is_refused(data: Path) -> None:
    """Its parts are measured by what comes out of them before anything is made of them."""
    path = ministry(data.parent / "list.xlsx", rows=3)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b" " * (65 * 1024 * 1024))
    done = run(data, path)
    assert done.exit_code == 2
    assert "this workbook holds too much" in done.output


def test_entities_in_a_workbook_are_refused(data: Path) -> None:
    path = ministry(data.parent / "list.xlsx", rows=3)
    hostile = data.parent / "hostile.xlsx"
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(hostile, "w") as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = bomb.encode() + content.rpartition(b"?>")[2].replace(b"Spisak", b"&b;")
            new.writestr(part, content)
    done = run(data, hostile)
    assert done.exit_code == 2
    assert "not a workbook that can be read" in done.output


def test_the_real_entries_are_found_again(tmp_path: Path) -> None:
    """A table made of the directory itself changes nothing in it, in Latin and in Cyrillic names alike."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    directory = load(tmp_path / "data")[0]
    rows = [["Name", "Country", "Web site"]]
    for record in directory.organisations.values():
        name = to_latin(next(iter(record.name.values())))
        rows.append([name, record.country or "", record.website or ""])
    done = run(tmp_path / "data", table(tmp_path / "data", *rows), "--write")
    assert "new: 0, filled in: 0" in done.output, done.output
    assert "refused: 0" in done.output
