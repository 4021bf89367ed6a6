"""What a change does, found and told: each kind of change, and what a stranger may write in its place."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from imenik.cli import main
from imenik.cli.summary import state
from imenik.comparison import Change, Comparison, Difference, Told, compare
from imenik.gazetteer import Gazetteer
from imenik.summary import LONGEST, markdown

HERE = Path(__file__).parent / "submissions" / "data"
HOSTILE = "@octocat #1 GH-1 ![x](https://example.org/x.png) <img src=x> [a](https://example.org) | ` ``` $x$ *b*"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The data folder of the base branch and that of the pull request, alike at first."""
    for name in ("base", "head"):
        shutil.copytree(HERE, tmp_path / name / "data")
    return tmp_path / "base" / "data", tmp_path / "head" / "data"


def told(base: Path, head: Path) -> Comparison:
    return compare(state(base, Gazetteer()), state(head, Gazetteer()))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_no_change(folders: tuple[Path, Path]) -> None:
    assert told(*folders) == Comparison()
    assert "No entry is different afterwards." in run("summary", *map(str, folders)).output


def test_another_layout_is_a_remark_and_no_problem(folders: tuple[Path, Path]) -> None:
    """Of entries that differ, for the others are not the contributor's; the words cannot be forged."""
    write(folders[1] / "organisations" / "pangea.yml", "https://pangea.example.org", '"https://new.example.org"')
    text = run("summary", *map(str, folders)).output
    assert "There are none." in text
    assert re.search("Not in the usual layout; .*: `organisations/pangea.yml`\n", text)
    assert "`` a ` @octocat ``" in markdown(Comparison(untidy=("a ` @octocat",)), str)


def test_every_kind_of_change(folders: tuple[Path, Path]) -> None:
    """Added, changed, moved with its old id kept, and removed with its address lost."""
    organisations = folders[1] / "organisations"
    shutil.copy(organisations / "pangea.yml", organisations / "new.yml")
    write(organisations / "pangea.yml", "https://pangea.example.org", "https://new.example.org")
    (organisations / "twin-one.yml").unlink()
    (organisations / "twin-two.yml").rename(organisations / "second.yml")
    write(organisations / "second.yml", "added:", "former_ids:\n  - twin-two\nadded:")
    found = told(*folders)
    assert [(each.what, each.key, each.former) for each in found.changes] == [
        ("added", "new", ""),
        ("changed", "pangea", ""),
        ("moved", "second", "twin-two"),
        ("lost", "twin-one", ""),
    ]
    assert found.changes[1].fields == (
        Difference(field="website", before="https://pangea.example.org", after="https://new.example.org"),
    )
    text = run("summary", *map(str, folders), "--language", "en").output
    assert "- changes **bs: Pangea" not in text
    assert "- changes **Pangea mreža** (`organisations/pangea.yml`): Web site\n" in text
    assert "- removes **Twin** (`organisations/twin-one.yml`): its address needs a `former_ids` entry" in text
    assert "- **Web site**: https\\://pangea.example.org → https\\://new.example.org" in text


def test_what_cannot_be_read_is_a_problem_and_not_removed(folders: tuple[Path, Path]) -> None:
    write(folders[1] / "organisations" / "pangea.yml", "type:", "typ:")
    found = told(*folders)
    assert found.changes == ()
    assert {(each.path, each.rule) for each in found.problems} == {
        ("data/organisations/pangea.yml", "unknown-key"),
        ("data/organisations/pangea.yml", "missing-key"),
    }


def test_json_and_back(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """What is written as JSON is told in the same words; in a zip too, as GitHub keeps it."""
    write(folders[1] / "organisations" / "pangea.yml", "https://pangea.example.org", "https://new.example.org")
    plain, packed = tmp_path / "comparison.json", tmp_path / "comparison.zip"
    plain.write_text(run("summary", *map(str, folders), "--format", "json").output, encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "comparison.json")
    expected = run("summary", *map(str, folders)).output
    assert [run("comment", str(each)).output for each in (plain, packed)] == [expected, expected]


def test_a_stranger_writes_the_comparison() -> None:
    """Whatever stands in it is no markup, calls nobody, and is as long as a comment may be."""
    change = Change(what="changed", kind="organisations", key=HOSTILE, title=HOSTILE, fields=(
        Difference(field="website", before=HOSTILE, after=HOSTILE), Difference(field="no_such"),
    ))  # fmt: skip
    problem = Told(path=HOSTILE, line=1, severity="error", rule="x", sentence=HOSTILE)
    text = markdown(Comparison(changes=(change,), problems=(problem,), vocabularies=(HOSTILE,)), str)
    outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\\.", "", text).replace("former_ids", "")
    outside = re.sub("(?m)^#+ ", "", outside)
    assert not re.search(r"[<>@#`$]|\]\(|!\[|://", outside), outside
    assert [line.count("|") for line in text.splitlines() if line.startswith("| error")] == [6]
    many = Comparison(changes=(change.model_copy(update={"fields": (change.fields[0],) * 60}),) * 300)
    assert len(markdown(many, str)) <= LONGEST
    assert markdown(many, str).endswith("The rest is in the summary of the run.\n")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"# Hello",
        json.dumps({"changes": [], "body": "x"}).encode(),
        json.dumps({"vocabularies": ["a\nb"]}).encode(),
        json.dumps({"vocabularies": ["a\u202eb"]}).encode(),
        json.dumps({"vocabularies": ["a" * 400]}).encode(),
        json.dumps({"problems": [{}] * 400}).encode(),
        b'{"changes": ' + b"[" * 100_000,
        b" " * 2_000_000,
        b"\xff\xfe",
    ],
)
def test_what_is_no_comparison_is_not_told(content: bytes, tmp_path: Path) -> None:
    """Exit status 2, and nothing of it is printed; neither alone nor in a zip."""
    plain, packed = tmp_path / "c.json", tmp_path / "c.zip"
    plain.write_bytes(content)
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("comparison.json", content)
    for path in (plain, packed):
        done = run("comment", str(path))
        assert done.exit_code == 2, done.output
        assert "###" not in done.output


def test_a_zip_with_something_else(tmp_path: Path) -> None:
    """Another name, a name that leads elsewhere, a file that is none."""
    for name in ("x", "../comparison.json"):
        with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
            archive.writestr(name, "{}")
        assert run("comment", str(tmp_path / "c.zip")).exit_code == 2
    (tmp_path / "c.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    assert run("comment", str(tmp_path / "c.zip")).exit_code == 2


def test_folders_that_are_links(folders: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folders[1])
    assert run("summary", str(folders[0]), str(tmp_path / "link")).exit_code == 2
