"""What readers miss in the entries, in words: the table, the entries to begin with, the growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from imenik.i18n.messages import Message, say
from imenik.insights.quality import Criterion, Share
from imenik.model import Record
from imenik.views.charts import ChartSpec, percent
from imenik.views.edition import Edition
from imenik.views.statistics import month_label

LABELS = {
    Criterion.CONTACT: say("Contact"),
    Criterion.PLACE: say("City or place"),
    Criterion.LANGUAGE: say("Text in a second language"),
    Criterion.SOURCE: say("Source on the web"),
    Criterion.CHECK: say("Checked in the last 12 months"),
    Criterion.HOMELAND: say("Home places"),
}
COMPLETE = say("Entries with nothing missing")
GROWTH = ChartSpec(
    name="complete",
    title=say("Complete entries over time"),
    heading=say("Month"),
    note=say("All entries by the date they were added, and how many of them have nothing missing today."),
    tally=lambda insights: insights.quality.growth,
    label=month_label,
    measures=(say("Entries"), COMPLETE),
    order="given",
    drawing="curve",
    has_shares=False,
)
_FIELDS = {
    Criterion.CONTACT: ("contact", "website", "registration", "url", "how_to_join"),
    Criterion.PLACE: ("city", "countries", "place"),
    Criterion.LANGUAGE: ("about", "summary"),
    Criterion.SOURCE: ("sources",),
    Criterion.CHECK: ("checked",),
    Criterion.HOMELAND: ("homeland",),
}
"""Where each is filled in: the first that a kind of entry has."""


@dataclass(frozen=True)
class QualityRow:
    """One line of the table: so many of so many, and that in percent."""

    label: str
    share: Share
    percent: str


def criterion_rows(edition: Edition) -> list[QualityRow]:
    """A line for each criterion that applies to an entry."""
    shares = edition.insights.quality.by_criterion
    return [_row(edition, LABELS[criterion], share) for criterion, share in shares.items()]


def total_rows(edition: Edition) -> list[QualityRow]:
    """The lines below them: all criteria together, and the entries that meet all of theirs."""
    quality = edition.insights.quality
    return [_row(edition, say("Total"), quality.share), _row(edition, COMPLETE, quality.complete)]


def labels_of(edition: Edition, criteria: Iterable[Criterion]) -> str:
    """Some criteria in one line."""
    return edition.wording.listed(list(_labels(edition, criteria)))


def field_of(record: Record, criterion: Criterion) -> str:
    """The field of an entry that is to be filled in."""
    return next(name for name in _FIELDS[criterion] if name in type(record).model_fields)


def _labels(edition: Edition, criteria: Iterable[Criterion]) -> Iterator[str]:
    return (_said(edition, LABELS[criterion]) for criterion in criteria)


def _row(edition: Edition, label: Message, share: Share) -> QualityRow:
    return QualityRow(_said(edition, label), share, percent(edition, share.number, share.of))


def _said(edition: Edition, message: Message) -> str:
    return message.render(edition.language.catalogue.gettext)
