"""Parts of front matter for Hugo in one language: texts, links, provenance, as our pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any

from imenik.i18n.text import Text
from imenik.insights.relations import ancestors
from imenik.model import Organisation, Project
from imenik.pages.browse.projects import EXCERPT, in_board_order
from imenik.store.languages import LocalizedText
from imenik.views.cards import EntryCards, source_links
from imenik.views.edition import Edition
from imenik.views.suggestions import Suggestions

Values = dict[str, Any]
SHOWN_IN = "Language of this text: {language}"


class Parts:
    """Front matter in one language. What is empty is left out, so that Hugo reads no more than it prints."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.wording, self.insights = edition.wording, edition.insights
        self.organisations = edition.insights.directory.organisations
        self.cards, self._suggestions = EntryCards(edition), Suggestions(edition)
        self._links: dict[tuple[str, str], Values] = {}

    # Parts

    def say(self, text: str, **values: object) -> str:
        """A message of our catalogues; ValueError where a language lacks it."""
        row, translated = self.edition.language.row, self.edition.language.catalogue.gettext(text)
        if translated == text and not row.source:
            raise ValueError(f'"{text}" is not translated: {self.edition.language.tag}')
        return self.wording.say(text, **values).unescape()  # Hugo escapes

    def url(self, path: str) -> str:
        """The address of a page of ours in Hugo's site, which has its languages in small letters."""
        return f"/{self.edition.language.tag.lower()}/{path}"

    def shown(self, text: LocalizedText, path: str = "") -> Values:
        """A text, with its language if that is another one, and the page that it leads to."""
        parts = {"text": text.text, "lang": text.tag if text.foreign else "", "url": self.url(path) if path else ""}
        return filled(parts)

    def prose(self, text: Text | None) -> Values | None:
        """A rich text, with a sentence on its language if that is another one."""
        if text is None:
            return None
        shown = self.edition.show(text)
        language = self.wording.language_name(shown.tag) if shown.foreign and shown.tag else ""
        return filled(self.shown(shown) | {"shown_in": language and self.say(SHOWN_IN, language=language)})

    def organisation(self, organisation: Organisation) -> Values:
        """A link to an organisation."""
        return self.shown(self.edition.show(organisation.name), f"organisations/{organisation.id}/")

    def terms(self, vocabulary: str, folder: str, ids: Iterable[str]) -> list[Values]:
        """Links to terms, each made once."""
        return [
            self._links.get((vocabulary, term))
            or self._links.setdefault(
                (vocabulary, term),
                self.shown(self.edition.show(self.edition.term(vocabulary, term).label), f"{folder}/{term}/")
                | {"id": term},
            )
            for term in ids
        ]

    def countries(self, codes: Iterable[str]) -> list[Values]:
        """Links to countries."""
        return [{"text": self.wording.country(code), "url": self.url(f"countries/{code.lower()}/")} for code in codes]

    def suggested(self, matches: Iterable[Any]) -> list[Values]:
        """Suggested entries with the reasons."""
        return [
            self.shown(entry.name, entry.path) | {"small": entry.why.unescape()}
            for entry in self._suggestions.of(matches)
        ]

    def provenance(self, record: Organisation | Project, name: str) -> Values:
        """Where an entry is from, how fresh it is, and how to mend it."""
        date = self.wording.date
        if record.checked is None:
            checked = self.say("Not checked since it was added on {date}", date=date(record.added))
        elif self.insights.is_stale(record):
            checked = self.say("Not checked since {date}", date=date(record.checked))
        else:
            checked = self.say("Last checked against its sources: {date}", date=date(record.checked))
        added = [self.say("Added: {date}", date=date(record.added))]
        if isinstance(record, Organisation):
            added += [self.wording.label("listing", record.listing)]
            added += [self.wording.label("status", "unknown")] if record.status == "unknown" else []
        sources = [
            filled({**self.shown(source.title), "url": source.url, "small": source.host})
            for source in source_links(self.edition, record)
        ]
        entry = f"{record.kind}/{record.key}"
        return {"checked": checked, "added": " · ".join(added), "sources": sources, "entry": entry, "name": name}

    def above(self, path: str, words: str) -> Values:
        """The link to a list."""
        return {"text": self.say(words), "url": self.url(f"{path}/")}

    def card(self, organisation: Organisation) -> Values:
        """An organisation as in a list."""
        card = self.cards.organisations([organisation])[0]
        return self.organisation(organisation) | {"small": card.line, "id": card.cluster}

    def line(self, text: str) -> list[Values]:
        """A fact that is one text."""
        return [{"text": text}] if text else []

    @cached_property
    def board_rank(self) -> dict[str, int]:
        """The position of each project on the wall."""
        order = in_board_order(self.edition, self.edition.insights.directory.projects.values())
        return {project.id: position for position, project in enumerate(order)}

    @cached_property
    def walls(self) -> dict[str, list[Project]]:
        """The lists of all projects of a group, `<group>-<id>`, where its page cannot show all of them."""
        relations = self.insights.relations
        groups = {
            "clusters": relations.projects_in_cluster,
            "countries": relations.projects_in_country,
            "places": relations.projects_for,
        }
        return {
            f"{group}-{key.lower()}": list(projects)
            for group, by_id in groups.items()
            for key, projects in by_id.items()
            if len(projects) > EXCERPT
        }

    @cached_property
    def walls_of(self) -> dict[str, list[str]]:
        """The lists that each project is in."""
        pairs = [(project.id, wall) for wall, projects in self.walls.items() for project in projects]
        return {key: [wall for _, wall in group] for key, group in groupby(sorted(pairs), itemgetter(0))}

    def entry(self, record: Any) -> Values:
        """A link to an entry with a title."""
        return self.shown(self.edition.show(record.title), self.edition.address(record))


def filled(values: Values) -> Values:
    """Values without those that are empty."""
    return {key: value for key, value in values.items() if value not in (None, "", False, [], (), {})}


def present(words: Iterable[Any]) -> list[Any]:
    """The words that there are."""
    return [word for word in words if word]


def facts_of(facts: Iterable[tuple[str, Sequence[Values]]]) -> list[Values]:
    """Facts by their labels, without those of which nothing is known."""
    return [{"label": str(label), "items": list(items)} for label, items in facts if items]


def blocks_of(blocks: Iterable[tuple[str, Sequence[Values]]]) -> list[Values]:
    """Lists by their headings, without the empty ones."""
    return [{"title": title, "items": list(items)} for title, items in blocks if items]


def with_ancestors(edition: Edition, places: Iterable[str]) -> list[str]:
    """Places and those that they are part of."""
    directory = edition.insights.directory
    return list(dict.fromkeys(step for place in places for step in (place, *ancestors(place, directory))))


def bare(url: str) -> str:
    """An address without what programs need."""
    return url.removeprefix("https://").removeprefix("http://").strip("/")


def outside(url: str | None) -> list[Values]:
    """A link to another site."""
    return [{"text": bare(url), "url": url}] if url else []


def mail(address: str | None) -> list[Values]:
    """A link to a mailbox."""
    return [{"text": address, "url": f"mailto:{address}"}] if address else []
