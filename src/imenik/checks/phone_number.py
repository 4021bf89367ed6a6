"""Ensure that texts contain no telephone numbers: most are personal, and once published cannot be taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imenik.i18n.messages import Problem, Severity, say
from imenik.store.languages.notations import plainly
from imenik.store.traversal import LocatedText

NUMBER = re.compile(
    r"""
    (?<![\w/.,=+-])(?:
        \+\x20?[1-9](?:[\x20()/.-]{0,3}[0-9]){7,14}
      | 00\x20?[1-9](?:[\x20()/.-]{0,3}[0-9]){8,12}
      | (?<![0-9]\x20)(?![0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]))
        \(?0[1-9][0-9]{1,2}\)?[\x20./-]{1,3}[0-9]{2,4}(?:[\x20.-][0-9]{2,4}){1,3}
      | (?<![0-9]\x20)\(?0[1-9][0-9]{0,2}\)?\x20?/\x20?(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3}[0-9\x20-]{2,6}[0-9]
      | (?<![0-9:]\x20)(?<!ISBN\x20)0[1-9][0-9]{7,9}
    )(?![\w%€$]|\x20?(?:%|€|[$]|EUR|KM|BAM|CHF|SEK|USD|RSD)|[.,][0-9])
    """,
    re.VERBOSE,
)
"""With a country code, or in groups or as a whole after a zero, which neither years nor amounts begin with."""
ANNOUNCED = re.compile(
    r"""
    (?<!\w)(?:tel|telefon[aue]?|telefonom|mob|mobil|mobitel[au]?|mobile|gsm|fon|handy|phone|viber|whatsapp
      |signal|telegram|sms|fax|faks
      |тел|телефон[ау]?|моб|мобител[ау]?|вајбер|вацап|сигнал|телеграм|факс
      |(?:po|na)?zovit?e?(?:\x20nas)?|(?:по|на)?зовит?е?(?:\x20нас)?|call(?:\x20us)?
    )
    (?:[\x20.:]|na|на|br|бр|broj|број|nr|no|number){0,8}
    (?<!\w)(?!(?:19|20)[0-9]{2}(?![0-9]))
    [(]?[0-9](?:[\x20()/.-]{0,3}[0-9]){5,13}(?!\w)
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""After a word for telephone, any number of at least six digits that does not begin with a year."""
LINKED = re.compile(
    r"""
    (?<!\w)(?:
        (?:tel|callto|sms|smsto|mms|mmsto|facetime|facetime-audio|sips?|whatsapp|viber|sgnl|tg):[^\s<>"]{0,99}?
      | wa\.me/(?:p/[0-9]{1,20}/)?
      | (?:t|telegram)\.(?:me|dog)/(?![+]?[0-9]*[A-Za-z_])
      | whatsapp\.com/send/?[?][^\s<>"]{0,99}?
      | (?:chats?|invite)\.viber\.com/[^\s<>"]{0,99}?=
      | viber\.click/
      | signal\.me/[#]p/
      | (?:zalo|imo)\.(?:me|im)/
    )[+(]?[0-9](?:[()/.-]{0,3}[0-9]){5,14}(?![0-9A-Za-z])
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""In the address of a call, a message or a chat (RFC 3966, RFC 5724, and what messengers document)."""
_ENOUGH_DIGITS = re.compile(r"&[#]|\d(?:[\W_]{0,6}\d){5}")
"""What all patterns have in common; it is found in a tenth of the time, and mostly is not there."""


def check(located: LocatedText) -> Sequence[Problem]:
    """Texts with a telephone number, reported once per text."""
    if not _ENOUGH_DIGITS.search(located.text):
        return ()
    text = plainly(located.text)
    number = LINKED.search(text) or NUMBER.search(text) or ANNOUNCED.search(text)
    if number is None:
        return ()
    message = say('"{number}" looks like a telephone number', number=number[0])
    hint = say("leave it out, or name a page that contains it")
    return [located.origin.problem("phone-number", message, hint, at=located.location, severity=Severity.WARNING)]
