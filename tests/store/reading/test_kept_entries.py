"""Entries that are kept between runs: attempts at being given one that is out of date, damaged, or somebody else's."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from imenik import checks
from imenik.env import runner
from imenik.env.locations import PACKAGE
from imenik.review.diagnostics import as_line
from imenik.store import reading
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.store.reading import version
from imenik.store.reading.cache import shard_of
from imenik.store.reading.entry import EntryFile, Reading, read_entry
from tests.golden import write
from tests.paths import SMALL_DATA, VOCABULARY
from tests.work import grows_with_the_number

State = tuple[Directory, list[str]]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one organisation and a vocabulary of its own."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "data", {}, {"organisations/most.yml": "city: Amstetten\n"})
    shutil.copytree(VOCABULARY, tmp_path / "data" / "vocabulary", dirs_exist_ok=True)
    assert state(tmp_path / "data")[1] == []
    return tmp_path / "data"


def state(data: Path) -> State:
    """What is read of a folder, with whatever is kept."""
    directory, problems = checks.load_and_check(data, data.parent / "caches")
    return directory, sorted(as_line(problem, str) for problem in problems)


def name_of(data: Path) -> str:
    return next(iter(state(data)[0].organisations["most"].name.values()))


def shards(data: Path) -> list[Path]:
    return [path for path in (data.parent / "caches").rglob("*") if path.is_file()]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def test_what_is_kept_is_not_read_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    again: set[str] = set()

    def read(file: EntryFile, text: str) -> Reading:
        again.add(file.kind)
        return read_entry(file, text)

    monkeypatch.setattr(reading, "read_entry", read)
    assert name_of(data) == "Most"
    assert again == set()


def test_entries_that_are_kept_are_those_that_are_read(tmp_path: Path) -> None:
    shutil.copytree(SMALL_DATA, tmp_path / "data")
    (first, problems), (second, same_problems) = state(tmp_path / "data"), state(tmp_path / "data")
    plain, _ = load(tmp_path / "data")
    for attribute in ("organisations", "projects", "series", "meetings", "events", "channels", "vocabularies"):
        assert getattr(first, attribute) == getattr(second, attribute) == getattr(plain, attribute)
    assert problems == same_problems


def test_a_change_of_the_same_size_with_its_time_set_back(data: Path) -> None:
    path = data / "organisations" / "most.yml"
    times = path.stat()
    edit(path, "name: Most", "name: Rast")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert name_of(data) == "Rast"


def test_a_copy_has_the_id_of_its_own_name(data: Path) -> None:
    (data / "organisations" / "most.yml").rename(data / "organisations" / "rast.yml")
    assert list(state(data)[0].organisations) == ["rast"]
    assert state(data)[0].organisations["rast"].id == "rast"


def test_a_removed_entry(data: Path) -> None:
    (data / "organisations" / "most.yml").unlink()
    assert list(state(data)[0].records()) == []


def test_a_changed_vocabulary(data: Path) -> None:
    edit(data / "vocabulary" / "clusters.yml", "\n  culture:", "\n  cultures:")
    assert any("unknown-cluster" in line for line in state(data)[1])


def test_problems_are_kept_but_for_the_path(data: Path) -> None:
    edit(data / "organisations" / "most.yml", "city: Amstetten", "city: Amstteen")
    at, problem = "organisations/most.yml:1:7", "warning: unknown-city"
    for path in (data, data.relative_to(Path.cwd())):
        (line,) = state(path)[1]
        assert line.startswith(f"{path.as_posix()}/{at}: {problem}")


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "half": lambda sealed: sealed[: len(sealed) // 2],
    "no seal": lambda sealed: sealed[:16],
    "another letter": lambda sealed: sealed.replace(b"Most", b"Rast"),
    "more": lambda sealed: sealed + b".",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file(data: Path, damage: str) -> None:
    for path in shards(data):
        path.write_bytes(DAMAGE[damage](path.read_bytes()))
    assert name_of(data) == "Most"
    assert state(data)[1] == []


def test_a_file_that_others_can_write_is_not_opened(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in shards(data):
        path.chmod(0o666)
    monkeypatch.setattr(pickle, "loads", None)
    assert name_of(data) == "Most"


def test_a_file_of_another_user_or_a_link_is_not_opened(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pickle, "loads", None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "geteuid", lambda: 12345)
        assert name_of(data) == "Most"
    for path in shards(data):
        path.rename(path.with_suffix(".elsewhere"))
        path.symlink_to(path.with_suffix(".elsewhere"))
    assert name_of(data) == "Most"


def test_nothing_is_kept_where_nothing_can_be_written(data: Path) -> None:
    (data.parent / "file").touch()
    directory, problems = checks.load_and_check(data, data.parent / "file")
    assert (list(directory.organisations), problems) == (["most"], [])


def test_several_at_once(data: Path) -> None:
    """Whoever writes last wins, and everybody has the same."""
    for path in shards(data):
        path.unlink()
    names: list[str] = []
    threads = [threading.Thread(target=lambda: names.append(name_of(data))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert names == ["Most"] * 4
    assert [path.name for path in shards(data) if not path.name.isdigit()] == []


def test_many_processes_read_the_same(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(30):
        write(data, {}, {f"organisations/club-{number}.yml": f"name: Klub {number}\ncity: Amstteen\n"})
    alone = checks.load_and_check(data)
    monkeypatch.setattr(reading, "FEW_FILES", 0)
    monkeypatch.setattr(runner, "usual_jobs", lambda: 3)
    monkeypatch.setattr(runner, "_can_fork", lambda: True)
    together = checks.load_and_check(data, data.parent / "others")
    assert together[0].organisations == alone[0].organisations
    assert list(together[0].organisations) == list(alone[0].organisations)
    assert together[1] == alone[1]


def test_one_changed_entry_is_the_only_one_that_is_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are; and only its shard is written."""
    for number in range(300):
        write(data, {}, {f"organisations/club-{number}.yml": f"name: Klub {number}\n"})
    state(data)
    times = {path: path.stat().st_mtime_ns for path in shards(data)}
    again: list[str] = []

    def read(file: EntryFile, text: str) -> Reading:
        again.append(file.key)
        return read_entry(file, text)

    monkeypatch.setattr(reading, "read_entry", read)
    edit(data / "organisations" / "most.yml", "name: Most", "name: Rast")
    assert name_of(data) == "Rast"
    assert again == ["most"]
    assert [path for path in shards(data) if path.stat().st_mtime_ns != times[path]] == [
        path for path in times if path.name == str(shard_of("organisations/most"))
    ]


def test_twice_as_many_entries_are_twice_the_work(data: Path) -> None:
    """With nothing kept, and with everything."""
    folders = {number: data.parent / f"data-{number}" for number in (100, 200)}
    for number, folder in folders.items():
        write(folder, {}, {f"organisations/klub-{each}.yml": f"name: Klub {each}\n" for each in range(number)})
    for _ in range(2):
        assert grows_with_the_number(lambda number: state(folders[number]), 100)


# The code


def test_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    version.program_version.cache_clear()
    before = version.program_version(("env/clock.py",))
    monkeypatch.setattr(sys, "version", "3.99")
    version.program_version.cache_clear()
    assert before != version.program_version(("env/clock.py",))
    version.program_version.cache_clear()


def test_code_that_changed_after_it_was_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in memory and what is in the files may differ; so nothing is kept."""
    version.program_version.cache_clear()
    monkeypatch.setattr(version, "LOADED_AT", (PACKAGE / "env/clock.py").stat().st_ctime_ns - 1)
    assert version.program_version(("env/clock.py",)) is None
    version.program_version.cache_clear()


CHANGES = {
    "a model": (
        "model/base.py",
        "Field(min_length=1, max_length",
        "Field(min_length=2, max_length",
    ),
    "a type": ("model/values.py", 'ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")', 'ID = re.compile(r"[0-9]+")'),
    "a rule": ("checks/unlikely_date.py", "ENTRY_YEARS = range(2000, 2100)", "ENTRY_YEARS = range(2050, 2100)"),
    "the gazetteer": ("resources/geography/cities.tsv", "AT\tAmstetten\t", "AT\tAmsteten\t"),
}
READ = """
import sys
from pathlib import Path
from imenik import checks
from imenik.review.diagnostics import as_line
directory, problems = checks.load_and_check(Path("data"), Path("others"))
print(*(as_line(problem, str) for problem in problems), len(directory.organisations), sep="\\n")
"""


@pytest.mark.parametrize("change", CHANGES)
def test_changed_code(data: Path, change: str) -> None:
    """A copy of the package is changed between two runs, and the time of the file is set back.

    Where its size is the same, Python runs the old code once more, which must not be taken for the new.
    """
    copy = data.parent / "package" / "imenik"
    shutil.copytree(PACKAGE, copy, ignore=shutil.ignore_patterns("theme", "starter", "brand", "__pycache__"))
    before = _read_by(copy)
    assert (data.parent / "others").is_dir()
    path, old, new = CHANGES[change]
    times = (copy / path).stat()
    edit(copy / path, old, new)
    os.utime(copy / path, ns=(times.st_atime_ns, times.st_mtime_ns))
    _read_by(copy)
    shutil.rmtree((copy / path).with_name("__pycache__"), ignore_errors=True)
    assert before == ["1"]
    assert _read_by(copy) != before


def _read_by(package: Path) -> list[str]:
    time.sleep(0.2)  # a file that has just been written may not be what is loaded
    environment = {"PYTHONPATH": str(package.parent)}
    words = [sys.executable, "-c", READ]
    done = subprocess.run(words, cwd=package.parents[1], env=environment, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()
