"""What is overdue, in words: as text, as Markdown for an issue, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from imenik.i18n.markdown import take_fitting
from imenik.i18n.messages import Message, say
from imenik.review.naming import linked, name_of, quiet
from imenik.review.overdue import OverdueEntry, OverdueReason
from imenik.views.edition import Edition

_TITLES = {
    OverdueReason.CALL: say("Calls that ran out"),
    OverdueReason.EVENT: say("Events that are over and still called planned"),
    OverdueReason.MEETING: say("Past meetings of which it is not said what became of them"),
    OverdueReason.CHECK: say("Entries to be compared with their sources again"),
}
_SENTENCES = {
    OverdueReason.CALL: say("looks for something until {day}"),
    OverdueReason.EVENT: say("was over on {day}"),
    OverdueReason.MEETING: say("was on {day}"),
    OverdueReason.CHECK: say("to be checked since {day}"),
}
_LONGEST_IN_AN_ISSUE = 30_000
"""Bytes under all headings together: GitHub takes 65,536 characters, and other lists stand beside these."""


def as_text(edition: Edition, found: Sequence[OverdueEntry]) -> str:
    """One line for each: since when, the file, what it is, why."""
    directory = edition.insights.directory
    lines = (
        f"{due.since} {directory.origin(due.record).path}: {name_of(edition, due.record)}: {_why(edition, due)}"
        for due in found
    )
    return "".join(f"{' '.join(line.split())}\n" for line in lines)


def as_markdown(edition: Edition, found: Sequence[OverdueEntry]) -> str:
    """A list to tick off under each reason, with links to mend the files where there is a repository."""
    return "\n".join(_markdown(edition, found)).strip() + "\n"


def as_json(edition: Edition, found: Sequence[OverdueEntry]) -> str:
    """`{"overdue": [{path, kind, id, name, reason, since, message}]}`."""
    listed = [
        {
            "path": edition.insights.directory.origin(due.record).path,
            "kind": due.record.kind,
            "id": due.record.key,
            "name": name_of(edition, due.record),
            "reason": due.reason,
            "since": due.since.isoformat(),
            "message": _why(edition, due),
        }
        for due in found
    ]
    return json.dumps({"overdue": listed}, ensure_ascii=False, indent=2) + "\n"


FORMATS: Mapping[str, Callable[[Edition, Sequence[OverdueEntry]], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "json": as_json,
}


def _markdown(edition: Edition, found: Sequence[OverdueEntry]) -> Iterator[str]:
    reasons = {due.reason for due in found}
    for reason, title in _TITLES.items():
        those = [due for due in found if due.reason is reason]
        if not those:
            continue
        yield from (f"### {_said(edition, title)} ({len(those)})", "")
        lines = (f"- [ ] {linked(edition, due.record)}: {quiet(_why(edition, due))}" for due in those)
        kept = take_fitting(lines, _LONGEST_IN_AN_ISSUE // len(reasons))
        yield from kept
        if len(those) > len(kept):
            yield f"- {edition.wording.count('{n} more', '{n} more', len(those) - len(kept))}"
        yield ""
    if not found:
        yield _said(edition, say("Nothing is overdue."))


def _why(edition: Edition, due: OverdueEntry) -> str:
    sentence: Message = _SENTENCES[due.reason]
    return say(sentence.text, day=edition.wording.date(due.since)).render(edition.language.catalogue.gettext)


def _said(edition: Edition, message: Message) -> str:
    return message.render(edition.language.catalogue.gettext)
