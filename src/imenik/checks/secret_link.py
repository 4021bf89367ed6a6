"""Ensure that nobody publishes the way into a meeting or a closed group: whoever has such a link gets in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from imenik.i18n.messages import Problem, say
from imenik.model import Channel
from imenik.store.traversal import Passage

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


def check(passage: Passage) -> Sequence[Problem]:
    """Addresses of single meetings; invitations to groups, but where a channel or an organisation shows its own."""
    if "/" not in passage.text:
        return ()
    if MEETING.search(passage.text):
        message, hint = say("this link leads into a meeting"), say("say in `how_to_join` whom to ask for it")
        return [passage.origin.problem("secret-link", message, hint, at=passage.at)]
    if GROUP.search(passage.text) and not _shows_its_own_group(passage):
        message, hint = say("this link leads into a group"), say("make the group a channel, or say whom to ask")
        return [passage.origin.problem("secret-link", message, hint, at=passage.at)]
    return ()


def _shows_its_own_group(passage: Passage) -> bool:
    return isinstance(passage.entry, Channel) or passage.at[0] == "links"
