"""The data folder as it is found: files of every sort, from anybody. Rules that a text can show are in `checks/`."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from imenik import checks
from imenik.i18n.messages import Problem
from imenik.review.diagnostics import as_line
from imenik.store.directory import Directory
from imenik.store.loader import load
from imenik.store.reading.source import MAX_FILE_SIZE
from tests.paths import SMALL_DATA, VOCABULARY

CHANNEL = "title: Group\ntype: messaging\nabout: News.\nadded: 2026-01-01\n"
SCRAPS = (
    *(
        "name",
        "title",
        "terms",
        "label",
        "bs",
        "sr-Cyrl",
        "added",
        "sources",
        ": ",
        ":",
        "- ",
        ", ",
        "\n",
        "\n  ",
        "\r\n",
        "\t",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        "|\n",
        ">\n",
        "#",
        "?",
        "&a ",
        "*a",
        "!!int ",
        "<<",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "@",
    ),
    *(
        "null",
        "~",
        "2026-01-01",
        "culture",
        "AT",
        "1e999",
        "nan",
        "9" * 50,
        "https://example.org",
        "a@b.org",
        "\\ud800",
        "\\x00",
    ),
    *("é", "Ж", "😀", "\x85", "\u2028", "\ufeff", "\x1b", "\x00"),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with one good channel; paths in problems are relative to it."""
    monkeypatch.chdir(tmp_path)
    put(tmp_path / "channels" / "good.yml", CHANNEL)
    return tmp_path


def put(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def told(problems: list[Problem]) -> list[str]:
    return [as_line(each, str) for each in sorted(problems, key=lambda each: each.order)]


def test_records_know_their_files(folder: Path) -> None:
    directory, problems = load(folder)
    assert problems == []
    assert list(directory.channels) == ["good"]
    assert directory.origin(directory.channels["good"]).path == f"{folder.as_posix()}/channels/good.yml"


def test_what_the_path_says(folder: Path) -> None:
    """Ids are names of files; a meeting has its series and its day from them."""
    put(folder / "meetings" / "check-in" / "2026-01-08.yml", "status: held\nadded: 2026-01-01\n")
    directory, _ = load(Path())
    (meeting,) = directory.meetings.values()
    assert (meeting.key, meeting.id, meeting.series) == ("check-in/2026-01-08", "2026-01-08", "check-in")
    assert meeting.date.isoformat() == "2026-01-08"


def test_the_usual_vocabulary(folder: Path) -> None:
    directory, _ = load(folder)
    assert directory.terms("clusters")["culture"].id == "culture"
    assert directory.origins["vocabulary", "clusters"].path == (VOCABULARY / "clusters.yml").as_posix()


def test_no_folder_at_all(tmp_path: Path) -> None:
    directory, problems = load(tmp_path / "nowhere")
    assert (list(directory.records()), problems) == ([], [])


def test_too_large(folder: Path) -> None:
    put(folder / "channels" / "large.yml", CHANNEL + "#" * MAX_FILE_SIZE)
    put(folder / "channels" / "full.yml", CHANNEL + "#" * (MAX_FILE_SIZE - len(CHANNEL)))
    directory, problems = load(Path())
    assert list(directory.channels) == ["full", "good"]
    size, most = MAX_FILE_SIZE + len(CHANNEL), MAX_FILE_SIZE
    assert told(problems) == [
        f"channels/large.yml:1:1: error: too-large: the file has {size} bytes; the maximum is {most}; shorten its texts"
    ]


def test_not_utf_8(folder: Path) -> None:
    put(
        folder / "channels" / "latin.yml",
        CHANNEL.replace("News", "Grüße, жé\n  ").encode("utf-8").replace(b"\xc3\xa9", b"\xe9"),
    )
    put(folder / "channels" / "utf-16.yml", CHANNEL.encode("utf-16"))
    directory, problems = load(Path())
    assert list(directory.channels) == ["good"]
    assert told(problems) == [
        "channels/latin.yml:3:16: error: not-utf-8: the byte 0xE9 is not UTF-8; save the file as UTF-8",
        "channels/utf-16.yml:1:1: error: not-utf-8: the byte 0xFF is not UTF-8; save the file as UTF-8",
    ]


def test_symbolic_link(folder: Path) -> None:
    """A link is not followed, wherever it leads and whatever it stands for: a file, a folder, a vocabulary, nothing."""
    put(folder.parent / "elsewhere" / "group.yml", CHANNEL)
    (folder / "channels" / "link.yml").symlink_to(folder / "channels" / "good.yml")
    (folder / "channels" / "dangling.yml").symlink_to("nowhere.yml")
    (folder / "projects").symlink_to(folder.parent / "elsewhere")
    (folder / "vocabulary").symlink_to(VOCABULARY)
    directory, problems = load(Path())
    assert [record.key for record, _ in directory.records()] == ["good"]
    assert told(problems) == [
        f"{path}:1:1: error: symbolic-link: this is a symbolic link; put the file itself here"
        for path in ("channels/dangling.yml", "channels/link.yml", "projects", "vocabulary")
    ]


def test_a_linked_vocabulary_file_makes_no_unknown_ids(folder: Path) -> None:
    for usual in VOCABULARY.iterdir():
        put(folder / "vocabulary" / usual.name, usual.read_bytes())
    (folder / "vocabulary" / "clusters.yml").unlink()
    (folder / "vocabulary" / "clusters.yml").symlink_to(VOCABULARY / "clusters.yml")
    put(
        folder / "projects" / "park.yml",
        "title: Park\nabout: A park.\nclusters: [culture]\nstage: idea\nadded: 2026-01-01\n",
    )
    directory, problems = load(Path())
    assert [problem.rule for problem in [*problems, *checks.run(directory)]] == ["symbolic-link"]


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    link = folder.parent / f"{folder.name}-link"
    link.symlink_to(folder)
    directory, problems = load(link)
    assert (list(directory.channels), problems) == (["good"], [])


def test_hidden_files_are_strays_but_those_of_git_and_systems(folder: Path) -> None:
    put(folder / ".DS_Store", b"\x00\xff")
    put(folder / "channels" / ".gitkeep", b"")
    put(folder / "channels" / ".group.yml.swp", b"\x00\xff")
    put(folder / "channels" / ".group.yml", CHANNEL)
    problems = load(folder)[1]
    assert [(problem.rule, Path(problem.path).name) for problem in problems] == [
        ("unexpected-file", ".group.yml"),
        ("unexpected-file", ".group.yml.swp"),
    ]


@pytest.mark.parametrize("name", [b"a\n::error::b.yml", b"a\x1b[31m.yml", b"a\xff.yml", "a\u202eb.yml".encode()])
def test_names_of_files_tell_a_terminal_nothing(folder: Path, name: bytes) -> None:
    """A path is shown as one printable line, even where the name is no text at all."""
    put(Path(os.fsdecode(os.fsencode(folder) + b"/channels/" + name)), CHANNEL)
    _, problems = load(Path())
    (shown,) = told(problems)
    assert shown.encode("utf-8").isascii() or "\ufffd" in shown
    assert shown.isprintable()


def test_places_in_a_file_of_windows(folder: Path) -> None:
    """A byte order mark and carriage returns count nothing."""
    lines = [
        "\ufefftitle: Group",
        "type: massaging",
        "about:",
        "  bs: |",
        "    Ово је",
        "    текст.",
        "added: 2026-02-30",
        "",
    ]
    put(folder / "channels" / "windows.yml", "\r\n".join(lines))
    _, problems = load(Path())
    places = {each.rule: (each.position.line, each.position.column) for each in problems}
    assert places == {"unknown-value": (2, 7), "bad-date": (7, 8)}


@pytest.mark.parametrize("seed", range(8))
def test_nothing_is_dropped_in_silence(tmp_path: Path, seed: int) -> None:
    """Whatever the bytes are, a file is read or there is a problem in it, and each problem is a line."""
    chance = random.Random(seed)  # noqa: S311 - for repetition, not for secrecy
    good = [path.read_bytes() for path in sorted(SMALL_DATA.rglob("*.yml"))]
    for number in range(60):
        put(tmp_path / _some_path(chance, number), _some_bytes(chance, good))
    directory, problems = load(tmp_path)
    problems += checks.run(directory)
    assert all(each.isprintable() for each in told(problems))
    assert _files(tmp_path) - {problem.path for problem in problems} <= _read(directory)


def _some_path(chance: random.Random, number: int) -> str:
    kind = chance.choice(["organisations", "projects", "events", "channels", "meetings", "vocabulary"])
    if kind == "meetings":
        return f"meetings/series-{number % 3}/{chance.choice(['series', f'2026-01-{number % 31 + 1:02}'])}.yml"
    return f"{kind}/{'topics' if kind == 'vocabulary' else f'file-{number}'}.yml"


def _some_bytes(chance: random.Random, good: list[bytes]) -> bytes:
    """Noise, scraps of YAML in a row, or a good file with scraps thrown in and pieces torn out."""
    form = chance.randrange(4)
    if form == 0:
        return chance.randbytes(100)
    if form == 1:
        return "".join(chance.choices(SCRAPS, k=40)).encode()
    text = bytearray(chance.choice(good))
    for _ in range(chance.randrange(6)):
        at = chance.randrange(len(text))
        text[at : at + chance.randrange(9)] = chance.choice(SCRAPS).encode()
    return bytes(text)


def _files(folder: Path) -> set[str]:
    return {path.as_posix() for path in folder.rglob("*.yml")}


def _read(directory: Directory) -> set[str]:
    removed = {origin.path for key, origin in directory.origins.items() if key in directory.removed}
    return removed | {origin.path for _, origin in directory.entries()}
