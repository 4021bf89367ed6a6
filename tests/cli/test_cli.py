"""The command as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from imenik.cli import main
from imenik.exports.api.data_schemas import schemas
from tests.command import imenik
from tests.factories import CLUB_FILE
from tests.paths import ROOT
from tests.sites import make_site_folder, own_warnings


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one good record."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "club.yml").write_text(CLUB_FILE, encoding="utf-8")
    return tmp_path / "data"


def test_the_real_data_is_clean() -> None:
    """No error, and JSON with the counts of every kind. A warning can be right: a small town is in no table."""
    done = imenik("check", "--format", "json")
    assert done.returncode == 0
    result = json.loads(done.stdout)
    assert {each["rule"] for each in result["problems"]} <= {"unknown-city"}
    assert list(result["records"]) == ["organisations", "projects", "series", "meetings", "events", "channels"]
    assert all(count > 0 for count in result["records"].values())


def test_a_problem_is_told_with_place_rule_and_repair(data: Path) -> None:
    """One line of text; exit status 1."""
    file = data / "organisations" / "club.yml"
    file.write_text(CLUB_FILE.replace("[culture]", "[cultur]"), encoding="utf-8")
    done = imenik("check", "--data", str(data))
    assert done.returncode == 1
    assert done.stdout == (
        f'{file.as_posix()}:4:12: error: unknown-cluster: no cluster has the ID "cultur"; did you mean "culture"?\n'
    )


def test_github_is_given_annotations(data: Path) -> None:
    """The same problem as a workflow command."""
    (data / "organisations" / "club.yml").write_text(CLUB_FILE.replace("SE", "Sweden"), encoding="utf-8")
    done = imenik("check", "--data", str(data), "--format", "github")
    assert done.stdout.startswith("::error file=")
    assert ",line=3,col=10,title=unknown-country::" in done.stdout


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("bs", "nijedna zemlja"),
        ("hr", "nijedna zemlja"),
        ("sr-Cyrl", "ниједна земља"),
        ("sr-Latn", "nijedna zemlja"),
        ("en", "no country"),
        ("de", "kein Land"),
    ],
)
def test_messages_come_in_the_language_that_is_asked_for(data: Path, tag: str, words: str) -> None:
    """With the value as it was written; an annotation says the same, and JSON has the same parts."""
    (data / "organisations" / "club.yml").write_text(CLUB_FILE.replace("SE", "Sweden"), encoding="utf-8")
    check = ["check", "--data", str(data), "--language", tag]
    (told,) = CliRunner().invoke(main, check).stdout.splitlines()
    sentence = told.partition(": unknown-country: ")[2]
    assert words in sentence
    assert "Sweden" in sentence
    assert CliRunner().invoke(main, [*check, "--format", "github"]).stdout.strip().endswith(f"::{sentence}")
    (problem,) = json.loads(CliRunner().invoke(main, [*check, "--format", "json"]).stdout)["problems"]
    assert f"{problem['message']}; {problem['hint']}" == sentence


def test_warnings_fail_only_where_that_is_asked_for(data: Path) -> None:
    """Two clubs of one name: exit status 0, and 1 under --strict."""
    (data / "organisations" / "club-two.yml").write_text(CLUB_FILE, encoding="utf-8")
    assert imenik("check", "--data", str(data)).returncode == 0
    assert imenik("check", "--data", str(data), "--strict").returncode == 1


def test_only_the_named_files_are_told_of(data: Path) -> None:
    """A path narrows the report, not the check."""
    (data / "organisations" / "bad.yml").write_text("name: x\n", encoding="utf-8")
    good = data / "organisations" / "club.yml"
    assert imenik("check", "--data", str(data), str(good)).returncode == 0
    assert imenik("check", "--data", str(data), str(data / "organisations")).returncode == 1


@pytest.mark.parametrize("words", [["check", "--data", "no/such/folder"], ["chek"], ["check", "--language", "xx"]])
def test_wrong_usage_is_told_apart(words: list[str]) -> None:
    """Exit status 2."""
    assert imenik(*words).returncode == 2


def test_errors_in_the_data_stop_the_build(data: Path, tmp_path: Path) -> None:
    """Every problem is in the log, and nothing is built."""
    (data / "organisations" / "bad.yml").write_text("name: x\nnmae: y\n", encoding="utf-8")
    done = imenik("build", "--data", str(data), "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 1
    assert "unknown-key" in done.stderr + done.stdout
    assert not (tmp_path / "site" / "en" / "organisations").exists()


def test_the_schemas_describe_the_real_data(tmp_path: Path) -> None:
    """Written by the command, valid themselves, and every record fits its own."""
    done = imenik("schema", "--output", str(tmp_path))
    assert done.returncode == 0
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {f"{name}.schema.json" for name, _ in schemas()}
    validators = {}
    for name, schema in schemas():
        jsonschema.Draft202012Validator.check_schema(schema)
        validators[name] = jsonschema.Draft202012Validator(schema)
    for folder, name in (("organisations", "organisation"), ("projects", "project"), ("channels", "channel")):
        for path in (ROOT / "data" / folder).glob("*.yml"):
            record = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - texts only
            assert list(validators[name].iter_errors(record)) == [], path


def test_plain_mkdocs_builds_too(tmp_path: Path) -> None:
    """`mkdocs build` works as it stands in the folder of a site, and has no warning of its own."""
    folder = make_site_folder(tmp_path)
    environment = {**os.environ, "IMENIK_PICTURES": "none"}
    words = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert own_warnings(done.stderr) == []
    assert (folder / "site" / "bs" / "organisations" / "first-club" / "index.html").is_file()


def test_a_strict_build_stops_on_warnings_without_a_terminal_too(data: Path, tmp_path: Path) -> None:
    """In CI nobody looks: the exit status has to tell."""
    (data / "organisations" / "club-two.yml").write_text(CLUB_FILE, encoding="utf-8")
    words = ["build", "--data", str(data), "--site-dir", str(tmp_path / "site")]
    assert imenik(*words).returncode == 0
    done = imenik(*words, "--strict")
    assert done.returncode == 1
    assert "near-duplicate" in done.stderr


def test_a_build_never_empties_a_folder_that_is_ours(data: Path) -> None:
    """MkDocs empties the folder of the site; the data folder is refused for it."""
    assert imenik("build", "--data", str(data), "--site-dir", str(data)).returncode == 2
    assert imenik("build", "--data", str(data), "--site-dir", str(ROOT)).returncode == 2
    assert (data / "organisations" / "club.yml").is_file()


@pytest.mark.parametrize("day", ["0001-01-05", "1969-12-31", "2106-01-01", "9999-12-31"])
def test_a_day_beyond_the_calendar_is_refused(tmp_path: Path, day: str) -> None:
    """With a word about the option, not with a traceback."""
    for words in (["build", "--site-dir", str(tmp_path / "site")], ["digest"]):
        done = imenik(*words, "--today", day)
        assert done.returncode == 2
        assert "--today" in done.stderr
    assert "--until" in imenik("digest", "--until", day).stderr
