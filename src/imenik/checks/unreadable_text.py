"""Ensure that every text can be read: a name of invisible characters is an empty line in every list."""

from __future__ import annotations

from collections.abc import Sequence

from imenik.i18n.legibility import MAX_MARKS, Fault, Illegible, illegible
from imenik.i18n.messages import Message, Problem, say
from imenik.store.traversal import LocatedText


def check(located: LocatedText) -> Sequence[Problem]:
    """Texts without letters and digits, with invisible characters, or with marks that belong to no letter."""
    fault = illegible(located.text) if located.text else None
    if fault is None:
        return ()
    message, hint = _explain(fault)
    return [located.origin.problem("unreadable-text", message, hint, at=located.location)]


def _explain(illegible: Illegible) -> tuple[Message, Message]:
    code = f"U+{ord(illegible.character):04X}" if illegible.character else ""
    match illegible.fault:
        case Fault.NOTHING:
            return say("there is nothing to read here"), say("write letters or digits")
        case Fault.UNSEEN:
            message = say("the text contains the invisible character {code}", code=code)
            return message, say("delete it and type the text again")
        case Fault.LONE_MARK:
            message = say("the text contains the mark {code} without a letter", code=code)
            return message, say("delete it and type the text again")
        case Fault.PILE:
            message = say("a letter has more than {most} marks", most=MAX_MARKS)
            return message, say("delete it and type the text again")
