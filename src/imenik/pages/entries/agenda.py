"""The agenda of the coming meeting of a series, to share and to print, also while its date is only expected."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.insights.almanac import start_time_of
from imenik.model import Series
from imenik.views.edition import Edition
from imenik.views.render import Page


def has_agenda(edition: Edition, series: Series) -> bool:
    """Whether the coming meeting of a series has a page for its agenda."""
    return bool(series.agenda) and series.id in edition.insights.schedule.next_of


def pages(edition: Edition) -> Iterator[Page]:
    """`meetings/<series>/agenda/` for each series with an agenda and a coming meeting."""
    for series in edition.insights.directory.series.values():
        if has_agenda(edition, series):
            occurrence = edition.insights.schedule.next_of[series.id]
            path = f"{edition.address(series)}agenda/"
            context = {
                "occurrence": occurrence,
                "series": series,
                "hour": start_time_of(occurrence, edition.insights.today),
                "organiser": edition.insights.directory.organisations[series.organiser],
                "address": edition.full(f"{edition.language.tag}/{path}"),
            }
            yield Page(path, "entries/agenda.html", "meetings", context)
