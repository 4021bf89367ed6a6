"""The directory as the readers of one language see it: texts, names, order, links. Pages are made of this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

from markupsafe import Markup

from imenik.env import site_root
from imenik.i18n.collation import initial
from imenik.i18n.script import to_latin
from imenik.i18n.text import Text
from imenik.insights import Insights
from imenik.model import Organisation, Part, Record, Term
from imenik.model.fields import descriptions
from imenik.model.richtext import to_text
from imenik.store.directory import Directory
from imenik.store.languages import CYRILLIC, LATIN, Language, LocalizedText, choose_text
from imenik.views.repository import Repository
from imenik.views.wording import Wording

Item = TypeVar("Item")


@dataclass(frozen=True)
class Settings:
    """What the site is told from outside. Addresses are empty where there are none.

    `contact` is where interest is expressed: an e-mail address or one that begins with https, never a placeholder.
    """

    site_url: str = ""
    repo_url: str = ""
    edit_path: str = ""
    contact: str = ""
    root: Path = field(default_factory=site_root)
    """The folder of the site, which is that of its repository."""


@dataclass(frozen=True)
class Edition:
    """One language's edition of a directory on a given day.

    What is the same in all languages is asked of `insights`; words, numbers and dates of `wording`.
    """

    language: Language
    languages: Mapping[str, Language]
    insights: Insights
    settings: Settings = field(default_factory=Settings)
    sizes: Mapping[str, int] = field(default_factory=dict)
    """How large each file is that is published beside the pages, in bytes by its path; empty until they are written."""

    @cached_property
    def wording(self) -> Wording:
        """How this language says things."""
        return Wording(self.language)

    # Texts

    def term(self, vocabulary: str, word: str) -> Term:
        """A term of a vocabulary."""
        return self.insights.directory.terms(vocabulary)[word]

    def show(self, text: Text) -> LocalizedText:
        """The text as these readers get it."""
        return choose_text(text, self.language.tag, self.language.row.fallbacks)

    def plain(self, text: Text) -> str:
        """The text as these readers get it, without the language that it is in."""
        return self.show(text).text

    def city(self, country: str | None, name: Text) -> Text:
        """A town as readers call it, where the entry has one name for all."""
        return self.insights.geography.gazetteer.text_of(country or "", name)

    def summary(self, text: Text, most: int = 155) -> str:
        """A rich text as one plain line."""
        return _line(self.plain(text), most)

    # Names

    def labels(self, part: Part) -> Mapping[str, Markup]:
        """What pages call the fields of an entry, or of a part of one."""
        return _labels(self.language.catalogue, type(part))

    def needs(self, needs: Iterable[str]) -> list[str]:
        """The words for some needs."""
        return [self.plain(self.term("needs", need).label) for need in needs]

    def other_names(self, organisation: Organisation) -> list[LocalizedText]:
        """Its names but for the one in the heading: in other languages, in derived Latin, former ones."""
        shown = self.show(organisation.name)
        names = [
            LocalizedText(text, tag if organisation.name.translatable else None)
            for tag, text in organisation.name.items()
        ]
        if CYRILLIC in organisation.name and LATIN not in organisation.name:
            names.append(LocalizedText(to_latin(organisation.name[CYRILLIC]), LATIN, derived=True))
        names += [LocalizedText(name, None) for name in organisation.also_known_as]
        by_text = {name.text: name for name in reversed(names) if name.text != shown.text}
        return list(reversed(by_text.values()))

    # Order

    def by_initial(self, organisations: Iterable[Organisation]) -> list[tuple[str, list[Organisation]]]:
        """Organisations, which come in order, under the letter that their names begin with."""
        alphabet = self.language.row.alphabet
        groups: dict[str, list[Organisation]] = {}
        for each in organisations:
            groups.setdefault(initial(self.plain(each.name), alphabet), []).append(each)
        return list(groups.items())

    @cached_property
    def organisations(self) -> list[Organisation]:
        """All organisations in alphabetical order."""
        return self.wording.in_order(self.insights.directory.organisations.values(), lambda each: self.plain(each.name))

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The place of each organisation in `organisations`, so that some of them sort without collating again."""
        return {each.id: at for at, each in enumerate(self.organisations)}

    def sorted_organisations(self, some: Iterable[Organisation]) -> list[Organisation]:
        """Some of the organisations in alphabetical order."""
        return sorted(some, key=lambda each: self.rank[each.id])

    @cached_property
    def title_rank(self) -> Mapping[str, int]:
        """The place of each project in alphabetical order."""
        projects = self.wording.in_order(self.insights.directory.projects.values(), lambda each: self.plain(each.title))
        return {each.id: at for at, each in enumerate(projects)}

    # Addresses

    def address(self, record: Record) -> str:
        """The address of the record's page below the language; that of a series is above those of its dates."""
        return f"{'meetings' if record.kind == 'series' else record.kind}/{record.key}/"

    def url(self, record: Record) -> str:
        """The full address of the record's page; empty where the site does not know its own."""
        return self.full(f"{self.language.tag}/{self.address(record)}")

    def full(self, path: str) -> str:
        """The full address of something at a path below the root; empty where the site does not know its own."""
        root = self.settings.site_url
        return f"{root.rstrip('/')}/{path}" if root else ""

    @cached_property
    def repository(self) -> Repository:
        """Where the files of the entries are edited."""
        settings = self.settings
        return Repository(self.insights.directory, settings.repo_url, settings.edit_path, settings.root)


Editions = Mapping[str, Edition]
"""The editions of one directory by language tag, in the order of the languages."""


def editions_of(insights: Insights, languages: Mapping[str, Language], settings: Settings) -> dict[str, Edition]:
    """The editions of a directory."""
    return {tag: Edition(language, languages, insights, settings) for tag, language in languages.items()}


def directory_of(editions: Editions) -> Directory:
    """What all editions have in common."""
    return next(iter(editions.values())).insights.directory


@lru_cache(maxsize=256)  # a page asks for the same line more than once
def _line(text: str, most: int) -> str:
    return to_text(text, most)


@cache
def _labels(catalogue: NullTranslations, model: type[Part]) -> Mapping[str, Markup]:
    said = {name: (each.on_page or each.label).text for name, each in descriptions(model).items()}
    return {name: Markup(catalogue.gettext(text)) for name, text in said.items()}  # noqa: S704 - catalogues are ours
