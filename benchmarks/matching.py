"""Measures how long all suggestions of a directory take, and that this does not grow as the pairs in it do."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from benchmarks.run import publish, table
from benchmarks.synthetic import write
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

BEGIN, END = "<!-- matching: written by insights/matching.py -->", "<!-- end of matching -->"
SIZES = ((1_250, 500), (2_500, 1_000), (5_000, 2_000), (10_000, 4_000), (20_000, 8_000))
"""Organisations and projects; each twice the one before."""
TODAY = dt.date(2026, 11, 21)
SAMPLE = 20
"""So many projects are compared with every organisation, one by one, to tell what the product of both would take."""


def alike(directory: Directory) -> Directory:
    """The same directory, where everybody offers one need, everybody looks for it, and all are of one cluster."""
    same = {"clusters": ("culture",), "status": "active", "seeks_until": TODAY}
    offer = {**same, "offers": ("mentoring",), "seeks": ("mentoring",)}
    call = {**same, "stage": "running", "seeks": (ProjectNeed(need="mentoring"),)}
    return replace(
        directory,
        organisations={key: each.model_copy(update=offer) for key, each in directory.organisations.items()},
        projects={key: each.model_copy(update=call) for key, each in directory.projects.items()},
    )


def seconds(directory: Directory) -> float:
    """How long it takes to find all suggestions."""
    relations = relations_of(directory)
    begin = time.process_time()
    find_matches(directory, relations, TODAY)
    return time.process_time() - begin


def one_by_one(directory: Directory) -> float:
    """How long it would take to compare each project with each organisation, judged by some projects."""
    near = place_weights(directory)
    there = [features_of(each, directory, TODAY) for each in directory.organisations.values()]
    begin = time.process_time()
    for project in list(directory.projects.values())[:SAMPLE]:
        own = features_of(project, directory, TODAY)
        weights: dict[FeatureKind, Mapping[str, int]] = {
            "offers": dict.fromkeys(own["seeks"], NEED_WEIGHT),
            "place": {place: weight for each in own["place"] for place, weight in near[each].items()},
            "country": dict.fromkeys(own["country"], COUNTRY_WEIGHT),
            "cluster": dict.fromkeys(own["cluster"], CLUSTER_WEIGHT),
        }
        wish = Query(weights, "offers")
        sorted(sum(weight for weight, _ in score_features(wish, each)) for each in there)
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
        each = 1000 / (organisations + projects)
        yield [
            f"{organisations:,} × {projects:,}",
            f"{organisations * projects / 1e6:,.1f} million",
            f"{usual:.2f}",
            f"{usual * each:.3f}",
            f"{worst:.2f}",
            f"{worst * each:.3f}",
            f"{one_by_one(directory):,.0f}",
        ]


def main() -> None:
    """The command line."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    text = table(rows())
    publish(text, BEGIN, END)
    print(text)


if __name__ == "__main__":
    main()
