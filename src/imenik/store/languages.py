"""The languages of the site: their rows in `locales/languages.yml`, their catalogues, the text for a reader."""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from babel import Locale
from pydantic import Field

from imenik.env.locations import site_locales
from imenik.i18n.script import to_latin
from imenik.i18n.text import SAME_EVERYWHERE, Tag, Text
from imenik.model import Part
from imenik.store.yaml_reader import Node, parse_yaml

CYRILLIC, LATIN = "sr-Cyrl", "sr-Latn"


class LanguageSettings(Part):
    """A language in `languages.yml`, which explains the keys."""

    name: str
    babel: str
    fallbacks: tuple[Tag, ...]
    alphabet: str
    months: tuple[str, ...] = ()
    clock: str = "{time}"
    countries: dict[str, str] = Field(default_factory=dict)
    source: bool = False
    derived: Tag | None = None
    stemmed: bool = False
    endings: str = ""


class UnknownLanguageError(LookupError):
    """A language without a row; `known` are the tags of those that have one."""

    def __init__(self, tag: str, known: Iterable[str]) -> None:
        super().__init__(tag)
        self.tag, self.known = tag, tuple(known)


@dataclass(frozen=True)
class Language:
    """A language of the site; `folder` has its catalogue, and `own` what the site words differently."""

    tag: str
    row: LanguageSettings
    locale: Locale
    folder: Path
    own: Path

    @property
    def name(self) -> str:
        """Its name in the language itself."""
        return self.row.name

    @property
    def direction(self) -> str:
        """The direction of its script, `ltr` or `rtl`."""
        return self.locale.text_direction

    @cached_property
    def catalogue(self) -> gettext.NullTranslations:
        """Translates the English messages of the code and the templates. It is read when it is first needed."""
        return _catalogue(self.folder, self.own, self.tag, self.row)


@dataclass(frozen=True)
class LocalizedText:
    """A text as shown to a reader; `tag` is None if it is the same in every language."""

    text: str
    tag: str | None
    foreign: bool = False
    derived: bool = False


def load_languages(folder: Path, chosen: Sequence[str] | None = None) -> dict[str, Language]:
    """The chosen languages in that order, or all in `folder/languages.yml` and then those that the site adds.

    The site's own `locales/languages.yml` has rows of more languages, or other values for keys of rows in `folder`.
    Catalogues lie beside the rows. UnknownLanguageError if one that is chosen has no row.
    """
    own = site_locales()
    rows = _rows(folder)
    for tag, row in _rows(own).items():
        rows[tag] = {**rows.get(tag, {}), **row}
    tags = tuple(rows) if chosen is None else tuple(chosen)
    if unknown := next((tag for tag in tags if tag not in rows), None):
        raise UnknownLanguageError(unknown, rows)
    languages = {}
    for tag in tags:
        settings = LanguageSettings.model_validate(rows[tag])
        fallbacks = tuple(tag for tag in settings.fallbacks if tag in tags)
        countries = {**_derived_countries(settings, rows), **settings.countries}
        settings = settings.model_copy(update={"fallbacks": fallbacks, "countries": countries})
        languages[tag] = Language(tag, settings, Locale.parse(settings.babel), folder, own)
    return languages


def _derived_countries(settings: LanguageSettings, rows: Mapping[str, Mapping[str, Node]]) -> dict[str, str]:
    if not settings.derived:
        return {}
    source = LanguageSettings.model_validate(rows[settings.derived])
    return {code: to_latin(name) for code, name in source.countries.items()}


def _rows(folder: Path) -> dict[str, dict[str, Node]]:
    file = folder / "languages.yml"
    tree = parse_yaml(file.read_text(encoding="utf-8")).value if file.is_file() else {}
    return {tag: row for tag, row in tree.items() if isinstance(row, dict)} if isinstance(tree, dict) else {}


def _catalogue(folder: Path, own: Path, tag: str, row: LanguageSettings) -> gettext.NullTranslations:
    name = f"{row.derived or tag}.po"
    files = [*([] if row.source else [folder / name]), *([own / name] if (own / name).is_file() else [])]
    if not files:
        return gettext.NullTranslations()
    from babel.messages.mofile import write_mo  # not for English, which needs nothing of this
    from babel.messages.pofile import read_po
    from babel.support import Translations

    messages, *others = [read_po(io.BytesIO(file.read_bytes()), locale=row.babel) for file in files]
    for message in (message for other in others for message in other if message.id):
        messages.delete(message.id)  # what is set is merged into what is there, which keeps its text
        messages[message.id] = message
    if row.derived:
        for message in messages:
            text = message.string
            message.string = to_latin(text) if isinstance(text, str) else tuple(map(to_latin, text or ()))
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled)


def choose_text(text: Text, tag: str, fallbacks: Iterable[str]) -> LocalizedText:
    """The text for a reader of `tag`: in that language, else in the first fallback that exists, else in any.

    Serbian Latin is derived from Cyrillic if there is no Latin text, but never Cyrillic from Latin.
    """
    texts = text.texts
    if SAME_EVERYWHERE in texts:
        return LocalizedText(texts[SAME_EVERYWHERE], None)
    for wanted in (tag, *fallbacks):
        if wanted in texts:
            return LocalizedText(texts[wanted], wanted, foreign=wanted != tag)
        if wanted == LATIN and CYRILLIC in texts:
            return LocalizedText(to_latin(texts[CYRILLIC]), LATIN, foreign=wanted != tag, derived=True)
    first = next(iter(texts))
    return LocalizedText(texts[first], first, foreign=True)
