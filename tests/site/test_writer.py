"""How outputs are divided into tasks: what takes much memory is made in turn, and what fails stops nothing else."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from imenik.site.folder import SiteFolder
from imenik.site.outputs.context import SiteContext
from imenik.site.outputs.output import File, Output
from imenik.site.writer import write, write_all
from imenik.views.edition import Edition
from imenik.views.render import Page
from tests.sites import small_context


def output(name: str, turn: str = "", *, fails: bool = False) -> Output:
    """An output with one file, which holds the id of the process that made it."""
    return Output(name, partial(_files, name, fails), [name], turn=turn)


def _files(name: str, fails: bool) -> Iterator[File]:
    if fails:
        raise ValueError(name)
    yield File(name, lambda: str(os.getpid()))


@pytest.mark.parametrize("jobs", [1, 2])
def test_outputs_of_a_turn_are_made_by_one_process(jobs: int, tmp_path: Path) -> None:
    """One after another, and the next is made if one fails."""
    in_turn = [output("a", "turn"), output("broken", "turn", fails=True), output("b", "turn")]
    result = write([*in_turn, *(output(f"other-{number}") for number in range(4))], SiteFolder(tmp_path), jobs)
    assert [failure.name for failure in result.failures] == ["broken"]
    assert result.count == 6
    assert (tmp_path / "a").read_text() == (tmp_path / "b").read_text()


def test_a_file_that_fails_is_named_and_the_rest_is_made(tmp_path: Path) -> None:
    """By its address, also if there are several shares; the sizes of the others are known where somebody shows them."""

    def content(number: int) -> str:
        return "0123"[: 3 // number]

    files = [File(f"de/clubs/{number}/index.html", partial(content, number)) for number in range(4)]
    clubs = Output("clubs", lambda: files, ["de/clubs/*"], many=True, measured={files[3].path})
    result = write([clubs], SiteFolder(tmp_path), 1)
    assert [(failure.name, failure.reason.partition(":")[0]) for failure in result.failures] == [
        ("de/clubs/0/", "ZeroDivisionError")
    ]
    assert (result.count, result.sizes) == (3, {files[3].path: 1})
    assert sorted(path.parent.name for path in tmp_path.rglob("*.html")) == ["1", "2", "3"]


def test_a_page_that_could_not_be_made_is_in_no_sitemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor do the pages in other languages lead to it."""
    site = small_context(tmp_path / "site")
    path, render = "organisations/union/", SiteContext.render

    def broken(site: SiteContext, edition: Edition, page: Page) -> str:
        if (edition.language.tag, page.path) == ("de", path):
            raise ValueError(page.path)
        return render(site, edition, page)

    monkeypatch.setattr(SiteContext, "render", broken)
    result = write_all(site, SiteFolder(tmp_path), 1)
    assert [failure.name for failure in result.failures] == [f"de/{path}"]
    german, english = (
        gzip.decompress((tmp_path / tag / "sitemap.xml.gz").read_bytes()).decode() for tag in ("de", "en")
    )
    assert f"/de/{path}" not in german + english
    assert f"/en/{path}</loc>" in english
