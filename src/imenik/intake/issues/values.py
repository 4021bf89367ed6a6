"""Converts answers of an issue form to values of an entry; invalid answers raise InvalidValueError.

Labels may be in any language or script of the site, and everyday formats are accepted: `21.11.2026.` for a date,
`example.org` for a web address. Each field is converted independently of the rest of the entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from itertools import islice
from urllib.parse import urlsplit

from imenik.checks.unexpected_host import is_host_of
from imenik.i18n.messages import InvalidValueError, say
from imenik.i18n.script import name_key
from imenik.intake.input_parser import InputParser
from imenik.intake.issues.forms import Field
from imenik.intake.normalization import first_link, normalize, parse_source
from imenik.model.fields import Input, Question, descriptions
from imenik.model.parts.elsewhere import Links
from imenik.store.languages import Language, language_of, language_of_name
from imenik.store.yaml_reader import Node

_NAMED = re.compile(r"([A-Za-z]+) *[:=] *(?=\S)(?!//)")
MAX_ITEMS = 100
"""The maximum length of a list in one answer, since each item is compared with thousands of names."""


def value_of(field: Field, text: str, parser: InputParser, tag: str) -> Node:
    """The value of an answer; `tag` is the language of texts."""
    if "<!--" in text:
        hint = say("remove it, or write it as text")
        raise InvalidValueError("hidden-text", say("there is a comment that GitHub does not show"), hint)
    question = field.question
    parsers: dict[str, Callable[[str], Node]] = {"links": _links, "sources": _sources}
    if question.name in parsers:
        return parsers[question.name](text)
    if question.input in (Input.LINE, Input.TEXT):
        return _text(question, text, tag, parser)
    if not question.several:
        return parser.parse(question, _normalized(question, text))
    items = list(islice(_items(field, text, parser), MAX_ITEMS + 1))
    if len(items) > MAX_ITEMS:
        raise InvalidValueError("too-long", say("this list has more than {most} items", most=MAX_ITEMS))
    values = [parser.parse(question, item) for item in items]
    unique: list[Node] = list(dict.fromkeys(values))
    return [{"need": value} for value in unique] if question.name == "need" else unique


def _text(question: Question, text: str, tag: str, parser: InputParser) -> Node:
    if question.description.is_own_name:  # names in the usual script are the same in all languages
        written_in = language_of_name(text, parser.languages)
        return {written_in: text} if written_in else text
    return {language_of(text, tag, parser.languages): text}


def corrected(old: Node, new: Node, tag: str, languages: Mapping[str, Language]) -> Node:
    """The corrected value; of a text in several languages, only one is replaced.

    `tag` is the language of the new text. InvalidValueError if the language of the old text is unknown.
    """
    if isinstance(old, dict):
        return {**old, **(new if isinstance(new, dict) else {language_of(str(new), tag, languages): new})}
    if isinstance(old, str) and isinstance(new, dict):
        if written_in := language_of_name(old, languages):
            return {written_in: old, **new}
        message = say("this text is marked as the same in every language, so its language is not known")
        raise InvalidValueError("unknown-language", message, say("this has to be done by hand"))
    return new


def first_source(text: str) -> dict[str, Node] | None:
    """The first web address in an answer as a source, with its host as the title; None if there is none.

    The surrounding words may contain personal data, so they are not published.
    """
    link = first_link(text)
    source = parse_source(link).value if link else None
    return source if isinstance(source, dict) else None


def _normalized(question: Question, text: str) -> str:
    """The normalized text, unless normalization would lose a part of it."""
    value, remarks = normalize(question.input, text)
    return text if any(remark.is_loss for remark in remarks) else str(value)


def _address(text: str) -> str:
    return str(normalize(Input.WEB, text).value)


# Fields with several values


def _items(field: Field, text: str, parser: InputParser) -> Iterator[str]:
    """The items of a list, separated by line breaks or commas; commas within known names do not separate."""
    lines = [line.removeprefix("- ").strip() for line in text.split("\n") if line.strip()]
    options = parser.options(field.question)
    for line in lines:
        if not options and len(lines) > 1:
            yield line
            continue
        parts = [part.strip() for part in re.split("[,;]", line) if part.strip()]
        yield from _joined(parts, options.by_name)


def _joined(parts: Sequence[str], known: Container[str]) -> Iterator[str]:
    """Joins consecutive parts that form a known name with commas."""
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + 4), start + 1, -1)
        end = next((end for end in ends if name_key(", ".join(parts[start:end])) in known), start + 1)
        yield ", ".join(parts[start:end])
        start = end


def _links(text: str) -> Node:
    """Addresses by network, which is given by the name before the address or by its host."""
    links: dict[str, Node] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        named = _NAMED.match(line)
        address = _address(line[named.end() :] if named else line)
        network = named[1].lower() if named else _network(address)
        if network not in Links.model_fields:
            names = ", ".join(Links.model_fields)
            hint = say("write its name before it, such as facebook: https://www.facebook.com/example")
            raise InvalidValueError(
                "unknown-key",
                say('"{address}" is not an address at any of: {names}', address=address, names=names),
                hint,
            )
        if network in links:
            raise InvalidValueError(
                "repeated-item", say('"{item}" appears twice', item=network), say("keep one of the two")
            )
        links[network] = address
    return links


def _network(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return next((name for name, network in descriptions(Links).items() if is_host_of(host, network.hosts)), "")


def _sources(text: str) -> Node:
    """Titles and addresses, one source per line."""
    return [parse_source(line).value for line in filter(None, map(str.strip, text.split("\n")))]
