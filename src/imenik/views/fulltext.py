"""What full text search knows of each page: what it says, as its readers get it, and the folded words that find it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from imenik.i18n.script import fold
from imenik.i18n.text import Text
from imenik.insights.freshness import sought
from imenik.model import Channel, Event, Meeting, Organisation, Place, Project, Record, Series
from imenik.model.event import EventPlace
from imenik.model.richtext import to_text
from imenik.store.languages import LocalizedText
from imenik.views.cards import Lists
from imenik.views.edition import Edition

KINDS = ("organisations", "projects", "meetings", "events", "channels", "places", "pages")
"""What results are grouped by, in this order. A series is a meeting, a country a place, a cluster a page."""

_WORD = re.compile(r"[^\W_]+")
_WHOLE = 1_000_000
"""No text is cut."""


@dataclass(frozen=True)
class Entry:
    """A page that can be found. `path` is below its language; `line` says in few words what it is."""

    path: str
    kind: str
    title: LocalizedText
    line: str
    texts: Sequence[LocalizedText]
    unseen: str = ""
    """Words that find the page and are not shown with it, such as what its town is called elsewhere."""

    @property
    def words(self) -> Sequence[str]:
        """Every folded word once, in the order of the page."""
        return words("\n".join([self.title.text, self.line, *(text.text for text in self.texts), self.unseen]))


def words(text: str) -> list[str]:
    """The folded words of a text, each once; `fulltext.js` takes texts apart in the same way."""
    return list(dict.fromkeys(_WORD.findall(fold(text))))


def entries(edition: Edition) -> Iterator[Entry]:
    """All that can be found in an edition: every record, place, country, cluster, type and need, and their lists."""
    directory, lists = edition.insights.directory, Lists(edition)
    for organisation in directory.organisations.values():
        (card,) = lists.cards([organisation])
        yield _entry(edition, organisation, card.name, card.line, _where(edition, organisation))
    for project in directory.projects.values():
        (note,) = lists.notes([project])
        yield _entry(edition, project, note.title, _line([note.stage, note.lead]))
    for series in directory.series.values():
        yield _entry(edition, series, edition.show(series.title), _names(edition, [series.organiser]))
    for meeting in directory.meetings.values():
        yield _entry(edition, meeting, _title(edition, meeting), edition.wording.date(meeting.date))
    for event in directory.events.values():
        where = _where(edition, event.place)
        yield _entry(edition, event, edition.show(event.title), edition.wording.date(event.starts), where)
    for channel in directory.channels.values():
        yield _entry(edition, channel, edition.show(channel.title), edition.wording.label("channel", channel.type))
    yield from _places(edition)
    for cluster in directory.terms("clusters").values():
        about = _prose(edition, cluster.about)
        yield Entry(f"clusters/{cluster.id}/", "pages", edition.show(cluster.label), "", about)
    yield from _lists(edition)


def handwritten(path: str, title: str, html: str, tag: str, edition: Edition) -> Entry:
    """A page that is not of the directory: its HTML, and the language that it is written in."""
    text = LocalizedText(str(Markup(html).striptags()), tag, foreign=tag != edition.language.tag)  # noqa: S704 - our own pages
    return Entry(path, "pages", replace(text, text=title), "", (text,))


def _entry(edition: Edition, record: Record, title: LocalizedText, line: str, unseen: str = "") -> Entry:
    kind = "meetings" if record.kind == "series" else record.kind
    said = [*_SAID[type(record)](record, edition), *_prose(edition, record.note)]
    return Entry(edition.address(record), kind, title, line, [text for text in said if text.text], unseen)


def _organisation(each: Organisation, edition: Edition) -> list[LocalizedText]:
    relatives = [each.part_of, *each.member_of]
    facts = [
        _countries(edition, each.active_in),
        _terms(edition, "places", each.homeland),
        _names(edition, relatives),
        _terms(edition, "needs", dict.fromkeys([*each.offers, *each.seeks])),
        _terms(edition, "topics", each.topics),
    ]
    names = [name for name in (each.short_name,) if name]
    role = each.network.role if each.network else None
    return [
        *_prose(edition, each.about, role),
        *map(edition.show, names),
        *edition.other_names(each),
        LocalizedText(_line(facts), None),
    ]


def _project(each: Project, edition: Edition) -> list[LocalizedText]:
    facts = [
        _terms(edition, "needs", sought(each)),
        _names(edition, [*each.partners, *each.funders]),
        _countries(edition, each.countries),
        _terms(edition, "places", each.homeland),
    ]
    news = [update.text for update in each.updates]
    return [*_prose(edition, each.about, *(need.note for need in each.seeks), *news), LocalizedText(_line(facts), None)]


def _series(each: Series, edition: Edition) -> list[LocalizedText]:
    agenda = [edition.show(point.item) for point in each.agenda]
    facts = [each.platform or "", _names(edition, each.participants)]
    return [*_prose(edition, each.about, each.how_to_join), *agenda, LocalizedText(_line(facts), None)]


def _meeting(each: Meeting, edition: Edition) -> list[LocalizedText]:
    facts = [_names(edition, each.attended), _countries(edition, each.attended_countries)]
    return [*_prose(edition, each.summary, *each.decisions, each.reason), LocalizedText(_line(facts), None)]


def _event(each: Event, edition: Edition) -> list[LocalizedText]:
    programme = [text for item in each.programme for text in (item.title, item.about)]
    place = [text for text in (each.place.venue, each.place.city) if text] if each.place else []
    country = [each.place.country] if each.place and each.place.country else []
    facts = [
        *map(edition.plain, place),
        _countries(edition, country),
        _names(edition, dict.fromkeys([*each.organisers, *each.hosts, *each.funders])),
    ]
    return [*_prose(edition, each.about, each.audience, *programme), LocalizedText(_line(facts), None)]


def _channel(each: Channel, edition: Edition) -> list[LocalizedText]:
    return [*_prose(edition, each.about, each.how_to_join), LocalizedText(_names(edition, [each.organiser]), None)]


_SAID: Mapping[type[Record], Callable[[Any, Edition], list[LocalizedText]]] = {
    Organisation: _organisation,
    Project: _project,
    Series: _series,
    Meeting: _meeting,
    Event: _event,
    Channel: _channel,
}


def _places(edition: Edition) -> Iterator[Entry]:
    """Home places, and the countries that something is in."""
    insights, wording = edition.insights, edition.wording
    places: dict[str, Place] = {place.country: place for place in insights.directory.places.values() if place.country}
    relations = insights.relations
    for place in insights.directory.places.values():
        about = _prose(edition, place.about)
        yield Entry(
            f"places/{place.id}/", "places", edition.show(place.label), wording.label("place", place.kind), about
        )
    for code in dict.fromkeys([*relations.in_country, *relations.active_in, *relations.projects_in_country]):
        about = _prose(edition, places[code].about) if code in places else []
        title = LocalizedText(wording.country(code), None)
        yield Entry(f"countries/{code.lower()}/", "places", title, wording.say("Country"), about)


def _lists(edition: Edition) -> Iterator[Entry]:
    """The pages that show many, by their own titles, and those of types and needs; of these not each has a page."""
    titles = {
        "map": edition.wording.say("Map"),
        "statistics": edition.wording.say("Statistics"),
        "data": edition.wording.say("Open data"),
        "organisations": edition.wording.say("All organisations"),
        "projects": edition.wording.say("Wall of projects and ideas"),
        "projects/looking": edition.wording.say("Projects that look for something"),
        "partners": edition.wording.say("Find partners"),
        "help": edition.wording.say("Where to turn"),
        "meetings": edition.wording.say("Meetings"),
        "events": edition.wording.say("Events"),
        "new": edition.wording.say("What is new"),
        "countries": edition.wording.say("Countries"),
        "places": edition.wording.say("Home places"),
        "channels": edition.wording.say("Channels"),
    }
    for name, title in titles.items():
        yield Entry(f"{name}/", "pages", LocalizedText(title, None), "", ())
    for vocabulary, folder in (("organisation-types", "types"), ("needs", "partners"), ("topics", "help")):
        for each in edition.insights.directory.terms(vocabulary).values():
            yield Entry(f"{folder}/{each.id}/", "pages", edition.show(each.label), "", _prose(edition, each.about))


def _title(edition: Edition, meeting: Meeting) -> LocalizedText:
    """Its own title, else that of its series."""
    return edition.show(meeting.title or edition.insights.directory.series[meeting.series].title)


def _prose(edition: Edition, *texts: Text | None) -> list[LocalizedText]:
    """Rich texts as plain ones."""
    shown = [edition.show(text) for text in texts if text]
    return [replace(each, text=to_text(each.text, _WHOLE)) for each in shown]


def _names(edition: Edition, ids: Iterable[str | None]) -> str:
    """The names of organisations; what is no id is a name already."""
    known = edition.insights.directory.organisations
    return ", ".join(edition.plain(known[each].name) if each in known else each for each in ids if each)


def _where(edition: Edition, place: Organisation | EventPlace | None) -> str:
    """Town and country by all their names: Беч, Wien and Vienna are one. The card of a unit names neither."""
    if place is None:
        return ""
    country = edition.wording.country(place.country) if place.country else ""
    if place.city is None:
        return country
    city, names = edition.city(place.country, place.city), edition.insights.geography.gazetteer.names_of
    return " ".join([country, *city.values(), *names(place.country or "", place.city)])


def _countries(edition: Edition, codes: Iterable[str]) -> str:
    return ", ".join(map(edition.wording.country, codes))


def _terms(edition: Edition, vocabulary: str, ids: Iterable[str]) -> str:
    return ", ".join(edition.plain(edition.term(vocabulary, each).label) for each in ids)


def _line(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
