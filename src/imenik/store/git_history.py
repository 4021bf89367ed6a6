"""Earlier states of entries, if the data folder is in a git repository with enough history.

Git is asked for the files that changed since then, and for the old text of these only: three calls, whatever the size
of the directory. For sitemaps it is also asked for the last commit to each file.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import dropwhile
from pathlib import Path

from imenik.env.memory import gc_disabled
from imenik.model import Record
from imenik.store.paths import Key, key_of, load_text

GIT_TIMEOUT = 60
"""Seconds that one call of git may take."""
# The repository's own configuration cannot run or fetch anything, and nobody is prompted for a password.
# Nothing is written either: a file whose index entry is out of date is reported as changed, and compares as equal.
_OPTIONS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "diff.autoRefreshIndex=false")
_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_HEAD = "\x01"
"""Separates commits in the log; git quotes this character in file names."""
_FILES = ("100644", "100755")
"""The modes of regular files; symbolic links are ignored, as they are when loading."""


@dataclass(frozen=True)
class EarlierStates:
    """What changed in the files since the beginning of a day; entries that are not listed did not change."""

    since: dt.date
    records: Mapping[Key, Record] = field(default_factory=dict)
    """The earlier version of changed and removed entries."""
    added: frozenset[Key] = frozenset()
    """Entries that had no file."""
    renamed: Mapping[Key, Key] = field(default_factory=dict)
    """The former key of entries whose file was renamed, by the current key."""
    unreadable: frozenset[Key] = frozenset()
    """Entries whose earlier file is invalid by today's rules."""


@dataclass(frozen=True)
class _Change:
    """A line of git's raw diff: `M`, `A`, `D` or `R`, the old and new path, and the hash of the old text."""

    status: str
    old: str
    new: str
    text: str

    @property
    def old_key(self) -> Key | None:
        """The entry in the old file, if there was one."""
        return None if self.status == "A" else key_of(self.old)

    @property
    def new_key(self) -> Key | None:
        """The entry in the new file, if there is one."""
        return None if self.status == "D" else key_of(self.new)

    @property
    def same_kind(self) -> bool:
        """Whether the file holds an entry of the same kind as before."""
        return bool(self.old_key and self.new_key and self.old_key[0] == self.new_key[0])


def read_earlier_states(folder: Path, since: dt.date) -> EarlierStates | None:
    """What changed below `folder` since the day began (UTC); None without git or with too short a history.

    Files count as they are in the work tree, committed or not; untracked files only have the dates in them.
    """
    try:
        commit = _commit_before(folder, since)
        changes = [change for change in _changes(folder, commit) if change.old_key or change.new_key] if commit else []
        texts = _texts(folder, {change.text for change in changes if change.status != "A"})
    except (OSError, subprocess.SubprocessError, ValueError):
        return None
    return _past(since, changes, texts) if commit else None


def read_last_commits(folder: Path) -> dict[Key, dt.date]:
    """The day (UTC) of the last commit on the main line to each entry; empty without git or its full history.

    A merge counts on its own day, not on those of the commits on its branch.
    """
    days: dict[Key, dt.date] = {}
    try:
        if _git(folder, ["rev-parse", "--is-shallow-repository"]).strip() != b"false":
            return {}  # the oldest commit there would have touched everything
        arguments = ["log", "--first-parent", "-m", "--no-renames", "--name-only", "--relative", "--no-ext-diff"]
        answer = _git(folder, [*arguments, f"--format={_HEAD}%ct", "HEAD", "--", "."]).decode()
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    for commit in answer.split(_HEAD)[1:]:
        when, *names = commit.split("\n")
        day = dt.datetime.fromtimestamp(int(when), dt.UTC).date()
        for name in names:
            if key := key_of(name):
                days.setdefault(key, day)
    return days


def read_folder(folder: Path, ref: str) -> dict[str, bytes]:
    """The files that a folder had at a commit, branch or tag, by their paths below it; empty if git knows of none."""
    try:
        commit = _git(folder, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}"]).decode()
        lines = _git(folder, ["ls-tree", "-r", "-z", commit.strip(), "--", "."]).split(b"\0")
        entries = [os.fsdecode(line).partition("\t") for line in lines if line]
        names = {path: head.split(" ")[2] for head, _, path in entries if head.split(" ")[0] in _FILES}
        texts = _texts(folder, names.values())
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
    return {path: texts[name] for path, name in names.items() if name in texts}


def _past(since: dt.date, changes: Sequence[_Change], texts: Mapping[str, bytes]) -> EarlierStates:
    with gc_disabled():
        records = {
            change.old_key: load_text(change.old, texts.get(change.text, b"")) for change in changes if change.old_key
        }
    pairs = [(change.new_key, change.old_key) for change in changes if change.same_kind]
    return EarlierStates(
        since,
        records={key: record for key, record in records.items() if record},
        added=frozenset(change.new_key for change in changes if change.new_key and not change.same_kind),
        renamed={new: old for new, old in pairs if new and old and new != old},
        unreadable=frozenset(key for key, record in records.items() if record is None),
    )


def _commit_before(folder: Path, day: dt.date) -> str:
    """The last commit on the main line to the folder before the day; empty if there is none.

    Also empty if an earlier commit has a later date, since wrong clocks make the order unreliable.
    Only first parents count, since commits on a branch were not in the directory before the merge.
    """
    start = dt.datetime.combine(day, dt.time(), dt.UTC).timestamp()
    answer = _git(folder, ["rev-list", "--timestamp", "--first-parent", "HEAD", "--", "."]).decode()
    commits = [line.split() for line in answer.splitlines()]
    before = list(dropwhile(lambda commit: int(commit[0]) >= start, commits))
    return before[0][1] if before and all(int(when) < start for when, _ in before) else ""


def _changes(folder: Path, commit: str) -> Iterator[_Change]:
    """What differs between the commit and the work tree, by paths below the folder.

    Only nearly identical files count as renamed, since two short entries are similar by their keys alone.
    """
    arguments = ["diff", "--raw", "-z", "--no-abbrev", "--relative", "--no-ext-diff"]
    parts = iter(
        _git(folder, [*arguments, "--no-textconv", "--find-renames=95%", "-l1000", commit, "--", "."]).split(b"\0")
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
    """Texts by their git hashes; missing ones, as in a partial clone, are left out.

    Asked for by these and not by paths, since a path may hold anything, the end of a line too.
    """
    requested = sorted(set(names))
    if not requested:
        return {}
    answer = _git(folder, ["cat-file", "--batch", "--buffer"], "".join(f"{name}\n" for name in requested))
    texts, offset = {}, 0
    for name in requested:
        end = answer.index(b"\n", offset)
        header, offset = answer[offset:end].split(), end + 1
        if len(header) == 3:
            texts[name] = answer[offset : offset + int(header[2])]
            offset += int(header[2]) + 1
    return texts


def _git(folder: Path, arguments: Sequence[str], stdin: str = "") -> bytes:
    """The output of git; raises an error of `subprocess` if git is missing, too slow, or fails."""
    # A git hook runs with variables that would point git to the hook's own repository.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    completed = subprocess.run(  # noqa: S603 - no shell, and all arguments are ours but for a commit's hash
        ["git", *_OPTIONS, *arguments],  # noqa: S607 - git is wherever the user has it
        cwd=folder,
        env={**inherited, **_ENVIRONMENT},
        input=stdin.encode(),
        capture_output=True,
        check=True,
        timeout=GIT_TIMEOUT,
    )
    return completed.stdout
