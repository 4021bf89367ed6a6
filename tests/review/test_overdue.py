"""What is overdue, and how it is told."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imenik.cli import main
from imenik.review.overdue import find_overdue
from imenik.store.loader import load

DAY = dt.date(2026, 11, 22)
CLUB = (
    "name: {name}\ntype: association\ncountry: DE\nclusters: [culture]\n"
    "about: A\nlisting: self-confirmed\nadded: 2026-11-01\n"
)
PROJECT = "title: P\nabout: A\nclusters: [culture]\nadded: 2026-11-01\nseeks: [{need: funding}]\n"
EVENT = "title: E\ntype: conference\nabout: A\nadded: 2026-11-01\n"
SERIES = (
    "title: S\nabout: A\norganiser: club\nstarts: 2026-01-01\ntime: 16:00\ntimezone: Europe/Sarajevo\nminutes: 60\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def write(data: Path, path: str, text: str) -> None:
    (data / path).parent.mkdir(parents=True, exist_ok=True)
    (data / path).write_text(text, encoding="utf-8")


def due(data: Path, months: int = 12) -> list[tuple[str, str, str]]:
    directory, problems = load(data)
    assert problems == []
    return [(each.record.key, each.reason, each.since.isoformat()) for each in find_overdue(directory, DAY, months)]


@pytest.mark.parametrize(
    ("more", "since"),
    [
        ("checked: 2025-11-22\n", None),
        ("checked: 2025-11-21\n", "2026-11-21"),
        ("checked: 2020-02-29\n", "2021-02-28"),
        ("", None),
        ("checked: 2020-01-01\nstatus: dissolved\n", None),
    ],
)
def test_entries_are_checked_again_after_twelve_months(data: Path, more: str, since: str | None) -> None:
    write(data, "organisations/club.yml", CLUB.format(name="Club") + more)
    assert due(data) == ([("club", "check", since)] if since else [])


def test_the_months_are_chosen(data: Path) -> None:
    write(data, "organisations/club.yml", CLUB.format(name="Club").replace("2026-11-01", "2026-07-01"))
    assert due(data, 6) == []
    assert due(data, 4) == [("club", "check", "2026-11-01")]


@pytest.mark.parametrize(
    ("stage", "until", "told"),
    [("running", "2026-11-21", True), ("running", "2026-11-22", False), ("completed", "2026-01-01", False)],
)
def test_calls_that_ran_out(data: Path, stage: str, until: str, told: bool) -> None:
    write(data, "projects/p.yml", f"{PROJECT}stage: {stage}\nseeks_until: {until}\n")
    assert due(data) == ([("p", "call", until)] if told else [])


@pytest.mark.parametrize(
    ("more", "since"),
    [
        ("status: planned\nstarts: 2026-11-01\n", "2026-11-01"),
        ("status: confirmed\nstarts: 2026-11-01\nends: 2026-11-21\n", "2026-11-21"),
        ("status: planned\nstarts: 2026-11-22\n", None),
        ("status: planned\nstarts: 2026-11-01\ndeadline: 2026-12-01\n", None),
        ("status: held\nstarts: 2020-11-01\n", None),
    ],
)
def test_events_that_are_over_and_still_called_planned(data: Path, more: str, since: str | None) -> None:
    write(data, "events/e.yml", EVENT + more)
    assert due(data) == ([("e", "event", since)] if since else [])


@pytest.mark.parametrize(
    ("day", "more", "since"),
    [
        ("2026-11-05", "status: confirmed\n", "2026-11-05"),
        ("2026-11-05", "status: moved\nmoved_to: 2026-11-12T16:00\n", "2026-11-12"),
        ("2026-11-05", "status: moved\nmoved_to: 2026-12-12T16:00\n", None),
        ("2026-11-05", "status: held\n", None),
        ("2026-11-05", "status: extra\nsummary: Talks.\n", None),
        ("2026-12-03", "status: confirmed\n", None),
    ],
)
def test_past_meetings_without_outcome(data: Path, day: str, more: str, since: str | None) -> None:
    write(data, "organisations/club.yml", CLUB.format(name="Club"))
    write(data, "meetings/s/series.yml", SERIES + "repeats: FREQ=MONTHLY;BYDAY=1TH\nadded: 2026-11-01\n")
    write(data, f"meetings/s/{day}.yml", more + "added: 2026-11-01\n")
    assert due(data) == ([(f"s/{day}", "meeting", since)] if since else [])


def run(data: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["overdue", "--data", str(data), "--today", DAY.isoformat(), *words])


def test_the_longest_overdue_comes_first(data: Path) -> None:
    """In each format, with the file and what it is."""
    for name, day in (("b", "2023-05-01"), ("a", "2024-05-01")):
        write(data, f"organisations/{name}.yml", CLUB.format(name=f"Club {name}") + f"checked: {day}\n")
    text = run(data)
    assert text.exit_code == 0, text.output
    first, second = text.stdout.splitlines()
    assert first == f"2024-05-01 {data}/organisations/b.yml: Club b: to be checked since 1 May 2024"
    assert second.startswith("2025-05-01 ")
    told = json.loads(run(data, "--format", "json").stdout)["overdue"]
    assert [(each["id"], each["kind"], each["reason"]) for each in told] == [
        ("b", "organisations", "check"),
        ("a", "organisations", "check"),
    ]


def test_no_name_is_markup_or_calls_anybody_in_an_issue(data: Path) -> None:
    write(data, "organisations/a.yml", CLUB.format(name="'[Club](x) @all #1 <b>'") + "checked: 2023-05-01\n")
    text = run(data, "--format", "markdown").stdout
    assert text.partition("\n\n")[2].startswith("- [ ] \\[Club\\](x) @\u2060all #\u20601 \\<b\\> (")


def test_nothing_is_overdue(data: Path) -> None:
    data.mkdir()
    assert run(data, "--format", "markdown").stdout == "Nothing is overdue.\n"
    assert run(data, "--months", "0").exit_code == 2
