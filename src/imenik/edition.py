"""The directory as the readers of one language see it: words, dates, names, order, links. Pages are made of this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup

from imenik.checkout import ROOT
from imenik.collation import SortKey, collator, initial
from imenik.directory import Directory
from imenik.geography import Geography
from imenik.labels import LABELS
from imenik.languages import CYRILLIC, LATIN, Language, Shown, pick
from imenik.logos import published_name
from imenik.model import Organisation, Record, Term
from imenik.relations import Relations
from imenik.richtext import to_html, to_text
from imenik.script import to_latin
from imenik.texts import Text
from imenik.values import PartialDate

Item = TypeVar("Item")

STALE_AFTER = dt.timedelta(days=365)
"""An entry that nobody compared with its sources for so long is called not checked."""


@dataclass(frozen=True)
class Settings:
    """What the site is told from outside. Addresses are empty where there are none."""

    site_url: str = ""
    repo_url: str = ""
    edit_path: str = ""


@dataclass(frozen=True)
class Edition:
    """One language's edition of a directory on a given day."""

    language: Language
    languages: Mapping[str, Language]
    directory: Directory
    relations: Relations
    today: dt.date
    settings: Settings
    geography: Geography = field(default_factory=Geography)

    # Words

    def say(self, text: str, /, **values: object) -> Markup:
        """A message of the catalogue with values put in, each escaped."""
        if not values:
            return _constant(self.language.catalogue, text)
        return Markup(self.language.catalogue.gettext(text)).format(**values)  # noqa: S704 - catalogues are ours

    def count(self, one: str, many: str, number: int, /, **values: object) -> Markup:
        """A message in the plural form that `number` wants; `{n}` in it is the number as this language writes it."""
        text = self.language.catalogue.ngettext(one, many, number)
        return Markup(text).format(n=self.number(number), **values)  # noqa: S704 - catalogues are ours

    def label(self, group: str, value: str) -> str:
        """The word for a value that the model fixes, such as the stage of a project."""
        return LABELS[group, value].render(self.language.catalogue.gettext)

    def term(self, vocabulary: str, word: str) -> Term:
        """A term of a vocabulary."""
        return self.directory.terms(vocabulary)[word]

    def show(self, text: Text) -> Shown:
        """The text as these readers get it."""
        return pick(text, self.language.tag, self.language.row.fallbacks)

    def plain(self, text: Text) -> str:
        """The text as these readers get it, without the language that it is in."""
        return self.show(text).text

    def html(self, text: str) -> Markup:
        """A rich text as safe HTML."""
        return _html(text)

    def summary(self, text: Text, most: int = 155) -> str:
        """A rich text as one plain line."""
        return to_text(self.plain(text), most)

    # Names, numbers, dates

    def country(self, code: str) -> str:
        """The name of a country."""
        return self.language.row.countries.get(code) or str(self.language.locale.territories[code])

    def language_name(self, tag: str) -> str:
        """The name of a language by its tag."""
        return _language_name(self.language.locale, tag)

    def language_names(self, tags: Iterable[str]) -> list[str]:
        """The names of some languages."""
        return [self.language_name(tag) for tag in tags]

    def needs(self, needs: Iterable[str]) -> list[str]:
        """The words for some needs."""
        return [self.plain(self.term("needs", need).label) for need in needs]

    def other_names(self, organisation: Organisation) -> list[Shown]:
        """Its names but for the one in the heading: in other languages, in derived Latin, former ones."""
        shown = self.show(organisation.name)
        names = [
            Shown(text, tag if organisation.name.translatable else None) for tag, text in organisation.name.items()
        ]
        if CYRILLIC in organisation.name and LATIN not in organisation.name:
            names.append(Shown(to_latin(organisation.name[CYRILLIC]), LATIN, derived=True))
        names += [Shown(name, None) for name in organisation.also_known_as]
        by_text = {name.text: name for name in reversed(names) if name.text != shown.text}
        return list(reversed(by_text.values()))

    def number(self, number: int) -> str:
        """A whole number with this language's separators."""
        return str(number) if number < 1000 else format_decimal(number, locale=self.language.locale)

    def listed(self, words: Sequence[str]) -> str:
        """Words as a list in a sentence: a, b and c."""
        return words[0] if len(words) == 1 else format_list(words, locale=self.language.locale)

    def date(self, day: dt.date | dt.datetime | PartialDate) -> str:
        """A day in words, a month, or a year, as much as is known; a datetime with its time."""
        if isinstance(day, PartialDate):
            return self._partial_date(day)
        words = self._day(day)
        return f"{words}, {self.time(day.time())}" if isinstance(day, dt.datetime) else words

    def time(self, time: dt.time) -> str:
        """A time of day, in 24 hours."""
        return format_time(time, "HH:mm", locale=self.language.locale)

    def timezone(self, name: str) -> str:
        """The town that a time zone is named after."""
        return get_timezone_location(name, locale=self.language.locale, return_city=True)

    def weekday(self, day: dt.date) -> str:
        """The name of the day of the week."""
        return format_date(day, "EEEE", locale=self.language.locale)

    def _day(self, day: dt.date) -> str:
        return _day_in_words(self.language.locale, self.language.row.months, day.year, day.month, day.day)

    def _partial_date(self, day: PartialDate) -> str:
        if day.month is None:
            return str(day.year)
        if day.day is None:
            return format_skeleton("yMMMM", dt.date(day.year, day.month, 1), locale=self.language.locale)
        return self._day(dt.date(day.year, day.month, day.day))

    # Order

    @cached_property
    def collate(self) -> Callable[[str], SortKey]:
        """The sort key of this language."""
        return collator(self.language.row.alphabet)

    def in_order(self, items: Iterable[Item], name: Callable[[Item], str]) -> list[Item]:
        """Items in the order of this language's alphabet."""
        return sorted(items, key=lambda item: self.collate(name(item)))

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
        return self.in_order(self.directory.organisations.values(), lambda each: self.plain(each.name))

    @cached_property
    def rank(self) -> Mapping[str, int]:
        """The place of each organisation in `organisations`, so that some of them sort without collating again."""
        return {each.id: at for at, each in enumerate(self.organisations)}

    def sorted_organisations(self, some: Iterable[Organisation]) -> list[Organisation]:
        """Some of the organisations in alphabetical order."""
        return sorted(some, key=lambda each: self.rank[each.id])

    # Links and freshness

    def is_stale(self, record: Record) -> bool:
        """Whether the record was not compared with its sources for a long time, or ever."""
        return self.today - (record.checked or record.added) > STALE_AFTER

    def is_looking(self, record: Record) -> bool:
        """Whether what the record seeks is still sought."""
        until = getattr(record, "seeks_until", None)
        gone = getattr(record, "status", "") in ("inactive", "dissolved")
        return bool(getattr(record, "seeks", ())) and not gone and until is not None and until >= self.today

    def logo(self, name: str) -> str:
        """The name of a logo on the site."""
        return published_name(name)

    def edit_url(self, record: Record) -> str:
        """The address that edits the record's file; empty without a repository, or for a file outside of it."""
        path = _path_in_repository(self.directory.origin(record).path)
        base, edit = self.settings.repo_url, self.settings.edit_path
        return f"{base}/{edit}{path}" if base and edit and path else ""


Editions = Mapping[str, Edition]
"""The editions of one directory by language tag, in the order of the languages."""


def directory_of(editions: Editions) -> Directory:
    """What all editions have in common."""
    return next(iter(editions.values())).directory


@lru_cache(maxsize=4096)
def _html(text: str) -> Markup:
    return to_html(text)


@cache
def _path_in_repository(path: str) -> str:
    """The path of a file below the root of the repository; empty where it is elsewhere."""
    file = Path(path).absolute()
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else ""


@cache
def _constant(catalogue: NullTranslations, text: str) -> Markup:
    return Markup(catalogue.gettext(text))  # noqa: S704 - catalogues are ours


@cache
def _day_in_words(locale: Locale, months: tuple[str, ...], year: int, month: int, day: int) -> str:
    pattern = locale.date_formats["long"].pattern
    if months:
        pattern = pattern.replace("MMMM", f"'{months[month - 1]}'")
    return format_date(dt.date(year, month, day), pattern, locale=locale)


@cache
def _language_name(locale: Locale, tag: str) -> str:
    language, *more = tag.split("-")
    whole = locale.languages.get("_".join([language, *more]))
    if whole or not more:
        return str(whole or tag)
    details = [str(locale.scripts.get(each) or locale.territories.get(each) or each) for each in more]
    return f"{locale.languages.get(language, language)} ({', '.join(details)})"
