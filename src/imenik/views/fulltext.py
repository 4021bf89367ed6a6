"""The content of full-text search: the texts of each page in one language, and the folded words that match it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from imenik.i18n.script import fold, join_initials
from imenik.i18n.text import Text
from imenik.insights.freshness import sought
from imenik.model import Channel, Event, Meeting, Organisation, Place, Project, Record, Series
from imenik.model.event import EventPlace
from imenik.model.richtext import to_text
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards
from imenik.views.edition import Edition

KINDS = ("organisations", "projects", "meetings", "events", "channels", "places", "pages")
"""The groups of results, in display order. Series are in "meetings", countries in "places", clusters in "pages"."""

_WORD = re.compile(r"[^\W_]+")
_WHOLE = 1_000_000
"""A length that truncates no text."""


@dataclass(frozen=True)
class SearchablePage:
    """The searchable text of a page. `path` is its address below the language; `line` describes it in a few words."""

    path: str
    kind: str
    title: LocalizedText
    line: str
    texts: Sequence[LocalizedText]
    unseen: str = ""
    """Words that are searched but not shown, such as the names of its city in other languages."""

    @property
    def words(self) -> Sequence[str]:
        """All folded words without duplicates, in the order of the page."""
        return words("\n".join([self.title.text, self.line, *(text.text for text in self.texts), self.unseen]))


def words(text: str) -> list[str]:
    """The folded words of a text without duplicates; `fulltext.js` splits texts in the same way."""
    return list(dict.fromkeys(_WORD.findall(fold(join_initials(text)))))


def respelled(words: Iterable[str], alike: Mapping[str, str]) -> list[str]:
    """Folded words as the other standards of their language spell them; only those that differ."""
    rules = tuple(alike.items())
    return [other for word in words if (other := _respelled(word, rules)) != word] if rules else []


@lru_cache(maxsize=1 << 16)  # pages have the same words
def _respelled(word: str, rules: tuple[tuple[str, str], ...]) -> str:
    for pattern, replacement in rules:
        word = re.sub(pattern, replacement, word)
    return word


def searchable_pages(edition: Edition) -> Iterator[SearchablePage]:
    """All searchable pages of an edition: records, places, countries, clusters, types, needs, and lists."""
    directory, cards = edition.insights.directory, EntryCards(edition)
    for organisation in directory.organisations.values():
        (card,) = cards.organisations([organisation])
        yield _page_of(
            edition,
            organisation,
            card.name,
            card.line,
            " ".join([_where(edition, organisation), _country_names(edition, organisation.active_in)]),
        )
    for project in directory.projects.values():
        (project_card,) = cards.projects([project])
        line = _line([project_card.stage, project_card.lead])
        yield _page_of(edition, project, project_card.title, line, _country_names(edition, project.countries))
    for series in directory.series.values():
        yield _page_of(edition, series, edition.show(series.title), _names(edition, [series.organiser]))
    for meeting in directory.meetings.values():
        yield _page_of(edition, meeting, _title(edition, meeting), edition.wording.date(meeting.date))
    for event in directory.events.values():
        where = _where(edition, event.place)
        yield _page_of(edition, event, edition.show(event.title), edition.wording.date(event.starts), where)
    for channel in directory.channels.values():
        yield _page_of(edition, channel, edition.show(channel.title), edition.wording.label("channel", channel.type))
    yield from _places(edition)
    for cluster in directory.terms("clusters").values():
        about = _prose(edition, cluster.about)
        yield SearchablePage(f"clusters/{cluster.id}/", "pages", edition.show(cluster.label), "", about)
    yield from _lists(edition)


def handwritten(path: str, title: str, html: str, tag: str, edition: Edition) -> SearchablePage:
    """A hand-written page, from its HTML and the language that it is written in."""
    text = LocalizedText(str(Markup(html).striptags()), tag, foreign=tag != edition.language.tag)  # noqa: S704 - our own pages
    return SearchablePage(path, "pages", text._replace(text=title), "", (text,))


def _page_of(edition: Edition, record: Record, title: LocalizedText, line: str, unseen: str = "") -> SearchablePage:
    kind = "meetings" if record.kind == "series" else record.kind
    texts = [*_TEXTS[type(record)](record, edition), *_prose(edition, record.note)]
    return SearchablePage(edition.address(record), kind, title, line, [text for text in texts if text.text], unseen)


def _organisation(organisation: Organisation, edition: Edition) -> list[LocalizedText]:
    relatives = [organisation.part_of, *organisation.also_part_of, *organisation.member_of, *organisation.succeeds]
    facts = [
        _countries(edition, organisation.active_in),
        _terms(edition, "places", organisation.homeland),
        _names(edition, relatives),
        _terms(edition, "needs", dict.fromkeys([*organisation.offers, *organisation.seeks])),
        _terms(edition, "topics", organisation.topics),
    ]
    names = [name for name in (organisation.short_name,) if name]
    role = organisation.network.role if organisation.network else None
    return [
        *_prose(edition, organisation.about, role),
        *map(edition.show, names),
        *edition.other_names(organisation),
        LocalizedText(_line(facts), None),
    ]


def _project(project: Project, edition: Edition) -> list[LocalizedText]:
    facts = [
        _terms(edition, "needs", sought(project)),
        _names(edition, [*project.partners, *project.funders]),
        _countries(edition, project.countries),
        _terms(edition, "places", project.homeland),
    ]
    news = [update.text for update in project.updates]
    return [
        *_prose(edition, project.about, *(need.note for need in project.seeks), *news),
        LocalizedText(_line(facts), None),
    ]


def _series(series: Series, edition: Edition) -> list[LocalizedText]:
    agenda = [edition.show(point.item) for point in series.agenda]
    facts = [series.platform or "", _names(edition, series.participants)]
    return [*_prose(edition, series.about, series.how_to_join), *agenda, LocalizedText(_line(facts), None)]


def _meeting(meeting: Meeting, edition: Edition) -> list[LocalizedText]:
    facts = [_names(edition, meeting.attended), _countries(edition, meeting.attended_countries)]
    return [*_prose(edition, meeting.summary, *meeting.decisions, meeting.reason), LocalizedText(_line(facts), None)]


def _event(event: Event, edition: Edition) -> list[LocalizedText]:
    programme = [text for item in event.programme for text in (item.title, item.about)]
    place = [text for text in (event.place.venue, event.place.city) if text] if event.place else []
    country = [event.place.country] if event.place and event.place.country else []
    facts = [
        *map(edition.plain, place),
        _countries(edition, country),
        _names(edition, dict.fromkeys([*event.organisers, *event.hosts, *event.funders])),
    ]
    return [*_prose(edition, event.about, event.audience, *programme), LocalizedText(_line(facts), None)]


def _channel(channel: Channel, edition: Edition) -> list[LocalizedText]:
    return [
        *_prose(edition, channel.about, channel.how_to_join),
        LocalizedText(_names(edition, [channel.organiser]), None),
    ]


_TEXTS: Mapping[type[Record], Callable[[Any, Edition], list[LocalizedText]]] = {
    Organisation: _organisation,
    Project: _project,
    Series: _series,
    Meeting: _meeting,
    Event: _event,
    Channel: _channel,
}


def _places(edition: Edition) -> Iterator[SearchablePage]:
    """Home places, and countries with entries."""
    insights, wording = edition.insights, edition.wording
    places: dict[str, Place] = {place.country: place for place in insights.directory.places.values() if place.country}
    relations = insights.relations
    for place in insights.directory.places.values():
        about = _prose(edition, place.about)
        yield SearchablePage(
            f"places/{place.id}/", "places", edition.show(place.label), edition.kind_of_place(place), about
        )
    for code in dict.fromkeys([*relations.in_country, *relations.active_in, *relations.projects_in_country]):
        about = _prose(edition, places[code].about) if code in places else []
        title = LocalizedText(wording.country(code), None)
        yield SearchablePage(f"countries/{code.lower()}/", "places", title, wording.say("Country"), about)


def _lists(edition: Edition) -> Iterator[SearchablePage]:
    """List pages by title, and the pages of types, needs and topics, some of which may not exist."""
    titles = {
        "map": edition.wording.say("Map"),
        "statistics": edition.wording.say("Statistics"),
        "data": edition.wording.say("Open data"),
        "organisations": edition.wording.say("All organisations"),
        "projects": edition.wording.say("Wall of projects"),
        "projects/looking": edition.wording.say("Projects looking for something"),
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
        yield SearchablePage(f"{name}/", "pages", LocalizedText(title, None), "", ())
    for vocabulary, folder in (("organisation-types", "types"), ("needs", "partners"), ("topics", "help")):
        for term in edition.insights.directory.terms(vocabulary).values():
            about = _prose(edition, term.about)
            yield SearchablePage(f"{folder}/{term.id}/", "pages", edition.show(term.label), "", about)


def _title(edition: Edition, meeting: Meeting) -> LocalizedText:
    """The title of a meeting, or else that of its series."""
    return edition.show(meeting.title or edition.insights.directory.series[meeting.series].title)


def _prose(edition: Edition, *texts: Text | None) -> list[LocalizedText]:
    """Rich texts as plain text."""
    shown = [edition.show(text) for text in texts if text]
    return [text._replace(text=to_text(text.text, _WHOLE)) for text in shown]


def _names(edition: Edition, ids: Iterable[str | None]) -> str:
    """The names of organisations; an unknown id is a name already."""
    known = edition.insights.directory.organisations
    return ", ".join(edition.plain(known[name].name) if name in known else name for name in ids if name)


def _where(edition: Edition, place: Organisation | EventPlace | None) -> str:
    """City and country with their names in all languages. The cards of units show neither."""
    if place is None:
        return ""
    country = edition.searched_country_names[place.country] if place.country else ""
    if place.city is None:
        return country
    city, names = edition.city(place.country, place.city), edition.insights.geography.gazetteer.names_of
    return " ".join([country, *city.values(), *names(place.country or "", place.city)])


def _country_names(edition: Edition, codes: Iterable[str]) -> str:
    """What countries are called in any language, also those of which only codes are shown."""
    return " ".join(edition.searched_country_names[code] for code in codes)


def _countries(edition: Edition, codes: Iterable[str]) -> str:
    return ", ".join(map(edition.wording.country, codes))


def _terms(edition: Edition, vocabulary: str, ids: Iterable[str]) -> str:
    return ", ".join(edition.plain(edition.term(vocabulary, term).label) for term in ids)


def _line(parts: Iterable[str]) -> str:
    return " · ".join(part for part in parts if part)
