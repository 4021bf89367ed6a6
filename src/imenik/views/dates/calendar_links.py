"""Links that add a calendar or a single date to a visitor's own calendar, in programs and online services.

No other host is contacted before somebody follows such a link.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, urlencode

from imenik.insights.calendars import (
    ALL_CALENDAR,
    calendar_path,
    cluster_calendar,
    coming_events,
    country_calendar,
    event_path,
    meeting_path,
    open_deadlines,
    selection_path,
)
from imenik.insights.schedule import Occurrence
from imenik.model import Event, Series, Term
from imenik.model.moments import Moment, day_of, has_passed, is_open, is_over, zoned
from imenik.views.edition import Edition

OUTLOOK, OFFICE = "https://outlook.live.com/calendar/0/", "https://outlook.office.com/calendar/0/"
"""The same service with personal accounts, and with those of work or school."""


@dataclass(frozen=True)
class Subscription:
    """Links to subscribe to a calendar. `path` is below the root; all others are empty without a site address."""

    path: str
    url: str = ""
    webcal: str = ""
    google: str = ""
    outlook: str = ""
    office: str = ""
    coming: str = ""
    """The path of the calendar with only what is to come, for that of everything."""
    deadlines: str = ""
    """The path of the calendar with only deadlines, if there are any that have not passed."""


@dataclass(frozen=True)
class DateLinks:
    """Links to add one date: the file, and services that open their own form for a new event."""

    path: str
    google: str = ""
    outlook: str = ""
    office: str = ""


@dataclass(frozen=True)
class DateDetails:
    """The initial values of such a form. The end of whole days is inclusive; times have UTC offsets."""

    title: str
    begins: Moment
    ends: Moment
    place: str = ""
    notes: str = ""


def _subscription_links(edition: Edition, calendar: str, what: str) -> Subscription:
    """The links to subscribe to a calendar, named after the site and its contents, as in its file."""
    name = ": ".join([edition.name, *([what] if what else [])])
    site, path = edition.settings.site_url, calendar_path(edition.language.tag, calendar)
    if not site:
        return Subscription(path)
    url = site + quote(path)
    webcal = "webcal://" + url.partition("://")[2]
    return Subscription(
        path,
        url,
        webcal,
        google=_address("https://calendar.google.com/calendar/r", {"cid": webcal}),
        outlook=_address(f"{OUTLOOK}addfromweb", {"url": url, "name": name}),
        office=_address(f"{OFFICE}addfromweb", {"url": url, "name": name}),
    )


def date_links(path: str, details: DateDetails) -> DateLinks:
    """The links to add one date. Both services expect an exclusive end for whole days."""
    starts, ends = _google(details.begins), _google(_exclusive_end(details.ends))
    google = {"action": "TEMPLATE", "text": details.title, "dates": f"{starts}/{ends}"}
    google |= {"details": details.notes, "location": details.place}
    outlook = {"path": "/calendar/action/compose", "rru": "addevent", "subject": details.title}
    outlook |= {"startdt": _outlook(details.begins), "enddt": _outlook(_exclusive_end(details.ends))}
    outlook |= {"allday": "" if isinstance(details.begins, dt.datetime) else "true"}
    outlook |= {"body": details.notes, "location": details.place}
    return DateLinks(
        path,
        google=_address("https://calendar.google.com/calendar/render", google),
        outlook=_address(f"{OUTLOOK}deeplink/compose", outlook),
        office=_address(f"{OFFICE}deeplink/compose", outlook),
    )


def subscription_to_all(edition: Edition) -> Subscription | None:
    """The calendar of everything; None if it is empty."""
    subscription, insights, tag = _subscription(edition, ALL_CALENDAR), edition.insights, edition.language.tag
    if not subscription:
        return None
    is_coming = insights.schedule.next_of or coming_events(insights.directory, insights.today)
    return replace(
        subscription,
        coming=selection_path(tag, "coming") if is_coming else "",
        deadlines=selection_path(tag, "deadlines") if open_deadlines(insights.directory, insights.today) else "",
    )


def series_subscription(edition: Edition, series: Series) -> Subscription | None:
    """The calendar of one series; None if it is empty."""
    return _subscription(edition, series.id, edition.plain(series.title))


def cluster_subscription(edition: Edition, cluster: Term) -> Subscription | None:
    """The calendar of a cluster; None if it is empty."""
    return _subscription(edition, cluster_calendar(cluster.id), edition.plain(cluster.label))


def country_subscription(edition: Edition, country: str) -> Subscription | None:
    """The calendar of a country, by its code; None if it is empty."""
    return _subscription(edition, country_calendar(country), edition.wording.country(country))


def _subscription(edition: Edition, calendar: str, name: str = "") -> Subscription | None:
    return _subscription_links(edition, calendar, name) if calendar in edition.insights.calendars else None


def meeting_links(edition: Edition, occurrence: Occurrence) -> DateLinks:
    """A date of a series; links to services only if it is still to come."""
    series, path = occurrence.series, meeting_path(edition.language.tag, occurrence)
    is_past = occurrence.local_start.date() < edition.insights.today
    if is_past or occurrence.state == "cancelled" or series.status == "ended":
        return DateLinks(path)
    title = edition.plain(occurrence.meeting.title if occurrence.meeting and occurrence.meeting.title else series.title)
    notes = edition.url(occurrence.meeting or series)
    if occurrence.state == "expected":
        doubt = str(edition.wording.say("Expected by the rule of the series, not yet confirmed"))
        title = edition.wording.say("{title} (expected)", title=title).unescape()
        notes = "\n".join(filter(None, (doubt, notes)))
    return date_links(path, DateDetails(title, occurrence.starts_at, occurrence.ends_at, notes=notes))


def event_links(edition: Edition, event: Event) -> DateLinks:
    """An event, or the deadline of a call that is already open."""
    wording = edition.wording
    path = event_path(edition.language.tag, event)
    title, starts, ends = edition.plain(event.title), event.starts, event.ends or event.starts
    if event.status == "cancelled" or is_over(event, edition.insights.today):
        return DateLinks(path)
    if has_passed(starts, edition.insights.today) and event.deadline and is_open(event, edition.insights.today):
        title, starts, ends = wording.say("Deadline: {what}", what=title).unescape(), event.deadline, event.deadline
    begins, finishes = _same_precision(starts, ends, event.timezone or "")
    return date_links(path, DateDetails(title, begins, finishes, _place(edition, event), edition.url(event)))


def _same_precision(starts: Moment, ends: Moment, zone: str) -> tuple[Moment, Moment]:
    """Both times with UTC offsets, or both days if one of the two has no time."""
    if zone and isinstance(starts, dt.datetime) and isinstance(ends, dt.datetime):
        return zoned(starts, zone), zoned(ends, zone)
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


def _exclusive_end(ends: Moment) -> Moment:
    return ends if isinstance(ends, dt.datetime) else ends + dt.timedelta(days=1)


def _google(instant: Moment) -> str:
    """The basic format of RFC 5545, in UTC."""
    if isinstance(instant, dt.datetime):
        return f"{instant.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    return f"{instant:%Y%m%d}"


def _outlook(instant: Moment) -> str:
    if isinstance(instant, dt.datetime):
        return f"{instant.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
    return instant.isoformat()
