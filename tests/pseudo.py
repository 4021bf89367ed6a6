"""A made-up language from the English messages: longer words with accents, from left to right or from right to left.

What is cut off, overflows, or is not translated shows in it, whatever the languages of a site are.
"""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from imenik.env.locations import LOCALES

_KEPT = re.compile(r"(\{\w+\}|<[^>]*>|&\w+;)")
"""What messages insert, and markup."""
_ACCENTED = str.maketrans("aceinosuyzACEINOSUYZ", "áçéíñóšúýžÁÇÉÍÑÓŠÚÝŽ")
_HEBREW = str.maketrans("abcdefghijklmnopqrstuvwxyz", "אבכדהפגהיחקלמנוףץרסטועשצזת")
ROWS = {
    "ia": "{name: Ñáméé, babel: en_GB, fallbacks: [en], alphabet: a b c d e f g h i j k l m n o p q r s t u v w x y z}",
    "he": "{name: עברית, babel: he_IL, fallbacks: [en], alphabet: א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת}",
}
"""A language from left to right, and one from right to left."""


def pseudo(text: str, tag: str) -> str:
    """The text in a made-up language, a third longer; what it inserts is kept."""
    return "".join(piece if _KEPT.fullmatch(piece) else _changed(piece, tag) for piece in _KEPT.split(text))


def _changed(text: str, tag: str) -> str:
    if tag == "he":
        text = text.lower().translate(_HEBREW)
        return re.sub(r"(\w{4,})", r"\1הה", text)
    return re.sub(r"(\w*)([aeiou])(\w*)", r"\1\2\2\3", text).translate(_ACCENTED)


def write_languages(site: Path) -> None:
    """The rows and catalogues of both made-up languages, in the `locales` folder of a site."""
    folder = site / "locales"
    folder.mkdir(exist_ok=True)
    rows = "".join(f"{tag}: {row}\n" for tag, row in ROWS.items())
    (folder / "languages.yml").write_text(rows, encoding="utf-8")
    with (LOCALES / "de.po").open("rb") as file:
        english = [message for message in read_po(file) if message.id]
    for tag, locale in (("ia", "en"), ("he", "he")):
        catalogue = Catalog(locale=locale, fuzzy=False)
        for message in english:
            ids = [message.id] if isinstance(message.id, str) else list(message.id)
            texts = [pseudo(text, tag) for text in ids]
            forms = [texts[0], *[texts[-1]] * (catalogue.num_plurals - 1)]
            catalogue.add(message.id, texts[0] if isinstance(message.id, str) else tuple(forms))
        with (folder / f"{tag}.po").open("wb") as output:
            write_po(output, catalogue)
