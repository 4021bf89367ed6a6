"""The workflows that answer people, run here from their first line to their last, with a program in GitHub's place."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from imenik.model import VOCABULARIES
from tests.github import calls, clone, git, github
from tests.paths import ROOT, SUBMISSIONS

__all__ = ["clone", "github"]  # fixtures; nothing else shows that they are used
CORPUS = SUBMISSIONS
CHANNEL = "title: T\ntype: portal\nabout:\n  bs: A\nadded: 2020-01-01\n"


@pytest.fixture
def checkout(clone: Path) -> Path:
    """What lies there when the base branch is checked out: the scripts, the command, and a data folder."""
    (clone / ".venv").symlink_to(Path(sys.executable).parents[1])
    shutil.copytree(ROOT / ".github", clone / ".github")
    shutil.rmtree(clone / "data")
    shutil.copytree(CORPUS / "data", clone / "data")
    git(clone, "add", "data")
    git(clone, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "data")
    git(clone, "push", "--quiet", "origin", "HEAD:main")
    return clone


def run(workflow: str, folder: Path, **event: str) -> list[str]:
    """Runs the lines of a workflow, but for setting up; gives the names of the steps that failed and were let pass.

    `event` has what GitHub puts in for the last word of an expression: `number` for `github.event.issue.number`.
    """
    outcomes: dict[str, str] = {}
    failed = []
    for job in yaml.safe_load((folder / ".github" / "workflows" / f"{workflow}.yml").read_text("utf-8"))[
        "jobs"
    ].values():
        for step in job["steps"]:
            wanted = re.fullmatch(r"steps\.(\w+)\.outcome == '(\w+)'", step.get("if", ""))
            if "run" not in step or step["run"].startswith("make ") or (wanted and outcomes[wanted[1]] != wanted[2]):
                continue
            given = {name: _value(text, event) for name, text in {**job.get("env", {}), **step.get("env", {})}.items()}
            environment = {**os.environ, "IMENIK_DATA": str(folder / "data"), **given, **event}
            done = subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=folder,
                env=environment,
                capture_output=True,
                text=True,
                check=False,
            )
            outcomes[step.get("id", "")] = "failure" if done.returncode else "success"
            if done.returncode:
                assert step.get("continue-on-error"), f"{step['run']}: {done.stdout}{done.stderr}"
                failed.append(step["name"])
    return failed


def _value(text: str, event: dict[str, str]) -> str:
    if "vars." in text:
        return ""  # none is set
    return re.sub(r"\$\{\{ [\w.]*?(\w+) \}\}", lambda found: event.get(found[1], "token"), text)


def issue(folder: Path, case: str) -> dict[str, str]:
    """The event of a label on an issue whose text is that of a case of the corpus."""
    path = folder.parent / "event.json"
    body = (CORPUS / case / "body.md").read_text("utf-8")
    path.write_text(json.dumps({"issue": {"number": 12, "body": body}}), encoding="utf-8")
    return {"GITHUB_EVENT_PATH": str(path), "number": "12", "SOURCE_DATE_EPOCH": "1795219200"}


def test_a_label_makes_a_pull_request_of_an_issue(checkout: Path, github: Path) -> None:
    """With the entry and nothing else; the reply closes the issue."""
    assert run("submission", checkout, **issue(checkout, "ordinary")) == []
    told = calls(github)
    assert "pr create --repo example/imenik --head submission-12 --base main" in told
    assert "issue comment 12 " in told
    assert "--remove-label take-in" in told
    (changed,) = git(checkout, "diff", "--name-only", "origin/main", "origin/submission-12").splitlines()
    assert git(checkout, "show", f"origin/submission-12:{changed}") == (
        (CORPUS / "ordinary" / "expected.yml").read_text("utf-8").strip()
    )
    assert (checkout / "reply.md.proposed").read_text("utf-8").endswith("Closes #12\n")


@pytest.mark.parametrize("case", ["wrong-values", "empty-file"])
def test_what_cannot_be_an_entry_is_answered(checkout: Path, github: Path, case: str) -> None:
    """Nothing is pushed, and the label comes off."""
    run("submission", checkout, **issue(checkout, case))
    told = calls(github)
    assert "issue comment 12" in told
    assert "--remove-label take-in" in told
    assert "pr create" not in told
    assert "submission-12" not in git(checkout, "branch", "--all")


def test_the_comment_tells_what_the_check_wrote(checkout: Path, github: Path) -> None:
    """From the zip that GitHub keeps to the pull request that ends with that commit."""
    with zipfile.ZipFile(github / "answers" / "zip", "w") as archive:
        archive.writestr("comparison.json", json.dumps({"vocabularies": ["places"]}))
    artifact = {"id": 9, "name": "comparison", "size_in_bytes": 300}
    (github / "answers" / "artifacts --jq.json").write_text(json.dumps({"artifacts": [artifact]}), encoding="utf-8")
    pulls = [{"number": 6, "head": {"sha": "1" * 40}}, {"number": 7, "head": {"sha": "0" * 40}}]
    (github / "answers" / "pulls.json").write_text(json.dumps(pulls), encoding="utf-8")
    assert run("comment", checkout, id="5", head_sha="0" * 40) == []
    assert "changes the words of `places`" in (checkout / "comment.md").read_text("utf-8")
    assert "pr comment 7 --repo example/imenik --body-file comment.md --edit-last --create-if-none" in calls(github)


def test_upkeep_fills_one_issue(checkout: Path, github: Path) -> None:
    """With old entries and addresses, of which there are none here, so that nobody is asked."""
    shutil.rmtree(checkout / "data")
    (checkout / "data" / "vocabulary").mkdir(parents=True)
    for name in VOCABULARIES:
        more = ", kind: country" if name == "places" else ""
        words = f"terms: {{a: {{label: A{more}}}}}\n"
        (checkout / "data" / "vocabulary" / f"{name}.yml").write_text(words, encoding="utf-8")
    (checkout / "data" / "channels").mkdir()
    (checkout / "data" / "channels" / "old.yml").write_text(CHANNEL, encoding="utf-8")
    run("upkeep", checkout)
    assert "issue create --repo example/imenik --title To be checked again --label upkeep" in calls(github)
    text = (checkout / "upkeep.md").read_text("utf-8")
    assert "T (" in text
    assert text.endswith("\n### Web addresses\n\nNone.\n")
    assert (checkout / "links.json").is_file()


@pytest.mark.parametrize(("days", "known", "told"), [(1, "", ""), (4, "", "create"), (4, "8", ""), (1, "8", "close")])
def test_maintainers_are_told_when_the_site_is_no_longer_published(
    checkout: Path, github: Path, days: int, known: str, told: str
) -> None:
    """Once, and again when it is published."""
    last = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    runs = [{"createdAt": last.strftime("%Y-%m-%dT%H:%M:%SZ")}]
    (github / "answers" / "run list.json").write_text(json.dumps(runs), encoding="utf-8")
    (github / "answers" / "issue list").write_text(known, encoding="utf-8")
    run("watch", checkout)
    asked = calls(github)
    assert ("issue create" in asked, "issue close 8" in asked) == (told == "create", told == "close")


def test_what_was_merged_in_another_layout_is_tidied(checkout: Path, github: Path) -> None:
    file = checkout / "data" / "organisations" / "pangea.yml"
    file.write_text(file.read_text("utf-8").replace("country: ", "country:   "), encoding="utf-8")
    git(checkout, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-am", "untidy")
    assert run("tidy", checkout) == []
    assert "pr create --repo example/imenik --head usual-layout" in calls(github)
    assert "country:   " not in git(checkout, "show", "origin/usual-layout:data/organisations/pangea.yml")


@pytest.fixture
def release(checkout: Path) -> Path:
    """A checkout of version 1.2.0, with what `make wheel` would build."""
    for name, text in {
        "src/imenik/__init__.py": '__version__ = "1.2.0"\n',
        "CHANGELOG.md": "## [Unreleased]\n\n- Later.\n\n## [1.2.0] - 2026-12-01\n\n- Now.\n\n## [1.1.0] - 2026-11-01\n",
        "dist/imenik-1.2.0.tar.gz": "built",
    }.items():
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_text(text, encoding="utf-8")
    return checkout


def test_a_tag_publishes_what_was_built(release: Path, github: Path) -> None:
    """With its section of the changelog, and checksums."""
    assert run("release", release, GITHUB_REF_NAME="v1.2.0", GITHUB_RUN_ID="5") == []
    told = calls(github)
    assert "run download 5 --repo example/imenik --name dist --dir dist\n" in told
    assert "release create v1.2.0 --repo example/imenik --verify-tag --title Imenik 1.2.0" in told
    assert "dist/SHA256SUMS dist/imenik-1.2.0.tar.gz" in told
    assert (release / "notes.md").read_text("utf-8").strip() == "- Now."
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=release / "dist", check=True)


@pytest.mark.parametrize("tag", ["v1.1.0", "1.2.0"])
def test_a_tag_of_another_version_publishes_nothing(release: Path, tag: str) -> None:
    done = subprocess.run(
        [".github/scripts/check-tag.sh", tag], cwd=release, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "1.2.0" in done.stderr
