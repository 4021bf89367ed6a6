"""Links of hand-written pages whose address the configuration decides: `contact:`, `issue:` and `repository:`.

`[Write to us](contact:entry)` opens the letter that the page's head has under `letters: entry:`, with its subject and
its questions in the page's language; `issue:entry` asks the same on the repository. `repository:PATH` leads into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape
from typing import Any
from urllib.parse import quote, urlsplit

from markupsafe import Markup
from mkdocs.exceptions import Abort
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from imenik.views.edition import Settings
from imenik.views.render import Page, Renderer

_LINK = re.compile(r'<a href="(contact|issue|repository):([^"]*)">(.*?)</a>', re.DOTALL)


class Letter(BaseModel):
    """What a mail or an issue begins with."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: str
    questions: tuple[str, ...] = ()

    def query(self, title: str) -> str:
        """The letter as the query of an address; lines end as RFC 6068, section 5, wants it."""
        body = "\r\n".join(f"{question}: " for question in self.questions)
        values = {title: self.subject, **({"body": body} if body else {})}
        return "?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())


Letters = Mapping[str, Letter]


def letters_of(meta: Mapping[str, Any], source: str) -> Letters:
    """The letters in the head of the page `source`; Abort where they are not written as they should be."""
    try:
        return TypeAdapter(dict[str, Letter]).validate_python(meta.get("letters") or {})
    except ValidationError as error:
        first = error.errors()[0]
        raise Abort(f"{source}: letters.{'.'.join(map(str, first['loc']))}: {first['msg']}") from None


def unknown(html: str, letters: Letters) -> Iterator[str]:
    """What is wrong with such links of a page: letters that its head does not have."""
    for kind, name, _ in _LINK.findall(html):
        if kind != "repository" and name and name not in letters:
            yield f"the link '{kind}:{name}' is to a letter that is not under 'letters' in the head of the page"


def resolve(html: str, letters: Letters, renderer: Renderer, settings: Settings) -> str:
    """The page with these links as the settings have them; without an address, a link becomes its words."""
    return _LINK.sub(partial(_resolved, letters, renderer, settings), html)


def _resolved(letters: Letters, renderer: Renderer, settings: Settings, link: re.Match[str]) -> str:
    kind, name, words = link.groups()
    letter = None if kind == "repository" else letters.get(name)
    url, shown = "", ""
    if kind == "contact":
        url, shown = _contact(settings.contact, letter)
    elif settings.repo_url:
        path = unescape(name) if kind == "repository" else f"issues/new{letter.query('title') if letter else ''}"
        url = f"{settings.repo_url}/{path}".rstrip("/")
    context = {"kind": kind, "url": url, "words": Markup(words), "shown": shown}  # noqa: S704 - our own pages
    return str(renderer.render(Page("", "about/configured_link.html", context=context)).body)


def _contact(contact: str, letter: Letter | None) -> tuple[str, str]:
    """Where the contact leads, and how it is shown to those who have no program for mail or read on paper."""
    if contact.startswith("https://"):
        return contact, urlsplit(contact).hostname or ""
    return (f"mailto:{contact}{letter.query('subject') if letter else ''}" if contact else ""), contact
