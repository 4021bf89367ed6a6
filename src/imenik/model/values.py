"""The scalar types of a record: values are written as text and converted, or refused, here. No record is known here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    BeforeValidator,
    Field,
    GetJsonSchemaHandler,
    InstanceOf,
    WithJsonSchema,
)
from pydantic_core import CoreSchema

from imenik.i18n.codes import countries, timezones
from imenik.i18n.hosts import PRIVATE, problem_of
from imenik.i18n.messages import InvalidValueError, Message, did_you_mean, say
from imenik.i18n.names import country_hint
from imenik.i18n.script import slug
from imenik.model.recurrence import RULE, SUPPORTED, check_rule

# The form in the browser is given these patterns and limits (`exports/browser/form.py`).
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PARTIAL_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
DATETIME = re.compile(f"{DATE.pattern}[T ]{TIME.pattern}")
DATE_OR_DATETIME = re.compile(f"{DATETIME.pattern}|{DATE.pattern}")
_LABEL = r"[A-Za-z0-9\u00a1-\uffff]([A-Za-z0-9\u00a1-\uffff-]*[A-Za-z0-9\u00a1-\uffff])?"
EMAIL = re.compile(rf"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@({_LABEL}\.)+([A-Za-z\u00a1-\uffff]{{2,}}|xn--[A-Za-z0-9-]+)")
LOGO = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(png|jpg|jpeg|webp|svg)")
REGISTER = re.compile(r"ror|wikidata|isni|lei|[A-Z]{2}-[A-Z0-9]{2,12}(-[A-Z0-9]{1,12})*")
# No brackets before the path: there they enclose an IPv6 address, which is not the name of a web site.
WEB = re.compile(r'https?://[^\s"<>\\^`{|}\[\]/?#]+([/?#][^\s"<>\\^`{|}]*)?')
_USUAL_WEB = re.compile(
    rf"https?://(?![^/]*(?:xn--|\.(?:{'|'.join(sorted(PRIVATE))})(?:/|$)))"
    r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]([a-z0-9-]*[a-z0-9])(/[\w/.,;:?=&%#~+@!-]*)?"
)
"""Most addresses; these need no look at their parts, which takes five times as long."""
MAX_ADDRESS_LENGTH = 2000
MAX_MAILBOX_LENGTH = 254
"""What mail servers take (RFC 5321, 4.5.3.1, with its erratum 1690)."""
_ONE_ADDRESS = say("write one address, such as info@example.org")


def _spelled(
    pattern: re.Pattern[str],
    rule: str,
    expected: Message,
    convert: Callable[[str], Any] = str,
    shape: Mapping[str, Any] | None = None,
) -> tuple[BeforeValidator, WithJsonSchema]:
    """The pydantic annotations of a scalar with one spelling: a pattern and, where there is one, a conversion."""

    def validate(value: object) -> object:
        if not isinstance(value, str):
            return value
        if not pattern.fullmatch(value):
            raise InvalidValueError(rule, say('"{value}" is not valid', value=value), expected)
        try:
            return convert(value)
        except InvalidValueError:
            raise
        except ValueError:
            raise InvalidValueError(rule, say('"{value}" does not exist', value=value), expected) from None

    comment = expected.text.removeprefix("write ").removeprefix("use ")
    written = {"type": "string", "pattern": f"^({pattern.pattern})$", "$comment": comment, **(shape or {})}
    return BeforeValidator(validate), WithJsonSchema(written)


def _check_id(value: object) -> object:
    """Refuses what is no id but becomes one by transliteration: somebody wrote the name, such as `Café` for `cafe`."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS_LENGTH or ID.fullmatch(value):
        return value
    better = slug(value)
    if better and better != value:
        message = say('"{value}" is not valid', value=value)
        raise InvalidValueError("bad-id", message, say('did you mean "{word}"?', word=better))
    return value


def _check_country(value: object) -> object:
    if not isinstance(value, str) or value in countries():
        return value
    hint = country_hint(value) or say("write two capital letters, such as SE for Sweden")
    raise InvalidValueError("unknown-country", say('no country has the code "{value}"', value=value), hint)


def check_url(value: object) -> object:
    """The same value if it is a web address that everybody can open; what is no text is for the type to refuse."""
    if not isinstance(value, str) or len(value) > MAX_ADDRESS_LENGTH:
        return value  # for the type itself to refuse
    if _USUAL_WEB.fullmatch(value):
        return value
    expected = say("write a full web address, such as https://example.org")
    if not WEB.fullmatch(value):
        raise InvalidValueError("bad-url", say('"{value}" is not a web address', value=value), expected)
    try:
        parts = urlsplit(value)
        host, _ = unicodedata.normalize("NFKC", parts.hostname or ""), parts.port
    except ValueError:
        raise InvalidValueError("bad-url", say('"{value}" is not a web address', value=value), expected) from None
    if parts.username is not None or parts.password is not None:
        raise InvalidValueError(
            "bad-url", say('the address "{value}" contains a user name or password', value=value), expected
        )
    problem = problem_of(host)
    if problem:
        raise InvalidValueError("bad-url", problem, expected)
    return value


def _check_email(value: str) -> str:
    if len(value) > MAX_MAILBOX_LENGTH:
        raise InvalidValueError("bad-email", say('"{value}" is not valid', value=value), _ONE_ADDRESS)
    problem = problem_of(value.rpartition("@")[2].lower())
    if problem:
        raise InvalidValueError("bad-email", problem, _ONE_ADDRESS)
    return value


def check_link(target: str) -> None:
    """Refuses where a link of a text may not lead: only to public web addresses, and to mailboxes without a message."""
    if not target.startswith("mailto:"):
        check_url(target)
    elif EMAIL.fullmatch(target.removeprefix("mailto:")):
        _check_email(target)
    else:
        raise InvalidValueError("bad-email", say('"{value}" is not valid', value=target), _ONE_ADDRESS)


def _check_contact(value: object) -> object:
    if not isinstance(value, str) or len(value) > MAX_ADDRESS_LENGTH:
        return value
    if EMAIL.fullmatch(value):
        return _check_email(value)
    if "@" in value and not value.startswith(("http://", "https://")):
        raise InvalidValueError("bad-email", say('"{value}" is not valid', value=value), _ONE_ADDRESS)
    return check_url(value)


def _check_timezone(value: object) -> object:
    if isinstance(value, str) and value not in timezones():
        hint = did_you_mean(value, sorted(timezones()))
        raise InvalidValueError("unknown-timezone", say('"{value}" is not a time zone', value=value), hint)
    return value


def _as_date_or_datetime(value: str) -> date | datetime:
    return datetime.fromisoformat(value) if len(value) > len("2026-11-21") else date.fromisoformat(value)


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month or a day, as much as is known; `month` and `day` count from 1."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """From `2014`, `2014-02` or `2014-02-28`; ValueError where there is no such day."""
        numbers = [int(part) for part in text.split("-")]
        date(*[*numbers, 1, 1][:3])
        return cls(*numbers)

    @property
    def written(self) -> str:
        """What `parse` made it from."""
        return "-".join(
            [f"{self.year:04}", *(f"{number:02}" for number in (self.month, self.day) if number is not None)]
        )


@dataclass(frozen=True)
class Refers:
    """Marks a field whose value is the id of something else: of a kind of record or of a vocabulary."""

    to: str

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "x-refers": self.to}


Id = Annotated[
    str,
    *_spelled(ID, "bad-id", say("use small letters a to z, digits and single hyphens")),
    BeforeValidator(_check_id),  # pydantic asks the last one first
]
Country = Annotated[
    str,
    BeforeValidator(_check_country),
    WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$", "$comment": "country code of ISO 3166-1, such as SE"}),
]
Date = Annotated[
    date,
    *_spelled(DATE, "bad-date", say("write a date that exists as YYYY-MM-DD"), date.fromisoformat, {"format": "date"}),
]
DateOrDatetime = Annotated[
    datetime | date,
    *_spelled(
        DATE_OR_DATETIME,
        "bad-date",
        say("write a date that exists as YYYY-MM-DD, or with a time as YYYY-MM-DDTHH:MM"),
        _as_date_or_datetime,
    ),
]
Datetime = Annotated[
    datetime,
    *_spelled(DATETIME, "bad-date", say("write a date and a time as YYYY-MM-DDTHH:MM"), datetime.fromisoformat),
]
Founded = Annotated[
    InstanceOf[PartialDate],
    *_spelled(
        PARTIAL_DATE,
        "bad-date",
        say("write YYYY, YYYY-MM or YYYY-MM-DD"),
        PartialDate.parse,
        {"type": ["string", "integer"]},  # an editor takes a year for a number
    ),
]
ClockTime = Annotated[
    time, *_spelled(TIME, "bad-time", say("write hours and minutes as HH:MM, from 00:00 to 23:59"), time.fromisoformat)
]
Timezone = Annotated[
    str,
    BeforeValidator(_check_timezone),
    WithJsonSchema({"type": "string", "$comment": "time zone in the form Area/City"}),
]
Recurrence = Annotated[
    str,
    *_spelled(RULE, "bad-rule", SUPPORTED),
    BeforeValidator(check_rule),  # pydantic asks the last one first
]
Url = Annotated[
    str,
    Field(max_length=MAX_ADDRESS_LENGTH),
    BeforeValidator(check_url),
    WithJsonSchema({"type": "string", "format": "uri", "$comment": "web address"}),
]
Email = Annotated[str, *_spelled(EMAIL, "bad-email", _ONE_ADDRESS, _check_email, {"format": "idn-email"})]
Contact = Annotated[
    str,
    Field(max_length=MAX_ADDRESS_LENGTH),
    BeforeValidator(_check_contact),
    WithJsonSchema({"type": "string", "$comment": "e-mail or web address"}),
]
Register = Annotated[
    str,
    *_spelled(
        REGISTER,
        "bad-register",
        say("write ror, wikidata, isni or lei, or a national register with its country, such as AT-ZVR"),
    ),
]
LogoFile = Annotated[
    str,
    *_spelled(
        LOGO,
        "bad-logo",
        say("write the name of a PNG, JPEG, WebP or SVG file in data/organisations/logos/"),
    ),
]

# Ids of other things, by what they refer to; the check of references reads these marks.
ClusterId = Annotated[Id, Refers("clusters")]
TypeId = Annotated[Id, Refers("organisation-types")]
NeedId = Annotated[Id, Refers("needs")]
TopicId = Annotated[Id, Refers("topics")]
PlaceKindId = Annotated[Id, Refers("place-kinds")]
PlaceId = Annotated[Id, Refers("places")]
OrganisationId = Annotated[Id, Refers("organisations")]
ProjectId = Annotated[Id, Refers("projects")]
