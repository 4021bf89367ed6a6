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
    parts = {"folded": tables.folds, "same": tables.same, "digraphs": tables.digraphs, "ids": tables.ids, "made": made}
    return "".join(_line(name, table) for name, table in parts.items())


def _line(name: str, table: Mapping[str, object]) -> str:
    return f"export const {name} = {json.dumps(dict(table), ensure_ascii=False, separators=(',', ':'))};\n"
