"""The scalar types: what each takes and refuses, with the rule that it names."""

from __future__ import annotations

from datetime import date, datetime
from datetime import time as clock
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from imenik.i18n import text as texts
from imenik.i18n.messages import InvalidValueError
from imenik.i18n.text import Text
from imenik.model import values
from imenik.model.values import PartialDate

ARABIC = "٢٠٢٦-٠١-٠١"
LONG = "a" * 300_000


@pytest.mark.parametrize(
    ("name", "written", "value"),
    [
        ("Id", "a", "a"),
        ("Id", "5-million-2", "5-million-2"),
        ("Tag", "bs", "bs"),
        ("Tag", "sr-Cyrl", "sr-Cyrl"),
        ("Tag", "sr-Latn-BA", "sr-Latn-BA"),
        ("Tag", "es-419", "es-419"),
        ("Country", "NO", "NO"),
        ("Country", "XK", "XK"),
        ("Date", "2024-02-29", date(2024, 2, 29)),
        ("DateOrDatetime", "2026-01-01", date(2026, 1, 1)),
        ("DateOrDatetime", "2026-01-01T00:00", datetime(2026, 1, 1)),
        ("DateOrDatetime", "2026-01-01 23:59", datetime(2026, 1, 1, 23, 59)),
        ("Datetime", "2026-01-01T16:00", datetime(2026, 1, 1, 16)),
        ("Founded", "1895", PartialDate(1895)),
        ("Founded", "1895-05", PartialDate(1895, 5)),
        ("Founded", "1895-05-13", PartialDate(1895, 5, 13)),
        ("ClockTime", "00:00", clock(0, 0)),
        ("ClockTime", "23:59", clock(23, 59)),
        ("Timezone", "Europe/Sarajevo", "Europe/Sarajevo"),
        ("Recurrence", "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2"),
        *(
            ("Recurrence", each, each)
            for each in (
                *("FREQ=WEEKLY;BYDAY=TU,TH", "FREQ=MONTHLY;BYDAY=1TH,3TH", "FREQ=MONTHLY;BYDAY=-1SU,2WE;INTERVAL=3"),
                *(
                    "FREQ=MONTHLY;BYMONTHDAY=28",
                    "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
                    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
                ),
            )
        ),
        ("Url", "https://example.org", "https://example.org"),
        ("Url", "http://www.example.org:8080/a/b?c=d#e", "http://www.example.org:8080/a/b?c=d#e"),
        ("Url", "https://пример.срб/мост", "https://пример.срб/мост"),
        ("Url", "https://xn--e1afmkfd.xn--90a3ac/", "https://xn--e1afmkfd.xn--90a3ac/"),
        ("Email", "info@example.org", "info@example.org"),
        ("Email", "Ured.za-dijasporu+bs@mail.example.co.uk", "Ured.za-dijasporu+bs@mail.example.co.uk"),
        ("Email", "info@example.xn--90a3ac", "info@example.xn--90a3ac"),
        ("Contact", "info@example.org", "info@example.org"),
        ("Contact", "https://example.org/contact", "https://example.org/contact"),
        ("LogoFile", "most-2.svg", "most-2.svg"),
        ("Line", " Most ", "Most"),
        ("Text", "Most", Text({"und": "Most"})),
        ("Text", {"bs": " Most ", "da": "Bro"}, Text({"bs": "Most", "da": "Bro"})),
        ("Title", "M" * 300, Text({"und": "M" * 300})),
    ],
)
def test_taken(name: str, written: object, value: object) -> None:
    assert _adapter(name).validate_python(written) == value


@pytest.mark.parametrize(
    ("name", "written", "rule"),
    [
        *(("Id", each, "bad-id") for each in ("", "A", "a_b", "-a", "a-", "a--b", "č", "a\n", "..", "a/b", "١")),
        *(("Tag", each, "unknown-language") for each in ("", "BS", "sr-cyrl", "sr_Cyrl", "xx", "bosnian", "bs\n")),
        *(("Country", each, "unknown-country") for each in ("", "se", "UK", "EU", "SWE", "Sweden", "S E", "ＳＥ")),
        *(("Date", each, "bad-date") for each in ("2026-02-30", "2023-02-29", "0000-01-01", "2026-1-1", "20260101")),
        *(("Date", each, "bad-date") for each in (ARABIC, "2026-01-01\n", "2026-01-01T00:00", "2026-W01-1", "")),
        *(("Datetime", each, "bad-date") for each in ("2026-01-01", "2026-01-01T24:00", "2026-01-01T16:00Z")),
        *(("DateOrDatetime", each, "bad-date") for each in ("2026-02-30T10:00", "2026-01-01T9:00", ARABIC)),
        *(("Founded", each, "bad-date") for each in ("95", "1895-13", "1895-02-29", "0000", "1895-5", "c. 1895")),
        *(("ClockTime", each, "bad-time") for each in ("24:00", "16:60", "9:00", "16:00:00", "16.00", "١٦:٠٠")),
        *(("Timezone", each, "unknown-timezone") for each in ("", "CEST", "europe/sarajevo", "../etc/passwd")),
        *(("Recurrence", each, "bad-rule") for each in ("FREQ=DAILY", "FREQ=MONTHLY;BYDAY=5TH", "FREQ=YEARLY\n")),
        *(
            ("Recurrence", each, "bad-rule")
            for each in ("FREQ=WEEKLY;BYDAY=TU,TU", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=31")
        ),
        *(("Recurrence", each, "bad-rule") for each in ("FREQ=MONTHLY;BYMONTHDAY=31", f"FREQ=YEARLY;BYMONTH={LONG}")),
        *(("Url", each, "bad-url") for each in ("", "example.org", "ftp://example.org", "javascript:alert(1)")),
        *(
            ("Url", each, "bad-url")
            for each in ("https://example.org/\nx", "https://exam ple.org", "https://x.org/\x00\t")
        ),
        *(("Url", each, "bad-url") for each in ("https://a:b@example.org", "https://@example.org", "https://a@b.org")),
        *(("Url", each, "bad-url") for each in ("https://127.0.0.1", "https://127.0.0.0x1", "https://127.0.0.①")),
        *(
            ("Url", each, "bad-url")
            for each in ("https://[::1]/", "https://[::ffff:1.2.3.4]", "https://[", "https://2130706433")
        ),
        *(
            ("Url", each, "bad-url")
            for each in ("https://example.org.", "https://example", "https://.org", "https://a..org")
        ),
        *(
            ("Url", each, "bad-url")
            for each in ("https://example.org:99999", "https://example.org:x", "https://", "//a.org")
        ),
        *(
            ("Url", each, "bad-url")
            for each in ("https://example.org\\@evil.org", "https://example.org/<b>", "https://-a.org")
        ),
        *(
            ("Email", each, "bad-email")
            for each in ("", "info", "info@", "@example.org", "info@example", "a b@example.org")
        ),
        *(
            ("Email", each, "bad-email")
            for each in ("info@example.org.", "info@example.org\n", "a..b@example.org", ".a@b.org")
        ),
        *(
            ("Email", each, "bad-email")
            for each in ("a@-b.org", "a@b-.org", "A <a@b.org>", "a@b.org,c@d.org", "a@127.0.0.1")
        ),
        *(("Contact", each, "bad-email") for each in ("info@example", "a@b.org c@d.org")),
        *(("Contact", each, "bad-url") for each in ("example.org", "+387 33 000 000")),
        *(("LogoFile", each, "bad-logo") for each in ("../a.png", "a.gif", "A.png", "a.svg.exe", "a.png\n")),
        *(("Line", each, "string_too_short") for each in ("", "  ", "\n")),
        *(("Line", each, "too-long") for each in ("a\nb",)),
        ("Line", "a" * 301, "string_too_long"),
        *(("Text", each, "string_too_short") for each in ("", "  ", {"bs": ""}, {"bs": "Most", "de": "\n"})),
        ("Text", {}, "too_short"),
        ("Text", {"bosnian": "Most"}, "unknown-language"),
        ("Text", {"bs": ["Most"]}, "string_type"),
        ("Text", ["Most"], "dict_type"),
        ("Title", {"bs": "Most", "de": "a\nb"}, "too-long"),
    ],
)
def test_refused(name: str, written: object, rule: str) -> None:
    """`rule` is our own, or the kind of error that pydantic gives and `refusals` puts into words."""
    with pytest.raises(ValidationError) as caught:
        _adapter(name).validate_python(written)
    (error,) = caught.value.errors()
    refusal = error.get("ctx", {}).get("error")
    assert (refusal.rule if isinstance(refusal, InvalidValueError) else error["type"]) == rule


@pytest.mark.parametrize("name", ["Country", "Date", "DateOrDatetime", "Founded", "ClockTime", "Url", "Email", "Id"])
@pytest.mark.parametrize("written", [[], ["a"], {}, {"year": "2026"}, None])
def test_what_is_no_text_is_refused(name: str, written: object) -> None:
    with pytest.raises(ValidationError):
        _adapter(name).validate_python(written)


@pytest.mark.parametrize("name", ["Id", "Tag", "Country", "Date", "Founded", "Recurrence", "Url", "Email", "Contact"])
@pytest.mark.parametrize(
    "written",
    [
        LONG,
        "a-" * 150_000,
        "1" * 300_000,
        f"a@{LONG}",
        "a." * 150_000,
        f"https://a.{LONG}!",
        "https://" + "a." * 150_000,
    ],
)
def test_a_long_value_is_refused(name: str, written: str) -> None:
    """In more than linear time this test would never end."""
    with pytest.raises(ValidationError):
        _adapter(name).validate_python(f"{written}!")


def _adapter(name: str) -> TypeAdapter[Any]:
    return TypeAdapter(getattr(values, name, None) or getattr(texts, name))
