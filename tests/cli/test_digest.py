"""`imenik digest`: what it prints, where from, and which questions it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import imenik


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one entry that is no repository's."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    text = "name: Club\ntype: association\ncountry: SE\nclusters: [culture]\nabout: B\nlisting: public-source\n"
    (folder / "club.yml").write_text(f"{text}added: 2026-11-05\n", encoding="utf-8")
    return tmp_path / "data"


def test_the_command_tells_what_is_new(data: Path) -> None:
    """With links where the address of the site is known, and without them where it is a placeholder."""
    words = ["digest", "--data", str(data), "--since", "2026-11-05", "--until", "2026-11-05", "--today", "2026-11-21"]
    reserved = imenik(*words, IMENIK_SITE_URL="https://imenik.example/")
    assert "organisations/" not in reserved.stdout
    assert "IMENIK_SITE_URL" in reserved.stderr
    done = imenik(*words, "--format", "markdown", IMENIK_SITE_URL="https://name.github.io/imenik/")
    assert (done.returncode, done.stderr) == (0, "")
    assert "[Club](https://name.github.io/imenik/en/organisations/club/)" in done.stdout
    assert "Club" in imenik(*words, "--language", "sr-Cyrl", "--format", "html").stdout


def test_the_command_follows_a_series(data: Path) -> None:
    folder = data / "meetings" / "circle"
    folder.mkdir(parents=True)
    text = (
        "title: T\nabout: B\norganiser: club\nstarts: 2026-01-01\ntime: 16:00\ntimezone: Europe/Sarajevo\nminutes: 60\n"
    )
    (folder / "series.yml").write_text(f"{text}repeats: FREQ=MONTHLY;BYDAY=1TH\nadded: 2026-01-01\n", encoding="utf-8")
    words = ["digest", "--data", str(data), "--series", "circle", "--today", "2026-11-21"]
    done = imenik(*words)
    assert "From 1 October 2026 to 21 November 2026" in done.stdout
    assert "second-to-last scheduled date of “T”" in done.stdout
    assert "Next meeting: T\nThursday, 3 December 2026, 16:00 (Sarajevo)" in done.stdout
    assert "Club" in done.stdout
    asked = imenik(*words, "--since", "2026-11-01").stdout
    assert "From 1 November 2026 to 21 November 2026\nBased on" in asked


@pytest.mark.parametrize(
    "words",
    [
        ["--since", "2026-11-06", "--until", "2026-11-05"],
        ["--until", "2026-11-22"],
        ["--since", "yesterday"],
        ["--language", "xx"],
        ["--series", "no-such"],
        ["--format", "pdf"],
        ["--data", "no/such/folder"],
    ],
)
def test_wrong_questions_are_refused(data: Path, words: list[str]) -> None:
    """Exit status 2, and the option is named."""
    done = imenik("digest", "--data", str(data), "--today", "2026-11-21", *words)
    assert done.returncode == 2
    assert words[0] in done.stderr
