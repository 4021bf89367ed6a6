"""Messages, numbers, dates and alphabetical order in one language."""

from __future__ import annotations

import datetime as dt
import json
from collections import ChainMap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from gettext import NullTranslations
from string import Formatter
from typing import TypeVar

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from imenik.i18n.collation import SortKey, collator
from imenik.i18n.labels import LABELS
from imenik.i18n.messages import SOURCE_LANGUAGE
from imenik.model.moments import Moment, day_of, has_time
from imenik.model.values import PartialDate
from imenik.store.languages import Language

Item = TypeVar("Item")


@dataclass(frozen=True)
class Wording:
    """Formats messages, numbers and dates in one language."""

    language: Language

    # Messages

    def say(self, text: str, /, **values: object) -> Markup:
        """A translated message with escaped values."""
        if not values:
            return _constant(self.language.catalogue, text)
        return _filled(self.language.catalogue.gettext(text), values)

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A translated message in the plural form for `number`; `{n}` is the formatted number."""
        text = self.language.catalogue.ngettext(singular, plural, number)
        return _filled(text, {"n": self.number(number), **values})

    def forms(self, singular: str, plural: str) -> str:
        """All plural forms of a message by CLDR plural category, as JSON for the browser; `{n}` is not replaced."""
        ngettext = self.language.catalogue.ngettext
        forms = {category: ngettext(singular, plural, n) for category, n in self._plural_examples.items()}
        return json.dumps(forms, ensure_ascii=False)

    @cached_property
    def _plural_examples(self) -> Mapping[str, int]:
        """A number of each CLDR plural category."""
        return {self.language.locale.plural_form(n): n for n in range(101)}

    def label(self, group: str, value: str) -> str:
        """The label of an enumerated value, such as the stage of a project."""
        return LABELS[group, value].render(self.language.catalogue.gettext)

    # Names, numbers, dates

    def country(self, code: str) -> str:
        """The name of a country."""
        return self._countries[code]

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        """Where CLDR has no name in this language, that of the first fallback with one, or at last the English one."""
        languages = (self.language, *self.language.fallbacks)
        locales = (*(language.locale for language in languages), Locale(SOURCE_LANGUAGE))
        return ChainMap(self.language.row.countries, *(locale.territories for locale in locales))

    def language_name(self, tag: str) -> str:
        """The name of a language."""
        return _language_name(self.language.locale, tag)

    def language_names(self, tags: Iterable[str]) -> list[str]:
        """The names of some languages."""
        return [self.language_name(tag) for tag in tags]

    def number(self, number: int) -> str:
        """An integer with the separators of this language."""
        return str(number) if number < 1000 else format_decimal(number, locale=self.language.locale)

    def size(self, bytes_: int) -> str:
        """The size of a file in kB or MB (powers of 1000)."""
        if bytes_ < 999_500:
            return f"{self.number(max(1, round(bytes_ / 1000)))}\u00a0kB"
        return f"{format_decimal(bytes_ / 1_000_000, '#,##0.0', locale=self.language.locale)}\u00a0MB"

    def listed(self, words: Sequence[str]) -> str:
        """A list within a sentence: a, b and c; with semicolons if a name has a comma or an "and" of its own."""
        if any(mark in word for word in words for mark in (", ", self._and)):
            return "; ".join(words)
        return words[0] if len(words) == 1 else format_list(words, locale=self.language.locale)

    @cached_property
    def _and(self) -> str:
        """The word between two names, with its spaces."""
        return str(self.language.locale.list_patterns["standard"]["2"]).replace("{0}", "").replace("{1}", "")

    def date(self, day: dt.date | dt.datetime | PartialDate) -> str:
        """A date, a month or a year in words, as far as it is known; a datetime with its time."""
        if isinstance(day, PartialDate):
            return self._partial_date(day)
        words = self._day(day)
        return f"{words}, {self.clock(day.time())}" if isinstance(day, dt.datetime) else words

    def span(self, starts: Moment, ends: Moment | None) -> str:
        """A range of dates or times, without repeating a common day or month."""
        first = self.date(starts)
        if ends is None or ends == starts:
            return first
        if isinstance(starts, dt.datetime) and day_of(starts) == day_of(ends):
            if not isinstance(ends, dt.datetime):
                return first
            return f"{self._day(starts)}, {self._clock(f'{self.time(starts.time())}–{self.time(ends.time())}')}"
        number = "" if has_time(starts, ends) else _number_of_day(self.language.locale, starts)
        if number and (starts.year, starts.month) == (ends.year, ends.month):
            return f"{number}–{self.date(ends)}"
        return f"{first} – {self.date(ends)}"

    def time(self, time: dt.time) -> str:
        """A time of day in 24-hour format, for tables."""
        return format_time(time, "HH:mm", locale=self.language.locale)

    def clock(self, time: dt.time) -> str:
        """A time of day as running text has it: `16:00`, `16:00 Uhr`."""
        return self._clock(self.time(time))

    def _clock(self, figures: str) -> str:
        return self.language.row.clock.format(time=figures)

    def timezone(self, name: str) -> str:
        """The city that a time zone is named after."""
        return get_timezone_location(name, locale=self.language.locale, return_city=True)

    def weekday(self, day: dt.date) -> str:
        """The name of the weekday."""
        return format_date(day, "EEEE", locale=self.language.locale)

    def month(self, month: dt.date) -> str:
        """The name of a month without its year, for headings."""
        return _capital(format_date(month, "LLLL", locale=self.language.locale))

    def month_and_year(self, month: dt.date) -> str:
        """A month with its year, for headings."""
        return _capital(format_skeleton("yMMMM", month, locale=self.language.locale))

    @property
    def weekdays(self) -> list[tuple[str, str]]:
        """Full and abbreviated names of the weekdays, from the first day of the week in this language."""
        locale = self.language.locale
        days = [(locale.first_week_day + offset) % 7 for offset in range(7)]
        names, short = locale.days["stand-alone"]["wide"], locale.days["stand-alone"]["abbreviated"]
        return [(_capital(names[day]), _capital(short[day])) for day in days]

    def weekday_and_day(self, day: dt.date) -> str:
        """Weekday, day and month: Thursday, 3 December."""
        return f"{self.weekday(day)}, {self.day_and_month(day)}"

    def day_and_month(self, day: dt.date) -> str:
        """Day and month: 3 December."""
        return _day_and_month(self.language.locale, self.language.row.months, day)

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
        """Items in the alphabetical order of this language."""
        return sorted(items, key=lambda item: self.collate(name(item)))


@cache
def _constant(catalogue: NullTranslations, text: str) -> Markup:
    return Markup(catalogue.gettext(text))  # noqa: S704 - catalogues are ours


def _filled(text: str, values: Mapping[str, object]) -> Markup:
    """A message with escaped values; `Markup.format` reads the message each time, 4 % of the rendering time."""
    pieces: list[str] = []
    for literal, name in _pieces(text):
        pieces += (literal, escape(values[name])) if name else (literal,)
    return Markup("".join(pieces))  # noqa: S704 - catalogues are ours


@cache
def _pieces(text: str) -> list[tuple[str, str | None]]:
    """The literal pieces of a message, each with the name of the value that follows."""
    return [(literal, name) for literal, name, _, _ in Formatter().parse(text)]


@cache
def _day_in_words(locale: Locale, months: tuple[str, ...], year: int, month: int, day: int) -> str:
    pattern = locale.date_formats["long"].pattern
    if months:
        pattern = pattern.replace("MMMM", f"'{months[month - 1]}'")
    return format_date(dt.date(year, month, day), pattern, locale=locale)


def _capital(words: str) -> str:
    """Text with an initial capital."""
    return words[:1].upper() + words[1:]


def _day_and_month(locale: Locale, months: tuple[str, ...], day: dt.date) -> str:
    month = months[day.month - 1] if months else format_date(day, "MMMM", locale=locale)
    number = _number_of_day(locale, day)
    return f"{number} {month}" if number else format_skeleton("MMMMd", day, locale=locale)


def _number_of_day(locale: Locale, day: dt.date) -> str:
    """The day as dates begin with it, `3.` or `3`; empty if dates do not begin with the day."""
    pattern = locale.date_formats["long"].pattern.partition("M")[0].strip()
    return format_date(day, pattern, locale=locale) if pattern else ""


@cache
def _language_name(locale: Locale, tag: str) -> str:
    language, *subtags = tag.split("-")
    name = locale.languages.get("_".join([language, *subtags]))
    if name or not subtags:
        return str(name or tag)
    details = [str(locale.scripts.get(subtag) or locale.territories.get(subtag) or subtag) for subtag in subtags]
    return f"{locale.languages.get(language, language)} ({', '.join(details)})"
