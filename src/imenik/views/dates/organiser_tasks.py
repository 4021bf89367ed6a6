"""What an organiser can tell of a date: addresses that begin its file in the repository, or a mail with its text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from imenik.insights.schedule import HORIZON, Occurrence, expand
from imenik.model import Series
from imenik.views.edition import Edition

Telling = Literal["confirm", "move", "cancel", "minutes"]
LATER = dt.timedelta(days=7)
"""To when a date is moved in a file that somebody goes on with."""

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
class Task:
    """One thing to tell of a date. `file` is empty without a repository, `mail` without a mailbox."""

    telling: Telling
    date: dt.date
    file: str
    mail: str


def tasks(edition: Edition, series: Series, following: Iterable[Occurrence]) -> list[Task]:
    """The next date that is only expected can be confirmed, moved or called off; of the last one minutes are due."""
    if series.status == "ended":
        return []
    found = []
    expected = next((each for each in following if not each.meeting), None)
    if expected:
        found += [_task(edition, expected, each) for each in ("confirm", "move", "cancel")]
    last = _last(edition, series)
    if last and last.state != "cancelled" and not (last.meeting and last.meeting.summary):
        found.append(_task(edition, last, "minutes"))
    return [each for each in found if each.file or each.mail]


def _last(edition: Edition, series: Series) -> Occurrence | None:
    """The last date before today, of the rule or with a file."""
    insights = edition.insights
    meetings = insights.relations.meetings_of.get(series.id, ())
    past: Sequence[Occurrence] = expand(
        series, meetings, insights.today - HORIZON, insights.today - dt.timedelta(days=1)
    )
    return past[-1] if past else None


def content(occurrence: Occurrence, telling: Telling, today: dt.date) -> str:
    """What the file of a date begins with; comments name what can be added."""
    later = (occurrence.starts + LATER).isoformat(timespec="minutes")
    beginnings = {
        "confirm": "status: confirmed\nadded: {today}\n",
        "move": "status: moved\nmoved_to: " + later + "\n" + _REASON,
        "cancel": "status: cancelled\n" + _REASON,
        "minutes": _MINUTES,
    }
    return beginnings[telling].format(today=today)


def _task(edition: Edition, occurrence: Occurrence, telling: Telling) -> Task:
    name, text = f"{occurrence.date}.yml", content(occurrence, telling, edition.insights.today)
    if occurrence.meeting:
        file = edition.repository.edit_url(occurrence.meeting)
    else:
        file = edition.repository.new_file_url(occurrence.series, name, text)
    return Task(telling, occurrence.date, file, _mail(edition, occurrence, f"{name}\n\n{text}"))


def _mail(edition: Edition, occurrence: Occurrence, text: str) -> str:
    """A letter to the maintainers; lines end as RFC 6068, section 5, wants it."""
    contact = edition.settings.contact
    if not contact or "://" in contact:
        return ""
    subject = f"{edition.plain(occurrence.series.title)}, {edition.wording.date(occurrence.date)}"
    body = f"meetings/{occurrence.series.id}/{text}".replace("\n", "\r\n")
    return f"mailto:{contact}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
