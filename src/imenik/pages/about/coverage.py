"""What is missing: how complete each language is, which texts this one lacks, and what readers miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imenik.i18n.text import Text
from imenik.insights.quality import Criterion, EntryQuality
from imenik.insights.translation import TranslationGap
from imenik.intake.form_layout import editing
from imenik.model import KINDS, Meeting, Record
from imenik.model.fields import questions
from imenik.review.quality import GROWTH, criterion_rows, field_of, labels_of, total_rows
from imenik.views.charts import chart
from imenik.views.edition import Edition
from imenik.views.render import Page

DOUBTS = "locales/REVIEW.md"
"""The file of a site's repository that lists what native speakers should look at."""
_MAX_INCOMPLETE = 100
"""The maximum number of entries listed; others follow when these are done."""


class IncompleteEntry(NamedTuple):
    """An entry with missing texts: its name, the day of a meeting, its page, how to edit it, and what is missing.

    `form` is an address below the language that opens the first missing field; `edit` is for entries without a form.
    """

    name: Text
    day: str
    path: str
    form: str
    edit: str
    texts: str


class Row(NamedTuple):
    """The progress of a language: translated messages and all messages; complete and all entries, by kind."""

    tag: str
    name: str
    is_current: bool
    messages: tuple[int, int]
    cells: Sequence[tuple[int, int]]


def pages(edition: Edition) -> Iterator[Page]:
    """`data/coverage/`."""
    coverage, tag = edition.insights.translation_coverage, edition.language.tag
    kinds = [model.kind for model in KINDS if coverage.entries[model.kind]]
    gaps = coverage.gaps.get(tag, ())
    has_messages = any(language.borrowed for language in edition.languages.values())
    context = {
        "kinds": kinds,
        "has_messages": has_messages,
        "rows": [
            Row(
                row_tag,
                language.name,
                row_tag == tag,
                language.translated if has_messages else (0, 0),
                [(coverage.complete[row_tag, kind], coverage.entries[kind]) for kind in kinds],
            )
            for row_tag, language in edition.languages.items()
        ],
        "incomplete": [_incomplete_entry(edition, gap) for gap in gaps[:_MAX_INCOMPLETE]],
        "total": len(gaps),
        "doubts": edition.repository.page_url(DOUBTS),
        "criteria": criterion_rows(edition),
        "totals": total_rows(edition),
        "next_steps": [_next_step(edition, entry) for entry in edition.insights.quality.next_steps],
        "growth": chart(edition, GROWTH),
    }
    yield Page("data/coverage/", "about/coverage.html", "about", context)


def _incomplete_entry(edition: Edition, gap: TranslationGap) -> IncompleteEntry:
    labels = {question.name: question.label for question in questions(type(gap.record))}
    names = dict.fromkeys(labels[str(place[0])].render(edition.language.catalogue.gettext) for place in gap.places)
    field = f"{gap.places[0][0]}-{edition.language.tag}"
    return _incomplete_field(edition, gap.record, field, edition.wording.listed(list(names)))


def _next_step(edition: Edition, entry: EntryQuality) -> IncompleteEntry:
    first = entry.lacking[0]
    field, tag = field_of(entry.record, first), edition.language.tag
    if first is Criterion.LANGUAGE and tag not in getattr(entry.record, field):
        field += f"-{tag}"
    return _incomplete_field(edition, entry.record, field, labels_of(edition, entry.lacking))


def _incomplete_field(edition: Edition, record: Record, field: str, texts: str) -> IncompleteEntry:
    form = editing(record)
    return IncompleteEntry(
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
    name: Text = getattr(record, "name", None) or getattr(record, "title")  # noqa: B009 - a record has one of the two
    return name
