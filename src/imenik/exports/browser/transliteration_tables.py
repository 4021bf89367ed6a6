"""The transliteration and folding tables of `i18n/script.py` as a JavaScript module, so that there is one source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from imenik.i18n.script import FOLD_TABLE, LATIN
from imenik.views.edition import Editions

PATH = "assets/js/letters.js"


def files(_editions: Editions) -> Iterator[tuple[str, bytes]]:
    """The module, the same for every directory."""
    yield PATH, letters().encode()


def letters() -> str:
    """The text of the module."""
    return _line("folded", FOLD_TABLE) + _line("latin", LATIN)


def _line(name: str, table: Mapping[str, str]) -> str:
    return f"export const {name} = {json.dumps(dict(table), ensure_ascii=False, separators=(',', ':'))};\n"
