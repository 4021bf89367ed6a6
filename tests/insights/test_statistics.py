"""How the statistics count, how they are drawn, and what stands in their files."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from benchmarks.synthetic import write
from imenik.exports.tables import statistics as export
from imenik.insights.statistics import Statistics, Tally
from imenik.model import VOCABULARIES, Organisation, Place, PlaceKind, Project, Term, Vocabulary
from imenik.pages.about import statistics
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.views.charts import MAX_BARS, Chart, chart, percent, steps
from imenik.views.edition import Edition
from imenik.views.statistics import CHART_SPECS
from tests.factories import LANGUAGES, edition_of, organisation, project, render

PLACES = {
    "home": {"kind": "country", "label": "Home"},
    "canton": {"kind": "canton", "label": "Canton", "parent": "home"},
    "city": {"kind": "city", "label": "City", "parent": "canton"},
    "centre": {"kind": "local-unit", "label": "Centre", "parent": "city"},
    "district": {"kind": "district", "label": "District", "parent": "home"},
}
KINDS = {
    "country": ("region",),
    "canton": ("region",),
    "city": ("town",),
    "local-unit": ("town",),
    "district": ("region", "town"),
}
"""The statistics that count each kind of place."""
WORDS = {
    "clusters": ("culture", "science"),
    "organisation-types": ("association", "sport"),
    "needs": ("partners", "funding"),
}


def edition(*records: Organisation | Project, tag: str = "en") -> Edition:
    """An edition of a directory of some records; their ids are their numbers."""
    named = {str(at): each.model_copy(update={"id": str(at)}) for at, each in enumerate(records)}
    vocabularies: dict[str, Vocabulary[Any]] = {
        name: Vocabulary[Term].model_construct(
            terms={word: VOCABULARIES[name].model_validate({"label": word}) for word in words}
        )
        for name, words in WORDS.items()
    }
    places = {word: Place.model_validate({"id": word, **place}) for word, place in PLACES.items()}
    kinds = {kind: PlaceKind.model_validate({"id": kind, "label": kind, "counts_as": of}) for kind, of in KINDS.items()}
    vocabularies["place-kinds"] = Vocabulary[PlaceKind].model_construct(terms=kinds)
    vocabularies["places"] = Vocabulary[Place].model_construct(terms=places)
    directory = Directory(
        organisations={key: each for key, each in named.items() if isinstance(each, Organisation)},
        projects={key: each for key, each in named.items() if isinstance(each, Project)},
        vocabularies=vocabularies,
    )
    return edition_of(directory, tag)


def counted(*records: Organisation | Project) -> Statistics:
    return edition(*records).insights.statistics


def rows(tally: Tally) -> dict[str, tuple[int, ...]]:
    return {row.key: row.numbers for row in tally.counts}


def drawn(figure: str, one: Edition) -> Chart:
    return chart(one, next(each for each in CHART_SPECS if each.name == figure))


def body(one: Edition) -> str:
    page = next(statistics.pages(one))
    return str(render(page, one).body)


# How it is counted


def test_an_organisation_with_two_clusters_counts_in_both() -> None:
    """And a cluster without any is there with 0."""
    found = counted(organisation(clusters=["culture", "science"]), organisation())
    assert rows(found.by_cluster) == {"culture": (2,), "science": (1,)}
    assert rows(counted(organisation()).by_cluster) == {"culture": (1,), "science": (0,)}


def test_a_country_is_that_of_the_seat() -> None:
    """Where an organisation works besides does not count; without a seat it is counted apart."""
    found = counted(organisation(country="SE"), organisation(country="SE", active_in=["NO"]), organisation())
    assert (rows(found.by_country), found.by_country.without, found.countries) == ({"SE": (2,)}, 1, 1)


def test_a_place_counts_what_is_tied_to_its_parts() -> None:
    """Once, however many parts are named; a district is a region and a town."""
    both, one, none = organisation(homeland=["centre", "city"]), organisation(homeland=["district"]), organisation()
    found = counted(both, one, none)
    assert [(row.key, row.numbers, row.depth) for row in found.by_region.counts] == [
        ("home", (2,), 0),
        ("canton", (1,), 1),
        ("district", (1,), 1),
    ]
    assert rows(found.by_town) == {"centre": (1,), "city": (1,), "district": (1,)}
    assert (found.by_region.without, found.by_town.without, found.places) == (1, 1, 3)


def test_who_is_tied_to_a_country_alone_has_no_town() -> None:
    """That is what the row without a town counts."""
    found = counted(organisation(homeland=["home"]))
    assert (found.by_region.without, found.by_town.without) == (0, 1)


@pytest.mark.parametrize(
    ("checked", "key"),
    [
        ("2026-11-21", "recent"),
        ("2026-08-21", "recent"),
        ("2026-08-20", "year"),
        ("2025-11-21", "year"),
        ("2025-11-20", "older"),
        (None, "never"),
    ],
)
def test_freshness_ends_where_an_entry_is_called_not_checked(checked: str | None, key: str) -> None:
    """Three months, twelve months, longer ago, never."""
    one = edition(organisation(added="2020-01-01", checked=checked))
    assert [row.key for row in one.insights.statistics.by_freshness.counts if row.numbers == (1,)] == [key]
    assert one.insights.is_stale(one.organisations[0]) == (key in ("older", "never"))
    assert one.insights.statistics.checked == (key in ("recent", "year"))


def test_decades_have_no_gap() -> None:
    """A decade in which nothing was founded is part of the picture."""
    found = counted(organisation(founded="1989"), organisation(founded="2014-02"), organisation()).by_decade
    assert rows(found) == {"1980": (1,), "1990": (0,), "2000": (0,), "2010": (1,)}
    assert found.without == 1


def test_serbian_latin_is_covered_by_the_cyrillic() -> None:
    """Never the other way; a text that is the same everywhere is in every language."""
    texts = ({"sr-Cyrl": "Б"}, {"sr-Latn": "B"}, {"bs": "B", "en": "B"}, "B")
    found = counted(*(organisation(about=text) for text in texts), project(about={"de": "B"}))
    expected = {"bs": (2, 0), "hr": (1, 0), "sr-Cyrl": (2, 0), "sr-Latn": (3, 0), "en": (2, 0), "de": (1, 1)}
    assert (rows(found.coverage), found.coverage.of) == (expected, (4, 1))


def test_growth_counts_up_from_month_to_month() -> None:
    """Until this month, with the months in which nothing came; organisations and projects each for themselves."""
    found = counted(organisation(added="2026-08-31"), organisation(added="2026-11-01"), project(added="2026-10-05"))
    expected = {"2026-08": (1, 0), "2026-09": (1, 0), "2026-10": (1, 1), "2026-11": (2, 1)}
    assert rows(found.growth) == expected


def test_a_wrong_date_makes_no_endless_table() -> None:
    """Fifty years at most, in which what is older counts from the first; and nothing after this month."""
    found = counted(organisation(added="1026-11-21"), organisation(added="2226-11-21"), project())
    assert len(found.growth.counts) == 600
    ends = found.growth.counts[0], found.growth.counts[-1]
    assert [(row.key, row.numbers) for row in ends] == [("1976-12", (1, 0)), ("2026-11", (1, 1))]
    assert counted(organisation(added="2026-12-01")).growth.counts == ()


def test_what_is_sought_counts_while_the_call_runs() -> None:
    """Of organisations and projects; who is gone offers and seeks nothing."""
    found = counted(
        organisation(offers=["partners"], seeks=["funding"], seeks_until="2026-11-21"),
        organisation(seeks=["funding"], seeks_until="2026-11-20"),
        organisation(offers=["partners"], seeks=["funding"], seeks_until="2027-01-01", status="dissolved"),
        project(seeks=[{"need": "partners"}, {"need": "partners", "note": "two"}], seeks_until="2027-01-01"),
    )
    assert rows(found.needs) == {"partners": (1, 1), "funding": (0, 1)}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An edition of 200 invented organisations."""
    folder = tmp_path_factory.mktemp("many") / "data"
    write(folder, organisations=200, projects=20, seed=1)
    directory, _ = load(folder)
    return edition_of(directory, "de")


def test_the_sums_agree(many: Edition) -> None:
    """Where each is counted once, rows and those without an answer make all; the bars too."""
    exclusive = [chart(many, figure) for figure in CHART_SPECS if figure.adds_up]
    assert len(exclusive) == 5
    for each in exclusive:
        assert sum(row.cells[0].number for row in each.table) == 200, each.spec.name
        assert sum(row.cells[0].number for row in each.drawn) == sum(row.cells[0].number for row in each.rows)


# How it is drawn


def test_a_long_tail_is_drawn_as_one_bar(many: Edition) -> None:
    """And the table has every row; where rows overlap the tail has no sum."""
    countries, towns = drawn("countries", many), drawn("towns", many)
    assert len(countries.rows) > MAX_BARS == len(countries.drawn) == len(towns.drawn)
    assert (countries.drawn[-1].look, towns.drawn[-1].look) == ("rest", "")
    assert countries.drawn[-1].label.text == many.wording.say("Others ({n})", n=len(countries.rows) - MAX_BARS + 1)


def test_early_decades_are_drawn_as_one_bar() -> None:
    """What was founded long ago does not push out the rest."""
    found = drawn("decades", edition(organisation(founded="1805"), organisation(founded="2014")))
    assert (len(found.rows), len(found.drawn)) == (22, MAX_BARS)
    assert (found.drawn[0].label.text, found.drawn[0].cells[0].number) == ("Before 1880", 1)


@pytest.mark.parametrize(
    ("number", "of", "words"),
    [(0, 9, "0%"), (1, 1000, "<1%"), (1, 8, "13%"), (999, 1000, ">99%"), (9, 9, "100%"), (0, 0, "0%")],
)
def test_a_little_is_not_nothing_and_nearly_all_is_not_all(number: int, of: int, words: str) -> None:
    """Whole percent, with a mark where rounding would say too much."""
    assert percent(edition(), number, of) == words


@pytest.mark.parametrize(
    ("most", "numbers"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (9, (0, 5, 10)),
        (72, (0, 20, 40, 60, 80)),
        (1000, (0, 500, 1000)),
    ],
)
def test_the_axis_has_round_numbers(most: int, numbers: tuple[int, ...]) -> None:
    """Five at most, the last one not less than what is shown."""
    assert steps(most) == numbers


def test_a_curve_needs_two_months() -> None:
    """A sentence stands where there is one only, and the ends of the curve are told."""
    assert "<polyline" not in body(edition(organisation()))
    one = edition(organisation(added="2026-08-31"), organisation())
    assert '<polyline class="im-measure-1" points="0.0,50.0 33.33,50.0 66.67,50.0 100.0,0.0"/>' in body(one)
    assert [(row.key, row.cells[0].number) for row in drawn("growth", one).described_rows] == [
        ("2026-08", 1),
        ("2026-11", 2),
    ]


def test_years_of_growth_have_few_marks() -> None:
    """As many as fit on a phone, the first and the last among them."""
    marks = drawn("growth", edition(organisation(added="2019-02-01"))).axis_labels
    assert [(at, row.key) for at, row in marks][:: len(marks) - 1] == [(0, "2019-02"), (100, "2026-11")]
    assert len(marks) == 4


def test_an_empty_directory_has_a_sentence_and_no_chart() -> None:
    """The same for a single question that nobody answered."""
    assert "<figure" not in body(edition())
    assert "There is nothing to count here yet." in body(edition())
    found = body(edition(organisation()))
    assert found.count("There is nothing to count here yet.") == 6
    assert found.count("<table") == len(CHART_SPECS) - 6


# What stands in the files


def test_a_file_says_what_the_table_says(many: Edition) -> None:
    """In every language: code, label, numbers; with a byte order mark and the line ends of RFC 4180."""
    editions = {tag: Edition(LANGUAGES[tag], LANGUAGES, many.insights) for tag in LANGUAGES}
    files = dict(export.files(editions))
    assert len(files) == len(LANGUAGES) * len(CHART_SPECS)
    for path, content in files.items():
        tag, _, name = path.removesuffix(".csv").split("/")
        expected = drawn(name, editions[tag])
        assert content.startswith(b"\xef\xbb\xbf")
        assert content.count(b"\r\n") == content.count(b"\n") == len(expected.table) + 1
        _, *found = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
        assert [(line[0], line[1]) for line in found] == [(row.key, row.label.text) for row in expected.table]
        step = 2 if expected.spec.has_shares else 1
        assert [line[2::step] for line in found] == [[str(cell.number) for cell in row.cells] for row in expected.table]


def test_no_cell_of_a_file_is_a_formula() -> None:
    """A label that a spreadsheet would reckon with gets an apostrophe before it."""
    one = edition(organisation(offers=["partners"]))
    terms = one.insights.directory.vocabularies["needs"].terms
    terms["partners"] = Term.model_validate({"label": '=HYPERLINK("x"), "y"'})
    content = dict(export.files({"en": one}))["en/statistics/needs.csv"].decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(content, newline=""))) == [
        ["Code", "What", "Offered", "Wanted"],
        ["partners", '\'=HYPERLINK("x"), "y"', "1", "0"],
    ]


def test_an_empty_file_has_a_header() -> None:
    """Its address answers all the same."""
    assert dict(export.files({"en": edition()}))["en/statistics/types.csv"].decode("utf-8-sig").count("\r\n") == 1
