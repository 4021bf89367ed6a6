"""Values of an issue-form field as an entry holds them, or InvalidValueError with the reason.

Words may be in any of our languages and scripts, and what is clearly meant is taken: `21.11.2026.` for a day,
`example.org` for a web address. No entry is known here, only what may stand in one field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from itertools import islice
from urllib.parse import urlsplit

from imenik.checks.unexpected_host import is_host_of
from imenik.i18n.messages import InvalidValueError, say
from imenik.i18n.script import cyrillic_letters, fold, has_cyrillic, latin_letters
from imenik.intake.input_parser import Wizard
from imenik.intake.issues.forms import Field
from imenik.intake.normalization import link_in, spelled, titled
from imenik.model.fields import Input, Question, descriptions
from imenik.model.organisation import Links
from imenik.store.languages import CYRILLIC, LATIN
from imenik.store.yaml_reader import Node

_NAMED = re.compile(r"([A-Za-z]+) *[:=] *(?=\S)(?!//)")
MOST_ITEMS = 100
"""Of a list in one answer: each may be looked for among ten thousand names."""


def value_of(field: Field, text: str, wizard: Wizard, tag: str) -> Node:
    """The value for the entry; `tag` is the language of the texts."""
    if "<!--" in text:
        hint = say("take it out, or write it as text")
        raise InvalidValueError("hidden-text", say("there is a comment that GitHub does not show"), hint)
    question = field.question
    special: dict[str, Callable[[str], Node]] = {"links": _links, "sources": _sources}
    if question.name in special:
        return special[question.name](text)
    if question.input in (Input.LINE, Input.TEXT):
        return _text(question, text, tag)
    if not question.several:
        return wizard.understood(question, _spelled(question, text))
    pieces = list(islice(_pieces(field, text, wizard), MOST_ITEMS + 1))
    if len(pieces) > MOST_ITEMS:
        raise InvalidValueError("too-long", say("this list has more than {most} items", most=MOST_ITEMS))
    values = [wizard.understood(question, piece) for piece in pieces]
    unique: list[Node] = list(dict.fromkeys(values))
    return [{"need": value} for value in unique] if question.name == "need" else unique


def _text(question: Question, text: str, tag: str) -> Node:
    if question.description.is_own_name:  # unless it is in Cyrillic, of which the Latin follows
        return {CYRILLIC: text} if has_cyrillic(text) else text
    return {_tag_of(text, tag): text}


def corrected(old: Node, new: Node, tag: str) -> Node:
    """What takes the place of a value: of a text in several languages, only what it is in one of these.

    `tag` is the language of the new text. An InvalidValueError where it cannot be known which language the old one is.
    """
    if isinstance(old, dict):
        return {**old, **(new if isinstance(new, dict) else {_tag_of(str(new), tag): new})}
    if isinstance(old, str) and isinstance(new, dict):
        if has_cyrillic(old):
            return {CYRILLIC: old, **new}
        message = say("this text is the same in every language so far, and which one it is in is not said")
        raise InvalidValueError("unknown-language", message, say("a person has to do this by hand"))
    return new


def cited(text: str) -> dict[str, Node] | None:
    """The web address in an answer as a source, titled by its host; None without one.

    The words around it may be about a person, so they are not published.
    """
    link = link_in(text)
    found = titled(link).value if link else None
    return found if isinstance(found, dict) else None


def _tag_of(text: str, tag: str) -> str:
    """The language of a text; of Serbian, the script that it is written in."""
    if tag not in (CYRILLIC, LATIN):
        return tag
    return CYRILLIC if len(cyrillic_letters(text)) > len(latin_letters(text)) else LATIN


def _spelled(question: Question, text: str) -> str:
    """The usual spelling of what is written in another that leaves no doubt, and nothing of it out."""
    value, remarks = spelled(question.input, text)
    return text if any(remark.is_loss for remark in remarks) else str(value)


def _address(text: str) -> str:
    return str(spelled(Input.WEB, text).value)


# Several in one field


def _pieces(field: Field, text: str, wizard: Wizard) -> Iterator[str]:
    """The items of a list: by lines; else by commas, unless what is before and after one is a single name."""
    lines = [line.removeprefix("- ").strip() for line in text.split("\n") if line.strip()]
    options = wizard.options(field.question)
    for line in lines:
        if not options and len(lines) > 1:
            yield line
            continue
        parts = [part.strip() for part in re.split("[,;]", line) if part.strip()]
        yield from _joined(parts, options.named)


def _joined(parts: Sequence[str], known: Container[str]) -> Iterator[str]:
    """Parts, of which some belong together because the comma between them is that of a name."""
    at = 0
    while at < len(parts):
        ends = range(min(len(parts), at + 4), at + 1, -1)
        end = next((end for end in ends if fold(", ".join(parts[at:end])) in known), at + 1)
        yield ", ".join(parts[at:end])
        at = end


def _links(text: str) -> Node:
    """Addresses by their networks, told by the name before them or by their hosts."""
    links: dict[str, Node] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        named = _NAMED.match(line)
        address = _address(line[named.end() :] if named else line)
        network = named[1].lower() if named else _network(address)
        if network not in Links.model_fields:
            names = ", ".join(Links.model_fields)
            hint = say("write its name before it, such as facebook: https://www.facebook.com/example")
            raise InvalidValueError(
                "unknown-key", say('"{address}" is on none of: {names}', address=address, names=names), hint
            )
        if network in links:
            raise InvalidValueError(
                "repeated-item", say('"{item}" stands twice', item=network), say("keep one of the two")
            )
        links[network] = address
    return links


def _network(address: str) -> str:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return next((name for name, known in descriptions(Links).items() if is_host_of(host, known.hosts)), "")


def _sources(text: str) -> Node:
    """Titles and addresses, one source a line."""
    return [titled(line).value for line in filter(None, map(str.strip, text.split("\n")))]
