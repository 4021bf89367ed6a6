"""One row of a table: as a draft of an entry, and what the import does with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from imenik.i18n.messages import Message, Position, Problem, Severity
from imenik.store.paths import Key
from imenik.store.yaml_reader import Node


@dataclass
class EntryDraft:
    """One row as a draft of an entry."""

    path: str
    row: int
    fields: dict[str, Node] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    requested_id: str = ""
    """The id given in the row."""
    by_default: set[str] = field(default_factory=set)
    """Fields of a new entry that come from defaults, not from cells."""
    used_links: set[int] = field(default_factory=set)
    """The columns whose addresses behind cells are used."""
    explicit_subkeys: set[tuple[str, str]] = field(default_factory=set)
    """Fields and keys that have a column of their own: `about` and `en`, `links` and `facebook`."""
    unreported: set[str] = field(default_factory=set)
    """Fields whose differences to the entry are not reported, since the entry was matched by them."""
    key: Key | None = None
    is_new: bool = False
    is_refused: bool = False
    is_left_out: bool = False
    """Whether the row is no entry, such as a sum."""

    def report(
        self, name: str, rule: str, message: Message, hint: Message | None = None, *, error: bool = False
    ) -> None:
        """Report a problem of a field; after an error the row is refused."""
        severity = Severity.ERROR if error else Severity.WARNING
        position = self.positions.get(name, Position(self.row, 1))
        self.problems.append(Problem(self.path, position, rule, message, hint, severity))
        self.is_refused |= error


class RowOutcome(StrEnum):
    """What the import does with a row."""

    CREATED = "created"
    FILLED = "filled"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    LEFT_OUT = "left out"
    """The row is no entry."""


@dataclass(frozen=True)
class RowResult:
    """The result for one row: its outcome, its entry, the fields that it fills in, and problems.

    `text` is the entry as it would be written, also if the row is refused.
    """

    row: int
    outcome: RowOutcome
    key: Key | None
    fields: tuple[str, ...]
    problems: tuple[Problem, ...]
    text: str = ""


def existing_keys(drafts: Iterable[EntryDraft]) -> Iterator[Key]:
    """The existing entries whose files have to be read."""
    return iter(dict.fromkeys(draft.key for draft in drafts if draft.key and not draft.is_new))
