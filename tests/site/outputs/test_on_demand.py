"""The list of outputs: who makes which path, and that a file made alone is the file of a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from imenik.pages import PAGES
from imenik.site.outputs import outputs
from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.on_demand import OnDemand
from tests.sites import contents, small_context

NEED_ALL = ("pagefind/", "sitemap.xml", "sitemap.xml.gz", "data/index.html")
"""What shows more than the records: texts and languages of hand-written pages, and sizes of files."""


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    return small_context(tmp_path_factory.mktemp("site"))


def test_an_output_has_only_paths_that_it_announces(context: SiteContext) -> None:
    for output in outputs(context):
        if not output.name.startswith("full-text"):  # one program for each language
            assert [file.path for file in output.files() if not output.specificity(file.path)] == [], output.name


def test_no_two_outputs_have_the_same_name(context: SiteContext) -> None:
    names = [output.name for output in outputs(context)]
    assert len(names) == len(set(names))


def test_every_kind_with_pictures_says_so(context: SiteContext) -> None:
    """The list of pictures leaves out the others."""
    edition = context.editions["en"]
    having = {kind.pages for kind in PAGES for page in kind.pages(edition) if page.picture}
    assert having == {kind.pages for kind in PAGES if kind.has_pictures}


def test_a_file_made_alone_is_that_of_the_build(context: SiteContext, small_site: Path) -> None:
    """In any order, and for every file but those that MkDocs makes."""
    made, built = OnDemand(context), contents(small_site)
    paths = {path for path in built if not path.endswith(NEED_ALL) and not path.startswith(NEED_ALL)}
    different = [path for path in sorted(paths, reverse=True) if made.content(path) not in (built[path], None)]
    assert different == []
    not_made = {path.partition("/")[2] for path in paths if made.content(path) is None}
    assert {path for path in not_made if path.count("/") > 1} == set()


@pytest.mark.parametrize("path", ["de/organisations/nobody/index.html", "de/organisations/", "api/v1/x.json", "x"])
def test_what_there_is_not(path: str, context: SiteContext) -> None:
    assert OnDemand(context).content(path) is None
