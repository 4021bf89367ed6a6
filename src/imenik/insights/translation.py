"""Translation coverage: which texts lack which languages. Fallbacks are not known here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from imenik.i18n.messages import Location
from imenik.model import Record
from imenik.model.fields import descriptions
from imenik.store.directory import Directory
from imenik.store.traversal import translatable_texts


@dataclass(frozen=True)
class TranslationGap:
    """The texts of an entry that a language lacks, by location."""

    record: Record
    places: tuple[Location, ...]


@dataclass(frozen=True)
class TranslationCoverage:
    """How far the entries are translated, by language tag."""

    gaps: Mapping[str, Sequence[TranslationGap]]
    """Incomplete entries, those with most missing texts first."""
    entries: Mapping[str, int]
    """How many entries have translatable texts, by kind."""
    complete: Mapping[tuple[str, str], int]
    """How many entries lack nothing, by language and kind."""


def measure_coverage(
    directory: Directory, tags: Iterable[str], sources: Mapping[str, str] = MappingProxyType({})
) -> TranslationCoverage:
    """The gaps in each language. A text also counts for a language whose texts are made from it, by `sources`."""
    tags = tuple(tags)
    gaps: dict[str, list[TranslationGap]] = defaultdict(list)
    entries: Counter[str] = Counter()
    complete: Counter[tuple[str, str]] = Counter()
    for record, _ in directory.records():
        texts = list(translatable_texts(record))
        entries[record.kind] += bool(texts)
        for tag in tags if texts else ():
            if places := tuple(
                location for location, text in texts if tag not in text and sources.get(tag) not in text
            ):
                gaps[tag].append(TranslationGap(record, places))
            else:
                complete[tag, record.kind] += 1
    by_size = {tag: sorted(gaps[tag], key=_order) for tag in tags}
    return TranslationCoverage(by_size, entries, complete)


def drafts(directory: Directory) -> list[Record]:
    """The entries that wait for their text: a table brought them without one."""
    return [
        record
        for record, _ in directory.records()
        if any(about.is_expected and not getattr(record, name) for name, about in descriptions(type(record)).items())
    ]


def _order(gap: TranslationGap) -> tuple[int, str, str]:
    return -len(gap.places), gap.record.kind, gap.record.key
