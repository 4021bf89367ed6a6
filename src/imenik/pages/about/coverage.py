"""Where help is wanted: how far each language is, what this one lacks, and what readers miss in the entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imenik.i18n.text import Text
from imenik.insights.quality import Criterion, EntryQuality
from imenik.insights.translation import TranslationGap
from imenik.intake.forms.layout import editing
from imenik.model import KINDS, Meeting, Record
from imenik.model.fields import questions
from imenik.views.charts import chart
from imenik.views.edition import Edition
from imenik.views.quality import GROWTH, criterion_rows, field_of, labels_of, total_rows
from imenik.views.render import Page

_MOST = 100
"""Entries that are listed; whoever has done these sees the next ones."""


class Lack(NamedTuple):
    """An entry that lacks something: its name, the day of a date, its page, what edits it, and what it lacks.

    `form` is below the language, and leads to the first field that is lacking; `edit` is for what has no form.
    """

    name: Text
    day: str
    path: str
    form: str
    edit: str
    texts: str


class Row(NamedTuple):
    """How far a language is: entries that lack nothing, by kind, each with all of that kind."""

    tag: str
    name: str
    is_this: bool
    cells: Sequence[tuple[int, int]]


def pages(edition: Edition) -> Iterator[Page]:
    """`data/coverage/`."""
    found, tag = edition.insights.translation_coverage, edition.language.tag
    kinds = [model.kind for model in KINDS if found.entries[model.kind]]
    gaps = found.gaps.get(tag, ())
    context = {
        "kinds": kinds,
        "rows": [
            Row(each, language.name, each == tag, [(found.complete[each, kind], found.entries[kind]) for kind in kinds])
            for each, language in edition.languages.items()
        ],
        "lacks": [_lack(edition, gap) for gap in gaps[:_MOST]],
        "total": len(gaps),
        "criteria": criterion_rows(edition),
        "totals": total_rows(edition),
        "next_steps": [_next_step(edition, entry) for entry in edition.insights.quality.next_steps],
        "growth": chart(edition, GROWTH),
    }
    yield Page("data/coverage/", "about/coverage.html", "about", context)


def _lack(edition: Edition, gap: TranslationGap) -> Lack:
    labels = {question.name: question.label for question in questions(type(gap.record))}
    names = dict.fromkeys(labels[str(place[0])].render(edition.language.catalogue.gettext) for place in gap.places)
    field = f"{gap.places[0][0]}-{edition.language.tag}"
    return _lack_of(edition, gap.record, field, edition.wording.listed(list(names)))


def _next_step(edition: Edition, entry: EntryQuality) -> Lack:
    first = entry.lacking[0]
    tag = f"-{edition.language.tag}" if first is Criterion.LANGUAGE else ""
    return _lack_of(edition, entry.record, field_of(entry.record, first) + tag, labels_of(edition, entry.lacking))


def _lack_of(edition: Edition, record: Record, field: str, texts: str) -> Lack:
    form = editing(record)
    return Lack(
        _name(edition, record),
        edition.wording.date(record.date) if isinstance(record, Meeting) else "",
        edition.address(record),
        f"{form}#{field}" if form else "",
        edition.repository.edit_url(record),
        texts,
    )


def _name(edition: Edition, record: Record) -> Text:
    if isinstance(record, Meeting):
        return edition.insights.directory.series[record.series].title
    name: Text = getattr(record, "name", None) or getattr(record, "title")  # noqa: B009 - one of both is there
    return name
