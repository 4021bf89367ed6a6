"""The scripts of the workflows, with a program in GitHub's place that keeps what it is asked and answers from files."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from pathlib import Path

import pytest

from tests.github import calls, clone, git, github
from tests.paths import ROOT

SCRIPTS = ROOT / ".github" / "scripts"
__all__ = ["clone", "github"]  # fixtures; nothing else shows that they are used


def script(name: str, folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(SCRIPTS / name), *words]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


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


def test_an_entry_becomes_a_branch_with_nothing_but_data(clone: Path, github: Path) -> None:
    """The pull request closes the issue."""
    (clone / "data" / "b.yml").write_text("b\n", encoding="utf-8")
    (clone / "issue.md").write_text("$(id)", encoding="utf-8")
    (clone / "reply.md").write_text("Thank you.\n", encoding="utf-8")
    done = script("propose.sh", clone, "reply.md", NUMBER="12")
    assert done.returncode == 0, done.stderr
    assert git(clone, "diff", "--name-only", "origin/main", "origin/submission-12") == "data/b.yml"
    assert "pr create" in calls(github)
    assert "--body-file reply.md.proposed" in calls(github)
    assert (clone / "reply.md.proposed").read_text("utf-8") == "Thank you.\n\nCloses #12\n"


def test_who_wrote_the_issue_is_told_of_the_pull_request(clone: Path, github: Path) -> None:
    """In the words of the reply, which are in the language of the form; the label comes off, to be given again."""
    (clone / "data" / "b.yml").write_text("b\n", encoding="utf-8")
    (clone / "reply.md").write_text("Hvala.\n", encoding="utf-8")
    answer = github / "answers" / "--json url.json"
    answer.write_text(json.dumps([{"url": "https://github.com/example/imenik/pull/7"}]), encoding="utf-8")
    done = script("propose.sh", clone, "reply.md", NUMBER="12")
    assert done.returncode == 0, done.stderr
    assert (clone / "reply.md").read_text("utf-8") == "Hvala.\n\nhttps://github.com/example/imenik/pull/7\n"
    told = calls(github).splitlines()[-2:]
    assert told == [
        "issue comment 12 --repo example/imenik --body-file reply.md",
        "issue edit 12 --repo example/imenik --remove-label take-in",
    ]


@pytest.mark.parametrize("who", ["author", "committer"])
def test_what_a_maintainer_committed_is_not_overwritten(clone: Path, who: str) -> None:
    """Neither what was written elsewhere and committed by GitHub, nor the other way round."""
    (clone / "files.md").write_text("", encoding="utf-8")
    words = ("pull-request.sh", clone, "usual-layout", "Usual layout of entries", "files.md")
    (clone / "data" / "a.yml").write_text("a: 1\n", encoding="utf-8")
    assert script(*words).returncode == 0
    named = f"GIT_{who.upper()}_EMAIL"
    subprocess.run(["git", "commit", "-q", "--allow-empty", "-m", "x"], cwd=clone, check=True,
                   env={**os.environ, named: "a@example.org"})  # fmt: skip
    git(clone, "push", "--quiet", "origin", "usual-layout")
    theirs = git(clone, "rev-parse", "HEAD")
    git(clone, "switch", "--quiet", "--detach", "origin/main")
    git(clone, "branch", "--quiet", "-D", "usual-layout")
    (clone / "data" / "a.yml").write_text("a: 2\n", encoding="utf-8")
    done = script(*words)
    assert done.returncode == 1
    assert "::error::somebody committed to usual-layout" in done.stdout
    assert git(clone, "ls-remote", "origin", "refs/heads/usual-layout").split()[0] == theirs


def test_the_usual_layout_is_proposed_where_something_changed(clone: Path, github: Path) -> None:
    """Once: the next change goes into the pull request that is open."""
    (clone / "files.md").write_text("", encoding="utf-8")
    words = ("pull-request.sh", clone, "usual-layout", "Usual layout of entries", "files.md")
    assert script(*words).returncode == 0
    assert calls(github) == ""
    for text, verb in (("a: 1\n", "pr create"), ("a: 2\n", "pr edit usual-layout")):
        (clone / "data" / "a.yml").write_text(text, encoding="utf-8")
        done = script(*words)
        assert done.returncode == 0, done.stderr
        assert verb in calls(github)
        assert git(clone, "show", "origin/usual-layout:data/a.yml") == text.strip()
        git(clone, "switch", "--quiet", "--detach", "origin/main")
        git(clone, "branch", "--quiet", "-D", "usual-layout")
        (github / "answers" / "pr list").write_text("5\n", encoding="utf-8")


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
    """With both texts; where the addresses came to nothing, it says so."""
    (github / "answers" / "issue list").write_text(answer, encoding="utf-8")
    (github / "upkeep.md").write_text("Old entries\n", encoding="utf-8")
    (github / "links.md").write_text("- [ ] `a.yml`: dead\n", encoding="utf-8")
    done = script("upkeep.sh", github, "upkeep.md", "links.md")
    assert done.returncode == 0, done.stderr
    assert f"issue {verb} " in calls(github)
    text = (github / "upkeep.md").read_text("utf-8")
    assert text == "Old entries\n\n### Web addresses\n\n- [ ] `a.yml`: dead\n"
    (github / "links.md").write_text("", encoding="utf-8")
    assert script("upkeep.sh", github, "upkeep.md", "links.md").returncode == 0
    assert "They could not be asked" in (github / "upkeep.md").read_text("utf-8")


def test_the_first_upkeep_has_nothing_to_remember(github: Path) -> None:
    assert script("fetch-links.sh", github, "links.zip").returncode == 0
    assert not (github / "links.json").exists()


def test_upkeep_remembers_nothing_that_a_fork_wrote(github: Path) -> None:
    """A pull request from a branch "main" of elsewhere can give an artifact this name, and an old one may be gone."""
    ours = {"head_branch": "main", "head_repository_id": 1, "repository_id": 1}
    listed = [
        {"id": 10, "expired": False, "workflow_run": {**ours, "head_repository_id": 2}},
        {"id": 11, "expired": False, "workflow_run": {**ours, "head_branch": "entry"}},
        {"id": 12, "expired": True, "workflow_run": ours},
    ]
    answer = github / "answers" / "name=links.json"
    answer.write_text(json.dumps({"artifacts": listed}), encoding="utf-8")
    assert script("fetch-links.sh", github, "links.zip").returncode == 0
    assert not (github / "links.json").exists()
    with zipfile.ZipFile(github / "answers" / "zip", "w") as archive:
        archive.writestr("links.json", "{}")
    listed.append({"id": 13, "expired": False, "workflow_run": ours})
    answer.write_text(json.dumps({"artifacts": listed}), encoding="utf-8")
    done = script("fetch-links.sh", github, "links.zip")
    assert done.returncode == 0, done.stderr
    assert "actions/artifacts/13/zip" in calls(github)
    assert (github / "links.json").read_text("utf-8") == "{}"
