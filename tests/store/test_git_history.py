"""How entries were on an earlier day: real repositories, with what is renamed, gone, broken and meant to harm."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from pathlib import Path

import pytest

from imenik.insights import Insights
from imenik.insights.digest.changes import digest_of
from imenik.insights.digest.period import Period
from imenik.insights.digest.reasons import Renamed
from imenik.store.git_history import EarlierStates, read_earlier_states, read_last_commits
from imenik.store.loader import load
from tests.command import imenik

SINCE = dt.date(2026, 11, 1)
BEFORE, AFTER = "2026-10-31T23:59:00Z", "2026-11-01T00:01:00Z"
CLUB = """\
name: {name}
type: association
country: SE
clusters: [culture]
about: {about}
listing: public-source
added: 2026-01-01
"""


class Repository:
    """A repository with a data folder."""

    def __init__(self, root: Path) -> None:
        self.root, self.data = root, root / "data"
        self.clubs = self.data / "organisations"
        self.clubs.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, day: str = BEFORE) -> str:
        """A command of git, on a day."""
        who = {f"GIT_{role}_{what}": f"{what}@x" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        days = {"GIT_AUTHOR_DATE": day, "GIT_COMMITTER_DATE": day, "GIT_CONFIG_GLOBAL": os.devnull}
        environment = {**os.environ, **who, **days}
        done = subprocess.run(["git", *words], cwd=self.root, env=environment, capture_output=True, check=True)
        return done.stdout.decode()

    def commit(self, day: str) -> None:
        """Everything as it lies there."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "x", day=day)

    def club(self, id: str, name: str = "A", about: str = "B", more: str = "") -> Path:  # noqa: A002 - as everywhere
        """Write an entry."""
        file = self.clubs / f"{id}.yml"
        file.write_text(CLUB.format(name=name, about=about) + more, encoding="utf-8")
        return file

    def earlier_states(self) -> EarlierStates:
        """The states of the entries before the day."""
        states = read_earlier_states(self.data, SINCE)
        assert states is not None
        return states


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """With two clubs, committed the day before."""
    made = Repository(tmp_path / "repository")
    made.club("one", about="One and only, which is told at some length.")
    made.club("two", about="The second of the two, of which there is more to tell.")
    made.commit(BEFORE)
    return made


def test_what_changed_is_there_as_it_was(repository: Repository) -> None:
    """Committed or not, the files count as they lie there now."""
    repository.club("one", "Another name")
    repository.commit(AFTER)
    repository.club("two", "Another name too")
    states = repository.earlier_states()
    assert sorted(states.records) == [("organisations", "one"), ("organisations", "two")]
    assert states.records["organisations", "one"].name.texts == {"und": "A"}  # type: ignore[attr-defined]


def test_what_did_not_change_is_not_read(repository: Repository) -> None:
    """Nor is what changed beside the data."""
    (repository.root / "README.md").write_text("x")
    repository.commit(AFTER)
    assert repository.earlier_states() == EarlierStates(SINCE)


def test_what_came_and_what_went(repository: Repository) -> None:
    repository.club(
        "three", "Three", "Something quite different, so that it resembles none.", "website: https://a.example\n"
    )
    (repository.clubs / "one.yml").unlink()
    repository.commit(AFTER)
    states = repository.earlier_states()
    assert states.added == {("organisations", "three")}
    directory, _ = load(repository.data)
    told = digest_of(directory, Period(SINCE, dt.date(2026, 11, 30)), states)
    assert [item.record.id for item in told.removed] == ["one"]
    assert [item.record.id for item in told.new] == ["three"]


@pytest.mark.parametrize("wrong", ["1990-01-01T00:00:00Z", "2026-10-01T00:00:00Z"])
def test_a_commit_of_a_wrong_clock_hides_nothing(repository: Repository, wrong: str) -> None:
    """Where an earlier commit has a later date, the dates in the entries are all that is left."""
    repository.club("one", "Another name")
    repository.commit(AFTER)
    repository.club("one", "A third name")
    repository.commit(wrong)
    assert read_earlier_states(repository.data, SINCE) is None


def test_a_renamed_file_is_followed(repository: Repository) -> None:
    """Nearly the same under another name; the entry is neither gone nor new."""
    (repository.clubs / "one.yml").rename(repository.clubs / "uno.yml")
    repository.commit(AFTER)
    states = repository.earlier_states()
    assert states.renamed == {("organisations", "uno"): ("organisations", "one")}
    directory, _ = load(repository.data)
    told = digest_of(directory, Period(SINCE, dt.date(2026, 11, 30)), states)
    assert (told.removed, told.new) == ((), ())
    assert [type(reason) for item in told.changed for reason in item.reasons] == [Renamed]


def test_two_short_entries_are_not_taken_for_one(repository: Repository) -> None:
    """They have the same keys, and most of their lines."""
    (repository.clubs / "one.yml").unlink()
    repository.club("three", "A", "Another text.")
    repository.commit(AFTER)
    assert repository.earlier_states().renamed == {}


def test_a_series_and_its_dates(repository: Repository) -> None:
    """Each by its path."""
    folder = repository.data / "meetings" / "circle"
    folder.mkdir(parents=True)
    (folder / "2026-10-01.yml").write_text("status: confirmed\nadded: 2026-01-01\n", encoding="utf-8")
    repository.commit(BEFORE)
    (folder / "2026-10-01.yml").write_text("status: held\nadded: 2026-01-01\n", encoding="utf-8")
    (old,) = repository.earlier_states().records.values()
    assert (old.key, getattr(old, "status", "")) == ("circle/2026-10-01", "confirmed")


@pytest.mark.parametrize("text", ["name: [", "name: x\n", "\xff", "- a\n", "a: &a b\nc: *a\n", "", "x" * 70_000])
def test_what_was_no_entry_is_called_unreadable(repository: Repository, text: str) -> None:
    """No crash, and no silence."""
    (repository.clubs / "bad.yml").write_bytes(text.encode("latin-1"))
    repository.commit(BEFORE)
    repository.club("bad")
    repository.commit(AFTER)
    assert repository.earlier_states().unreadable == {("organisations", "bad")}


@pytest.mark.parametrize(
    "name", ["a\nb.yml", "-x.yml", "--output=x.yml", ":(top)x.yml", '"q".yml', "$(id).yml", "\udcff.yml", "a\tb.yml"]
)
def test_hostile_names_are_harmless(repository: Repository, name: str) -> None:
    """They are no entries, and hide none."""
    (repository.clubs / name).write_text("x", encoding="utf-8")
    repository.commit(BEFORE)
    (repository.clubs / name).write_text("y", encoding="utf-8")
    repository.club("one", "Changed")
    repository.commit(AFTER)
    assert list(repository.earlier_states().records) == [("organisations", "one")]
    assert sorted(path.name for path in repository.root.iterdir()) == [".git", "data"]


def test_a_symbolic_link_is_no_entry(repository: Repository) -> None:
    """It was none then, and what it led to is not read."""
    (repository.clubs / "link.yml").symlink_to("one.yml")
    repository.commit(BEFORE)
    (repository.clubs / "link.yml").unlink()
    repository.commit(AFTER)
    assert repository.earlier_states() == EarlierStates(SINCE)


def test_a_branch_counts_from_its_merge(repository: Repository) -> None:
    """What was committed before the day and merged after it is new."""
    repository.git("checkout", "-q", "-b", "branch")
    repository.club("three", "Three", "Something quite different.")
    repository.commit("2026-10-30T12:00:00Z")
    repository.git("checkout", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "-m", "x", "branch", day=AFTER)
    assert repository.earlier_states().added == {("organisations", "three")}


def test_without_a_history_there_is_none(tmp_path: Path, repository: Repository) -> None:
    """No repository, none of this folder, or one that begins later."""
    (tmp_path / "plain").mkdir()
    assert read_earlier_states(tmp_path / "plain", SINCE) is None
    (repository.root / "other").mkdir()
    assert read_earlier_states(repository.root / "other", SINCE) is None
    assert read_earlier_states(repository.data, dt.date(2026, 10, 31)) is None
    assert read_earlier_states(tmp_path / "missing", SINCE) is None


def test_without_git_there_is_none(repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_earlier_states(repository.data, SINCE) is None


def test_a_shallow_clone_knows_what_it_holds(repository: Repository, tmp_path: Path) -> None:
    """One commit deep it begins after the day; deep enough it tells the same as the whole."""
    repository.club("one", "Another name")
    repository.commit(AFTER)
    for depth, known in (("1", False), ("2", True)):
        clone = tmp_path / f"clone{depth}"
        subprocess.run(["git", "clone", "-q", "--depth", depth, repository.root.as_uri(), str(clone)], check=True)
        states = read_earlier_states(clone / "data", SINCE)
        assert (states is not None) == known
        assert not states or states.records == repository.earlier_states().records


def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    repository: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Git sets them where it runs a hook; they are of its own repository."""
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "nowhere"))
    assert read_earlier_states(repository.data, SINCE) == EarlierStates(SINCE)


def test_a_repository_is_not_written_to(repository: Repository) -> None:
    """Not even its index, which git would renew by the way."""
    os.utime(repository.clubs / "one.yml", (1, 1))
    index = repository.root / ".git" / "index"
    was = index.read_bytes()
    repository.earlier_states()
    assert index.read_bytes() == was


def test_the_history_can_be_switched_off(repository: Repository) -> None:
    """By a setting, for builds that have to give the same bytes wherever the data lies."""
    repository.club("one", "Another name")
    words = ["digest", "--data", str(repository.data), "--since", "2026-11-01", "--today", "2026-11-21"]
    with_history, without = imenik(*words), imenik(*words, IMENIK_HISTORY="false")
    assert "Changed: name" in with_history.stdout
    assert "Based on the dates in the entries and on the history of their files." in with_history.stdout
    assert "Nothing is new in this period." in without.stdout
    assert "Based on the dates in the entries.\n" in without.stdout


def test_a_window_of_the_past_is_told_from_dates(repository: Repository) -> None:
    """The files say how entries are now, and not how they were at its end."""
    repository.club("one", "Another name")
    words = ["--since", "2026-11-01", "--until", "2026-11-20", "--today", "2026-11-21"]
    done = imenik("digest", "--data", str(repository.data), *words)
    assert "Nothing is new in this period." in done.stdout


def test_the_last_day_of_each_entry_is_that_of_its_last_commit(repository: Repository) -> None:
    """On the main line; a new name is a new file. What is no entry has no day."""
    repository.club("one", "Another name")
    repository.commit(AFTER)
    (repository.clubs / "two.yml").rename(repository.clubs / "three.yml")
    (repository.clubs / "\x01999 ž.yml").write_text("x", encoding="utf-8")
    repository.git("switch", "-qc", "work")
    repository.commit("2026-11-03T12:00:00Z")
    repository.git("switch", "-q", "main")
    repository.git("merge", "-q", "--no-ff", "work", day="2026-11-05T12:00:00Z")
    days = read_last_commits(repository.data)
    assert {id_: day.isoformat() for (_, id_), day in days.items()} == {
        "one": "2026-11-01",
        "two": "2026-11-05",
        "three": "2026-11-05",
    }


def test_a_shallow_clone_has_no_last_days(repository: Repository, tmp_path: Path) -> None:
    """Its oldest commit seems to have made everything; without a repository there are none either."""
    repository.club("one", "Another name")
    repository.commit(AFTER)
    clone = tmp_path / "shallow"
    repository.git("clone", "-q", "--depth=1", f"file://{repository.root}", str(clone))
    assert read_last_commits(clone / "data") == {}
    assert read_last_commits(tmp_path) == {}


def test_a_page_changed_when_its_entry_says_or_its_file_did(repository: Repository) -> None:
    """The later of both; a commit after the day that is asked for is none."""
    repository.club("one", more="checked: 2026-11-10\n")
    repository.commit(AFTER)
    directory, today = load(repository.data)[0], dt.date(2026, 10, 31)
    for day, one in ((today, "2026-01-01"), (dt.date(2026, 11, 21), "2026-11-10")):
        found = Insights(directory, day, last_commits=read_last_commits(repository.data)).modified
        assert found["organisations", "one"].isoformat() == one
        assert found["organisations", "two"].isoformat() == "2026-10-31"
