"""The form of the site: which questions stand together, how each is put in, and which are not put at all.

What is asked and what may be answered is in `model/fields.py`; how it looks is in the templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from imenik.i18n.messages import Message, say
from imenik.intake.issues.forms import AGREEMENT, forms
from imenik.intake.issues.values import OWN_NAMES
from imenik.model import VOCABULARIES, Event, Organisation, Project, Record
from imenik.model.fields import Input, Question, in_turn, questions
from imenik.store.languages import Language

NOT_ASKED = frozenset({"added", "former_ids", "logo"})
"""Today, nothing, and a picture, which a text cannot bring along; in an entry that is edited they stay as they are."""


class Put(StrEnum):
    """How something is put in: the element that stands for it, and the part of the script that works it."""

    SINGLE = "single"
    """One box."""
    MOMENT = "moment"
    """A day, and perhaps a time."""
    TEXTS = "texts"
    """A box for each language."""
    LIST = "list"
    """A box for each of several."""
    BOXES = "boxes"
    """Words to tick."""
    CHOOSER = "chooser"
    """Names that are found by typing."""
    PART = "part"
    PARTS = "parts"


@dataclass(frozen=True)
class Group:
    """Questions that stand together; those without a title are there from the first."""

    title: Message | None
    questions: Sequence[Question]


_FIRST: Mapping[type[Record], tuple[str, ...]] = {
    Organisation: ("name", "type", "country", "city", "clusters", "about", "website", "email", "listing"),
    Project: ("title", "about", "clusters", "stage", "lead"),
    Event: ("title", "type", "starts", "ends", "timezone", "place", "about", "status"),
}
"""What is asked first: all that is required, and what nearly everybody can say with it."""
_SOURCES = (say("Where this is known from"), ("checked", "sources", "note"))
_LATER: Mapping[type[Record], tuple[tuple[Message, tuple[str, ...]], ...]] = {
    Organisation: (
        (say("What you offer and look for"), ("offers", "seeks", "seeks_until", "languages", "topics", "network")),
        (say("More ways to reach you"), ("contact_page", "links")),
        (say("Names, places and ties"), ("short_name", "also_known_as", "active_in", "homeland", "part_of")),
        _SOURCES,
    ),
    Project: (
        (say("What it looks for"), ("seeks", "seeks_until", "contact", "website")),
        (say("Who takes part, where and when"), ("partners", "funders", "countries", "homeland", "starts", "ends")),
        (say("News"), ("updates",)),
        _SOURCES,
    ),
    Event: (
        (say("How to take part"), ("registration", "deadline", "online", "audience", "participants")),
        (say("Who is behind it"), ("organisers", "hosts", "funders", "project")),
        (say("Programme"), ("programme",)),
        _SOURCES,
    ),
}
"""What is folded away; a field that nothing names here stands in the last group but one."""
_HELP: Mapping[str, Message | None] = {
    "Its name.": None,
    "Its parts.": None,
    "The country.": None,
    "The town.": None,
    "The house or hall.": None,
    "What it looks for.": None,
    "What it is.": None,
    "How far it is, as its sources say.": say("How far it is. What you would like to begin is an idea."),
    "The time zone of its times (IANA name).": say(
        "Where its clock times are read: type a city or a country. It is filled in as soon as a time of day is."
    ),
}
"""What the form says in place of the help in the model, or that it says nothing: that the label says it already."""
_PARTIAL = say("A year, a month or a day: 2014, 2014-02 or 2014-02-28.")
EXAMPLES: Mapping[str, str] = {
    "facebook": "https://www.facebook.com/example",
    "instagram": "https://www.instagram.com/example/",
    "linkedin": "https://www.linkedin.com/company/example/",
    "youtube": "https://www.youtube.com/@example",
    "x": "https://x.com/example",
    "tiktok": "https://www.tiktok.com/@example",
    "telegram": "https://t.me/example",
    "whatsapp": "https://whatsapp.com/channel/example",
    "viber": "https://invite.viber.com/?g2=example",
    "bluesky": "https://bsky.app/profile/example.org",
    "mastodon": "https://mastodon.social/@example",
    "github": "https://github.com/example",
    "wikipedia": "https://bs.wikipedia.org/wiki/Example",
}
"""What an address at a service looks like: many know themselves by a name or a number there."""
FORMS: tuple[tuple[type[Record], Message, Message, Message], ...] = (
    (
        Organisation,
        say("Add an organisation"),
        say("Edit an organisation"),
        say("Associations, clubs, schools, networks, religious communities, authorities."),
    ),
    (
        Project,
        say("Add a project or an idea"),
        say("Edit a project"),
        say("A note for the wall; two sentences are enough."),
    ),
    (
        Event,
        say("Add an event"),
        say("Edit an event"),
        say("Conferences, trainings, celebrations, calls with a deadline."),
    ),
)
"""The kinds that have a form: its heading for a new entry and for one that is edited, and what belongs there."""
_EDITED = tuple(model for model, *_ in FORMS)


def groups(model: type[Record]) -> list[Group]:
    """The questions of a kind of entry, in the order in which they are put."""
    asked = {each.name: each for each in in_turn(questions(model)) if each.name not in NOT_ASKED}
    first = [asked.pop(name) for name in _FIRST[model]]
    first += [asked.pop(each.name) for each in list(asked.values()) if each.required]
    named = [(title, [asked.pop(name) for name in names]) for title, names in _LATER[model]]
    named[-2][1].extend(asked.values())
    return [Group(None, first), *(Group(title, some) for title, some in named)]


def put(question: Question) -> Put:
    """How a question is put in."""
    if question.input is Input.PART:
        return Put.PARTS if question.several else Put.PART
    if question.input in (Input.LINE, Input.TEXT):
        return Put.TEXTS
    if question.input in (Input.DATE_OR_TIME, Input.DATE_AND_TIME):
        return Put.MOMENT
    if question.input in (Input.COUNTRY, Input.LANGUAGE, Input.TIMEZONE) or is_found_by_name(question):
        return Put.CHOOSER
    if question.several:
        return Put.BOXES if question.input is Input.ENTRY else Put.LIST
    return Put.SINGLE


def is_found_by_name(question: Question) -> bool:
    """Whether there are too many to show them all: entries, and home places."""
    return question.input is Input.ENTRY and question.refers not in VOCABULARIES.keys() - {"places"}


def is_own_name(question: Question) -> bool:
    """Whether it is mostly called so in every language."""
    return question.name in OWN_NAMES


def own_help(question: Question) -> Message | None:
    """What stands below the label; None where there is nothing to add to it."""
    if question.input is Input.PARTIAL_DATE:
        return _PARTIAL
    return _HELP.get(question.help.text, question.help) if question.help else None


def path_of(model: type[Record]) -> str:
    """The address of a form below the language."""
    return f"add/{model.__name__.lower()}/"


def editing(record: Record) -> str:
    """The address of the form that edits an entry, below the language; empty for a kind without one."""
    return f"{path_of(type(record))}?edit={record.id}" if isinstance(record, _EDITED) else ""


def agreement(languages: Mapping[str, Language]) -> Message:
    """What whoever sends an entry agrees to, by whichever form."""
    fields = (field for form in forms(languages) for field in form.fields if field.id == AGREEMENT)
    return next(fields).question.choices[0].label
