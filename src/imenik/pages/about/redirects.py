"""The addresses that entries had before: each leads to the present one, for ever."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.model import KINDS, Record, Series
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """A page that leads on for each former id, and below that of a series for each of its dates."""
    records = (record for model in KINDS for record in edition.insights.directory.of_kind(model.kind).values())
    for record in records:
        for former, target in _leading_on(edition, record):
            yield Page(former, "about/redirects.html", target.partition("/")[0], {"target": target}, listed=False)


def _leading_on(edition: Edition, record: Record) -> Iterator[tuple[str, str]]:
    """Former addresses with the present ones."""
    target = edition.address(record)
    dates = edition.insights.relations.meetings_of.get(record.id, ()) if isinstance(record, Series) else ()
    for former_id in record.former_ids:
        former = f"{target.removesuffix(f'{record.id}/')}{former_id}/"
        yield former, target
        yield from ((f"{former}{date.id}/", f"{target}{date.id}/") for date in dates)
