"""The state of translation: how complete each language is, and which texts are missing in this one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from imenik.i18n.text import Text
from imenik.insights.translation import TranslationGap
from imenik.intake.forms.layout import editing
from imenik.model import KINDS, Meeting, Record
from imenik.model.fields import questions
from imenik.views.edition import Edition
from imenik.views.render import Page

_MOST = 100
"""The maximum number of entries listed; others follow when these are done."""


class IncompleteEntry(NamedTuple):
    """An entry with missing texts: its name, the day of a meeting, its page, how to edit it, and what is missing.

    `form` is an address below the language that opens the first missing text; `edit` is for entries without a form.
    """

    name: Text
    day: str
    path: str
    form: str
    edit: str
    texts: str


class Row(NamedTuple):
    """The progress of a language: complete entries and all entries, by kind."""

    tag: str
    name: str
    is_current: bool
    cells: Sequence[tuple[int, int]]


def pages(edition: Edition) -> Iterator[Page]:
    """`data/coverage/`."""
    coverage, tag = edition.insights.translation_coverage, edition.language.tag
    kinds = [model.kind for model in KINDS if coverage.entries[model.kind]]
    gaps = coverage.gaps.get(tag, ())
    context = {
        "kinds": kinds,
        "rows": [
            Row(
                row_tag,
                language.name,
                row_tag == tag,
                [(coverage.complete[row_tag, kind], coverage.entries[kind]) for kind in kinds],
            )
            for row_tag, language in edition.languages.items()
        ],
        "incomplete": [_incomplete_entry(edition, gap) for gap in gaps[:_MOST]],
        "total": len(gaps),
    }
    yield Page("data/coverage/", "about/coverage.html", "about", context)


def _incomplete_entry(edition: Edition, gap: TranslationGap) -> IncompleteEntry:
    labels = {question.name: question.label for question in questions(type(gap.record))}
    names = dict.fromkeys(labels[str(place[0])].render(edition.language.catalogue.gettext) for place in gap.places)
    form = editing(gap.record)
    return IncompleteEntry(
        _name(edition, gap.record),
        edition.wording.date(gap.record.date) if isinstance(gap.record, Meeting) else "",
        edition.address(gap.record),
        f"{form}#{gap.places[0][0]}-{edition.language.tag}" if form else "",
        edition.repository.edit_url(gap.record),
        edition.wording.listed(list(names)),
    )


def _name(edition: Edition, record: Record) -> Text:
    if isinstance(record, Meeting):
        return edition.insights.directory.series[record.series].title
    name: Text = getattr(record, "name", None) or getattr(record, "title")  # noqa: B009 - a record has one of the two
    return name
