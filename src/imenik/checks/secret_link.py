"""Ensure that nobody publishes a link that admits anyone to a meeting or a closed group."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imenik.i18n.messages import Problem, say
from imenik.model import Channel
from imenik.store.traversal import LocatedText

MEETING = re.compile(
    r"""(?<![\w-])(
        zoom(gov)?\.(us|com)/(j|my|s|w|wc)/
      | meet\.google\.com/[a-z]
      | teams\.(microsoft|live)\.com/(l/meetup-join|meet)/
      | webex\.com/(meet|join)/ | webex\.com/\S{1,200}/j\.php
      | (meet\.jit\.si|whereby\.com|join\.skype\.com|meet\.goto\.com)/\w
      | gotomeeting\.com/join/
    )""",
    re.IGNORECASE | re.VERBOSE,
)
GROUP = re.compile(
    r"(?<![\w-])(chat\.whatsapp\.com/\w|(t|telegram)\.me/(\+|joinchat/)|signal\.group/|invite\.viber\.com/)",
    re.IGNORECASE,
)


def check(located: LocatedText) -> Sequence[Problem]:
    """Links to single meetings; links to groups, except where a channel or an organisation shows its own."""
    if "/" not in located.text:
        return ()
    if MEETING.search(located.text):
        message, hint = say("this link leads directly into a meeting"), say("say in `how_to_join` who to ask for it")
        return [located.origin.problem("secret-link", message, hint, at=located.location)]
    if GROUP.search(located.text) and not _shows_its_own_group(located):
        message, hint = say("this link leads directly into a group"), say("make the group a channel, or say who to ask")
        return [located.origin.problem("secret-link", message, hint, at=located.location)]
    return ()


def _shows_its_own_group(located: LocatedText) -> bool:
    return isinstance(located.owner, Channel) or located.location[0] == "links"
