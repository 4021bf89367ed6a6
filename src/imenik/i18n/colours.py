"""Colours that can be read on the page (WCAG 2.2)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator

from imenik.i18n.messages import InvalidValueError, say

MIN_CONTRAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""
WHITE, BLACK = "#ffffff", "#1e2129"
"""The backgrounds of pages in the light and in the dark scheme; letters on a coloured ground are the same."""


def _luminance(colour: str) -> float:
    """The relative luminance of a colour (WCAG 2.2)."""
    parts = [part / 255 for part in bytes.fromhex(colour[1:])]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable_on(ground: str) -> AfterValidator:
    def check(colour: str) -> str:
        darker, lighter = sorted((_luminance(colour), _luminance(ground)))
        contrast = (lighter + 0.05) / (darker + 0.05)
        if contrast < MIN_CONTRAST:
            message = say('"{colour}" cannot be read on {ground}', colour=colour, ground=ground)
            found, least = f"{contrast:.1f}", str(MIN_CONTRAST)
            hint = say("their contrast is {found} to 1; at least {least} is needed", found=found, least=least)
            raise InvalidValueError("low-contrast", message, hint)
        return colour

    return AfterValidator(check)


def _check_colour(colour: str) -> str:
    if not re.fullmatch("#[0-9a-f]{6}", colour):
        message = say('"{colour}" is not a colour', colour=colour)
        raise InvalidValueError("bad-colour", message, say("write # and six digits, such as #1f6f8b"))
    return colour


ColourOnWhite = Annotated[str, AfterValidator(_check_colour), _readable_on(WHITE)]
ColourOnBlack = Annotated[str, AfterValidator(_check_colour), _readable_on(BLACK)]
