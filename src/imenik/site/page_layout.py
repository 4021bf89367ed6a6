"""The context of the theme's page around the content: language, address, language picker, navigation. No records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from imenik.i18n.messages import Message, say
from imenik.site.social_images import NO_PREVIEW, SocialPreview
from imenik.store.languages import script_labels
from imenik.views.edition import Edition

NAVIGATION: tuple[tuple[str, str, Message], ...] = (
    ("organisations", "organisations/", say("Organisations")),
    ("projects", "projects/", say("Wall of projects")),
    ("partners", "partners/", say("Find partners")),
    ("help", "help/", say("Where to turn")),
    ("meetings", "meetings/", say("Meetings")),
    ("events", "events/", say("Events")),
    ("new", "new/", say("What is new")),
    ("countries", "countries/", say("Countries")),
    ("places", "places/", say("Home places")),
    ("channels", "channels/", say("Channels")),
    ("join", "join/", say("Join")),
    ("add", "add/", say("Add an entry")),
)
"""Section, address below the language, title. Fixed entries only, never records."""
FOOTER: tuple[tuple[str, Message], ...] = (
    ("about/", say("About")),
    ("join/", say("Join")),
    ("onboarding/", say("First steps")),
    ("statistics/", say("Statistics")),
    ("data/", say("Open data")),
    ("embed/", say("Show it on your site")),
    ("privacy/", say("Privacy")),
    ("accessibility/", say("Accessibility")),
    ("imprint/", say("Imprint")),
)


@dataclass(frozen=True)
class Link:
    """One entry of a list of links."""

    url: str
    title: str
    current: str = ""
    """The value of `aria-current`; empty for other pages."""
    tag: str = ""
    detail: str = ""
    """What tells a language from another one with the same name."""


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
    navigation: Sequence[Link]
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
    wording = edition.wording
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
        navigation=[
            Link(f"{here}{target}", wording.say(title.text), _current(name == section))
            for name, target, title in NAVIGATION
        ],
        footer=[Link(f"{here}{target}", wording.say(title.text)) for target, title in FOOTER],
        alternates=_alternates(edition, root, path),
    )


def _alternates(edition: Edition, root: str, path: str) -> list[Link]:
    details = script_labels(edition.languages)
    return [
        Link(f"{root}{tag}/{path}", language.name, _current(tag == edition.language.tag), tag, details[tag])
        for tag, language in edition.languages.items()
    ]


def _current(is_current: bool) -> str:
    return "true" if is_current else ""
