"""The digest as text, Markdown or an HTML fragment, to paste into a mail or a chat; with absolute addresses or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment

from imenik.i18n.markdown import escaped, one_line
from imenik.views.digest.text import DigestLine, DigestSection, DigestText, NextMeeting
from imenik.views.edition import Edition
from imenik.views.render import fill

MAX_ENTRIES = 10
"""The maximum number of entries in a section."""


def as_text(edition: Edition, digest_text: DigestText, _templates: Environment) -> str:
    """Short lines for phones: the name, each fact, and the address on lines of their own."""
    return "\n".join(_text(edition, digest_text)) + "\n"


def as_markdown(edition: Edition, digest_text: DigestText, _templates: Environment) -> str:
    """CommonMark with names escaped."""
    return "\n".join(_markdown(edition, digest_text)) + "\n"


def as_html(edition: Edition, digest_text: DigestText, templates: Environment) -> str:
    """A fragment without styles, so that mail programs accept it."""
    return fill(
        templates, "exports/handout.html", edition, digest_text=digest_text, base=_base(edition), title=title(edition)
    )


FORMATS: Mapping[str, Callable[[Edition, DigestText, Environment], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
}


def title(edition: Edition) -> str:
    """The heading of the digest."""
    return f"{edition.name}: {edition.wording.say('What is new')}"


def _base(edition: Edition) -> str:
    """The absolute address before a path; empty without a site address."""
    return edition.full(f"{edition.language.tag}/")


def _text(edition: Edition, digest_text: DigestText) -> Iterator[str]:
    base = _base(edition)
    yield from (title(edition), one_line(digest_text.span), *_opening(digest_text))
    if digest_text.next:
        yield from ("", *_meeting(edition, digest_text.next))
        yield from (
            [f"{one_line(edition.wording.say('How to take part'))}: {base}{digest_text.next.path}"] if base else []
        )
    for section in digest_text.sections:
        yield from ("", f"{one_line(section.title)} ({edition.wording.number(section.total)})")
        for line in section.lines:
            yield f"- {one_line(line.name.text)}"
            yield from (f"  {text}" for text in _said(line))
            yield from [f"  {base}{line.path}"] if base else []
        links = " ".join(f"{base}{path}" for _, path in section.lists) if base else ""
        yield from (f"- {words}: {links}" if links else f"- {words}" for words in _rest(edition, section))
    yield from ["", edition.wording.say("Nothing is new in this period.")] if not digest_text.sections else []


def _markdown(edition: Edition, digest_text: DigestText) -> Iterator[str]:
    base = _base(edition)
    yield from (f"## {escaped(title(edition))}", "", f"**{escaped(digest_text.span)}**", "")
    yield " ".join(map(escaped, _opening(digest_text)))
    if digest_text.next:
        words = " · ".join(map(escaped, _meeting(edition, digest_text.next)))
        link = f" · [{escaped(edition.wording.say('How to take part'))}]({base}{digest_text.next.path})" if base else ""
        yield from ("", words + link)
    for section in digest_text.sections:
        yield from ("", f"### {escaped(section.title)} ({edition.wording.number(section.total)})", "")
        for line in section.lines:
            name = escaped(line.name.text)
            linked = f"[{name}]({base}{line.path})" if base else f"**{name}**"
            yield "- " + " · ".join([linked, *map(escaped, _said(line))])
        lists = [f"[{escaped(words)}]({base}{path})" for words, path in section.lists if base]
        yield from (f"- **{escaped(words)}** {', '.join(lists)}".rstrip() for words in _rest(edition, section))
    yield from ["", escaped(edition.wording.say("Nothing is new in this period."))] if not digest_text.sections else []


def _opening(digest_text: DigestText) -> list[str]:
    """The reason for the period, the sources, and remarks."""
    return [one_line(text) for text in (digest_text.why, digest_text.basis, *digest_text.remarks) if text]


def _meeting(edition: Edition, following: NextMeeting) -> list[str]:
    """When the next meeting is, and how certain that is."""
    name = one_line(following.name.text)
    return [
        f"{one_line(edition.wording.say('Next meeting'))}: {name}",
        following.when,
        one_line(following.certainty),
    ]


def _said(line: DigestLine) -> list[str]:
    return [one_line(text) for text in (line.what, *line.why) if text]


def _rest(edition: Edition, section: DigestSection) -> list[str]:
    return [one_line(edition.wording.count("{n} more", "{n} more", section.rest))] if section.rest else []
