"""The patterns, limits and tables of our rules for the browser: each is the one that Python uses, none is made here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from imenik.checks import (
    bare_prose,
    lookalike_host,
    personal_email,
    phone_number,
    reserved_id,
    secret_link,
    unexpected_host,
    unlikely_date,
)
from imenik.checks import wrong_script as wrong
from imenik.checks.likeness import contacts, names
from imenik.i18n import hosts, legibility, script
from imenik.i18n import text as texts
from imenik.i18n.codes import language_subtags
from imenik.i18n.js_regex import to_js_regex
from imenik.i18n.messages import MAX_VALUE_LENGTH
from imenik.i18n.script_tables import mistaken_tags, script_tables, site_tags
from imenik.intake.input_parser import MAX_ID_LENGTH
from imenik.model import KINDS, Record, values
from imenik.model.base import MAX_ITEMS
from imenik.model.fields import descriptions
from imenik.model.fields.rules import NEEDS, ORDERS, Need, moment_fields
from imenik.model.parts.elsewhere import Links
from imenik.store import yaml_reader as syntax
from imenik.store.languages import notations
from imenik.store.reading.source import MAX_FILE_SIZE

PATTERNS = {
    "id": values.ID,
    "date": values.DATE,
    "dateOrTime": values.DATE_OR_DATETIME,
    "partialDate": values.PARTIAL_DATE,
    "web": values.WEB,
    "host": hosts.HOST,
    "mixedHost": hosts.MIXED,
    "lookalikeHost": hosts.LOOKALIKE,
    "hostOfAddress": lookalike_host.NAME,
    "mail": values.EMAIL,
    "file": values.LOGO,
    "register": values.REGISTER,
    "tag": texts.TAG_PATTERN,
    "forbidden": syntax.FORBIDDEN_CHARACTER,
    "shown": legibility.SHOWN,
    "unseen": legibility.UNSEEN,
    "flag": legibility.FLAG,
    "address": personal_email.ADDRESS,
    "phone": phone_number.NUMBER,
    "phoneAnnounced": phone_number.ANNOUNCED,
    "plainWord": bare_prose.WORD,
    "meeting": secret_link.MEETING,
    "group": secret_link.GROUP,
    "legalForm": names.LEGAL_FORM,
    "frontPage": contacts.FRONT_PAGE,
    "passing": contacts.PASSING,
}
"""By the names that the scripts use."""
NOTATION_PATTERNS = {
    "phoneLinked": phone_number.LINKED,
    "chat": personal_email.CHAT,
    "chatOfOne": personal_email.CHAT_OF_ONE,
    "entity": notations.ENTITY,
    "percent": notations.PERCENT,
    "markup": notations.MARKUP,
    "space": notations.SPACE,
}
"""Those about numbers and addresses that are coded, spaced or spelled."""


def rules() -> dict[str, Any]:
    """As JSON; patterns are sources and flags for `new RegExp`."""
    return {
        "patterns": {name: to_js_regex(pattern) for name, pattern in _patterns().items()},
        "mostMarks": legibility.MAX_MARKS,
        "mostItems": MAX_ITEMS,
        "longestText": texts.MAX_TEXT_LENGTH,
        "longestLine": texts.MAX_LINE_LENGTH,
        "longestAddress": values.MAX_ADDRESS_LENGTH,
        "longestMailbox": values.MAX_MAILBOX_LENGTH,
        "longestId": MAX_ID_LENGTH,
        "longestValue": MAX_VALUE_LENGTH,
        "largest": MAX_FILE_SIZE,
        "usual": site_tags(),
        "meant": mistaken_tags(),
        "alike": dict(script_tables().look_alikes),
        "wordsOfAName": wrong.MAX_NAME_WORDS,
        "prose": sorted(bare_prose.PROSE),
        "wordsOfProse": bare_prose.MIN_WORDS,
        "shortestSurname": personal_email.MIN_SURNAME_LENGTH,
        "reserved": sorted(reserved_id.RESERVED),
        **_comparisons(),
        "examples": {name: link.example for name, link in descriptions(Links).items()},
        "privateHosts": sorted(hosts.PRIVATE),
        "hosts": unexpected_host.hosts(),
        "sharedHosts": contacts.SHARED_HOSTS,
        "hostAliases": contacts.HOST_ALIASES,
        "shortestAlike": names.MIN_NAME_LENGTH,
        "shortestWord": names.MIN_WORD_LENGTH,
        "years": (unlikely_date.ENTRY_YEARS[0], unlikely_date.ENTRY_YEARS[-1]),
        "calendar": (unlikely_date.CALENDAR_YEARS[0], unlikely_date.CALENDAR_YEARS[-1]),
        "planned": unlikely_date.MAX_YEARS_AHEAD,
        "oldest": unlikely_date.OLDEST_FOUNDATION,
    }


def _patterns() -> dict[str, re.Pattern[str]]:
    """Those above, and those that are made of data."""
    return {
        **PATTERNS,
        "role": personal_email.role(),
        "freeHost": personal_email.free_host(),
        "seam": script.script_boundary(),
        "word": script.word(),
        **script.patterns(),
    }


def notation_rules() -> dict[str, Any]:
    """How numbers and addresses can be written besides the usual way."""
    words = {
        "spelledDot": notations.spelled_dot(),
        "spelledAt": notations.spelled_at(),
    }
    return {
        "patterns": {name: to_js_regex(pattern) for name, pattern in {**NOTATION_PATTERNS, **words}.items()},
        "entities": notations.ENTITIES,
        "signs": notations.ALIKE,
        "zeros": notations.ZEROS,
    }


def languages_by_script() -> dict[str, str]:
    """The languages that are written in one script only, by script."""
    return {
        name: " ".join(sorted(tag for tag in language_subtags() if script.script_of(tag) == name))
        for name in script.patterns()
    }


def table_messages() -> set[str]:
    """The English messages of the rules that compare fields, which stand in no script."""
    return {message.text for need in NEEDS if _has_form(need.models) for message in (need.message, need.hint)}


def _comparisons() -> dict[str, Any]:
    """The rules that compare fields, by kinds that have a form."""
    with_form = [model for model in KINDS if model.form_groups]
    return {
        "moments": {model.kind: moment_fields(model) for model in with_form},
        "orders": {
            model.kind: [
                {"first": order.first, "second": order.second, "within": order.within}
                for order in ORDERS
                if order.model is model
            ]
            for model in with_form
        },
        "needs": {model.kind: [_need(need) for need in NEEDS if model in need.models] for model in with_form},
    }


def _has_form(models: Iterable[type[Record]]) -> bool:
    return any(model.form_groups for model in models)


def _need(need: Need) -> dict[str, Any]:
    return {
        "rule": need.rule,
        "given": need.given and asdict(need.given),
        "needs": [asdict(given) for given in need.needs],
        "at": need.at,
        "atKey": need.at_key,
        "message": {"text": need.message.text, "values": need.message.values},
        "hint": {"text": need.hint.text, "values": need.hint.values},
    }
