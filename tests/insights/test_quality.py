"""What a reader would miss in each kind of entry, and where a little work helps most."""

from __future__ import annotations

from typing import Any

import pytest

from imenik.insights import Insights
from imenik.insights.quality import Criterion, EntryQuality, Share
from imenik.model import Channel, Event, Meeting, Organisation, Project, Record, Series
from tests.factories import ADDED, TODAY, directory_of

BASE: dict[type[Record], dict[str, Any]] = {
    Organisation: {
        "name": "A",
        "about": "B",
        "type": "association",
        "clusters": ["culture"],
        "listing": "public-source",
    },
    Project: {"title": "A", "about": "B", "stage": "idea", "clusters": ["culture"]},
    Event: {"title": "A", "about": "B", "type": "conference", "status": "planned", "starts": "2027-01-01"},
    Channel: {"title": "A", "about": "B", "type": "portal"},
    Series: {
        "title": "A",
        "about": "B",
        "organiser": "a",
        "starts": "2026-01-01",
        "time": "16:00",
        "timezone": "Europe/Sarajevo",
        "minutes": "60",
        "repeats": "FREQ=MONTHLY;BYDAY=1TH",
    },
    Meeting: {"series": "a", "date": "2026-01-01", "status": "held"},
}
WHOLE = {
    "country": "SE",
    "city": "Malmö",
    "website": "https://example.org",
    "homeland": ["x"],
    "checked": "2026-11-01",
    "sources": [{"title": "S", "url": "https://example.org/about"}],
}


def record(model: type[Record], **fields: Any) -> Record:
    return model.model_validate({"id": "a", "added": ADDED, **BASE[model], **fields})


def insights(*records: Record) -> Insights:
    """Of a directory of some records."""
    return Insights(directory_of(*records), TODAY)


def of(first: Record, *others: Record) -> EntryQuality:
    """What is said of the first."""
    return next(entry for entry in insights(first, *others).quality.entries if entry.record is first)


def lacking(model: type[Record], **fields: Any) -> set[str]:
    return set(of(record(model, **fields)).lacking)


def applies(model: type[Record], **fields: Any) -> set[str]:
    entry = of(record(model, **fields))
    return {*entry.met, *entry.lacking}


def test_an_organisation_with_everything_lacks_nothing() -> None:
    entry = of(record(Organisation, **WHOLE))
    assert entry.met == tuple(Criterion)
    assert entry.share == Share(6, 6)


def test_an_organisation_with_nothing_lacks_all_but_a_text_for_all() -> None:
    """A text that is the same in every language is one that everybody reads."""
    assert of(record(Organisation)).lacking == (
        Criterion.CONTACT,
        Criterion.PLACE,
        Criterion.SOURCE,
        Criterion.CHECK,
        Criterion.HOMELAND,
    )


@pytest.mark.parametrize(
    "way",
    [
        {"website": "https://example.org"},
        {"email": "info@example.org"},
        {"contact_page": "https://example.org/contact"},
        {"links": {"facebook": "https://www.facebook.com/example"}},
    ],
)
def test_any_way_to_reach_an_organisation_is_a_contact(way: dict[str, Any]) -> None:
    assert "contact" not in lacking(Organisation, **way)


def test_a_project_is_reached_by_the_organisation_that_leads_it() -> None:
    reachable = record(Organisation, id="lead", website="https://example.org")
    silent = record(Organisation, id="lead")
    idea = record(Project, lead="lead")
    assert "contact" in of(idea, reachable).met
    assert "contact" in of(idea, silent).lacking
    assert "contact" in of(idea).lacking
    assert "contact" not in lacking(Project, contact="info@example.org")


def test_what_is_over_or_gone_needs_no_contact() -> None:
    assert "contact" not in applies(Organisation, status="dissolved")
    assert "contact" not in applies(Project, stage="completed")
    assert "contact" not in applies(Event, starts="2026-01-01")
    assert "contact" not in applies(Event, status="cancelled")
    assert "contact" not in applies(Series, status="ended")
    assert "contact" not in applies(Meeting)
    assert "contact" in lacking(Event)
    assert "contact" in lacking(Series)


def test_a_channel_and_a_series_say_how_to_take_part() -> None:
    assert "contact" in lacking(Channel)
    assert "contact" not in lacking(Channel, url="https://example.org")
    assert "contact" not in lacking(Series, how_to_join="Write to us.")


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Organisation, {"country": "SE", "city": "Malmö"}),
        (Project, {"countries": ["SE"]}),
        (Event, {"place": {"country": "SE"}}),
        (Event, {"online": "true"}),
    ],
)
def test_each_kind_has_its_place(model: type[Record], fields: dict[str, Any]) -> None:
    assert "place" in lacking(model)
    assert "place" not in lacking(model, **fields)


def test_channels_series_and_meetings_have_no_place() -> None:
    for model in (Channel, Series, Meeting):
        assert not applies(model) & {"place", "homeland"}


def test_serbian_in_two_scripts_is_one_language() -> None:
    assert "language" in lacking(Organisation, about={"bs": "Tekst"})
    assert "language" in lacking(Organisation, about={"sr-Cyrl": "Текст", "sr-Latn": "Tekst"})
    assert "language" not in lacking(Organisation, about={"sr-Cyrl": "Текст", "en": "Text"})


def test_a_meeting_without_a_summary_needs_no_second_language() -> None:
    assert "language" not in applies(Meeting)
    assert "language" in lacking(Meeting, summary={"bs": "Tekst"})


def test_a_source_is_one_that_can_be_opened() -> None:
    """An organisation that speaks for itself needs none."""
    assert "source" in lacking(Organisation, sources=[{"title": "Book"}])
    assert "source" not in lacking(Organisation, sources=[{"title": "Page", "url": "https://example.org"}])
    assert "source" not in applies(Organisation, listing="self-confirmed")


def test_a_check_counts_for_twelve_months() -> None:
    """Of what is past it counts for ever."""
    assert "check" not in lacking(Organisation, checked="2025-11-21")
    assert "check" in lacking(Organisation, checked="2025-11-20")
    for model, fields in (
        (Meeting, {}),
        (Event, {"status": "held"}),
        (Project, {"stage": "completed"}),
        (Organisation, {"status": "dissolved"}),
    ):
        assert "check" not in lacking(model, checked="2020-01-01", **fields)
        assert "check" in lacking(model, **fields)


def test_the_shares_count_only_what_applies() -> None:
    report = insights(record(Organisation, **WHOLE), record(Channel, id="c")).quality
    assert report.by_criterion[Criterion.CONTACT] == Share(1, 2)
    assert report.by_criterion[Criterion.PLACE] == Share(1, 1)
    assert report.share == Share(7, 10)
    assert report.complete == Share(1, 2)


def test_an_empty_directory_has_an_empty_report() -> None:
    report = insights().quality
    assert (report.share, report.complete, report.next_steps) == (Share(0, 0), Share(0, 0), ())
    assert report.by_criterion == {}


def without(identifier: str, *fields: str, **more: Any) -> Record:
    whole = {name: value for name, value in WHOLE.items() if name not in fields}
    return record(Organisation, id=identifier, **whole, **more)


def test_a_contact_comes_before_a_place_and_one_thing_before_two() -> None:
    some = [
        without("homeland", "homeland"),
        without("place", "city"),
        without("two", "website", "city"),
        without("contact", "website"),
        without("three", "website", "city", "homeland"),
        without("none"),
        without("gone", "city", status="dissolved"),
    ]
    assert [step.record.key for step in insights(*some).quality.next_steps] == ["contact", "two", "place", "homeland"]


def test_what_more_entries_lead_to_comes_first() -> None:
    some = [without("a", "website"), without("b", "website"), without("member", member_of=["b"])]
    assert [step.record.key for step in insights(*some).quality.next_steps] == ["b", "a"]


def test_at_most_ten_are_named() -> None:
    some = [without(f"o{number:02}", "website") for number in range(12)]
    assert [step.record.key for step in insights(*some).quality.next_steps] == [f"o{n:02}" for n in range(10)]


def test_growth_counts_all_and_the_complete() -> None:
    some = [without("a", added="2026-09-30"), without("b", "website", added="2026-11-01")]
    growth = insights(*some).quality.growth
    assert [(row.key, row.numbers) for row in growth.counts] == [
        ("2026-09", (1, 1)),
        ("2026-10", (1, 1)),
        ("2026-11", (2, 1)),
    ]
