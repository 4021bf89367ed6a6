"""Suggestions in the words of one edition: who, and why. Who is suggested is decided in `insights/matching.py`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from imenik.i18n.messages import Message, say
from imenik.insights.ranking import FeatureKind, Match, MatchReason
from imenik.model import Organisation, Project
from imenik.store.languages import LocalizedText
from imenik.views.edition import Edition
from imenik.views.facets import CLUSTER, COUNTRY, LANGUAGE, OFFERS, PLACE, SEEKS

# For translators: what follows the colon are names as they stand in lists, in the nominative, and there may be several
# of them. So no preposition may come before them: "country in common: Switzerland", not "in Switzerland".
WHY: Mapping[FeatureKind, Message] = {
    "offers": say("offers: {what}"),
    "seeks": say("looks for: {what}"),
    "place": say("home place: {what}"),
    "country": say("country in common: {what}"),
    "cluster": say("same cluster: {what}"),
    "language": say("language: {what}"),
}
"""How a reason is told; the finder of partners has the same words."""
LED_IN = say("language of who leads it: {what}")
"""How it is told of a project, which has no language of its own."""
REASONS = 4
"""So many reasons are told, the best."""
VALUES = 3
"""So many values of one reason."""

_FACETS = {facet.key: facet for facet in (OFFERS, SEEKS, PLACE, COUNTRY, CLUSTER, LANGUAGE)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An entry worth a look: the address of its page below the language, its name, the reasons in one line."""

    path: str
    name: LocalizedText
    why: Markup


class Suggestions:
    """The suggestions of one edition. A reason that many share is put into words once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._said: dict[tuple[str, MatchReason], Markup] = {}

    def of(self, matches: Iterable[Match[Organisation] | Match[Project]]) -> list[Suggestion]:
        """Matches in words."""
        return [self._suggestion(each) for each in matches]

    def _suggestion(self, match: Match[Organisation] | Match[Project]) -> Suggestion:
        record = match.record
        name = record.name if isinstance(record, Organisation) else record.title
        words = {**WHY, "language": LED_IN} if isinstance(record, Project) else WHY
        why = Markup(" · ").join(self._reason(words[each.kind].text, each) for each in match.reasons[:REASONS])
        return Suggestion(self._edition.address(record), self._edition.show(name), why)

    def _reason(self, words: str, reason: MatchReason) -> Markup:
        return self._said.get((words, reason)) or self._said.setdefault((words, reason), self._say(words, reason))

    def _say(self, words: str, reason: MatchReason) -> Markup:
        label = _FACETS[reason.kind].label
        values = [label(self._edition, value) for value in reason.values[:VALUES]]
        return self._edition.wording.say(words, what=", ".join(values))


def needs_of(record: Organisation | Project, edition: Edition) -> list[tuple[str, str]]:
    """The question to the page of partners that an entry has: who offers what it seeks, who seeks what it offers."""
    offered = OFFERS.values(record, edition) if isinstance(record, Organisation) else ()
    wanted = [(OFFERS.key, need) for need in SEEKS.values(record, edition)]
    return wanted + [(SEEKS.key, need) for need in offered]
