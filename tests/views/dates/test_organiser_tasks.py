"""What organisers are offered: files that begin as the data wants them, and mails with the same text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from imenik.insights.schedule import Occurrence
from imenik.store.paths import load_text
from imenik.views.dates.organiser_tasks import OrganiserTask, TaskKind, draft, organiser_tasks
from imenik.views.edition import Edition
from imenik.views.settings import Settings
from tests.factories import SMALL, body, meeting, series, small_edition

TODAY = dt.date(2026, 12, 20)


def known(settings: Settings, today: dt.date = TODAY) -> Edition:
    """An edition of a site with a repository or a mailbox."""
    return replace(small_edition(today=today), settings=settings)


def offered(settings: Settings, name: str = "check-in", today: dt.date = TODAY) -> list[OrganiserTask]:
    """The tasks of one series."""
    one = known(settings, today)
    following = [each for each in one.insights.schedule.between(today, dt.date.max) if each.series.id == name]
    return organiser_tasks(one, one.insights.directory.series[name], following)


def test_the_next_date_and_the_last_one_can_be_told_of() -> None:
    """By a form of the repository, filled in."""
    found = offered(Settings("", "https://git.example/x", "edit/main/"))
    assert [(each.kind, each.date.isoformat()) for each in found] == [
        ("confirm", "2027-01-07"),
        ("move", "2027-01-07"),
        ("cancel", "2027-01-07"),
        ("minutes", "2026-12-03"),
    ]
    assert found[0].file == (
        "https://git.example/x/new/main/tests/site/data/meetings/check-in"
        "?filename=2027-01-07.yml&value=status%3A%20confirmed%0Aadded%3A%202026-12-20%0A"
    )
    assert {each.mail for each in found} == {""}
    # The last date has a file already, which says to when it was moved; the minutes are added to it.
    assert found[3].file == "https://git.example/x/edit/main/tests/site/data/meetings/check-in/2026-12-03.yml"


def test_the_last_date_of_the_rule_without_a_file_is_begun() -> None:
    """The file is named after its day."""
    found = offered(Settings("", "https://git.example/x", "edit/main/"), today=dt.date(2026, 11, 21))
    minutes = parse_qs(urlsplit(found[-1].file).query)
    assert minutes["filename"] == ["2026-11-05.yml"]
    assert minutes["value"][0].startswith("status: held\n# title:\n")


def test_a_mail_says_the_same() -> None:
    """Lines end as in mails; a contact that is a web address takes no text."""
    letter = urlsplit(offered(Settings(contact="a@b.example"))[0].mail)
    assert (letter.scheme, letter.path) == ("mailto", "a@b.example")
    assert parse_qs(letter.query) == {
        "subject": ["Check-in, 7 January 2027"],
        "body": ["meetings/check-in/2027-01-07.yml\r\n\r\nstatus: confirmed\r\nadded: 2026-12-20\r\n"],
    }
    assert offered(Settings(contact="https://b.example/")) == []
    assert offered(Settings()) == []
    assert "im-organiser" not in body("meetings/check-in/")


def test_a_series_that_has_ended_needs_nothing() -> None:
    """Nor one whose last date was called off or has its minutes."""
    settings = Settings(contact="a@b.example")
    one = known(settings)
    assert organiser_tasks(one, series(status="ended"), []) == []
    for today in (dt.date(2026, 1, 2), dt.date(2026, 2, 6)):
        assert "minutes" not in [each.kind for each in offered(settings, today=today)]


@pytest.mark.parametrize("kind", ["confirm", "move", "cancel", "minutes"])
def test_what_a_file_begins_with_is_an_entry(kind: TaskKind) -> None:
    """As it is, and with each comment made a key."""
    occurrence = Occurrence(series(), dt.datetime(2026, 12, 3, 16))
    text = draft(occurrence, kind, TODAY)
    record = load_text("meetings/check-in/2026-12-03.yml", text.encode())
    assert record
    assert record.added == TODAY
    filled = text.replace("# ", "").replace("title:\n", "title: T\n").replace("url:\n", "url: https://a.example/\n")
    filled = filled.replace("summary:\n", "summary: S\n").replace("reason:\n", "reason: R\n")
    assert load_text("meetings/check-in/2026-12-03.yml", filled.encode())


def test_dates_that_have_files_are_left_to_their_pages() -> None:
    """Of dates ahead only the first without a file is asked for."""
    settings = Settings(contact="a@b.example")
    one = known(settings)
    dates = [Occurrence(series(), dt.datetime(2027, 1, 7, 16), meeting("2027-01-07", "confirmed"))]
    assert [each.kind for each in organiser_tasks(one, SMALL.series["check-in"], dates)] == ["minutes"]
