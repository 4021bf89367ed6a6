"""Many processes or many parts give the site of one process; parts that do not belong together are refused."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from imenik.env import runner
from imenik.site.folder import SiteFolder
from imenik.site.outputs.context import SiteContext
from imenik.site.parts.fingerprint import Fingerprint
from imenik.site.parts.joining import read_parts, write_joined
from imenik.site.parts.making import write_part
from imenik.site.parts.manifest import NAME, FinishedPart, Manifest, PartError
from imenik.site.parts.part import Part
from imenik.site.writer import WriteResult, write_all
from tests.sites import contents, small_context

COUNT = 6
MADE_FROM = Fingerprint(records="r", pages="p", code="c", settings="s", history="h", day="2026-11-21")


def empty(folder: Path) -> SiteFolder:
    folder.mkdir()
    return SiteFolder(folder)


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> SiteContext:
    return small_context(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def parts(context: SiteContext, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The folders of all parts."""
    root = tmp_path_factory.mktemp("parts")
    for number in range(1, COUNT + 1):
        result = write_part(context, empty(root / str(number)), 1, Part(number, COUNT), MADE_FROM)
        assert result.failures == []
    return sorted(root.iterdir())


@pytest.fixture(scope="module")
def whole(context: SiteContext, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, WriteResult]:
    """The site as one process writes it."""
    folder = tmp_path_factory.mktemp("whole") / "site"
    return folder, write_all(context, empty(folder), 1)


def test_six_parts_are_the_whole(
    context: SiteContext, parts: list[Path], whole: tuple[Path, WriteResult], tmp_path: Path
) -> None:
    """Byte for byte, and each file is in one part only."""
    site, result = whole
    joined = write_joined(context, empty(tmp_path / "joined"), 1, read_parts(parts), MADE_FROM, tmp_path)
    assert contents(tmp_path / "joined") == contents(site)
    assert (joined.count, joined.sizes, joined.failures) == (result.count, result.sizes, [])
    assert min(sum(1 for _ in part.rglob("*")) for part in parts) > result.count / COUNT / 2


def test_many_processes_write_what_one_writes(
    context: SiteContext, whole: tuple[Path, WriteResult], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A test process may have threads of the test runner, which hold nothing that a task needs."""
    monkeypatch.setattr(runner, "_can_fork", lambda: True)
    site, result = whole
    assert write_all(context, empty(tmp_path / "site"), 3) == result
    assert contents(tmp_path / "site") == contents(site)


@pytest.fixture
def copies(parts: list[Path], tmp_path: Path) -> list[Path]:
    """The folders of parts with nothing but their manifests, to be changed."""
    for part in parts:
        (tmp_path / part.name).mkdir()
        shutil.copy(part / NAME, tmp_path / part.name)
    return [tmp_path / part.name for part in parts]


def change(part: Path, **values: object) -> None:
    """Change what the manifest of a part says."""
    manifest = Manifest.model_validate_json((part / NAME).read_bytes())
    made_from = manifest.fingerprint.model_copy(
        update={name: value for name, value in values.items() if name in Fingerprint.model_fields}
    )
    others = {name: value for name, value in values.items() if name in Manifest.model_fields}
    changed = manifest.model_copy(update={"fingerprint": made_from, **others})
    (part / NAME).write_text(changed.model_dump_json(), encoding="utf-8")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"records": "x"}, "was made from different entries than"),
        ({"pages": "x"}, "was made from different hand-written pages than"),
        ({"code": "x"}, "was made by a different version of the program than"),
        ({"settings": "x"}, "was made with different settings than"),
        ({"history": "x"}, "was made with a different git history than"),
        ({"day": "2026-11-22"}, "was made for a different day than"),
        ({"number": 2}, "are both part 2"),
        ({"count": 5}, "is one of 5 parts, and"),
    ],
)
def test_parts_that_do_not_belong_together(values: dict[str, object], reason: str, copies: list[Path]) -> None:
    change(copies[3], **values)
    with pytest.raises(PartError, match=reason):
        read_parts(copies)


@pytest.mark.parametrize(
    ("select", "reason"),
    [
        (lambda parts: parts[:2] + parts[3:], r"Part 3 of 6 is missing\."),
        (lambda parts: [*parts, parts[0]], "are both part 1"),
        (lambda parts: [parts[0].parent, *parts], "is not a finished part of a site"),
    ],
)
def test_a_part_is_missing_or_too_many(
    select: Callable[[list[Path]], Sequence[Path]], reason: str, copies: list[Path]
) -> None:
    with pytest.raises(PartError, match=reason):
        read_parts(select(copies))


def test_half_a_manifest_is_none(copies: list[Path]) -> None:
    """A machine was stopped while it copied the part."""
    manifest = copies[0] / NAME
    manifest.write_bytes(manifest.read_bytes()[:100])
    with pytest.raises(PartError, match="missing or damaged"):
        read_parts(copies)


def test_parts_of_something_else_than_what_is_here(context: SiteContext, parts: list[Path], tmp_path: Path) -> None:
    here = MADE_FROM.model_copy(update={"records": "x"})
    with pytest.raises(PartError, match=f"1 was made from different entries than {tmp_path}"):
        write_joined(context, empty(tmp_path / "joined"), 1, read_parts(parts), here, tmp_path)


def test_a_part_that_was_not_copied_completely(context: SiteContext, copies: list[Path], tmp_path: Path) -> None:
    with pytest.raises(PartError, match="has 0 files instead of"):
        write_joined(context, empty(tmp_path / "joined"), 1, read_parts(copies), MADE_FROM, tmp_path)


@pytest.mark.parametrize("text", ["0/6", "7/6", "1/0", "1", "1/257", "a/b", "-1/2", "1/2/3"])
def test_what_is_no_part(text: str) -> None:
    with pytest.raises(ValueError, match="is not a part such as 2/6"):
        Part.parse(text)


def test_what_a_part_is_made_from_is_in_its_manifest(parts: list[Path]) -> None:
    part: FinishedPart = read_parts(parts)[1]
    assert (part.manifest.number, part.manifest.count, part.manifest.fingerprint) == (2, COUNT, MADE_FROM)
