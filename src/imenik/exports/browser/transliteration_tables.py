"""The letters of `locales/scripts.yml` as a JavaScript module, so that there is one source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from imenik.i18n.script_tables import script_tables
from imenik.store.languages import Derivations, derivations_of
from imenik.views.edition import Editions

PATH = "assets/js/letters.js"


def files(editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The module, with the transliterations of the site's languages."""
    yield PATH, letters(derivations_of(next(iter(editions.values())).languages)).encode()


def letters(derivations: Derivations) -> str:
    """The text of the module."""
    tables = script_tables()
    made = {
        tag: {"source": derivation.source, "letters": dict(derivation.transliterate.letters)}
        for tag, derivation in derivations.items()
    }
    return _line("folded", tables.folds) + _line("same", tables.same) + _line("ids", tables.ids) + _line("made", made)


def _line(name: str, table: Mapping[str, object]) -> str:
    return f"export const {name} = {json.dumps(dict(table), ensure_ascii=False, separators=(',', ':'))};\n"
