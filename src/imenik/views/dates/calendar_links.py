"""How a visitor takes a feed or a single date into an own calendar: the addresses for programs and services.

Nothing is asked of another host before somebody follows such a link.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from imenik.insights.calendars import (
    ALL_CALENDAR,
    calendar_path,
    cluster_calendar,
    country_calendar,
    event_path,
    meeting_path,
)
from imenik.insights.schedule import Occurrence, resolve_local_time
from imenik.model import Event, Series, Term
from imenik.model.moments import Moment, day_of, has_passed, is_open, is_over
from imenik.views.edition import Edition

OUTLOOK, OFFICE = "https://outlook.live.com/calendar/0/", "https://outlook.office.com/calendar/0/"
"""The same service for people, and for those who have an account at work or at school."""


@dataclass(frozen=True)
class Feed:
    """A calendar to subscribe to. `path` is below the root of the site; all else is empty without its full address."""

    path: str
    url: str = ""
    webcal: str = ""
    google: str = ""
    outlook: str = ""
    office: str = ""


@dataclass(frozen=True)
class Invitation:
    """One date to take along: the file, and the services that open their own form of a new date."""

    path: str
    google: str = ""
    outlook: str = ""
    office: str = ""


@dataclass(frozen=True)
class Occasion:
    """What such a form is filled in with. Days end with the last of them; a moment has its offset."""

    title: str
    begins: Moment
    ends: Moment
    place: str = ""
    details: str = ""


def _feed(edition: Edition, calendar: str, what: str) -> Feed:
    """The ways to subscribe to a calendar, called after the site and what it is of, as in its file."""
    name = ": ".join([str(edition.wording.say("Imenik")), *([what] if what else [])])
    site, path = edition.settings.site_url, calendar_path(edition.language.tag, calendar)
    if not site:
        return Feed(path)
    url = site + quote(path)
    webcal = "webcal://" + url.partition("://")[2]
    return Feed(
        path,
        url,
        webcal,
        google=_address("https://calendar.google.com/calendar/r", {"cid": webcal}),
        outlook=_address(f"{OUTLOOK}addfromweb", {"url": url, "name": name}),
        office=_address(f"{OFFICE}addfromweb", {"url": url, "name": name}),
    )


def invitation(path: str, occasion: Occasion) -> Invitation:
    """The ways to take one date along. Both services want the day after the last one."""
    starts, ends = _google(occasion.begins), _google(_end(occasion.ends))
    google = {"action": "TEMPLATE", "text": occasion.title, "dates": f"{starts}/{ends}"}
    google |= {"details": occasion.details, "location": occasion.place}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": occasion.title}
    outlook |= {"startdt": _outlook(occasion.begins), "enddt": _outlook(_end(occasion.ends))}
    outlook |= {"allday": "" if isinstance(occasion.begins, dt.datetime) else "true"}
    outlook |= {"body": occasion.details, "location": occasion.place}
    return Invitation(
        path,
        google=_address("https://calendar.google.com/calendar/render", google),
        outlook=_address(f"{OUTLOOK}deeplink/compose", outlook),
        office=_address(f"{OFFICE}deeplink/compose", outlook),
    )


def all_feed(edition: Edition) -> Feed | None:
    """Everything that is on a day; None where nothing is."""
    return _known(edition, ALL_CALENDAR)


def series_feed(edition: Edition, series: Series) -> Feed | None:
    """The dates of one series; None where it has none."""
    return _known(edition, series.id, edition.plain(series.title))


def cluster_feed(edition: Edition, cluster: Term) -> Feed | None:
    """The dates of a cluster; None where there are none."""
    return _known(edition, cluster_calendar(cluster.id), edition.plain(cluster.label))


def country_feed(edition: Edition, country: str) -> Feed | None:
    """The dates of a country by its code; None where there are none."""
    return _known(edition, country_calendar(country), edition.wording.country(country))


def _known(edition: Edition, calendar: str, name: str = "") -> Feed | None:
    return _feed(edition, calendar, name) if calendar in edition.insights.calendars else None


def meeting_invitation(edition: Edition, occurrence: Occurrence) -> Invitation:
    """A date of a series that has a file; services are offered where it is still to come."""
    series, path = occurrence.series, meeting_path(edition.language.tag, occurrence)
    if occurrence.starts.date() < edition.insights.today or occurrence.state == "cancelled" or series.status == "ended":
        return Invitation(path)
    title = edition.plain(occurrence.meeting.title if occurrence.meeting and occurrence.meeting.title else series.title)
    details = edition.url(occurrence.meeting or series)
    if occurrence.state == "expected":
        doubt = str(edition.wording.say("Expected by the rule of the series, not yet confirmed"))
        title = edition.wording.say("{title} (expected)", title=title).unescape()
        details = "\n".join(filter(None, (doubt, details)))
    return invitation(path, Occasion(title, occurrence.starts_at, occurrence.ends_at, details=details))


def event_invitation(edition: Edition, event: Event) -> Invitation:
    """An event; of a call that is open already its deadline is what one takes along."""
    wording = edition.wording
    path = event_path(edition.language.tag, event)
    title, starts, ends = edition.plain(event.title), event.starts, event.ends or event.starts
    if event.status == "cancelled" or is_over(event, edition.insights.today):
        return Invitation(path)
    if has_passed(starts, edition.insights.today) and event.deadline and is_open(event, edition.insights.today):
        title, starts, ends = wording.say("Deadline: {what}", what=title).unescape(), event.deadline, event.deadline
    begins, finishes = _both(starts, ends, event.timezone or "")
    return invitation(path, Occasion(title, begins, finishes, _place(edition, event), edition.url(event)))


def _both(starts: Moment, ends: Moment, zone: str) -> tuple[Moment, Moment]:
    """Both moments with their offset, or both days: of something that has a time on one side only, its days."""
    if zone and isinstance(starts, dt.datetime) and isinstance(ends, dt.datetime):
        return resolve_local_time(starts, zone), resolve_local_time(ends, zone)
    return day_of(starts), day_of(ends)


def _place(edition: Edition, event: Event) -> str:
    place = event.place
    if not place:
        return ""
    city = edition.city(place.country, place.city) if place.city else None
    named = [edition.plain(name) for name in (place.venue, city) if name]
    return ", ".join([*named, *([edition.wording.country(place.country)] if place.country else [])])


def _address(base: str, values: Mapping[str, str]) -> str:
    return f"{base}?{urlencode({key: value for key, value in values.items() if value}, quote_via=quote)}"


def _end(ends: Moment) -> Moment:
    return ends if isinstance(ends, dt.datetime) else ends + dt.timedelta(days=1)


def _google(instant: Moment) -> str:
    """RFC 5545's form, in UTC."""
    if isinstance(instant, dt.datetime):
        return f"{instant.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return f"{instant:%Y%m%d}"


def _outlook(instant: Moment) -> str:
    if isinstance(instant, dt.datetime):
        return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return instant.isoformat()
