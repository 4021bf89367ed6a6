"""Detects the encoding of a text table, from its bytes or from the letters they would represent."""

from __future__ import annotations

from collections.abc import Iterator

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.i18n.script import mixed_words

ENCODINGS = ("utf-8", "utf-16", "windows-1250", "windows-1251")

_OURS = frozenset("čćžšđČĆŽŠĐäöüßÄÖÜéÉ")
_SERBIAN = frozenset("абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ")
_MARKS = frozenset("„“”‚‘’»«–—…•·§°©®™€\xa0\xad")
_LEGACY = (("windows-1250", _OURS | _MARKS), ("windows-1251", _SERBIAN | _MARKS))


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Message, ...]]:
    """The decoded text, and remarks about its encoding; InvalidValueError if it cannot be detected.

    Bytes can be letters in several legacy encodings. So one is only accepted if all letters occur in our languages and
    no word mixes alphabets; if that is true of two of them, the encoding has to be given explicitly.
    """
    known = encoding or _marked(data)
    if known:
        try:
            return data.decode("utf-8-sig" if known == "utf-8" else known).removeprefix("\ufeff"), ()
        except UnicodeDecodeError:
            raise InvalidValueError(
                "not-utf-8", say("this file is not {encoding}", encoding=known), _SAY_WHICH
            ) from None
    likely = dict(_likely(data))
    if len(set(likely.values())) != 1:
        raise InvalidValueError("not-utf-8", say("cannot detect the file's character encoding"), _SAY_WHICH)
    name, text = next(iter(likely.items()))
    remark = say("the file is not UTF-8; it was read as {encoding}. Check these letters: {letters}", encoding=name,
                 letters=" ".join(sorted(set(text) - set(map(chr, range(128)))))[:80])  # fmt: skip
    return text, (remark,)


_SAY_WHICH = say("save it as CSV UTF-8 or as .xlsx, or give its encoding with --encoding")


def _marked(data: bytes) -> str | None:
    """The encoding that is evident from the bytes: a byte order mark, UTF-16 zero bytes, or valid UTF-8."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[:2000]
    if len(sample) > 3 and sample[1::2].count(0) > len(sample) * 0.3:
        return "utf-16-le"
    if len(sample) > 3 and sample[::2].count(0) > len(sample) * 0.3:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _likely(data: bytes) -> Iterator[tuple[str, str]]:
    for name, letters in _LEGACY:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        foreign = {letter for letter in text if not letter.isascii()} - letters
        if not foreign and not mixed_words(text):
            yield name, text
