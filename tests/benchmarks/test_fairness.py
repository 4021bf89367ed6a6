"""Hugo's site is compared with ours before anything is reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.fairness import contents, differences, kinds

PAGES = {
    "organisations": '<li class="im-card">',
    "organisations/page/2": '<li class="im-card">',
    "organisations/one": '<p class="im-contact"><dt>Seat</dt>',
    "projects/looking": '<li class="im-note">',
    "clusters/culture/projects": '<li class="im-note">',
}
NAMES = {"projects/looking": "walls", "clusters/culture/projects": "walls/clusters-culture"}


def site(folder: Path, tag: str, pages: dict[str, str]) -> Path:
    """A site with pages in one language."""
    for path, html in pages.items():
        file = folder / tag / path / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f"<body>{html}<script>im-card</script>", encoding="utf-8")
    return folder


def hugo(folder: Path, pages: dict[str, str]) -> Path:
    """The same in the form of Hugo's."""
    return site(folder, "sr-cyrl", {NAMES.get(path, path): html for path, html in pages.items()})


def test_equal_sites_have_no_differences(tmp_path: Path) -> None:
    """Addresses, which differ in form, are brought together; other pages of ours do not count."""
    ours = contents(site(tmp_path / "a", "sr-Cyrl", PAGES | {"about": "<dt>"}), ["sr-Cyrl"])
    theirs = contents(hugo(tmp_path / "b", PAGES | {"organisations/page/1": ""}), ["sr-Cyrl"])
    assert differences(ours, theirs) == []
    assert kinds(ours) == {"clusters": 1, "organisations": 3, "projects": 1}
    assert ours.marks == {"facts": 1, "lines of contact": 1, "organisations in lists": 2, "projects in lists": 2}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"organisations/two": ""}, "1 pages only Hugo's has, such as sr-cyrl/organisations/two"),
        ({"organisations/page/2": None}, "1 pages only ours has, such as sr-cyrl/organisations/page/2"),
        (
            {"organisations/one": '<p class="im-contact"><dt>Seat</dt><dt>Name</dt>'},
            "facts: 1 on our pages, 2 on Hugo's",
        ),
        ({"organisations": ""}, "organisations in lists: 2 on our pages, 1 on Hugo's"),
    ],
)
def test_differences_are_told(tmp_path: Path, changes: dict[str, str | None], sentence: str) -> None:
    pages = {path: html for path, html in {**PAGES, **changes}.items() if html is not None}
    ours = contents(site(tmp_path / "a", "sr-Cyrl", PAGES), ["sr-Cyrl"])
    assert sentence in differences(ours, contents(hugo(tmp_path / "b", pages), ["sr-Cyrl"]))
