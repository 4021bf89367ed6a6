"""What is new: each rule has its case. Where the entries were different before, the history is given by hand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

import pytest

from imenik.i18n.labels import LABELS
from imenik.insights.digest.changes import (
    ENDS_SOON,
    ChangeCounts,
    Digest,
    DigestItem,
    count_changes,
    digest_of,
    last_change,
)
from imenik.insights.digest.period import Period
from imenik.insights.digest.reasons import Added, Call, Checked, FieldsChanged, News, Reason, Renamed, ValueChanged
from imenik.insights.freshness import STALE_AFTER
from imenik.model import KINDS, Record
from imenik.model.description import DigestGroup
from imenik.model.fields import descriptions
from imenik.store.directory import Directory
from imenik.store.git_history import EarlierStates
from imenik.store.paths import Key
from tests.factories import (
    LONG_AGO,
    NOVEMBER,
    directory_of,
    earlier_states,
    event,
    meeting,
    organisation,
    project,
    series,
)

SINCE, UNTIL = NOVEMBER


def news(*records: Record, past: EarlierStates | None = None) -> Digest:
    """What is new in November."""
    return digest_of(directory_of(*records), Period(SINCE, UNTIL), past)


def told(items: Iterable[DigestItem]) -> list[tuple[str, list[type[Reason]]]]:
    """Key and kinds of reasons of each entry."""
    return [(item.record.key, [type(reason) for reason in item.reasons]) for item in items]


# By the dates in the entries


@pytest.mark.parametrize(("added", "new"), [("2026-10-31", 0), ("2026-11-01", 1), ("2026-11-30", 1), ("2026-12-01", 0)])
def test_an_entry_is_new_from_the_first_day_to_the_last(added: str, new: int) -> None:
    """Both are in the period, so that of two periods that meet neither misses a day."""
    assert len(news(organisation(added=added)).new) == new


def test_every_kind_of_entry_can_be_new() -> None:
    """Newest first; those of one day by kind and id."""
    day = {"added": "2026-11-05"}
    one = news(
        series(**day),
        meeting("2026-11-05", "held", **day),
        event("e", "2026-12-01", **day),
        project(**day),
        organisation(**{**day, "id": "z"}),
        organisation(**{**day, "id": "y"}),
        organisation(id="x", added="2026-11-06"),
    )
    keys = ["x", "y", "z", "a", "check-in", "check-in/2026-11-05", "e"]
    assert [item.record.key for item in one.new] == keys


def test_an_entry_that_was_checked_again_has_changed() -> None:
    """A check on the day that it was added is no change, nor is one outside of the period."""
    assert told(news(organisation(added=LONG_AGO, checked="2026-11-02")).changed) == [("a", [Checked])]
    assert news(organisation(added=LONG_AGO, checked=LONG_AGO)).changed == ()
    assert news(organisation(added=LONG_AGO, checked="2026-12-01")).changed == ()


def test_no_entry_is_both_new_and_changed() -> None:
    one = news(organisation(added="2026-11-02", checked="2026-11-03"))
    assert told(one.new) == [("a", [Added])]
    assert one.changed == ()


def test_news_of_a_project_are_a_change() -> None:
    """Those of the period, the newest first; its day is that of the newest."""
    updates = [{"date": day, "text": f"On {day}"} for day in ("2026-10-31", "2026-11-02", "2026-11-09")]
    (item,) = news(project(added=LONG_AGO, updates=updates)).changed
    newest, older = item.reasons
    assert isinstance(newest, News)
    assert isinstance(older, News)
    assert (newest.day, older.day) == (dt.date(2026, 11, 9), dt.date(2026, 11, 2))
    assert item.day == newest.day


@pytest.mark.parametrize(("days", "ending"), [(-1, 0), (0, 1), (ENDS_SOON.days, 1), (ENDS_SOON.days + 1, 0)])
def test_what_ends_soon(days: int, ending: int) -> None:
    """Calls, deadlines, and calls for applications without one: on the last day of the period, or soon after."""
    day = str(UNTIL + dt.timedelta(days=days))
    one = news(
        organisation(added=LONG_AGO, seeks=["partners"], seeks_until=day),
        project(added=LONG_AGO, seeks=[{"need": "funding"}], seeks_until=day),
        event("conference", "2027-05-01", added=LONG_AGO, deadline=day),
        event("grants", "2026-10-01", added=LONG_AGO, type="call", ends=day),
    )
    assert len(one.ending) == 4 * ending


def test_the_end_of_a_fair_and_a_call_that_was_called_off_are_no_deadlines() -> None:
    day = str(UNTIL + dt.timedelta(days=2))
    fair = event("fair", "2026-11-01", added=LONG_AGO, ends=day, type="celebration")
    off = event("off", "2027-01-01", added=LONG_AGO, deadline=day, status="cancelled")
    assert news(fair, off, organisation(added=LONG_AGO, seeks=["x"], seeks_until=day, status="dissolved")).ending == ()


def test_what_ends_first_comes_first() -> None:
    first, second = event("z", "2027-01-01", deadline="2026-12-02"), event("a", "2027-01-01", deadline="2026-12-03")
    assert [item.record.key for item in news(second, first).ending] == ["z", "a"]


def test_a_call_is_open_until_its_end() -> None:
    """Only who called knows whether an offer is an answer."""
    calls = [
        organisation(id=day, added=LONG_AGO, seeks=["partners"], seeks_until=f"2026-{day}")
        for day in ("11-29", "11-30", "12-31")
    ]
    offer = organisation(id="giver", added=LONG_AGO, offers=["partners"])
    assert [item.record.key for item in news(*calls, offer).open] == ["11-30", "12-31"]


def test_needs_that_nobody_else_at_work_offers_are_told_apart() -> None:
    """One's own offer is none, nor is that of an organisation that is no more."""
    seeking = organisation(
        added=LONG_AGO, offers=["space"], seeks=["space", "funding", "partners"], seeks_until="2027-05-01"
    )
    gone = organisation(id="gone", added=LONG_AGO, offers=["funding"], status="dissolved")
    there = organisation(id="there", added=LONG_AGO, offers=["partners"])
    (item,) = news(seeking, gone, there).open
    call = Call(dt.date(2027, 5, 1), needs=("space", "funding", "partners"), unmet=("space", "funding"))
    assert item.reasons == (call,)


def test_an_entry_grows_old_on_one_day() -> None:
    """The first day on which its page says that it was not checked for long; never checked, it counts from `added`."""
    last_fresh = SINCE - STALE_AFTER - dt.timedelta(days=1)
    records = [
        organisation(id="before", added=last_fresh - dt.timedelta(days=1)),
        organisation(id="first", added=last_fresh),
        organisation(id="checked", added="2020-01-01", checked=UNTIL - STALE_AFTER - dt.timedelta(days=1)),
        organisation(id="after", added="2020-01-01", checked=UNTIL - STALE_AFTER),
    ]
    assert [item.record.key for item in news(*records).stale] == ["checked", "first"]


def test_what_is_over_does_not_grow_old() -> None:
    day = {"added": "2025-11-20"}
    over = [organisation(**day, status="dissolved"), project(**day, stage="completed"), event("e", "2026-01-01", **day)]
    assert news(*over, meeting("2025-11-20", "held", **day)).stale == ()


# By the history


def test_stage_and_status_are_told_with_both_values() -> None:
    past = earlier_states(project(added=LONG_AGO, stage="idea"), organisation(added=LONG_AGO))
    one = news(project(added=LONG_AGO, stage="running"), organisation(added=LONG_AGO, status="active"), past=past)
    assert [reason for item in one.changed for reason in item.reasons] == [
        ValueChanged("status", "unknown", "active"),
        ValueChanged("stage", "idea", "running"),
    ]


def test_other_fields_are_told_by_name() -> None:
    """In the order of their groups; an entry that was only written in another way has not changed."""
    now = {"added": LONG_AGO, "about": "C", "website": "https://a.example", "email": "info@a.example"}
    (item,) = news(organisation(**now), past=earlier_states(organisation(added=LONG_AGO))).changed
    assert item.reasons == (FieldsChanged((DigestGroup.DESCRIPTION, DigestGroup.CONTACT)),)
    assert news(organisation(added=LONG_AGO), past=earlier_states(organisation(added=LONG_AGO))).changed == ()


def test_a_new_date_of_check_is_told_once() -> None:
    past = earlier_states(organisation(added=LONG_AGO))
    assert told(news(organisation(added=LONG_AGO, checked="2026-11-03"), past=past).changed) == [("a", [Checked])]


def test_a_file_that_came_is_new_whatever_its_date_says() -> None:
    came: frozenset[Key] = frozenset({("organisations", "a")})
    assert told(news(organisation(added=LONG_AGO), past=earlier_states(added=came)).new) == [("a", [Added])]


def test_what_is_gone_is_told_and_what_is_renamed_is_not_gone() -> None:
    """By its former id, or because git saw it."""
    past = earlier_states(
        organisation(id="gone"),
        organisation(id="old", added=LONG_AGO),
        organisation(id="moved", added=LONG_AGO),
        added=frozenset({("organisations", "new")}),
        renamed={("organisations", "elsewhere"): ("organisations", "moved")},
    )
    one = news(
        organisation(id="new", added=LONG_AGO, former_ids=["old"]),
        organisation(id="elsewhere", added=LONG_AGO),
        past=past,
    )
    assert told(one.removed) == [("gone", [])]
    assert told(one.changed) == [("elsewhere", [Renamed]), ("new", [Renamed])]
    assert one.new == ()


def test_an_entry_that_cannot_be_read_now_is_not_gone() -> None:
    here = Directory(unreadable=frozenset({("organisations", "a")}))
    assert digest_of(here, Period(SINCE, UNTIL), earlier_states(organisation())).removed == ()


def test_what_could_not_be_read_is_said() -> None:
    one = news(past=earlier_states(unreadable=frozenset({("projects", "p")})))
    assert one.unreadable == (("projects", "p"),)
    assert one.has_history
    assert not news().has_history


def test_every_field_has_a_name_for_readers() -> None:
    """But for those that are told of otherwise; and each name has its words."""
    silent = {name for model in KINDS for name, each in descriptions(model).items() if not each.digest}
    assert silent == {"former_ids", "added", "checked"}
    assert {group for kind, group in LABELS if kind == "changed"} == set(DigestGroup)


# Between past dates


def test_what_came_between_past_dates_is_what_the_digest_tells() -> None:
    """For all periods at once, and the same as one by one."""
    days = [dt.date(2026, month, 5) for month in range(1, 12)]
    records = [
        organisation(id=f"a{at}", added=dt.date(2026, 1 + at % 9, 1 + at % 28), checked=dt.date(2026, 11, 1 + at % 9))
        for at in range(60)
    ]
    updates = [{"date": day, "text": "News"} for day in ("2026-03-05", "2026-03-07", "2026-04-05")]
    directory = directory_of(*records, project(added="2026-01-02", updates=updates))
    found = count_changes(directory, days)
    assert list(found) == days[1:]
    for since, until in pairwise(days):
        one = digest_of(directory, Period(since, until))
        assert found[until] == ChangeCounts(since, len(one.new), len(one.changed))


def test_without_two_dates_there_is_nothing_between() -> None:
    assert count_changes(directory_of(organisation()), []) == {}
    assert count_changes(directory_of(organisation()), [UNTIL]) == {}


def test_the_last_change_is_none_of_tomorrow() -> None:
    """A check that is dated ahead, which the checks warn of, does not hold the top of a feed for a year."""
    assert last_change(organisation(added=LONG_AGO, checked="2027-01-01"), UNTIL) == dt.date(2026, 1, 1)
    assert last_change(organisation(added=LONG_AGO, checked="2026-11-20"), UNTIL) == dt.date(2026, 11, 20)
