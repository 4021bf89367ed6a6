"""How reports name an entry, in text and in Markdown."""

from __future__ import annotations

from imenik.i18n.markdown import escaped
from imenik.model import Meeting, Record
from imenik.views.edition import Edition


def name_of(edition: Edition, record: Record) -> str:
    """What readers of an edition call an entry; a date of a series by both."""
    if isinstance(record, Meeting):
        series = edition.insights.directory.series.get(record.series)
        return f"{edition.plain(series.title) if series else record.series}, {edition.wording.date(record.date)}"
    return edition.plain(getattr(record, "name", None) or getattr(record, "title"))  # noqa: B009 - one of both is there


def linked(edition: Edition, record: Record) -> str:
    """The entry's name and its file in Markdown; with the link to edit it."""
    path, url = edition.insights.directory.origin(record).path, edition.repository.edit_url(record)
    name = quiet(name_of(edition, record))
    return f"{name} ([{quiet(path)}]({url}))" if url else f"{name} ({quiet(path)})"


def quiet(text: str) -> str:
    """Text that is no markup, and calls nobody: a word joiner stands behind @ and #."""
    return escaped(text).replace("@", "@\u2060").replace("#", "#\u2060")
