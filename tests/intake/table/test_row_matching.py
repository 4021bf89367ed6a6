"""Which entry a row is about, and that nothing an entry says is ever replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from imenik.store.loader import load
from tests.paths import ROOT
from tests.spelling import to_latin
from tests.tables import CLUB, HEAD, PANGEA, club, data, mapping, run, table, text

__all__ = ["data"]  # a fixture; nothing else shows that it is used


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
    assert 'the entry has another value for "about", which is kept; this is not used: Drugo.' in done.output
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
    """Clubs that name their umbrella's site stay apart, and are not taken for doubles of each other."""
    rows = [club(name=name, website="https://savez.example.org") for name in ("Klub Sana", "Klub Vrbas", "Klub Pliva")]
    done = run(data, table(data, HEAD, *rows))
    assert "new: 3" in done.output
    assert "has the same website" not in done.output


def test_rows_name_each_other(data: Path) -> None:
    """An umbrella further down in the same table, and one that there is none of."""
    rows = [["Savez", *club(name="Klub Sana")], ["", *club(name="Savez", website="")], ["Nema ga", *club(website="")]]
    done = run(data, table(data, ["Član saveza", *HEAD], *rows), "--mapping", mapping(data, "Član saveza: member_of"))
    assert "new: 3" in done.output
    assert 'Član saveza: "Nema ga" cannot be understood' in done.output


def test_the_real_entries_are_found_again(tmp_path: Path) -> None:
    """A table made of the directory itself changes nothing in it, in Latin and in Cyrillic names alike."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    directory = load(tmp_path / "data")[0]
    rows = [["Name", "Country", "Website"]]
    for record in directory.organisations.values():
        name = to_latin(next(iter(record.name.values())))
        rows.append([name, record.country or "", record.website or ""])
    done = run(tmp_path / "data", table(tmp_path / "data", *rows), "--write")
    assert "new: 0, filled in: 0" in done.output, done.output
    assert "refused: 0" in done.output
