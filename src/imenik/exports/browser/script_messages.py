"""The messages used by the scripts of the form, extracted from their source: `say("...")`, as in Python."""

from __future__ import annotations

from functools import cache
from io import BytesIO

from babel.messages.extract import extract

from imenik.env.locations import THEME

_FOLDER = THEME / "assets" / "js" / "form"


@cache
def form_messages() -> tuple[str, ...]:
    """The English messages, sorted."""
    messages = set()
    for script in sorted(_FOLDER.glob("*.js")):
        for _line, message, _comments, _context in extract("javascript", BytesIO(script.read_bytes()), {"say": None}):
            messages.add(message if isinstance(message, str) else message[0])
    return tuple(sorted(messages))
