"""The report of overdue entries as text, as Markdown for an issue, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from imenik.i18n.markdown import take_fitting
from imenik.i18n.messages import Message, say
from imenik.review.naming import linked, name_of, quiet
from imenik.review.overdue import OverdueEntry, OverdueReason
from imenik.views.edition import Edition

_TITLES = {
    OverdueReason.CALL: say("Expired calls"),
    OverdueReason.EVENT: say("Past events still marked as planned"),
    OverdueReason.MEETING: say("Past meetings with no outcome recorded"),
    OverdueReason.CHECK: say("Entries to check against their sources again"),
}
_SENTENCES = {
    OverdueReason.CALL: say("looking for something until {day}"),
    OverdueReason.EVENT: say("ended on {day}"),
    OverdueReason.MEETING: say("was on {day}"),
    OverdueReason.CHECK: say("to be checked since {day}"),
}
_MAX_LIST_SIZE = 30_000
"""The most bytes under all headings: GitHub takes 65,536 characters, and the issue has other lists as well."""


def as_text(edition: Edition, overdue: Sequence[OverdueEntry]) -> str:
    """One line per entry: since when, the file, the name, the reason."""
    origin = edition.insights.directory.origin
    lines = (
        f"{entry.since} {origin(entry.record).path}: {name_of(edition, entry.record)}: {_why(edition, entry)}"
        for entry in overdue
    )
    return "".join(f"{' '.join(line.split())}\n" for line in lines)


def as_markdown(edition: Edition, overdue: Sequence[OverdueEntry]) -> str:
    """A checklist for each reason, with links for editing if the site has a repository."""
    return "\n".join(_markdown(edition, overdue)).strip() + "\n"


def as_json(edition: Edition, overdue: Sequence[OverdueEntry]) -> str:
    """`{"overdue": [{path, kind, id, name, reason, since, message}]}`."""
    listed = [
        {
            "path": edition.insights.directory.origin(entry.record).path,
            "kind": entry.record.kind,
            "id": entry.record.key,
            "name": name_of(edition, entry.record),
            "reason": entry.reason,
            "since": entry.since.isoformat(),
            "message": _why(edition, entry),
        }
        for entry in overdue
    ]
    return json.dumps({"overdue": listed}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Edition, Sequence[OverdueEntry]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _markdown(edition: Edition, overdue: Sequence[OverdueEntry]) -> Iterator[str]:
    reasons = {entry.reason for entry in overdue}
    for reason, title in _TITLES.items():
        group = [entry for entry in overdue if entry.reason is reason]
        if not group:
            continue
        yield from (f"### {_said(edition, title)} ({len(group)})", "")
        lines = (f"- [ ] {linked(edition, entry.record)}: {quiet(_why(edition, entry))}" for entry in group)
        kept = take_fitting(lines, _MAX_LIST_SIZE // len(reasons))
        yield from kept
        if len(group) > len(kept):
            yield f"- {edition.wording.count('{n} more', '{n} more', len(group) - len(kept))}"
        yield ""
    if not overdue:
        yield _said(edition, say("Nothing is overdue."))


def _why(edition: Edition, due: OverdueEntry) -> str:
    sentence: Message = _SENTENCES[due.reason]
    return say(sentence.text, day=edition.wording.date(due.since)).render(edition.language.catalogue.gettext)


def _said(edition: Edition, message: Message) -> str:
    return message.render(edition.language.catalogue.gettext)
