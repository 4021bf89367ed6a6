"""What readers miss in the entries, for those who maintain them: as text, as Markdown for an issue, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping

from imenik.i18n.messages import Message, say
from imenik.insights.quality import EntryQuality, Share
from imenik.review.naming import linked, name_of, quiet
from imenik.review.quality import criterion_rows, labels_of, total_rows
from imenik.views.edition import Edition

_NEXT = say("Where a little work helps most")


def as_text(edition: Edition) -> str:
    """How many entries have what readers look for, and the entries where a little work helps most."""
    return "".join(f"{line}\n" for line in _text(edition))


def as_markdown(edition: Edition) -> str:
    """The same as a table and a list to tick off, with links to edit the files where there is a repository."""
    return "\n".join(_markdown(edition)).strip() + "\n"


def as_json(edition: Edition) -> str:
    """`{met, complete, criteria, next, growth, entries}`, with the criteria of each entry."""
    quality = edition.insights.quality
    report = {
        "met": _share(quality.share),
        "complete": _share(quality.complete),
        "criteria": {criterion: _share(share) for criterion, share in quality.by_criterion.items()},
        "next": [edition.insights.directory.origin(entry.record).path for entry in quality.next_steps],
        "growth": [
            {"month": row.key, "entries": row.numbers[0], "complete": row.numbers[1]} for row in quality.growth.counts
        ],
        "entries": [_entry(edition, entry) for entry in quality.entries],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Edition], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}


def _text(edition: Edition) -> Iterator[str]:
    for row in (*criterion_rows(edition), *total_rows(edition)):
        yield f"{row.label}: {row.share.number}/{row.share.of} ({row.percent})"
    quality = edition.insights.quality
    if quality.next_steps:
        yield from ("", f"{_said(edition, _NEXT)}:")
    for entry in quality.next_steps:
        path = edition.insights.directory.origin(entry.record).path
        yield " ".join(f"{path}: {name_of(edition, entry.record)}: {_missing(edition, entry)}".split())


def _markdown(edition: Edition) -> Iterator[str]:
    yield from (f"### {_said(edition, say('What readers miss'))}", "", "| | | |", "|---|--:|--:|")
    for row in (*criterion_rows(edition), *total_rows(edition)):
        yield f"| {row.label} | {row.share.number} / {row.share.of} | {row.percent} |"
    quality = edition.insights.quality
    if quality.next_steps:
        yield from ("", f"### {_said(edition, _NEXT)}", "")
    for entry in quality.next_steps:
        yield f"- [ ] {linked(edition, entry.record)}: {quiet(_missing(edition, entry))}"


def _missing(edition: Edition, entry: EntryQuality) -> str:
    return say("missing: {what}", what=labels_of(edition, entry.lacking)).render(edition.language.catalogue.gettext)


def _entry(edition: Edition, entry: EntryQuality) -> Mapping[str, object]:
    return {
        "path": edition.insights.directory.origin(entry.record).path,
        "kind": entry.record.kind,
        "id": entry.record.key,
        "met": entry.met,
        "lacking": entry.lacking,
    }


def _share(share: Share) -> Mapping[str, int]:
    return {"number": share.number, "of": share.of}


def _said(edition: Edition, message: Message) -> str:
    return message.render(edition.language.catalogue.gettext)
