"""One more language for a site: its row, an empty catalogue, and its place in the settings."""

from __future__ import annotations

import io
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import yaml
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from babel.plural import PluralRule, to_gettext

from imenik import __version__
from imenik.i18n.text import check_text_tag
from imenik.store.languages.catalogues import all_messages
from imenik.store.languages.rows import parse_locale

_MOST = 200
"""The plural forms of all whole numbers appear up to this one."""
_KEYS = ("extra", "imenik", "languages")


def locale_of(tag: str) -> Locale:
    """What CLDR knows of a language; InvalidValueError if that is nothing, or the tag is wrong."""
    return parse_locale(check_text_tag(tag), "-")


def row(tag: str, others: Iterable[str]) -> str:
    """The row of a language in `languages.yml`; its texts fall back to the other languages of the site."""
    locale = locale_of(tag)
    name = str(locale.get_language_name(locale.language))
    return (
        f"{tag}:\n"
        f"  name: {name[:1].upper() + name[1:]}\n"
        f"  babel: {locale}\n"
        f"  fallbacks: [{', '.join(others)}]\n"
        f"  alphabet: {' '.join(_letters(locale))}\n"
    )


def _letters(locale: Locale) -> Iterable[str]:
    """The basic Latin letters, or those of the names of countries in the commonest other script."""
    letters = Counter(letter for name in locale.territories.values() for letter in str(name).lower())
    scripts = Counter(
        unicodedata.name(letter, "").partition(" ")[0] for letter in letters.elements() if letter.isalpha()
    )
    script = scripts.most_common(1)[0][0]
    if script == "LATIN":
        return string.ascii_lowercase
    return sorted(letter for letter in letters if letter.isalpha() and unicodedata.name(letter).startswith(script))


def empty_catalogue(tag: str, folder: Path) -> str:
    """A catalogue of all messages of the program, which are in `folder`, without a text; with CLDR's plural forms."""
    locale = locale_of(tag)
    catalogue = Catalog(
        locale=str(locale),
        header_comment="# Words of this site. What is empty is shown in another language.",
        project="Imenik",
        version=__version__,
        msgid_bugs_address="",
        last_translator="",
        language_team=tag,
        fuzzy=False,
    )
    catalogue.mime_headers = [("Plural-Forms", plural_forms(locale))]
    for message in all_messages(folder):
        if message.id:
            catalogue.add(message.id)
    text = io.BytesIO()
    write_po(text, catalogue, width=110, sort_output=True)
    return text.getvalue().decode("utf-8")


def plural_forms(locale: Locale) -> str:
    """The plural forms of whole numbers as gettext writes them, without those of fractions and of round millions.

    Babel's own table lacks most languages and often differs from CLDR, by which a browser chooses.
    """
    rule: PluralRule = locale.plural_form
    used = {rule(number) for number in range(_MOST)}
    rest = "many" if "other" not in used else "other"  # the category of all other numbers
    rules = {category: rules for category, rules in rule.rules.items() if category in used - {rest}}
    return f"{to_gettext(PluralRule(rules))};".replace(";;", ";")


def with_language(settings: str, tag: str) -> str | None:
    """The text of `mkdocs.yml` with a language at the end of its list; the same if it is there or there is no list.

    A site without a list has all languages. None if there is something else in place of the list.
    """
    node = yaml.compose(settings, Loader=yaml.CSafeLoader)
    for key in _KEYS:
        values = node.value if isinstance(node, yaml.MappingNode) else ()
        node = next((value for name, value in values if name.value == key), None)
    if node is None:
        return settings
    if not isinstance(node, yaml.SequenceNode):
        return None
    if not node.value or tag in [item.value for item in node.value]:
        return settings
    end = node.value[-1].end_mark.index
    if node.flow_style:
        return f"{settings[:end]}, {tag}{settings[end:]}"
    head, rest = settings[:end], settings[end:]
    remark, newline, below = rest.partition("\n")
    return f"{head}{remark}\n{' ' * node.start_mark.column}- {tag}{newline}{below}"
