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
from imenik.cli.options import translation
from imenik.cli.summary import snapshot
from imenik.i18n.markdown import byte_length, safe
from imenik.review.diff import (
    MAX_COMPARISON_SIZE,
    Comparison,
    EntryChange,
    FieldChange,
    ReportedProblem,
    compare,
    truncated,
)
from imenik.review.diff_markdown import MAX_COMMENT_SIZE, markdown
from imenik.store.loader import load
from tests.paths import SUBMISSIONS

HERE = SUBMISSIONS / "data"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="{}"/></svg>'
HOSTILE = "@octocat #1 GH-1 ![x](https://example.org/x.png) <img src=x> [a](https://example.org) | ` ``` $x$ *b*"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """The data folder of the base branch and that of the pull request, alike at first."""
    for name in ("base", "head"):
        shutil.copytree(HERE, tmp_path / name / "data")
    return tmp_path / "base" / "data", tmp_path / "head" / "data"


def told(base: Path, head: Path) -> Comparison:
    return compare(snapshot(base), snapshot(head))


def run(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def write(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_no_change(folders: tuple[Path, Path]) -> None:
    assert told(*folders) == Comparison()
    assert "Nothing changes in the entries." in run("summary", *map(str, folders)).output


def test_another_layout_is_a_remark_and_no_problem(folders: tuple[Path, Path]) -> None:
    """Of entries that differ, for the others are not the contributor's; the words cannot be forged."""
    write(folders[1] / "organisations" / "pangea.yml", "https://pangea.example.org", '"https://new.example.org"')
    text = run("summary", *map(str, folders)).output
    assert "None." in text
    assert re.search("Not in the usual layout, .*: `organisations/pangea.yml`\n", text)
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
        FieldChange(field="website", before="https://pangea.example.org", after="https://new.example.org"),
    )
    text = run("summary", *map(str, folders), "--language", "en").output
    assert "- changes **bs: Pangea" not in text
    assert "- changes **Pangea mreža** (`organisations/pangea.yml`): Website\n" in text
    assert "- removes **Twin** (`organisations/twin-one.yml`): add its ID to `former_ids`" in text
    assert "- **Website**: https\\://pangea.example.org → https\\://new.example.org" in text


def test_what_cannot_be_read_is_a_problem_and_not_removed(folders: tuple[Path, Path]) -> None:
    write(folders[1] / "organisations" / "pangea.yml", "type:", "typ:")
    found = told(*folders)
    assert found.changes == ()
    assert {(each.path, each.rule) for each in found.problems} == {
        ("data/organisations/pangea.yml", "unknown-key"),
        ("data/organisations/pangea.yml", "missing-key"),
    }


def test_another_picture_is_told_of(folders: tuple[Path, Path]) -> None:
    """Under the name that it had, so that no entry is different."""
    for folder in folders:
        (folder / "organisations" / "logos").mkdir()
        (folder / "organisations" / "logos" / "p.svg").write_text(SVG.format("red"), encoding="utf-8")
        write(folder / "organisations" / "pangea.yml", "added:", "logo: p.svg\nadded:")
    assert told(*folders).logos == ()
    (folders[1] / "organisations" / "logos" / "p.svg").write_text(SVG.format("blue"), encoding="utf-8")
    assert "- replaces the picture `p.svg`: have a look at it\n" in run("summary", *map(str, folders)).output
    write(folders[1] / "organisations" / "pangea.yml", "logo: p.svg\n", "")
    assert [(each.what, each.name) for each in told(*folders).logos] == [("removed", "p.svg")]


def test_problems_that_were_there_are_counted_and_new_ones_told(folders: tuple[Path, Path]) -> None:
    """Wherever they stand in the file by now."""
    for folder in folders:
        write(folder / "organisations" / "twin-one.yml", "type:", "typ:")
    old = len(told(folders[0], folders[0]).problems), told(folders[0], folders[0]).standing
    write(folders[1] / "organisations" / "twin-one.yml", "name:", "# one line more\nname:")
    write(folders[1] / "organisations" / "pangea.yml", "type:", "typ:")
    found = told(*folders)
    assert (old[0], found.standing) == (0, old[1])
    assert {each.path for each in found.problems} == {"data/organisations/pangea.yml"}
    assert f"and existing problems: {old[1]}\n" in run("summary", *map(str, folders)).output
    done = run("check", "--data", str(folders[1]), "--base", str(folders[0]), "--format", "github")
    assert done.exit_code == 1
    assert done.output.count("::error") == len(found.problems)
    assert run("check", "--data", str(folders[0]), "--base", str(folders[0])).exit_code == 0


def test_a_large_import_is_told_as_far_as_there_is_room(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """In the summary of the run all of it; a comment and the comparison say how much they leave out."""
    text = (folders[1] / "organisations" / "pangea.yml").read_text("utf-8")
    for number in range(500):
        bad = text.replace("type:", "typ:") if number < 200 else text
        (folders[1] / "organisations" / f"club-{number}.yml").write_text(bad, encoding="utf-8")
    whole = run("summary", *map(str, folders), "--longest", "1000000").output
    assert (whole.count("\n#### "), whole.count("- adds ")) == (300, 300)
    assert whole.index("### Problems") < whole.index("### What this changes") < whole.index("### Entries")
    assert len(re.findall("(?m)^[|] (error|warning) .* [|]$", whole)) == len(told(*folders).problems)
    path = tmp_path / "comparison.json"
    path.write_text(run("summary", *map(str, folders), "--format", "json").output, encoding="utf-8")
    assert path.stat().st_size <= MAX_COMPARISON_SIZE
    comment = run("comment", str(path), "--others", "--language", "sr-Cyrl").output
    assert byte_length(comment) <= MAX_COMMENT_SIZE
    assert comment.count("<details>") == comment.count("</details>") == 5
    problems, changes = re.findall("and more (?:problems|changes): ([0-9]+)", comment)[:2]
    english = comment[comment.index(">English<") :]
    assert int(problems) + english[: english.index("Deutsch")].count("\n| error") == len(told(*folders).problems)
    assert int(changes) > 0


def test_a_comparison_that_is_too_large_is_cut_and_counted() -> None:
    change = EntryChange(what="changed", kind="organisations", key="a", title="A", fields=(
        FieldChange(field="website", before="b" * 300, after="c" * 300),) * 30)  # fmt: skip
    found = truncated(Comparison(changes=(change,) * 200))
    assert byte_length(found.model_dump_json(indent=1)) <= MAX_COMPARISON_SIZE
    assert len(found.changes) > 0
    assert len(found.changes) + found.more_changes == 200


def test_problems_are_told_in_the_language_of_the_comment(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """The comparison carries the messages; the first language is open and the others are folded away."""
    write(folders[1] / "organisations" / "pangea.yml", "type:", "typ:")
    path = tmp_path / "comparison.json"
    path.write_text(run("summary", *map(str, folders), "--format", "json").output, encoding="utf-8")
    problem = load(folders[1])[1][0]
    comment = run("comment", str(path), "--language", "de", "--others").output
    shown, *folded = comment.split("<details>")
    for part, tag in zip([shown, *folded], ["de", "bs", "hr", "sr-Cyrl", "sr-Latn", "en"], strict=True):
        assert safe(problem.sentence(translation(tag))) in part
    assert safe(problem.sentence(translation("bs"))) in run("summary", *map(str, folders), "--language", "bs").output
    by_environment = CliRunner().invoke(main, ["comment", str(path)], env={"IMENIK_LANGUAGE": "de"}).output
    assert by_environment == run("comment", str(path), "--language", "de").output
    assert CliRunner().invoke(main, ["comment", str(path)], env={"IMENIK_LANGUAGE": ""}).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        {"text": "{a:>999999999}", "values": {"a": "x"}},
        {"text": "{a.__class__}", "values": {"a": "x"}},
        {"text": "and more changes: {n}", "values": {}},
        {"text": "and more changes: {n}", "values": {"n": {"text": "{0}"}}},
        {"text": "}"},
    ],
)
def test_a_message_that_the_catalogue_does_not_know_formats_nothing(words: dict[str, object]) -> None:
    """The English sentence stands in its place."""
    told = ReportedProblem.model_validate({"path": "a", "line": 1, "severity": "error", "rule": "x", "sentence": "S",
                                "messages": (words,)}, strict=False)  # fmt: skip
    for tag in ("en", "bs"):
        assert "| `x` | S |" in markdown(Comparison(problems=(told,)), translation(tag))


def test_json_and_back(folders: tuple[Path, Path], tmp_path: Path) -> None:
    """What is written as JSON is told in the same words; in a zip too, as GitHub keeps it."""
    write(folders[1] / "organisations" / "pangea.yml", "https://pangea.example.org", "https://new.example.org")
    plain, packed = tmp_path / "comparison.json", tmp_path / "comparison.zip"
    plain.write_text(run("summary", *map(str, folders), "--format", "json").output, encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, "comparison.json")
    expected = run("summary", *map(str, folders), "--longest", "30000").output
    assert [run("comment", str(each)).output for each in (plain, packed)] == [expected, expected]


def test_a_stranger_writes_the_comparison() -> None:
    """Whatever stands in it is no markup, calls nobody, and is as long as a comment may be."""
    change = EntryChange(what="changed", kind="organisations", key=HOSTILE, title=HOSTILE, fields=(
        FieldChange(field="website", before=HOSTILE, after=HOSTILE), FieldChange(field="no_such"),
    ))  # fmt: skip
    problem = ReportedProblem(path=HOSTILE, line=1, severity="error", rule="x", sentence=HOSTILE)
    text = markdown(Comparison(changes=(change,), problems=(problem,), vocabularies=(HOSTILE,)), str)
    outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)|\\.", "", text).replace("former_ids", "")
    outside = re.sub("(?m)^#+ ", "", outside)
    assert not re.search(r"[<>@#`$]|\]\(|!\[|://", outside), outside
    assert [line.count("|") for line in text.splitlines() if line.startswith("| error")] == [6]
    many = Comparison(changes=(change.model_copy(update={"fields": (change.fields[0],) * 60}),) * 300)
    text = markdown(many, str, elsewhere=True)
    assert byte_length(text) <= MAX_COMMENT_SIZE
    assert text.endswith("The rest is in the summary of the run.\n")


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
