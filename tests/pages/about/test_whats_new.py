"""What is new, on its page and in the agenda of the coming meeting."""

from __future__ import annotations

from tests.factories import AGENDA, body, edition_with, organisation, series, words

CLUBS = [organisation(key, name=key, added="2026-11-20") for key in ("club", *(f"club-{at}" for at in range(10)))]


def test_the_newest_are_shown_and_the_rest_is_folded() -> None:
    """A date is said once for all that were added on that day."""
    html = body("new/", edition_with(*CLUBS))
    shown, _, folded = html.partition("<details")
    assert (shown.count("/organisations/club"), folded.count("/organisations/club")) == (8, 3)
    assert html.count("Added: 20 November 2026") == 2
    assert "Show 3 more" in folded


def test_the_agenda_of_the_coming_meeting_has_a_page() -> None:
    """Also while its date is only expected: how to take part, and what is new. The series and the news link to it."""
    edition = edition_with(*CLUBS, series(agenda=AGENDA, how_to_join="Write to us."))
    html = body("meetings/check-in/agenda/", edition)
    assert "Agenda: Check-in, 3 December 2026 Expected by the rule of the series, not yet confirmed" in words(html)
    assert "Write to us." in html
    assert html.count("/organisations/club-") == 7
    assert "3 more" in words(html)
    for path in ("meetings/check-in/", "new/"):
        assert "meetings/check-in/agenda/" in body(path, edition)
