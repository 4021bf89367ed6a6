"""`imenik format` as a user runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.command import imenik

MESSY = "about: {en: A club.}  # short\nname: 'A club'\ncountry: NO\n"
TIDY = 'name: A club\ncountry: "NO"\nabout: # short\n  en: A club.\n'


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one file to mend, one that is right and one that is no YAML."""
    folder = tmp_path / "data" / "organisations"
    folder.mkdir(parents=True)
    (folder / "messy.yml").write_text(MESSY, encoding="utf-8")
    (folder / "tidy.yml").write_text(TIDY, encoding="utf-8")
    return tmp_path / "data"


def test_files_are_rewritten_and_named(data: Path) -> None:
    """Those that change are printed, and nothing but them is touched; the second run has nothing to do."""
    file = data / "organisations" / "messy.yml"
    file.chmod(0o640)
    done = imenik("format", "--data", str(data))
    assert (done.returncode, done.stdout) == (0, f"{file.as_posix()}\n")
    assert file.read_text("utf-8") == TIDY
    assert file.stat().st_mode & 0o777 == 0o640
    again = imenik("format", "--data", str(data))
    assert (again.returncode, again.stdout) == (0, "")
    assert sorted(path.name for path in file.parent.iterdir()) == ["messy.yml", "tidy.yml"]


def test_check_changes_nothing(data: Path) -> None:
    """Exit status 1 and the names; 0 where all is well."""
    file = data / "organisations" / "messy.yml"
    done = imenik("format", "--check", "--data", str(data))
    assert (done.returncode, done.stdout) == (1, f"{file.as_posix()}\n")
    assert file.read_text("utf-8") == MESSY
    assert imenik("format", "--check", "--data", str(data), str(data / "organisations" / "tidy.yml")).returncode == 0


def test_a_file_with_errors_is_told_of_and_left_alone(data: Path) -> None:
    """In the words of `imenik check`; the others are done all the same."""
    broken = data / "organisations" / "broken.yml"
    broken.write_text("name: x\nname: y\n", encoding="utf-8")
    done = imenik("format", "--data", str(data))
    assert done.returncode == 1
    assert f"{broken.as_posix()}:2:1: error: duplicate-key: " in done.stderr
    assert broken.read_text("utf-8") == "name: x\nname: y\n"
    assert (data / "organisations" / "messy.yml").read_text("utf-8") == TIDY


def test_links_and_what_is_no_entry_are_not_touched(data: Path, tmp_path: Path) -> None:
    """A link is passed by, and refused where somebody names it."""
    target = tmp_path / "elsewhere.yml"
    target.write_text(MESSY, encoding="utf-8")
    link = data / "organisations" / "link.yml"
    link.symlink_to(target)
    (data / "vocabulary").mkdir()
    (data / "vocabulary" / "needs.yml").write_text("terms: {}\n", encoding="utf-8")
    assert imenik("format", "--data", str(data)).returncode == 0
    assert target.read_text("utf-8") == MESSY
    assert link.is_symlink()
    assert (data / "vocabulary" / "needs.yml").read_text("utf-8") == "terms: {}\n"
    for path in (link, data / "vocabulary" / "needs.yml"):
        assert imenik("format", "--data", str(data), str(path)).returncode == 2
