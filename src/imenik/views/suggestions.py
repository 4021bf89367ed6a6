"""Suggested partners with the reasons, in one language. `insights/matching.py` decides who is suggested."""

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

# For translators: the colon is followed by one or several names in the nominative, as in lists. So they cannot follow a
# preposition: "country in common: X", not "in X".
REASON_LABELS: Mapping[FeatureKind, Message] = {
    "offers": say("offers: {what}"),
    "seeks": say("looking for: {what}"),
    "place": say("home place: {what}"),
    "country": say("country in common: {what}"),
    "cluster": say("same cluster: {what}"),
    "language": say("language: {what}"),
}
"""The wording of reasons, also used by the partner finder."""
LEAD_LANGUAGE_LABEL = say("language of the lead organisation: {what}")
REASON_LABELS_OF_PROJECTS: Mapping[FeatureKind, Message] = {**REASON_LABELS, "language": LEAD_LANGUAGE_LABEL}
"""The wording for projects, which have no languages of their own."""
MAX_REASONS = 4
"""The maximum number of reasons shown, the best first."""
MAX_VALUES = 3
"""The maximum number of values shown for a reason."""

_FACETS = {facet.key: facet for facet in (OFFERS, SEEKS, PLACE, COUNTRY, CLUSTER, LANGUAGE)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A suggested entry: the address of its page below the language, its name, and the reasons in one line."""

    path: str
    name: LocalizedText
    why: Markup


class Suggestions:
    """The suggestions of one edition. Reasons that recur are rendered once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._rendered: dict[tuple[str, MatchReason], Markup] = {}

    def of(self, matches: Iterable[Match[Organisation] | Match[Project]]) -> list[Suggestion]:
        """Matches as suggestions."""
        return [self._suggestion(match) for match in matches]

    def _suggestion(self, match: Match[Organisation] | Match[Project]) -> Suggestion:
        record = match.record
        name = record.name if isinstance(record, Organisation) else record.title
        words = REASON_LABELS_OF_PROJECTS if isinstance(record, Project) else REASON_LABELS
        reasons = [self._reason(words[reason.kind].text, reason) for reason in match.reasons[:MAX_REASONS]]
        why = Markup(" · ".join(reasons))  # noqa: S704 - each is safe
        return Suggestion(self._edition.address(record), self._edition.show(name), why)

    def _reason(self, words: str, reason: MatchReason) -> Markup:
        return self._rendered.get((words, reason)) or self._rendered.setdefault(
            (words, reason), self._say(words, reason)
        )

    def _say(self, words: str, reason: MatchReason) -> Markup:
        label = _FACETS[reason.kind].label
        values = [label(self._edition, value) for value in reason.values[:MAX_VALUES]]
        return self._edition.wording.say(words, what=", ".join(values))


def partner_query(record: Organisation | Project, edition: Edition) -> list[tuple[str, str]]:
    """A query for the partner finder: who offers what the entry seeks, and who seeks what it offers."""
    offered = OFFERS.values(record, edition) if isinstance(record, Organisation) else ()
    wanted = [(OFFERS.key, need) for need in SEEKS.values(record, edition)]
    return wanted + [(SEEKS.key, need) for need in offered]
