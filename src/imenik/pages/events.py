"""All events by month, in sheets: what is coming first, then what is over, the newest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from imenik.edition import Edition
from imenik.facets import FACETS
from imenik.model import Event
from imenik.occasions import in_turn, is_over
from imenik.pages.sheets import sheets
from imenik.render import Page
from imenik.values import PartialDate


def pages(edition: Edition) -> Iterator[Page]:
    """`events/` and its further sheets."""
    events = in_turn(edition.directory.events.values(), edition.today)
    for sheet in sheets("events/", events):
        coming = [event for event in sheet.items if not is_over(event, edition.today)]
        past = sheet.items[len(coming) :]
        context = {
            "sheet": sheet,
            "total": len(events),
            "facets": FACETS["events"],
            "coming": _by_month(coming),
            "past": _by_month(past),
        }
        yield Page(sheet.path, "events.html", "events", context)


def _by_month(events: Iterable[Event]) -> list[tuple[PartialDate, Sequence[Event]]]:
    """Events, which come in order, under the month in which they begin."""
    months = groupby(events, key=lambda event: PartialDate(event.starts.year, event.starts.month))
    return [(month, list(group)) for month, group in months]
