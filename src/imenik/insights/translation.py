"""Translation coverage: which texts lack which languages. Fallbacks are not known here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from imenik.i18n.messages import Location
from imenik.i18n.text import Text
from imenik.model import Record
from imenik.store.directory import Directory
from imenik.store.languages import CYRILLIC, LATIN
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


def measure_coverage(directory: Directory, tags: Iterable[str]) -> TranslationCoverage:
    """The gaps in each language. A text in Serbian Cyrillic counts for Serbian Latin too, which is derived from it."""
    tags = tuple(tags)
    gaps: dict[str, list[TranslationGap]] = defaultdict(list)
    entries: Counter[str] = Counter()
    complete: Counter[tuple[str, str]] = Counter()
    for record, _ in directory.records():
        texts = list(translatable_texts(record))
        entries[record.kind] += bool(texts)
        for tag in tags if texts else ():
            if places := tuple(location for location, text in texts if not _is_there(text, tag)):
                gaps[tag].append(TranslationGap(record, places))
            else:
                complete[tag, record.kind] += 1
    by_size = {tag: sorted(gaps[tag], key=_order) for tag in tags}
    return TranslationCoverage(by_size, entries, complete)


def _order(gap: TranslationGap) -> tuple[int, str, str]:
    return -len(gap.places), gap.record.kind, gap.record.key


def _is_there(text: Text, tag: str) -> bool:
    return tag in text or (tag == LATIN and CYRILLIC in text)
