"""Who could help whom, and who is alike: suggestions with reasons as data. The words are in `views/suggestions.py`."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import TypeVar

from imenik.insights.freshness import is_gone, is_looking, sought
from imenik.insights.ranking import CandidateIndex, FeatureKind, Features, Item, Match, Query
from imenik.insights.relations import Relations, ancestors
from imenik.model import Organisation, Project
from imenik.store.directory import Directory

NEED_WEIGHT = 12
"""One more need met outweighs everything else together, which is 11: meeting both of two needs comes first."""
PLACE_WEIGHT = 4
"""A shared home place is the strongest bond of organisations; each level up or down takes one off.

A whole country counts for nothing, since it is related to all its places and to most organisations.
"""
COUNTRY_WEIGHT = 3
"""People in the same country can meet."""
CLUSTER_WEIGHT = 3
"""The same field of work."""
LANGUAGE_WEIGHT = 1
"""Most organisations share a language: it only breaks ties."""
MAX_SUGGESTIONS = 4
"""How many suggestions of each kind an entry gets."""
MIN_SIMILAR_SCORE = CLUSTER_WEIGHT + COUNTRY_WEIGHT
"""Similar organisations share a cluster and something that weighs at least as much as a country."""
WEIGHTS: Mapping[FeatureKind, int] = {
    "offers": NEED_WEIGHT,
    "seeks": NEED_WEIGHT,
    "place": PLACE_WEIGHT,
    "country": COUNTRY_WEIGHT,
    "cluster": CLUSTER_WEIGHT,
    "language": LANGUAGE_WEIGHT,
}
"""The weights, which the partner page uses as well."""

Asking = TypeVar("Asking", Organisation, Project)


class Found(Mapping[str, Sequence[Match[Item]]]):
    """The suggestions for those who get any, by id.

    Each is found when it is asked for, since a page that is made alone needs those of one entry.
    """

    def __init__(self, asking: Mapping[str, Asking], find: Callable[[Asking], Sequence[Match[Item]]]) -> None:
        self._find: Callable[[str], Sequence[Match[Item]]] = cache(lambda key: find(asking[key]))
        self._keys = asking.keys()

    def __getitem__(self, key: str) -> Sequence[Match[Item]]:
        matches = self._find(key)
        if not matches:
            raise KeyError(key)
        return matches

    def __iter__(self) -> Iterator[str]:
        return (key for key in self._keys if key in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


OrganisationMatches = Mapping[str, Sequence[Match[Organisation]]]


@dataclass(frozen=True)
class Matching:
    """Suggestions by the id of the entry that they are for."""

    helpers: OrganisationMatches
    """For a project with an open call: organisations that offer what it seeks."""
    projects: Mapping[str, Sequence[Match[Project]]]
    """For an organisation: projects that seek what it offers."""
    seekers: OrganisationMatches
    """Organisations that seek what it offers."""
    offerers: OrganisationMatches
    """Organisations that offer what it seeks."""
    similar: OrganisationMatches
    """Organisations in the same field with a country or home place in common."""


def find_matches(directory: Directory, relations: Relations, today: dt.date) -> Matching:
    """The suggestions for a directory on a day, without inactive organisations and expired calls."""
    return _Matcher(directory, relations, today).all()


def features_of(record: Organisation | Project, directory: Directory, today: dt.date) -> Features:
    """The features that a record is matched by. A project has the languages of its lead."""
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
        # Who reads a language reads all its scripts.
        "language": list(dict.fromkeys(tag.partition("-")[0] for tag in languages)),
    }


def place_weights(directory: Directory) -> Mapping[str, Mapping[str, int]]:
    """For each home place below a country, the weights of that place, its ancestors and its descendants."""
    weights: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for place in directory.places:
        for steps, ancestor in enumerate([place, *ancestors(place, directory)]):
            kind = directory.kind_of_place(ancestor)
            if not (kind and kind.is_country):
                weights[place][ancestor] = weights[ancestor][place] = max(1, PLACE_WEIGHT - steps)
    return weights


class _Matcher:
    """The indexes that all suggestions are looked up in."""

    def __init__(self, directory: Directory, relations: Relations, today: dt.date) -> None:
        self._directory, self._relations, self._today = directory, relations, today
        self._near = place_weights(directory)
        active = [organisation for organisation in directory.organisations.values() if not is_gone(organisation)]
        calls = [project for project in directory.projects.values() if is_looking(project, today)]
        self._organisations = CandidateIndex(active, self._features)
        self._calls = CandidateIndex(calls, self._features)

    def all(self) -> Matching:
        organisations = self._directory.organisations
        return Matching(
            helpers=Found(self._directory.projects, self._helpers),
            projects=Found(organisations, self._projects),
            seekers=Found(organisations, partial(self._partners, own="offers", wanted="seeks")),
            offerers=Found(organisations, partial(self._partners, own="seeks", wanted="offers")),
            similar=Found(organisations, self._similar),
        )

    def _features(self, record: Organisation | Project) -> Features:
        return features_of(record, self._directory, self._today)

    def _helpers(self, project: Project) -> list[Match[Organisation]]:
        known = [project.lead or "", *project.partners, *project.funders]
        query = self._query(project, "seeks", "offers")
        return self._organisations.best(query, project.id, known, MAX_SUGGESTIONS) if query else []

    def _projects(self, organisation: Organisation) -> list[Match[Project]]:
        known = [
            record.id for _, record in self._relations.roles.get(organisation.id, ()) if isinstance(record, Project)
        ]
        query = self._query(organisation, "offers", "seeks")
        return self._calls.best(query, organisation.id, known, MAX_SUGGESTIONS) if query else []

    def _partners(self, organisation: Organisation, own: FeatureKind, wanted: FeatureKind) -> list[Match[Organisation]]:
        query, known = self._query(organisation, own, wanted), self._known(organisation)
        return self._organisations.best(query, organisation.id, known, MAX_SUGGESTIONS) if query else []

    def _similar(self, organisation: Organisation) -> list[Match[Organisation]]:
        query = Query(self._common(self._features(organisation)), "cluster")
        matches = self._organisations.best(query, organisation.id, self._known(organisation), MAX_SUGGESTIONS)
        return [match for match in matches if match.score >= MIN_SIMILAR_SCORE]

    def _query(self, record: Organisation | Project, own: FeatureKind, wanted: FeatureKind) -> Query | None:
        """The query for counterparts: what the record has of `own`, they must have of `wanted`; None if nothing."""
        features = self._features(record)
        needs = dict.fromkeys(features[own], NEED_WEIGHT)
        return Query({wanted: needs, **self._common(features)}, wanted) if needs else None

    def _common(self, features: Features) -> dict[FeatureKind, Mapping[str, int]]:
        return {
            "place": self._around(features["place"]),
            "country": dict.fromkeys(features["country"], COUNTRY_WEIGHT),
            "cluster": dict.fromkeys(features["cluster"], CLUSTER_WEIGHT),
            "language": dict.fromkeys(features["language"], LANGUAGE_WEIGHT),
        }

    def _around(self, homeland: Collection[str]) -> Mapping[str, int]:
        """The places related to some home places, with the highest weight of each."""
        nearby: dict[str, int] = {}
        for place in homeland:
            for related, weight in self._near.get(place, {}).items():
                nearby[related] = max(weight, nearby.get(related, 0))
        return nearby

    def _known(self, organisation: Organisation) -> list[str]:
        """The ids of the organisation itself and of those that its page already shows as related."""
        below = (self._relations.units, self._relations.members)
        others = [related.id for group in below for related in group.get(organisation.id, ())]
        related = (*organisation.also_part_of, *organisation.member_of, *organisation.succeeds)
        return [organisation.id, organisation.part_of or "", *related, *others]
