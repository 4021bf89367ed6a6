"""Translates Python's regular expressions to JavaScript, so that both sides use the same patterns."""

from __future__ import annotations

import re

# Python's classes for str patterns; in JavaScript \w and \d are ASCII only, and \s has other members.
_CLASSES = {
    r"\w": r"\p{L}\p{N}_",
    r"\d": r"\p{Nd}",
    r"\s": r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000",
}
_LETTER = r"[^\W\d_]"
_PIECE = re.compile(r"\[\^\\W\\d_\]|\\.|\[|\]|.", re.DOTALL)


def to_js_regex(pattern: re.Pattern[str]) -> tuple[str, str]:
    r"""Source and flags for `new RegExp`, which matches what `pattern` matches.

    White space of verbose patterns is removed, so they must not match any. Within brackets, `\W` is only supported in
    `[^\W\d_]`.
    """
    source = re.sub(r"\s+", "", pattern.pattern) if pattern.flags & re.VERBOSE else pattern.pattern
    pieces, in_class = [], False
    for piece in _PIECE.findall(source):
        in_class = piece == "[" or (in_class and piece != "]")
        if piece == _LETTER:
            pieces.append(r"[\p{L}\p{Nl}\p{No}]")
        elif piece.lower() in _CLASSES and not in_class:
            pieces.append(f"[{'^' if piece.isupper() else ''}{_CLASSES[piece.lower()]}]")
        elif piece in _CLASSES:
            pieces.append(_CLASSES[piece])
        elif piece == r"\-" and not in_class:  # as `re.escape` writes it
            pieces.append("-")
        else:
            pieces.append(piece)
    # Escaped, since a published file cannot contain lone surrogates, and control characters are invisible.
    plain = re.sub(r"[^ -~]", lambda match: f"\\u{{{ord(match[0]):x}}}", "".join(pieces))
    return plain, "iu" if pattern.flags & re.IGNORECASE else "u"
