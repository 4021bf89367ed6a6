"""The context of the theme's page around the content: language, address, language picker, navigation. No records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from imenik.site.frame.navigation import Link, LinkGroup, as_current, footer, navigation
from imenik.site.social_images import NO_PREVIEW, SocialPreview
from imenik.store.languages import script_labels
from imenik.views.borrowed import marked
from imenik.views.edition import Edition


@dataclass(frozen=True)
class PageLayout:
    """The page around the content; `root` and `here` are relative paths to the site root and the language folder."""

    tag: str
    edition: Edition
    say: Callable[..., Markup]
    root: str
    here: str
    title: str
    description: str
    canonical: str
    preview: SocialPreview
    head: str
    navigation: Sequence[LinkGroup]
    footer: Sequence[Link]
    alternates: Sequence[Link]


def page_layout(
    edition: Edition,
    path: str,
    section: str,
    depth: int,
    *,
    title: str,
    description: str = "",
    preview: SocialPreview = NO_PREVIEW,
    head: str = "",
    written_in: str = "",
) -> PageLayout:
    """The layout of the page at `path`, which is `depth` folders below the language folder.

    A page that the language lacks is `written_in` a fallback language, which has the canonical address.
    """
    wording = marked(edition.wording)
    root, here = "../" * (depth + 1), "../" * depth or "./"
    return PageLayout(
        tag=edition.language.tag,
        edition=edition,
        say=wording.say,
        root=root,
        here=here,
        title=title,
        description=description,
        canonical=edition.full(f"{written_in or wording.language.tag}/{path}"),
        preview=preview,
        head=head,
        navigation=navigation(wording, here, section),
        footer=footer(wording, here),
        alternates=_alternates(edition, root, path),
    )


def _alternates(edition: Edition, root: str, path: str) -> list[Link]:
    details = script_labels(edition.languages)
    return [
        Link(f"{root}{tag}/{path}", language.name, as_current(tag == edition.language.tag), tag, details[tag])
        for tag, language in edition.languages.items()
    ]
