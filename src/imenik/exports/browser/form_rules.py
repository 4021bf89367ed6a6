"""The patterns, limits and tables of our rules for the browser: each is the one that Python uses, none is made here."""

from __future__ import annotations

from typing import Any

from imenik.checks import (
    near_duplicate,
    personal_email,
    phone_number,
    reserved_id,
    secret_link,
    unexpected_host,
    unlikely_date,
)
from imenik.checks import wrong_script as wrong
from imenik.i18n import script
from imenik.i18n import text as texts
from imenik.i18n.js_regex import to_js_regex
from imenik.i18n.messages import MAX_VALUE_LENGTH
from imenik.intake.input_parser import LONGEST_ID
from imenik.model import values
from imenik.model.fields import descriptions
from imenik.model.organisation import Links
from imenik.store import yaml_reader as syntax
from imenik.store.loader import MAX_FILE_SIZE

PATTERNS = {
    "id": values.ID,
    "date": values.DATE,
    "dateOrTime": values.DATE_OR_DATETIME,
    "partialDate": values.PARTIAL_DATE,
    "web": values.WEB,
    "host": values.HOST,
    "mail": values.EMAIL,
    "file": values.LOGO,
    "tag": texts.TAG_PATTERN,
    "forbidden": syntax.FORBIDDEN_CHARACTER,
    "seam": script.SCRIPT_BOUNDARY,
    "word": script.WORD,
    "cyrillic": script.HAS_CYRILLIC,
    "latin": script.HAS_LATIN,
    "address": personal_email.ADDRESS,
    "freeHost": personal_email.FREE_HOST,
    "role": personal_email.ROLE,
    "phone": phone_number.NUMBER,
    "phoneAnnounced": phone_number.ANNOUNCED,
    "meeting": secret_link.MEETING,
    "group": secret_link.GROUP,
    "legalForm": near_duplicate.LEGAL_FORM,
}
"""By the names that the scripts use."""


def rules() -> dict[str, Any]:
    """As JSON; patterns are sources and flags for `new RegExp`."""
    return {
        "patterns": {name: to_js_regex(pattern) for name, pattern in PATTERNS.items()},
        "longestLine": texts.MAX_LINE_LENGTH,
        "longestAddress": values.LONGEST_ADDRESS,
        "longestId": LONGEST_ID,
        "longestValue": MAX_VALUE_LENGTH,
        "largest": MAX_FILE_SIZE,
        "usual": texts.COMMON_TAGS,
        "meant": texts.TAG_CORRECTIONS,
        "cyrillicAlike": dict(script.CYRILLIC_ALIKE),
        "latinAlike": dict(script.LATIN_ALIKE),
        "inLatin": sorted(wrong.IN_LATIN),
        "wordsOfAName": wrong.WORDS_OF_A_NAME,
        "shortestSurname": personal_email.SHORTEST_SURNAME,
        "reserved": sorted(reserved_id.RESERVED),
        "examples": {name: each.example for name, each in descriptions(Links).items()},
        "hosts": unexpected_host.hosts(),
        "sharedHosts": near_duplicate.SHARED_HOSTS,
        "shortestAlike": near_duplicate.SHORTEST_ALIKE,
        "shortestWord": near_duplicate.SHORTEST_WORD,
        "years": (unlikely_date.YEARS[0], unlikely_date.YEARS[-1]),
        "calendar": (unlikely_date.CALENDAR[0], unlikely_date.CALENDAR[-1]),
        "planned": unlikely_date.PLANNED,
        "oldest": unlikely_date.OLDEST,
    }
