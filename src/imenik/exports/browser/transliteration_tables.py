"""The transliteration and folding tables of `i18n/script.py` as a JavaScript module, so that there is one source."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from imenik.i18n.script import FOLD_TABLE, LATIN
from imenik.views.edition import Editions


def files(_editions: Editions) -> Iterator[tuple[str, bytes]]:
    """`assets/js/letters.js`, the same for every directory."""
    lines = [_line("folded", FOLD_TABLE), _line("latin", LATIN)]
    yield "assets/js/letters.js", "".join(lines).encode()


def _line(name: str, table: Mapping[str, str]) -> str:
    return f"export const {name} = {json.dumps(dict(table), ensure_ascii=False, separators=(',', ':'))};\n"
