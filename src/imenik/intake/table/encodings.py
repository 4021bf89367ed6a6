"""Detects the encoding of a text table: from its bytes, or from the words that these spell in each encoding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale

from imenik.i18n.messages import InvalidValueError, Message, say
from imenik.i18n.script import mixed_words
from imenik.store.word_lists import words_for

LEGACY = ("windows-1250", "windows-1251", "windows-1252", "iso-8859-2")
ENCODINGS = ("utf-8", "utf-16", *LEGACY)

_MIN_EVIDENCE = 1.0
"""By how many familiar groups of letters the best reading has to be ahead of every other one."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_ODD = re.compile(r"[^\x20-\x7e\s\w„“”‚‘’»«–—…•·§°©®™€\xa0\xad]")
"""What stands in no table that people write by hand, such as control characters."""
_MANGLED = re.compile("[ÂÃÄÅÐÑØ][\x80-\xbf€-™Œ-ž]")
"""Two letters that one letter in UTF-8 looks like in a one-byte encoding of Latin letters."""
_SAY_WHICH = say("save it as CSV UTF-8 or as .xlsx, or give its encoding with --encoding")


@dataclass(frozen=True)
class _Reading:
    """What the bytes spell in one encoding, and how many groups of letters in it are familiar."""

    encoding: str
    text: str
    familiar: float


def decoded(data: bytes, encoding: str | None = None) -> tuple[str, tuple[Message, ...]]:
    """The decoded text, and remarks about its encoding; InvalidValueError if it cannot be detected.

    Bytes can be letters in several old encodings. So the words that they spell are compared with words of the
    languages that use each; if two readings are about as good, the encoding has to be given.
    """
    known = encoding or _marked(data)
    if known:
        try:
            text = data.decode("utf-8-sig" if known == "utf-8" else known).removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise InvalidValueError(
                "not-utf-8", say("this file is not {encoding}", encoding=known), _SAY_WHICH
            ) from None
        return _with_remarks(text)
    best, *others = sorted(_readings(data), key=lambda reading: -reading.familiar) or [_Reading("", "", 0)]
    rival = max([0, *(other.familiar for other in others if other.text != best.text)])
    if best.familiar - rival < _MIN_EVIDENCE:
        raise InvalidValueError("not-utf-8", say("cannot detect the file's character encoding"), _SAY_WHICH)
    remark = say("the file is not UTF-8; it was read as {encoding}. Check these words: {words}", encoding=best.encoding,
                 words=" ".join(list(dict.fromkeys(_foreign_words(best.text)))[:8]))  # fmt: skip
    return best.text, (remark, *_lost(best.text))


def _with_remarks(text: str) -> tuple[str, tuple[Message, ...]]:
    """The text with letters that were saved in a wrong encoding put right, and remarks about that."""
    if _MANGLED.search(text):
        mended = _mended(text)
        if mended:
            words = " ".join(list(dict.fromkeys(_foreign_words(mended)))[:8])
            return mended, (say("letters that had been saved wrongly were restored. Check: {words}", words=words),)
    return text, _lost(text)


def _mended(text: str) -> str | None:
    """UTF-8 that was read in a one-byte encoding of Latin letters, as it was meant; None if it is not that."""
    for name in ("windows-1252", "iso-8859-1"):
        try:
            return text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
    return None


def _lost(text: str) -> tuple[Message, ...]:
    """A remark if letters were replaced by question marks before the file was saved."""
    words = [word for word in re.findall(r"[^\s;,\"]+", text) if re.search(r"\w[?\ufffd]\w", word) and "/" not in word]
    if not words:
        return ()
    shown = " ".join(list(dict.fromkeys(words))[:8])
    return (say("letters were lost before this file was saved: {words}. Export the table again", words=shown),)


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


def _readings(data: bytes) -> Iterator[_Reading]:
    for name in LEGACY:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if not mixed_words(text):
            yield _Reading(name, text, _familiar(text, name))


def _familiar(text: str, encoding: str) -> float:
    """How many groups of letters of different words are familiar, less those that stand in no table."""
    triples, pairs = _groups_of_languages(tuple(words_for("tables", encoding)))
    found = 0.0
    for word in set(map(str.lower, _foreign_words(text))):
        for group in _groups(word, 3):
            if not group.isascii():
                likely = 0.4 if group[:2] in pairs and group[1:] in pairs else 0
                found += 1 if group in triples else likely
    return found - len(_ODD.findall(text))


def _foreign_words(text: str) -> Iterable[str]:
    return (word for word in _WORD.findall(text) if not word.isascii())


def _groups(word: str, length: int) -> Iterator[str]:
    word = f" {word} "
    return (word[at : at + length] for at in range(len(word) - length + 1))


@cache
def _groups_of_languages(tags: tuple[str, ...]) -> tuple[frozenset[str], frozenset[str]]:
    """The groups of three and of two letters in words of some languages: names of places, languages, money, days."""
    words = {
        word for tag in tags for name in _names(Locale.parse(tag, sep="-")) for word in _foreign_words(name.lower())
    }
    threes, twos = (frozenset(group for word in words for group in _groups(word, length)) for length in (3, 2))
    return threes, twos


def _names(locale: Locale) -> Iterator[str]:
    for names in (locale.territories, locale.languages, locale.scripts, locale.currencies):
        yield from map(str, names.values())
    for by_width in (locale.months["format"], locale.days["format"]):
        yield from (str(name) for names in by_width.values() for name in names.values())
    yield from (str(zone.get("city", "")) for zone in locale.time_zones.values())
