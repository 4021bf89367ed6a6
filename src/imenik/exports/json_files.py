"""How all published JSON is written: as data that no browser can take for markup, wherever it is put."""

from __future__ import annotations

import json

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def as_json(value: object) -> str:
    """Compact JSON; NaN and infinities are errors."""
    return _inert(_encode(value))


def encoded(value: object) -> bytes:
    """Compact JSON in UTF-8."""
    return as_json(value).encode()


def readable(value: object, indent: int = 2) -> bytes:
    """JSON in lines for people, in UTF-8."""
    return _inert(json.dumps(value, ensure_ascii=False, indent=indent, allow_nan=False) + "\n").encode()


def _inert(text: str) -> str:
    """The same with the beginning of every tag escaped, as in pages; outside texts, JSON has no such character."""
    return text.replace("<", "\\u003c")
