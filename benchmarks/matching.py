"""Measures how long all suggestions of a directory take, and that the time does not grow with the number of pairs."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks import report
from benchmarks.results import save
from benchmarks.synthetic import write
from benchmarks.tables import table
from imenik.insights.matching import (
    CLUSTER_WEIGHT,
    COUNTRY_WEIGHT,
    NEED_WEIGHT,
    features_of,
    find_matches,
    place_weights,
)
from imenik.insights.ranking import FeatureKind, Query, score_features
from imenik.insights.relations import relations_of
from imenik.model.project import ProjectNeed
from imenik.store.directory import Directory
from imenik.store.loader import load

SIZES = ((1_250, 500), (2_500, 1_000), (5_000, 2_000), (10_000, 4_000), (20_000, 8_000))
"""Organisations and projects; each size is twice the previous one."""
TODAY = dt.date(2026, 11, 21)
SAMPLE = 20
"""How many projects are compared with every organisation, to estimate the time for all pairs."""


def alike(directory: Directory) -> Directory:
    """The same directory, but everybody offers and seeks the same need, and all are in one cluster."""
    same = {"clusters": ("culture",), "status": "active", "seeks_until": TODAY}
    offer = {**same, "offers": ("mentoring",), "seeks": ("mentoring",)}
    call = {**same, "stage": "running", "seeks": (ProjectNeed(need="mentoring"),)}
    return replace(
        directory,
        organisations={
            key: organisation.model_copy(update=offer) for key, organisation in directory.organisations.items()
        },
        projects={key: project.model_copy(update=call) for key, project in directory.projects.items()},
    )


def seconds(directory: Directory) -> float:
    """The time to find all suggestions, in seconds."""
    relations = relations_of(directory)
    begin = time.process_time()
    matching = find_matches(directory, relations, TODAY)
    for found in (matching.helpers, matching.projects, matching.seekers, matching.offerers, matching.similar):
        len(found)  # each is found when it is asked for
    return time.process_time() - begin


def one_by_one(directory: Directory) -> float:
    """The time to compare every project with every organisation, extrapolated from a sample of projects."""
    weights_near = place_weights(directory)
    candidates = [features_of(organisation, directory, TODAY) for organisation in directory.organisations.values()]
    begin = time.process_time()
    for project in list(directory.projects.values())[:SAMPLE]:
        own = features_of(project, directory, TODAY)
        weights: dict[FeatureKind, Mapping[str, int]] = {
            "offers": dict.fromkeys(own["seeks"], NEED_WEIGHT),
            "place": {place: weight for home in own["place"] for place, weight in weights_near[home].items()},
            "country": dict.fromkeys(own["country"], COUNTRY_WEIGHT),
            "cluster": dict.fromkeys(own["cluster"], CLUSTER_WEIGHT),
        }
        query = Query(weights, "offers")
        sorted(sum(weight for weight, _ in score_features(query, candidate)) for candidate in candidates)
    return (time.process_time() - begin) * len(directory.projects) / SAMPLE


def rows() -> Iterator[list[str]]:
    """The figures for each size."""
    yield [
        "organisations × projects",
        "pairs",
        "all suggestions, s",
        "an entry, ms",
        "where all are alike, s",
        "an entry, ms",
        "every pair one by one, s",
    ]
    for organisations, projects in SIZES:
        print(f"{organisations:,} × {projects:,}", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="imenik-") as name:
            write(Path(name) / "data", organisations, projects, seed=1)
            directory, _ = load(Path(name) / "data")
        usual, worst = seconds(directory), seconds(alike(directory))
        milliseconds_per_entry = 1000 / (organisations + projects)
        yield [
            f"{organisations:,} × {projects:,}",
            f"{organisations * projects / 1e6:,.1f} million",
            f"{usual:.2f}",
            f"{usual * milliseconds_per_entry:.3f}",
            f"{worst:.2f}",
            f"{worst * milliseconds_per_entry:.3f}",
            f"{one_by_one(directory):,.0f}",
        ]


def main() -> None:
    """The command line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    result = list(rows())
    save("matching", {"table": result})
    report.write()
    print(table(result))


if __name__ == "__main__":
    main()
