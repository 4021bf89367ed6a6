"""Who could help whom, and who is alike: suggestions with reasons as data. The words are in `views/suggestions.py`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from imenik.insights.freshness import is_gone, is_looking, sought
from imenik.insights.ranking import CandidateIndex, FeatureKind, Features, Item, Match, Query
from imenik.insights.relations import Relations, ancestors
from imenik.model import Organisation, Project
from imenik.store.directory import Directory

NEED_WEIGHT = 12
"""One more need met outweighs all else together, which is 11: who looks for two things wants whoever has both."""
PLACE_WEIGHT = 4
"""The same place at home is the tie that most of these organisations grew from; each step up or down takes one off.

A whole country counts for nothing: it has a tie with all of its places and with most organisations.
"""
COUNTRY_WEIGHT = 3
"""In the same country people can meet."""
CLUSTER_WEIGHT = 3
"""The same field of work."""
LANGUAGE_WEIGHT = 1
"""Most have a language in common: it only tells apart who is alike otherwise."""
MAX_SUGGESTIONS = 4
"""How many suggestions of a sort an entry gets."""
MIN_SIMILAR_SCORE = CLUSTER_WEIGHT + COUNTRY_WEIGHT
"""Similar are those of the same field that have as much more in common as a country."""
WEIGHTS: Mapping[FeatureKind, int] = {
    "offers": NEED_WEIGHT,
    "seeks": NEED_WEIGHT,
    "place": PLACE_WEIGHT,
    "country": COUNTRY_WEIGHT,
    "cluster": CLUSTER_WEIGHT,
    "language": LANGUAGE_WEIGHT,
}
"""The weights, as the page of partners has them too."""

OrganisationMatches = Mapping[str, Sequence[Match[Organisation]]]


@dataclass(frozen=True)
class Matching:
    """Suggestions by the id of the entry that they are for; what has none is missing."""

    helpers: OrganisationMatches
    """For a project with an open call: who offers what it looks for."""
    projects: Mapping[str, Sequence[Match[Project]]]
    """For an organisation: projects that look for what it offers."""
    seekers: OrganisationMatches
    """Organisations that look for what it offers."""
    offerers: OrganisationMatches
    """Organisations that offer what it looks for."""
    similar: OrganisationMatches
    """Organisations of the same field that have a country or a home place in common."""


def find_matches(directory: Directory, relations: Relations, today: dt.date) -> Matching:
    """All suggestions for a directory on a day. Nobody is suggested who is gone, or whose call has run out."""
    return _Matcher(directory, relations, today).all()


def features_of(record: Organisation | Project, directory: Directory, today: dt.date) -> Features:
    """What a record is matched by. A project is led in the languages of who leads it."""
    if isinstance(record, Organisation):
        offers = () if is_gone(record) else record.offers
        countries = [*([record.country] if record.country else []), *record.active_in]
        languages: Iterable[str] = record.languages
    else:
        lead = directory.organisations.get(record.lead or "")
        offers = ()
        countries, languages = list(record.countries), lead.languages if lead else ()
    return {
        "offers": offers,
        "seeks": sought(record) if is_looking(record, today) else (),
        "place": record.homeland,
        "country": countries,
        "cluster": record.clusters,
        # Whoever writes Serbian in one script reads it in the other.
        "language": list(dict.fromkeys(tag.partition("-")[0] for tag in languages)),
    }


def place_weights(directory: Directory) -> Mapping[str, Mapping[str, int]]:
    """For each home place below a country the weight of a tie with each that it is part of, or that is part of it."""
    near: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for place in directory.places:
        for steps, other in enumerate([place, *ancestors(place, directory)]):
            if directory.places[other].kind != "country":
                near[place][other] = near[other][place] = max(1, PLACE_WEIGHT - steps)
    return near


class _Matcher:
    """What the searches for suggestions share."""

    def __init__(self, directory: Directory, relations: Relations, today: dt.date) -> None:
        self._directory, self._relations, self._today = directory, relations, today
        self._near = place_weights(directory)
        there = [each for each in directory.organisations.values() if not is_gone(each)]
        calls = [each for each in directory.projects.values() if is_looking(each, today)]
        self._organisations = CandidateIndex(there, self._features)
        self._calls = CandidateIndex(calls, self._features)

    def all(self) -> Matching:
        organisations = self._directory.organisations.values()
        return Matching(
            helpers=_some((each.id, self._helpers(each)) for each in self._directory.projects.values()),
            projects=_some((each.id, self._projects(each)) for each in organisations),
            seekers=_some((each.id, self._partners(each, "offers", "seeks")) for each in organisations),
            offerers=_some((each.id, self._partners(each, "seeks", "offers")) for each in organisations),
            similar=_some((each.id, self._similar(each)) for each in organisations),
        )

    def _features(self, record: Organisation | Project) -> Features:
        return features_of(record, self._directory, self._today)

    def _helpers(self, project: Project) -> list[Match[Organisation]]:
        known = [project.lead or "", *project.partners, *project.funders]
        wish = self._wish(project, "seeks", "offers")
        return self._organisations.best(wish, project.id, known, MAX_SUGGESTIONS) if wish else []

    def _projects(self, organisation: Organisation) -> list[Match[Project]]:
        known = [each.id for _, each in self._relations.roles.get(organisation.id, ()) if isinstance(each, Project)]
        wish = self._wish(organisation, "offers", "seeks")
        return self._calls.best(wish, organisation.id, known, MAX_SUGGESTIONS) if wish else []

    def _partners(self, organisation: Organisation, has: FeatureKind, wants: FeatureKind) -> list[Match[Organisation]]:
        wish = self._wish(organisation, has, wants)
        return (
            self._organisations.best(wish, organisation.id, self._known(organisation), MAX_SUGGESTIONS) if wish else []
        )

    def _similar(self, organisation: Organisation) -> list[Match[Organisation]]:
        wish = Query(self._common(self._features(organisation)), "cluster")
        found = self._organisations.best(wish, organisation.id, self._known(organisation), MAX_SUGGESTIONS)
        return [each for each in found if each.score >= MIN_SIMILAR_SCORE]

    def _wish(self, record: Organisation | Project, has: FeatureKind, wants: FeatureKind) -> Query | None:
        """For who has, on the other side, what the record has on its own; None where that is nothing."""
        own = self._features(record)
        needs = dict.fromkeys(own[has], NEED_WEIGHT)
        return Query({wants: needs, **self._common(own)}, wants) if needs else None

    def _common(self, own: Features) -> dict[FeatureKind, Mapping[str, int]]:
        return {
            "place": self._around(own["place"]),
            "country": dict.fromkeys(own["country"], COUNTRY_WEIGHT),
            "cluster": dict.fromkeys(own["cluster"], CLUSTER_WEIGHT),
            "language": dict.fromkeys(own["language"], LANGUAGE_WEIGHT),
        }

    def _around(self, homeland: Collection[str]) -> Mapping[str, int]:
        """The places that have a tie with one of some places, with the weight of the nearest."""
        around: dict[str, int] = {}
        for place in homeland:
            for other, weight in self._near.get(place, {}).items():
                around[other] = max(weight, around.get(other, 0))
        return around

    def _known(self, organisation: Organisation) -> list[str]:
        """Itself, and whom its page shows as related already."""
        below = (self._relations.units, self._relations.members)
        others = [each.id for group in below for each in group.get(organisation.id, ())]
        return [organisation.id, organisation.part_of or "", *organisation.member_of, *others]


def _some(pairs: Iterable[tuple[str, Sequence[Match[Item]]]]) -> dict[str, Sequence[Match[Item]]]:
    return {key: matches for key, matches in pairs if matches}
