"""Options to choose from, by value, number, or name in any language and script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from imenik.i18n.messages import InvalidValueError, say
from imenik.i18n.script import name_key

MAX_LISTED_OPTIONS = 20
"""Longer lists of options are not printed; their options are chosen by name."""
_MAX_SUGGESTIONS = 8


class Option(NamedTuple):
    """A value that can be chosen, with its label in the current language and all its normalized names."""

    value: str
    label: str
    names: frozenset[str]


class Options(tuple[Option, ...]):
    """The options of a question, indexed by value and by name."""

    @cached_property
    def positions(self) -> dict[str, int]:
        """The position of each option by its value."""
        return {option.value: position for position, option in enumerate(self)}

    @cached_property
    def by_name(self) -> Mapping[str, list[Option]]:
        """The options by normalized name."""
        options: dict[str, list[Option]] = {}
        for option in self:
            for name in option.names:
                options.setdefault(name, []).append(option)
        return options

    def resolve(self, answer: str) -> str | None:
        """The value of the option given by value, number, name or a unique part of a name; None if there is none."""
        if answer in self.positions:
            return answer
        if answer.isdecimal() and 0 < int(answer) <= len(self) <= MAX_LISTED_OPTIONS:
            return self[int(answer) - 1].value
        name = name_key(answer)
        matches = self.by_name.get(name) or [option for option in self if _is_part_of_name(name, option)]
        if len(matches) > 1:
            raise ambiguous(answer, matches)
        return matches[0].value if matches else None


def ambiguous(answer: str, options: Sequence[Option]) -> InvalidValueError:
    """The refusal of an answer that may mean several options, which it names."""
    suggestions = ", ".join(f"{option.label} ({option.value})" for option in options[:_MAX_SUGGESTIONS])
    return InvalidValueError(
        "unknown-value", say('"{value}" could mean any of: {options}', value=answer, options=suggestions)
    )


def _is_part_of_name(part: str, option: Option) -> bool:
    return len(part) > 1 and any(part in name for name in option.names)
