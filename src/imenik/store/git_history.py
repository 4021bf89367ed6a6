"""How entries were on an earlier day, where the data folder lies in a git repository that goes back so far.

Git is asked for what changed since, and for the old texts of that alone: three questions, however large the directory.
Sitemaps ask besides on which day each entry was touched last.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from pathlib import Path

from imenik.env import no_collection
from imenik.model import Record
from imenik.store.paths import Key, key_of, load_text

GIT_TIMEOUT = 60
"""Seconds that one question may take."""
# Nothing of the repository's own configuration runs or fetches anything, and nobody is asked for a password.
# Nothing is written either: a file that was only touched comes as changed, and turns out not to be.
_OPTIONS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "diff.autoRefreshIndex=false")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_HEAD = "\x01"
"""What each commit begins with; git writes it otherwise where a file has it in its name."""
_FILES = ("100644", "100755")
"""The modes of plain files; a symbolic link is none, then as now."""


@dataclass(frozen=True)
class EarlierStates:
    """What changed in the files since the beginning of a day; entries of which nothing is said are as they were."""

    since: dt.date
    records: Mapping[Key, Record] = field(default_factory=dict)
    """How entries were that may be different now, or here no longer."""
    added: frozenset[Key] = frozenset()
    """Those that had no file."""
    renamed: Mapping[Key, Key] = field(default_factory=dict)
    """The present key of a file that has another name now, and the key it had."""
    unreadable: frozenset[Key] = frozenset()
    """Those whose file was not an entry by the rules of today."""


@dataclass(frozen=True)
class _Change:
    """One line of git's: `M`, `A`, `D` or `R`, the file's name then and now, and which text it had."""

    status: str
    old: str
    new: str
    text: str

    @property
    def old_key(self) -> Key | None:
        """The entry that the file held; none where there was no file."""
        return None if self.status == "A" else key_of(self.old)

    @property
    def new_key(self) -> Key | None:
        """The entry that it holds; none where there is no file."""
        return None if self.status == "D" else key_of(self.new)

    @property
    def same_kind(self) -> bool:
        """Whether it holds an entry as it did."""
        return bool(self.old_key and self.new_key and self.old_key[0] == self.new_key[0])


def read_earlier_states(folder: Path, since: dt.date) -> EarlierStates | None:
    """What changed below `folder` since the day began (UTC); None without git, or where its history is shorter.

    The files count as they lie there now, committed or not; one that git was never told of has its own dates.
    """
    try:
        commit = _commit_before(folder, since)
        changes = [each for each in _changes(folder, commit) if each.old_key or each.new_key] if commit else []
        texts = _texts(folder, {each.text for each in changes if each.status != "A"})
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return _past(since, changes, texts) if commit else None


def read_last_commits(folder: Path) -> dict[Key, dt.date]:
    """The day (UTC) of the last commit of the main line that touched each entry; empty without git or all its history.

    Of a merge the day on which it came counts, not that of the work on its branch.
    """
    found: dict[Key, dt.date] = {}
    try:
        if _git(folder, ["rev-parse", "--is-shallow-repository"]).strip() != b"false":
            return {}  # the oldest commit there would have touched everything
        words = ["log", "--first-parent", "-m", "--no-renames", "--name-only", "--relative", "--no-ext-diff"]
        answer = _git(folder, [*words, f"--format={_HEAD}%ct", "HEAD", "--", "."]).decode()
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    for commit in answer.split(_HEAD)[1:]:
        when, *names = commit.split("\n")
        day = dt.datetime.fromtimestamp(int(when), dt.UTC).date()
        for name in names:
            if key := key_of(name):
                found.setdefault(key, day)
    return found


def _past(since: dt.date, changes: Sequence[_Change], texts: Mapping[str, bytes]) -> EarlierStates:
    with no_collection():
        then = {each.old_key: load_text(each.old, texts.get(each.text, b"")) for each in changes if each.old_key}
    pairs = [(each.new_key, each.old_key) for each in changes if each.same_kind]
    return EarlierStates(
        since,
        records={key: record for key, record in then.items() if record},
        added=frozenset(each.new_key for each in changes if each.new_key and not each.same_kind),
        renamed={new: old for new, old in pairs if new and old and new != old},
        unreadable=frozenset(key for key, record in then.items() if record is None),
    )


def _commit_before(folder: Path, day: dt.date) -> str:
    """The last commit of the main line that touched the folder before the day; empty where there is none.

    Empty too where an earlier commit has a later date: by a clock that went wrong nobody can tell what was before.
    Of a merge only the first parent counts: what lay on a branch was not yet in the directory.
    """
    start = dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()
    answer = _git(folder, ["rev-list", "--timestamp", "--first-parent", "HEAD", "--", "."]).decode()
    commits = [line.split() for line in answer.splitlines()]
    before = list(dropwhile(lambda commit: int(commit[0]) >= start, commits))
    return before[0][1] if before and all(int(when) < start for when, _ in before) else ""


def _changes(folder: Path, commit: str) -> Iterator[_Change]:
    """What differs between the commit and the files, by paths below the folder.

    Only a file that is nearly the same counts as renamed: two short entries resemble each other by their keys alone.
    """
    words = ["diff", "--raw", "-z", "--no-abbrev", "--relative", "--no-ext-diff"]
    parts = iter(
        _git(folder, [*words, "--no-textconv", "--find-renames=95%", "-l1000", commit, "--", "."]).split(b"\0")
    )
    for head in parts:
        if not head:
            continue
        mode, _, text, _, status = head.decode().removeprefix(":").split(" ")
        old = os.fsdecode(next(parts))
        new = os.fsdecode(next(parts)) if status[0] in "RC" else old
        if status[0] == "A" or mode in _FILES:
            yield _Change("M" if status[0] == "T" else status[0], old, new, text)


def _texts(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Texts by the names that git has for them; a missing one, as in a partial clone, is left out.

    Asked for by these and not by paths, since a path may hold anything, the end of a line too.
    """
    asked = sorted(names)
    answer = _git(folder, ["cat-file", "--batch", "--buffer"], "".join(f"{each}\n" for each in asked)) if asked else b""
    found, at = {}, 0
    for name in asked:
        end = answer.index(b"\n", at)
        words, at = answer[at:end].split(), end + 1
        if len(words) == 3:
            found[name] = answer[at : at + int(words[2])]
            at += int(words[2]) + 1
    return found


def _git(folder: Path, words: Sequence[str], questions: str = "") -> bytes:
    """The answer of git; an error of `subprocess` where it is missing, slow, or refuses."""
    # A hook of git runs with variables that would lead to its own repository.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(  # noqa: S603 - no shell, and every word is ours but for a commit's name
        ["git", *_OPTIONS, *words],  # noqa: S607 - git is wherever the user has it
        cwd=folder,
        env={**inherited, **_ENVIRONMENT},
        input=questions.encode(),
        capture_output=True,
        check=True,
        timeout=GIT_TIMEOUT,
    )
    return done.stdout
