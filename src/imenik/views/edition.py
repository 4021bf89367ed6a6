"""The directory in one language: texts, names, alphabetical order and addresses, as pages need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from gettext import NullTranslations
from typing import TypeVar

from markupsafe import Markup

from imenik.i18n.collation import initial
from imenik.i18n.names import names_of_countries
from imenik.i18n.text import Text
from imenik.insights import Insights
from imenik.model import Organisation, Part, Place, Record, Term
from imenik.model.fields import descriptions
from imenik.model.richtext import to_text
from imenik.store.directory import Directory
from imenik.store.languages import Language, LocalizedText, choose_text, script_labels, with_other_tags
from imenik.views.repository import Repository
from imenik.views.settings import Settings
from imenik.views.wording import Wording

Item = TypeVar("Item")


@dataclass(frozen=True)
class Edition:
    """The edition of a directory in one language on a given day.

    `insights` has what is the same in all languages, `wording` formats words, numbers and dates.
    """

    language: Language
    languages: Mapping[str, Language]
    insights: Insights
    settings: Settings = field(default_factory=Settings)
    sizes: Mapping[str, int] = field(default_factory=dict)
    """The sizes in bytes of the files published beside the pages, by path; empty until they are written."""

    @cached_property
    def wording(self) -> Wording:
        """Messages, numbers and dates in this language."""
        return Wording(self.language)

    # The site

    @cached_property
    def name(self) -> str:
        """The name of the site."""
        return self.plain(self.settings.name)

    @property
    def script_label(self) -> str:
        """What tells this language from the same one in another script."""
        return script_labels(self.languages)[self.language.tag]

    @property
    def language_tags(self) -> str:
        """The languages of the site for the script that leads to one."""
        return with_other_tags(self.languages)

    @cached_property
    def description(self) -> str:
        """What the site is, in a few words."""
        return self.plain(self.settings.description)

    @cached_property
    def licence(self) -> str:
        """The full name of the licence of the data."""
        return self.plain(self.settings.licence.name)

    # Texts

    def term(self, vocabulary: str, word: str) -> Term:
        """A term of a vocabulary."""
        return self.insights.directory.terms(vocabulary)[word]

    def kind_of_place(self, place: Place) -> str:
        """The label of the kind of a home place."""
        return self.plain(self.term("place-kinds", place.kind).label)

    def show(self, text: Text) -> LocalizedText:
        """The text in this language, or in the closest fallback."""
        return choose_text(text, self.language)

    def plain(self, text: Text) -> str:
        """The same as `show`, as a plain string."""
        return self.show(text).text

    def city(self, country: str | None, name: Text) -> Text:
        """The name of a city in this language, if the entry has one name for all languages."""
        return self.insights.geography.gazetteer.text_of(country or "", name, self._written_tags)

    @cached_property
    def _written_tags(self) -> tuple[str, ...]:
        """The languages of the site, and in place of those made from others, these."""
        return tuple(dict.fromkeys(each.row.derived or tag for tag, each in self.languages.items()))

    def summary(self, text: Text, most: int = 155) -> str:
        """A rich text as one plain line."""
        return _line(self.plain(text), most)

    # Names

    def labels(self, part: Part) -> Mapping[str, Markup]:
        """The labels of the fields of an entry, or of a part of one."""
        return _labels(self.language.catalogue, type(part))

    def needs(self, needs: Iterable[str]) -> list[str]:
        """The labels of some needs."""
        return [self.plain(self.term("needs", need).label) for need in needs]

    def other_names(self, organisation: Organisation) -> list[LocalizedText]:
        """The names that are not in the heading: in other languages, transliterated, and former ones."""
        shown = self.show(organisation.name)
        names = [
            LocalizedText(text, tag if organisation.name.translatable else None)
            for tag, text in organisation.name.items()
        ]
        for tag, derivation in self.language.derivations.items():
            if (made := derivation.of(organisation.name.texts)) is not None:
                names.append(LocalizedText(made, tag, derived=True))
        names += [LocalizedText(name, None) for name in organisation.also_known_as]
        by_text = {name.text: name for name in reversed(names) if name.text != shown.text}
        return list(reversed(by_text.values()))

    @cached_property
    def searched_country_names(self) -> Mapping[str, str]:
        """What each country is called in any language, in one text."""
        return {code: " ".join(row.names) for code, row in names_of_countries().items()}

    # Order

    def by_initial(self, organisations: Iterable[Organisation]) -> list[tuple[str, list[Organisation]]]:
        """Sorted organisations, grouped by the first letter of their names."""
        alphabet = self.language.row.alphabet
        groups: dict[str, list[Organisation]] = {}
        for organisation in organisations:
            groups.setdefault(initial(self.plain(organisation.name), alphabet), []).append(organisation)
        return list(groups.items())

    @cached_property
    def organisations(self) -> list[Organisation]:
        """All organisations in alphabetical order."""
        organisations = self.insights.directory.organisations.values()
        return self.wording.in_order(organisations, lambda organisation: self.plain(organisation.name))

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The position of each organisation in `organisations`, to sort some of them without collation."""
        return {organisation.id: position for position, organisation in enumerate(self.organisations)}

    def sorted_organisations(self, organisations: Iterable[Organisation]) -> list[Organisation]:
        """Some organisations in alphabetical order."""
        return sorted(organisations, key=lambda organisation: self.rank[organisation.id])

    @cached_property
    def title_rank(self) -> Mapping[str, int]:
        """The position of each project in alphabetical order."""
        projects = self.insights.directory.projects.values()
        in_order = self.wording.in_order(projects, lambda project: self.plain(project.title))
        return {project.id: position for position, project in enumerate(in_order)}

    # Addresses

    def address(self, record: Record) -> str:
        """The address of the page of a record below the language; meetings are below their series."""
        return self.address_of((record.kind, record.key))

    def address_of(self, key: tuple[str, str]) -> str:
        """The address of an entry by its kind and key, also of one that was removed."""
        kind, name = key
        return f"{'meetings' if kind == 'series' else kind}/{name}/"

    def url(self, record: Record) -> str:
        """The full address of the page of a record; empty if the address of the site is unknown."""
        return self.full(f"{self.language.tag}/{self.address(record)}")

    def full(self, path: str) -> str:
        """The full address of a path below the root; empty if the address of the site is unknown."""
        root = self.settings.site_url
        return f"{root.rstrip('/')}/{path}" if root else ""

    @cached_property
    def repository(self) -> Repository:
        """Links to the repository for editing entries."""
        settings = self.settings
        return Repository(self.insights.directory, settings.repo_url, settings.edit_path, settings.root)


Editions = Mapping[str, Edition]
"""The editions of one directory by language tag, in the configured order."""


def editions_of(insights: Insights, languages: Mapping[str, Language], settings: Settings) -> dict[str, Edition]:
    """The editions of a directory in all languages."""
    return {tag: Edition(language, languages, insights, settings) for tag, language in languages.items()}


def directory_of(editions: Editions) -> Directory:
    """The directory that all editions share."""
    return next(iter(editions.values())).insights.directory


@lru_cache(maxsize=256)  # pages use the same line several times
def _line(text: str, most: int) -> str:
    return to_text(text, most)


@cache
def _labels(catalogue: NullTranslations, model: type[Part]) -> Mapping[str, Markup]:
    labels = {name: field.on_page or field.label for name, field in descriptions(model).items()}
    return {name: Markup(catalogue.gettext(label.text)) for name, label in labels.items()}  # noqa: S704 - catalogues are ours
