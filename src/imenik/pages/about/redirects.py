"""Redirects from former addresses of entries to the present ones; they are kept for ever."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.model import KINDS, Record, Series
from imenik.views.edition import Edition
from imenik.views.render import Page


def pages(edition: Edition) -> Iterator[Page]:
    """A redirect for each former id; for a former id of a series also one for each of its dates."""
    records = (record for model in KINDS for record in edition.insights.directory.of_kind(model.kind).values())
    for record in records:
        for former, target in _redirects(edition, record):
            yield _page(former, target)
    for (kind, key), tombstone in edition.insights.directory.removed.items():
        for former_id in tombstone.former_ids:
            yield _page(edition.address_of((kind, former_id)), edition.address_of((kind, key)))


def _page(former: str, target: str) -> Page:
    return Page(former, "about/redirects.html", target.partition("/")[0], {"target": target}, listed=False)


def _redirects(edition: Edition, record: Record) -> Iterator[tuple[str, str]]:
    """Pairs of a former address and the present one."""
    target = edition.address(record)
    dates = edition.insights.relations.meetings_of.get(record.id, ()) if isinstance(record, Series) else ()
    for former_id in record.former_ids:
        former = f"{target.removesuffix(f'{record.id}/')}{former_id}/"
        yield former, target
        yield from ((f"{former}{date.id}/", f"{target}{date.id}/") for date in dates)
