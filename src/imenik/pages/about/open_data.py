"""Open data: downloads with their sizes, examples, the licence, and how complete the directory is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePath
from typing import NamedTuple

from imenik.exports.api.contents import CSV, GEOJSON, JSON, XLSX
from imenik.exports.linked_data.pages import Distribution, dataset_node
from imenik.exports.published_files import Download, downloads
from imenik.insights.calendars import calendar_path
from imenik.insights.feeds import FEED_SPAN, Feed
from imenik.model import KINDS
from imenik.store.languages import LocalizedText
from imenik.views.charts import percent
from imenik.views.edition import Edition
from imenik.views.render import Page

_MEDIA = {".csv": CSV, ".xlsx": XLSX, ".geojson": GEOJSON, ".jsonld": "application/ld+json", ".json": JSON}


class Format(NamedTuple):
    """One file of a row: its format, path below the root, and size."""

    name: str
    path: str
    size: str


class Row(NamedTuple):
    """A data set, its formats, and the day of its last change if known."""

    what: str
    changed: str
    formats: Sequence[Format]


class Completeness(NamedTuple):
    """How many entries are complete in a language, also as a share of all."""

    tag: str
    name: str
    entries: int
    share: str


def pages(edition: Edition) -> Iterator[Page]:
    """`data/`."""
    files = list(downloads(edition.language.tag))
    changes = _last_changes(edition)
    context = {
        "counts": {model.kind: len(edition.insights.directory.of_kind(model.kind)) for model in KINDS},
        "numbers": edition.insights.statistics,
        "checked": percent(edition, edition.insights.statistics.checked, edition.insights.statistics.organisations),
        "completeness": list(_completeness(edition)),
        "changed": max(changes.values(), default=None),
        "rows": _rows(edition, files, changes),
        "calendar": calendar_path(edition.language.tag) if edition.insights.calendars else "",
        "feeds": [(feed.folder, _name(edition, feed)) for feed in edition.insights.feeds.values() if feed.cluster],
        "span": FEED_SPAN.days,
        "dataset": partial(dataset_node, edition, files=list(_distributions(edition, files))),
        "api": edition.full("api/v1/"),
    }
    yield Page("data/", "about/open_data.html", "about", context)


def _rows(edition: Edition, files: Iterable[Download], changes: Mapping[str, dt.date]) -> list[Row]:
    """The files grouped by data set, in the order of the files."""
    wording = edition.wording
    files_by_title: dict[str, list[Download]] = {}
    for file in files:
        files_by_title.setdefault(file.what.text, []).append(file)
    return [
        Row(wording.say(what), _day(edition, changes.get(_stem(group[0]))), [_format(edition, file) for file in group])
        for what, group in files_by_title.items()
    ]


def _format(edition: Edition, file: Download) -> Format:
    size = edition.sizes.get(file.path)
    return Format(file.format, file.path, edition.wording.size(size) if size is not None else "")


def _stem(file: Download) -> str:
    return PurePath(file.path).stem


def _day(edition: Edition, day: dt.date | None) -> str:
    return edition.wording.date(day) if day else ""


def _last_changes(edition: Edition) -> dict[str, dt.date]:
    """The day of the last change of any entry, by kind."""
    latest: dict[str, dt.date] = {}
    for (kind, _), day in edition.insights.modified.items():
        latest[kind] = max(day, latest.get(kind, day))
    return latest


def _completeness(edition: Edition) -> Iterator[Completeness]:
    coverage = edition.insights.translation_coverage
    entries = sum(coverage.entries.values())
    for tag, language in edition.languages.items():
        done = sum(coverage.complete[tag, model.kind] for model in KINDS)
        yield Completeness(tag, language.name, done, percent(edition, done, entries))


def _name(edition: Edition, feed: Feed) -> LocalizedText:
    return edition.show(edition.term("clusters", feed.cluster).label)


def _distributions(edition: Edition, files: Iterable[Download]) -> Iterator[Distribution]:
    for file in files:
        name = f"{edition.wording.say(file.what.text)} ({file.format})"
        yield Distribution(name, file.path, _MEDIA[PurePath(file.path).suffix], edition.sizes.get(file.path, 0))
