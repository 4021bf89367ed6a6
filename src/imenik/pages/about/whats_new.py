"""What is new since the last meeting of the series that the digest is for: new, changed and ending entries."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """`new/`."""
    series = edition.insights.digest.period.series
    following = edition.insights.schedule.next_of.get(series.id) if series else None
    yield Page("new/", "about/whats_new.html", "new", {"series": series, "following": following})
