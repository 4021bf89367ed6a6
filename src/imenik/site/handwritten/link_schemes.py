"""Link schemes of hand-written pages that depend on the configuration: `contact:`, `issue:` and `repository:`.

`[Write to us](contact:entry)` starts an e-mail with the subject and questions under `letters: entry:` in the page's
front matter; `issue:entry` opens an issue with the same content. `repository:PATH` links to a file of the repository.
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

from imenik.views.render import Page, Renderer
from imenik.views.settings import Settings

_LINK = re.compile(r'<a href="(contact|issue|repository):([^"]*)">(.*?)</a>', re.DOTALL)


class Letter(BaseModel):
    """The initial content of an e-mail or an issue."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: str
    questions: tuple[str, ...] = ()

    def query(self, title: str) -> str:
        """The letter as the query of an address; line breaks follow RFC 6068, section 5."""
        body = "\r\n".join(f"{question}: " for question in self.questions)
        values = {title: self.subject, **({"body": body} if body else {})}
        return "?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items())


Letters = Mapping[str, Letter]


def letters_of(meta: Mapping[str, Any], source: str) -> Letters:
    """The letters in the front matter of the page `source`; Abort if they are invalid."""
    try:
        return TypeAdapter(dict[str, Letter]).validate_python(meta.get("letters") or {})
    except ValidationError as error:
        detail = error.errors()[0]
        raise Abort(f"{source}: letters.{'.'.join(map(str, detail['loc']))}: {detail['msg']}") from None


def unknown_letters(html: str, letters: Letters) -> Iterator[str]:
    """Problems for links of a page to letters that are missing in its front matter."""
    for kind, name, _ in _LINK.findall(html):
        if kind != "repository" and name and name not in letters:
            yield f"the link '{kind}:{name}' is to a letter that is not under 'letters' in the head of the page"


def resolve(html: str, letters: Letters, renderer: Renderer, settings: Settings) -> str:
    """The page with these links resolved by the settings; a link without an address becomes plain text."""
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
    """The address of the contact, and its visible form for visitors without a mail program or on paper."""
    if contact.startswith("https://"):
        return contact, urlsplit(contact).hostname or ""
    return (f"mailto:{contact}{letter.query('subject') if letter else ''}" if contact else ""), contact
