"""Ensure that texts contain no telephone numbers: most are personal, and once published cannot be taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imenik.i18n.messages import Problem, Severity, say
from imenik.store.traversal import LocatedText

NUMBER = re.compile(
    r"""
    (?<![\w/.,=+-])(?:
        \+[1-9](?:[\x20()/.-]{0,2}[0-9]){7,14}
      | 00[1-9](?:[\x20()/.-]{0,2}[0-9]){8,12}
      | (?<![0-9]\x20)(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
        \(?0[1-9][0-9]{1,2}\)?[\x20/-]{1,3}[0-9]{2,4}(?:[\x20-][0-9]{2,4}){1,3}
      | (?<![0-9]\x20)\(?0[1-9][0-9]{0,2}\)?\x20?/\x20?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3}[0-9\x20-]{2,6}[0-9]
    )(?![\w%€$]|\x20?(?:%|€|[$]|EUR|KM|BAM|CHF|SEK|USD|RSD)|[.,][0-9])
    """,
    re.VERBOSE,
)
"""With a country code, or in groups after a zero, which neither years nor amounts begin with."""
ANNOUNCED = re.compile(
    r"""
    (?<!\w)(?:tel|telefon[aue]?|telefonom|mob|mobil|mobitel[au]?|mobile|gsm|fon|handy|phone|viber|whatsapp
      |тел|телефон[ау]?|моб|мобител[ау]?|вајбер|вацап)
    (?:[\x20.:]|na|на|br|бр|broj|број|nr|no|number){0,8}
    (?<!\w)(?!(?:19|20)[0-9]{2}(?![0-9]))
    [(]?[0-9](?:[\x20()/.-]{0,2}[0-9]){5,13}(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""After a word for telephone, any number of at least six digits that does not begin with a year."""

_ENOUGH_DIGITS = re.compile(r"[0-9](?:[\x20()/.-]{0,6}[0-9]){5}")
"""What both patterns have in common; it is found in a tenth of the time, and mostly is not there."""


def check(located: LocatedText) -> Sequence[Problem]:
    """Texts with a telephone number, reported once per text."""
    if not _ENOUGH_DIGITS.search(located.text):
        return ()
    number = NUMBER.search(located.text) or ANNOUNCED.search(located.text)
    if number is None:
        return ()
    message = say('"{number}" looks like a telephone number', number=number[0])
    hint = say("leave it out, or name a page that contains it")
    return [located.origin.problem("phone-number", message, hint, at=located.location, severity=Severity.WARNING)]
