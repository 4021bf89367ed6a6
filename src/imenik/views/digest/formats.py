"""What is new as text, Markdown or a piece of HTML, to paste into a mail or a chat: full addresses, or none."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment

from imenik.i18n.markdown import escaped, one_line
from imenik.views.digest.text import Bulletin, Line, Next, Section
from imenik.views.edition import Edition
from imenik.views.render import fill

MOST = 10
"""How many entries of a section are pasted."""


def as_text(edition: Edition, bulletin: Bulletin, _templates: Environment) -> str:
    """Short lines for a phone: one for the name, one for each thing to say of it, one for the address."""
    return "\n".join(_text(edition, bulletin)) + "\n"


def as_markdown(edition: Edition, bulletin: Bulletin, _templates: Environment) -> str:
    """CommonMark, in which no name of an entry is markup."""
    return "\n".join(_markdown(edition, bulletin)) + "\n"


def as_html(edition: Edition, bulletin: Bulletin, templates: Environment) -> str:
    """A fragment without styles, which mail programs take over."""
    return fill(
        templates, "exports/handout.html", edition, bulletin=bulletin, base=_base(edition), title=title(edition)
    )


FORMATS: Mapping[str, Callable[[Edition, Bulletin, Environment], str]] = {
    "text": as_text,
    "markdown": as_markdown,
    "html": as_html,
}


def title(edition: Edition) -> str:
    """The heading of the whole."""
    return f"{edition.wording.say('Imenik')}: {edition.wording.say('What is new')}"


def _base(edition: Edition) -> str:
    """What stands before a path; empty where nobody knows where the site is."""
    return edition.full(f"{edition.language.tag}/")


def _text(edition: Edition, bulletin: Bulletin) -> Iterator[str]:
    base = _base(edition)
    yield from (title(edition), one_line(bulletin.span), *_opening(bulletin))
    if bulletin.next:
        yield from ("", *_meeting(edition, bulletin.next))
        yield from [f"{one_line(edition.wording.say('How to take part'))}: {base}{bulletin.next.path}"] if base else []
    for section in bulletin.sections:
        yield from ("", f"{one_line(section.title)} ({edition.wording.number(section.total)})")
        for line in section.lines:
            yield f"- {one_line(line.name.text)}"
            yield from (f"  {each}" for each in _said(line))
            yield from [f"  {base}{line.path}"] if base else []
        there = " ".join(f"{base}{path}" for _, path in section.lists) if base else ""
        yield from (f"- {words}: {there}" if there else f"- {words}" for words in _rest(edition, section))
    yield from ["", edition.wording.say("Nothing is new in this time.")] if not bulletin.sections else []


def _markdown(edition: Edition, bulletin: Bulletin) -> Iterator[str]:
    base = _base(edition)
    yield from (f"## {escaped(title(edition))}", "", f"**{escaped(bulletin.span)}**", "")
    yield " ".join(map(escaped, _opening(bulletin)))
    if bulletin.next:
        words = " · ".join(map(escaped, _meeting(edition, bulletin.next)))
        link = f" · [{escaped(edition.wording.say('How to take part'))}]({base}{bulletin.next.path})" if base else ""
        yield from ("", words + link)
    for section in bulletin.sections:
        yield from ("", f"### {escaped(section.title)} ({edition.wording.number(section.total)})", "")
        for line in section.lines:
            name = escaped(line.name.text)
            linked = f"[{name}]({base}{line.path})" if base else f"**{name}**"
            yield "- " + " · ".join([linked, *map(escaped, _said(line))])
        lists = [f"[{escaped(words)}]({base}{path})" for words, path in section.lists if base]
        yield from (f"- **{escaped(words)}** {', '.join(lists)}".rstrip() for words in _rest(edition, section))
    yield from ["", escaped(edition.wording.say("Nothing is new in this time."))] if not bulletin.sections else []


def _opening(bulletin: Bulletin) -> list[str]:
    """Why the span is what it is, and what it was told from."""
    return [one_line(each) for each in (bulletin.why, bulletin.basis, *bulletin.remarks) if each]


def _meeting(edition: Edition, following: Next) -> list[str]:
    """When the next meeting is, and how sure that is."""
    name = one_line(following.name.text)
    return [f"{one_line(edition.wording.say('Next meeting'))}: {name}", following.when, one_line(following.certainty)]


def _said(line: Line) -> list[str]:
    return [one_line(each) for each in (line.what, *line.why) if each]


def _rest(edition: Edition, section: Section) -> list[str]:
    return [one_line(edition.wording.count("{n} more", "{n} more", section.rest))] if section.rest else []
