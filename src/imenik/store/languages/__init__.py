"""The languages of the site: their rows in `locales/languages.yml`, their catalogues, the text for a reader."""

from __future__ import annotations

import gettext
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale

from imenik.env.locations import site_locales
from imenik.i18n.messages import SOURCE_LANGUAGE
from imenik.i18n.script import letters_in, main_script, patterns, script_of
from imenik.i18n.script_tables import Transliteration, script_tables
from imenik.i18n.text import SAME_EVERYWHERE, Text
from imenik.store.languages.catalogues import all_messages, read_messages, translations, untranslated
from imenik.store.languages.errors import UnknownLanguageError
from imenik.store.languages.rows import LanguageSettings, read_rows

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog


@dataclass(frozen=True)
class Derivation:
    """How texts in a language are made from those in another one, but never the other way round."""

    tag: str
    source: str
    transliterate: Transliteration

    def of(self, texts: Mapping[str, str]) -> str | None:
        """The text to be made from that in the other language; None if there is none, or nothing to be made."""
        return self.transliterate(texts[self.source]) if self.source in texts and self.tag not in texts else None


Derivations = Mapping[str, Derivation]
"""By the languages whose texts are made."""


@dataclass(frozen=True)
class Language:
    """A language of the site; `folder` has its catalogue, and `own` what the site words differently."""

    tag: str
    row: LanguageSettings
    locale: Locale
    folder: Path
    own: Path
    derivations: Derivations = field(default_factory=dict)
    """Those of all languages of the site."""
    fallbacks: tuple[Language, ...] = ()
    """The languages whose messages stand in for those that its catalogue lacks."""

    @property
    def name(self) -> str:
        """Its name in the language itself."""
        return self.row.name

    @property
    def script(self) -> str:
        """Its script (ISO 15924)."""
        return self.locale.script or script_of(self.tag) or ""

    @property
    def script_name(self) -> str:
        """The name of its script in the language itself."""
        return str(self.locale.scripts.get(self.script, self.script))

    @property
    def derivation(self) -> Derivation | None:
        """How its texts are made from those in another language, if they are."""
        return self.derivations.get(self.tag)

    @property
    def direction(self) -> str:
        """The direction of its script, `ltr` or `rtl`."""
        return self.locale.text_direction

    @property
    def files(self) -> tuple[Path, Path]:
        """The catalogue of the program and that of the site, which may not exist."""
        name = f"{self.row.derived or self.tag}.po"
        return self.folder / name, self.own / name

    @property
    def has_catalogue(self) -> bool:
        """Whether there is a catalogue, which only English can do without."""
        return any(file.is_file() for file in self.files)

    @cached_property
    def catalogue(self) -> gettext.NullTranslations:
        """Translates the English messages of the code and the templates. It is read when it is first needed.

        What is not translated yet is said in the first fallback that has it, or else in English.
        LanguageFileError if it is missing or cannot be read.
        """
        if self.row.source:
            return translations(self.messages, ()) if self.has_catalogue else gettext.NullTranslations()
        return translations(self.messages, self._messages_of_fallbacks())

    @cached_property
    def messages(self) -> Catalog:
        """Its own messages, each with an empty text if it is not translated; LanguageFileError as above."""
        messages = read_messages(*self.files, self.row.babel)
        if derivation := self.derivation:
            made = derivation.transliterate
            for message in messages:
                text = message.string
                message.string = made(text) if isinstance(text, str) else tuple(map(made, text or ()))
        return messages

    @cached_property
    def untranslated(self) -> tuple[str, ...]:
        """The English messages that its catalogue lacks; the program's own lack none, which a test holds."""
        return () if self.row.source or self.files[0].is_file() else untranslated(self.messages)

    @cached_property
    def borrowed(self) -> Mapping[str, str]:
        """The language that each of those messages is said in."""
        return {message: self._said_in(message) for message in self.untranslated}

    def _said_in(self, message: str) -> str:
        having = (language.tag for language in self.fallbacks if message not in language.untranslated)
        return next(having, SOURCE_LANGUAGE)

    @property
    def translated(self) -> tuple[int, int]:
        """How many messages are translated, and how many there are."""
        total = len(all_messages(self.folder))
        return total - len(self.untranslated), total

    def _messages_of_fallbacks(self) -> Iterator[Catalog]:
        for language in self.fallbacks:
            if language.has_catalogue:
                yield language.messages
            if language.row.source:  # which has all messages
                return


class LocalizedText(NamedTuple):
    """A text as shown to a reader; `tag` is None if it is the same in every language."""

    text: str
    tag: str | None
    foreign: bool = False
    derived: bool = False


def load_languages(folder: Path, chosen: Sequence[str] | None = None, own: Path | None = None) -> dict[str, Language]:
    """The chosen languages in that order, or all in `folder/languages.yml` and then those that the site adds.

    The site's own `languages.yml`, in its `locales/` or the folder `own`, has rows of more languages, or other values
    for keys of rows in `folder`.
    Catalogues lie beside the rows. UnknownLanguageError if one that is chosen has no row; LanguageFileError if a row
    is wrong.
    """
    own = own or site_locales()
    rows = read_rows(folder / "languages.yml", own / "languages.yml")
    tags = tuple(rows) if chosen is None else tuple(chosen)
    if unknown := next((tag for tag in tags if tag not in rows), None):
        raise UnknownLanguageError(unknown, rows)
    languages = {}
    for tag in tags:
        fallbacks = tuple(tag for tag in rows[tag].fallbacks if tag in tags)
        settings = rows[tag].model_copy(update={"fallbacks": fallbacks})
        languages[tag] = Language(tag, settings, Locale.parse(settings.babel), folder, own)
    derivations = {tag: _derivation(language) for tag, language in languages.items() if language.row.derived}
    languages = {tag: replace(language, derivations=derivations) for tag, language in languages.items()}
    return {tag: replace(language, fallbacks=_fallbacks(language, languages)) for tag, language in languages.items()}


def _fallbacks(language: Language, languages: Mapping[str, Language]) -> tuple[Language, ...]:
    return tuple(languages[tag] for tag in language.row.fallbacks)


def _derivation(language: Language) -> Derivation:
    table = script_tables().transliterations[language.row.table]
    return Derivation(language.tag, language.row.derived or "", table)


def derivations_of(languages: Mapping[str, Language]) -> Derivations:
    """How texts in some languages of a site are made."""
    return next(iter(languages.values())).derivations if languages else {}


def choose_text(text: Text, language: Language) -> LocalizedText:
    """The text for a reader: in the language, else in the first fallback that exists or can be made, else in any."""
    texts, tag, derivations = text.texts, language.tag, language.derivations
    if SAME_EVERYWHERE in texts:
        return LocalizedText(texts[SAME_EVERYWHERE], None)
    if tag in texts:  # as most are
        return LocalizedText(texts[tag], tag)
    for wanted in (tag, *language.row.fallbacks):
        if wanted in texts:
            return LocalizedText(texts[wanted], wanted, foreign=wanted != tag)
        if wanted in derivations and (made := derivations[wanted].of(texts)) is not None:
            return LocalizedText(made, wanted, foreign=wanted != tag, derived=True)
    first = next(iter(texts))
    return LocalizedText(texts[first], first, foreign=True)


def language_of(text: str, tag: str, languages: Mapping[str, Language]) -> str:
    """The probable language of a text: `tag`, or by its script the same in another one, else the first that has it."""
    return language_in_script(main_script(text), tag, languages)


def language_in_script(script: str, tag: str, languages: Mapping[str, Language]) -> str:
    """`tag` if that is in a script, else the same language in it, else the first that is."""
    if tag not in languages or languages[tag].script == script:
        return tag
    in_script = [other for other, language in languages.items() if language.script == script]
    same = [other for other in in_script if other.partition("-")[0] == tag.partition("-")[0]]
    return next(iter([*same, *in_script]), tag)


def language_of_name(text: str, languages: Mapping[str, Language]) -> str | None:
    """The first language of a name in another script than most languages have; None: it is the same in all of them."""
    others = () if text.isascii() else other_scripts(languages).items()
    return next((tag for script, tag in others if letters_in(text, script)), None)


def usual_script(languages: Mapping[str, Language]) -> str:
    """The script that most languages have."""
    return Counter(language.script for language in languages.values()).most_common(1)[0][0]


def other_scripts(languages: Mapping[str, Language]) -> dict[str, str]:
    """The first language in each other script that is known, by script."""
    first = {language.script: tag for tag, language in reversed([*languages.items()]) if language.script in patterns()}
    return {script: tag for script, tag in first.items() if script != usual_script(languages)}


def with_other_tags(languages: Mapping[str, Language]) -> str:
    """The tags of a site's languages for the script that leads to one, each with others that stand for it."""
    return " ".join("=".join(filter(None, [tag, ",".join(language.row.also)])) for tag, language in languages.items())


def script_labels(languages: Mapping[str, Language]) -> dict[str, str]:
    """What tells a language from the same one in another script, by tag; empty for other languages."""
    primary = Counter(tag.partition("-")[0] for tag in languages)
    return {
        tag: f" ({language.script_name})" if primary[tag.partition("-")[0]] > 1 else ""
        for tag, language in languages.items()
    }
