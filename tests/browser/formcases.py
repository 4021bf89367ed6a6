"""Entries with mistakes: every field with every kind of wrong value, and what the checks look at, made by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from imenik.exports.browser.form import KINDS
from imenik.model.fields import Input, Question, questions
from imenik.model.values import ID
from tests.golden import REQUIRED


class Case(NamedTuple):
    """An entry of a kind; `{n}` in its texts stands for the number of the case, which tells it from the others."""

    kind: str
    value: dict[str, Any]


LONG = "Ђ" * 301
SHAPES: tuple[Any, ...] = (None, "", " ", [], {}, ["a"], ["a", None], [["a"]], {"a": "b"}, "a\u200bb")
TEXTS: tuple[Any, ...] = (
    *(
        {"sr": "Клуб {n}"},
        {"und": "Klub {n}"},
        {"ba": "Klub {n}"},
        {"bosnian": "Klub {n}"},
        {"BS": "Klub {n}"},
        {"": "x"},
    ),
    *({"bs": ""}, {"bs": None}, {"bs": ["a"]}, {"bs": {"en": "a"}}, {"bs": "Klub {n}", "xx": "y", "hr": ""}),
    *(
        {"bs": "Klub {n}\nMost"},
        {"hr": LONG},
        LONG,
        "Klub {n}\nMost",
        {"bs": "Moст {n}"},
        "Klub {n} oстало, Cавез и ж̌z",
    ),
    *(
        {"sr-Cyrl": "Ovo je latinica {n} ovdje"},
        {"en": "Ово је ћирилица {n}"},
        {"sr-Latn": "Ћирилица {n}"},
        {"zh-Hant": "{n}"},
    ),
    *("Piši: ime.prezime{n}@gmail.com, i.prezime@example.org, info@example.org", "https://zoom.us/j/{n}"),
    *(
        "Klub {n}: chat.whatsapp.com/Abc i t.me/+abc",
        "a\x07b {n}",
        "a\u202eb {n}",
        "Klub {n}\ufeff",
        "e\u0301 {n}",
        "„{n}“ \t x",
    ),
    *(
        *(
            "\u2060",
            "!",
            {"bs": "\u2800"},
            "Mo\u00adst {n}",
            "Most\u200e {n}",
            "x\u200dy {n}",
            "A\ufe0f {n}",
        ),
        *(
            "\u0301Most {n}",
            "Most \u20dd{n}",
            "Mo\u0316\u0317\u0318\u0319\u031cst {n}",
            "Most\ue000 {n}",
            "Most\U000e0041 {n}",
        ),
        *(
            "می\u200cخواهم {n}",
            "👩\u200d💻 1\ufe0f\u20e3 {n}",
            "🏴\U000e0067\U000e0062\U000e007f {n}",
            "Hội tiếng Việt {n}",
        ),
        *(
            "[a](https://u:p@example.org/) {n}",
            "[a](http://localhost/) {n}",
            "<mailto:info@example.org?cc=a> {n}",
            "[a](mailto:info@example.org) {n}",
            "[a](/relative) {n}",
            "[a](javascript:b) {n}",
            "x" * 10_001,
        ),
    ),
)
WORDS: tuple[Any, ...] = ("a\nb {n}", LONG, "Klub {n} oстало", "ime.prezime{n}@gmx.de", "  Klub   {n}  ")
IDS: tuple[Any, ...] = (
    "Brčko",
    "a--b",
    "-",
    "ђ",
    "xyz-unknown",
    "asociation",
    "x" * 2001,
    "č" * 3,
    "a b",
    "hrvatski-ured",
)
DATES: tuple[Any, ...] = (
    *(
        "2026-02-30",
        "2023-02-29",
        "0000-01-01",
        "2026-1-1",
        "20260101",
        "٢٠٢٦-٠١-٠١",
        "2026-13-01",
        "2026",
        "2026-05",
        "95",
    ),
    *(
        "1895-13",
        "0000",
        "2026-01-01T24:00",
        "2026-01-01T09:30",
        "2026-01-01 09:30",
        "2026-01-01T09:30Z",
        "2026-02-30T10:00",
    ),
    *("c. 1895", "1026-01-01", "9999-12-31", "0033-04-03", "2101", "1499"),
)
ADDRESSES: tuple[Any, ...] = (
    *(
        "example.org",
        "ftp://example.org",
        "HTTPS://example.org",
        "https://exam ple.org",
        "https://a:b@example{n}.org",
        "https://",
    ),
    *(
        "https://@example.org",
        "https://127.0.0.1",
        "https://127.0.0.①",
        "https://[::1]/",
        "https://[",
        "https:///x",
        "https://localhost",
    ),
    *(
        "https://example{n}.org:99999/",
        "https://example{n}.org:x",
        "https://example{n}.org:",
        "https://пример{n}.срб/а",
        "https://a.b",
    ),
    *(
        "https://exa℀mple.org",
        "https://x.org/" + "a" * 2000,
        "https://example{n}.org/[x]",
        "https://-a.org",
        "https://a..org",
    ),
    *(
        "https://EXAMPLE{n}.Org./",
        "info@example.org",
        "Info",
        "a@b",
        "info@example..org",
        "x@y.z.org/",
        "https://a@b",
        "ć@example.org",
    ),
    *(
        "https://us02web.zoom.us/j/{n}",
        "https://t.me/joinchat/a{n}",
        "https://example{n}.org?q=a b",
        "https://example{n}.org?x#y",
    ),
)
OF_TYPES: dict[Input, tuple[Any, ...]] = {
    Input.LINE: TEXTS,
    Input.TEXT: TEXTS,
    Input.WORDS: (*WORDS, "Brčko {n}", "a--b-{n}", "-"),
    Input.CHOICE: ("Active", "hold", "confirmd", "xyz", "a" * 500),
    Input.ENTRY: IDS,
    Input.COUNTRY: ("se", "Sweden", "sweden", "UK", "uk", "BIH", "EU", "XK", "SWE", "ＳＥ", "türkiye"),
    Input.LANGUAGE: ("BS", "bosnian", "sr-cyrl", "sr_Cyrl", "xx", "sr", "srp", "en-GB", "deu-", "Deutsch"),
    Input.TIMEZONE: ("CEST", "europe/sarajevo", "Sarajevo", "UTC", "Etc/UTC", "Europe/Beograd", "../etc"),
    Input.DATE: DATES,
    Input.DATE_OR_TIME: DATES,
    Input.PARTIAL_DATE: DATES,
    Input.NUMBER: ("-1", "1.5", "12", "+7", "1_000", "5.0", "five", "٣", "0", "00", "1__0", ""),
    Input.YES_NO: ("true", "yes", "da", "1", "2", "TRUE", "Off"),
    Input.WEB: ADDRESSES,
    Input.MAIL: ADDRESSES,
    Input.CONTACT: ADDRESSES,
    Input.REGISTER: ("ROR", "wikidata", "ZVR", "AT-ZVR", "at-zvr", "AT-", ""),
    Input.FILE: ("logo.PNG", "a b.png", "logo.gif", "no-such-logo.png", "../a.png"),
}


def corpus() -> list[Case]:
    """All of them, numbered by their places."""
    cases = [*_generated(), *(Case(kind, {**required(kind), **more}) for kind, more in BY_HAND)]
    return [Case(kind, _numbered(value, number)) for number, (kind, value) in enumerate(cases)]


def required(kind: str) -> dict[str, Any]:
    """The least of an entry."""
    least: dict[str, Any] = {**REQUIRED[kind], "clusters": ["culture"]}
    least["title" if "title" in least else "name"] = "Entry {n}"
    return least if kind != "events" else {key: each for key, each in least.items() if key != "clusters"}


def _numbered(value: Any, number: int) -> Any:
    if isinstance(value, str):
        return value.replace("{n}", f"{number}")
    if isinstance(value, dict):
        return {key: _numbered(each, number) for key, each in value.items()}
    return [_numbered(each, number) for each in value] if isinstance(value, list) else value


def _generated() -> Iterator[Case]:
    for model in KINDS:
        kind = model.kind
        for question in questions(model):
            for wrong in _wrong(question):
                wrong = _of_nobody(wrong) if question.name == "former_ids" else wrong
                yield Case(kind, {**required(kind), question.name: wrong})
            if question.required:
                yield Case(kind, {key: each for key, each in required(kind).items() if key != question.name})
        yield Case(kind, {**required(kind), "nmae": "x", "abuot": "y", "foo": "z"})


def _wrong(question: Question) -> Iterable[Any]:
    singles = [*SHAPES, *OF_TYPES.get(question.input, ())]
    if question.input is Input.PART:
        inputs = {part.input: part.name for part in reversed(question.parts)}
        for part in question.parts:
            some = _wrong(part) if inputs[part.input] == part.name else SHAPES[:4]  # of a dozen addresses one in full
            singles += [{**_whole(question), part.name: wrong} for wrong in some]
        singles += [{**_whole(question), "foo": "x"}, {}]
    return singles if not question.several else [*SHAPES, *([each] for each in singles), [*singles[-1:], *singles[-1:]]]


def _of_nobody(value: Any) -> Any:
    """Ids that no other case has, since two entries cannot have had the same."""
    if isinstance(value, list):
        return [_of_nobody(each) for each in value]
    return f"{value}-{{n}}" if isinstance(value, str) and ID.fullmatch(value) else value


def _whole(question: Question) -> dict[str, Any]:
    """A part with what is required of it."""
    values = {"need": "funds", "title": "Title {n}", "date": "2026-01-01", "text": "Text {n}", "country": "SE"}
    values |= {"scheme": "AT-ZVR", "value": "{n}"}
    return {part.name: values[part.name] for part in question.parts if part.required}


ORGANISATION, PROJECT, EVENT = "organisations", "projects", "events"
BY_HAND: tuple[tuple[str, dict[str, Any]], ...] = (
    (PROJECT, {"starts": "2026", "ends": "2025-12"}),
    (PROJECT, {"starts": "2026-05", "ends": "2026"}),
    (PROJECT, {"seeks": [{"need": "funds"}]}),
    (PROJECT, {"contact": "first.last{n}@example.org", "partners": ["bhaaas", "bhaaas"], "funders": ["A", "A ", "B"]}),
    (PROJECT, {"updates": [{"date": "2026-01-01", "text": "a"}, {"date": "2026-01-01", "text": "a"}]}),
    (EVENT, {"starts": "2026-05-01", "ends": "2026-04-30"}),
    (EVENT, {"starts": "2026-05-01T10:00", "ends": "2026-05-01"}),
    (EVENT, {"starts": "2026-05-01T10:00", "ends": "2026-05-01T09:59", "timezone": "Europe/Vienna"}),
    (EVENT, {"programme": [{"title": "a", "starts": "2026-05-02", "ends": "2026-05-01T10:00"}]}),
    (EVENT, {"deadline": "2026-04-01T12:00"}),
    (EVENT, {"starts": "2033-01-01"}),
    (EVENT, {"starts": "2033-01-01", "added": "1026-01-01", "checked": "2100-01-01"}),
    (EVENT, {"starts": "1899-12-31", "ends": "2200-01-01"}),
    (EVENT, {"project": "diaspora-invset", "organisers": ["bhaas"], "place": {"country": "AT", "city": "Беч Wien"}}),
    (ORGANISATION, {"country": "AT", "founded": "2027"}),
    (ORGANISATION, {"founded": "1499-05", "added": "2026-01-01"}),
    (ORGANISATION, {"seeks": ["funds"], "offers": ["funds", "funds"]}),
    (ORGANISATION, {"former_ids": ["search", "con", "bhaaas", "old-{n}", "old-{n}"]}),
    (
        ORGANISATION,
        {"links": {"facebook": "https://example.org/a", "x": "https://twitter.com/a", "viber": "https://xviber.com"}},
    ),
    (
        ORGANISATION,
        {
            "links": {
                "telegram": "https://t.me/+abc",
                "whatsapp": "https://chat.whatsapp.com/a",
                "mastodon": "https://a.b.org",
            }
        },
    ),
    (ORGANISATION, {"email": "ime.prezime@example.org", "about": "Entry.club{n}@example.org i Meho.Mehic@example.org"}),
    (ORGANISATION, {"email": "m.mehic2@gmail.com"}),
    (ORGANISATION, {"email": "john-smith99@web.de"}),
    (ORGANISATION, {"email": "info.wien@example.org", "city": {"de": "Wien", "bs": "Beč"}}),
    (ORGANISATION, {"name": {"bs": "Savez Most {n}"}, "email": "sm{n}.prezime@example.org"}),
    (ORGANISATION, {"name": {"sr-Cyrl": "Мехо Мехић {n}"}, "email": "meho.mehic@example.org"}),
    (ORGANISATION, {"member_of": ["bhaaas", "bhaaas", "zz-unknown"], "part_of": "bhaas"}),
    (ORGANISATION, {"about": "https://teams.microsoft.com/l/meetup-join/x ime.prezime@example.org oстало"}),
)
"""What the checks look at, beside the least of an entry."""
