"""What organisers can report about dates: links that create the file in the repository, or a mail with its content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from imenik.insights.schedule import HORIZON, Occurrence, expand
from imenik.model import Series
from imenik.views.edition import Edition

TaskKind = Literal["confirm", "move", "cancel", "minutes"]
POSTPONEMENT = dt.timedelta(days=7)
"""The postponement in the draft of a moved date."""

_MINUTES = """status: held
# title:
# attended:
#   - organisation-id
# summary:
# decisions:
#   - one sentence
added: {today}
# checked: {today}
# sources:
#   - title:
#     url:
"""
_REASON = "# reason:\nadded: {today}\n"


@dataclass(frozen=True)
class OrganiserTask:
    """One report about a date. `file` is empty without a repository, `mail` without a mailbox."""

    kind: TaskKind
    date: dt.date
    file: str
    mail: str


def organiser_tasks(edition: Edition, series: Series, following: Iterable[Occurrence]) -> list[OrganiserTask]:
    """The next date without a file can be confirmed, moved or cancelled; for the last one, minutes are due."""
    if series.status == "ended":
        return []
    candidates = []
    expected = next((occurrence for occurrence in following if not occurrence.meeting), None)
    if expected:
        candidates += [_task(edition, expected, kind) for kind in ("confirm", "move", "cancel")]
    last = _last(edition, series)
    if last and last.state != "cancelled" and not (last.meeting and last.meeting.summary):
        candidates.append(_task(edition, last, "minutes"))
    return [task for task in candidates if task.file or task.mail]


def _last(edition: Edition, series: Series) -> Occurrence | None:
    """The last date before today, from the rule or with a file."""
    insights = edition.insights
    meetings = insights.relations.meetings_of.get(series.id, ())
    past: Sequence[Occurrence] = expand(
        series, meetings, insights.today - HORIZON, insights.today - dt.timedelta(days=1)
    )
    return past[-1] if past else None


def draft(occurrence: Occurrence, kind: TaskKind, today: dt.date) -> str:
    """The draft of a date's file; comments name the fields that can be added."""
    later = (occurrence.local_start + POSTPONEMENT).isoformat(timespec="minutes")
    beginnings = {
        "confirm": "status: confirmed\nadded: {today}\n",
        "move": "status: moved\nmoved_to: " + later + "\n" + _REASON,
        "cancel": "status: cancelled\n" + _REASON,
        "minutes": _MINUTES,
    }
    return beginnings[kind].format(today=today)


def _task(edition: Edition, occurrence: Occurrence, kind: TaskKind) -> OrganiserTask:
    name, text = f"{occurrence.date}.yml", draft(occurrence, kind, edition.insights.today)
    if occurrence.meeting:
        file = edition.repository.edit_url(occurrence.meeting)
    else:
        file = edition.repository.new_file_url(occurrence.series, name, text)
    return OrganiserTask(kind, occurrence.date, file, _mail(edition, occurrence, f"{name}\n\n{text}"))


def _mail(edition: Edition, occurrence: Occurrence, text: str) -> str:
    """A mail to the maintainers; line breaks follow RFC 6068, section 5."""
    contact = edition.settings.contact
    if not contact or "://" in contact:
        return ""
    subject = f"{edition.plain(occurrence.series.title)}, {edition.wording.date(occurrence.date)}"
    body = f"meetings/{occurrence.series.id}/{text}".replace("\n", "\r\n")
    return f"mailto:{contact}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
