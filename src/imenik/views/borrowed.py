"""Messages that a half-translated language borrows from another one: a page says which language they are in.

While a page is rendered they are between marks. These become elements, or nothing where there can be none.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from imenik.i18n.script import direction_of
from imenik.views.wording import Wording

_BEGINS, _SAYS, _ENDS = "\ue000", "\ue001", "\ue002"
"""Characters for private use, which no text of an entry has."""
_MARKS = re.compile(f"{_BEGINS}[^{_SAYS}]*{_SAYS}|{_ENDS}")
_PIECES = re.compile(
    r"<(script|style|svg|select|textarea|title)\b.*?</\1>|<[^>]*>"
    f"|{_BEGINS}([^{_SAYS}]*){_SAYS}([^{_BEGINS}{_ENDS}]*){_ENDS}",
    re.DOTALL,
)
"""Where there are no elements, or a borrowed message with none inside."""


class MarkedWording(Wording):
    """A wording that puts borrowed messages between marks."""

    def say(self, text: str, /, **values: object) -> Markup:
        """A translated message with escaped values."""
        return self._marked(text, super().say(text, **values))

    def count(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """A translated message in the plural form for `number`."""
        return self._marked(singular, super().count(singular, plural, number, **values))

    def _marked(self, text: str, words: Markup) -> Markup:
        tag = self.language.borrowed.get(text)
        if tag is None:
            return words
        direction = direction_of(tag)
        turned = f' dir="{direction}"' if direction != self.language.direction else ""
        return Markup(f'{_BEGINS}lang="{tag}"{turned}{_SAYS}{words}{_ENDS}')  # noqa: S704 - around a message


def marked(wording: Wording) -> Wording:
    """The wording of a page; the same for a language that borrows nothing."""
    return MarkedWording(wording.language) if wording.language.borrowed else wording


def with_languages(html: str) -> str:
    """A page with each borrowed message in an element that says its language."""
    while _BEGINS in html and (changed := _PIECES.sub(_in_element, html)) != html:
        html = changed
    return without_marks(html)


def without_marks(text: str) -> str:
    """A text that is no markup."""
    return _MARKS.sub("", text) if _BEGINS in text else text


def _in_element(piece: re.Match[str]) -> str:
    attributes, words = piece[2], piece[3]
    return without_marks(piece[0]) if attributes is None else f"<span {attributes}>{words}</span>"
