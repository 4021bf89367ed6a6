"""What the command tells of itself, what a shell completes, and what a terminal is spared."""

from __future__ import annotations

import os
import pty
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from tests.command import commands, imenik

COMMAND = str(Path(sys.executable).with_name("imenik"))


@pytest.mark.parametrize("word", commands())
def test_the_help_of_a_word_has_examples_that_are_right(word: str) -> None:
    """Each option of an example is one of the word's, and each value one that it takes, but for files."""
    command = commands()[word]
    examples = re.findall(r"^  imenik (.*)", command.epilog or "", re.MULTILINE)
    assert examples
    for line in examples:
        first, *words = shlex.split(re.split(" >>? ", line)[0])
        assert first == word
        try:
            command.make_context(word, words)
        except click.BadParameter as error:
            assert "does not exist" in error.message  # noqa: PT017 - the files of an example are not here


def test_the_overview_names_each_word_on_one_line() -> None:
    """None of them is cut short."""
    told = imenik("--help").stdout
    assert "..." not in told.partition("Entries:")[2]
    assert [word for word in commands() if not re.search(rf"^  {word} +[A-Z]", told, re.MULTILINE)] == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_a_shell_is_given_is_read_by_it(shell: str) -> None:
    """As far as the shell is on this machine."""
    done = imenik("completion", shell)
    assert done.returncode == 0
    assert "_IMENIK_COMPLETE" in done.stdout
    if program := shutil.which(shell):
        subprocess.run([program, "-n"], input=done.stdout, text=True, check=True)


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("imenik ov", ["overdue"]),
        ("imenik check --language sr", ["sr-Cyrl", "sr-Latn"]),
        ("imenik new e", ["event"]),
        ("imenik links --for", ["--format"]),
    ],
)
def test_bash_completes(line: str, completed: list[str], tmp_path: Path) -> None:
    """Words, languages, kinds and options, asked as bash asks when somebody presses the tab key."""
    (tmp_path / "imenik.bash").write_text(imenik("completion", "bash").stdout, encoding="utf-8")
    words = line.split()
    ask = (
        f"source imenik.bash; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _imenik_completion imenik; "
        'printf "%s\\n" "${COMPREPLY[@]}"'
    )
    path = f"{Path(COMMAND).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", ask], cwd=tmp_path, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == completed


def in_terminal(*words: str) -> str:
    """What the command shows in a terminal whose owner wants no colours."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "NO_COLOR": "1", "TERM": "xterm"}
    with subprocess.Popen([COMMAND, *words], stdin=theirs, stdout=theirs, stderr=theirs, env=environment) as process:
        os.close(theirs)
        shown = bytearray()
        try:
            while read := os.read(ours, 65536):
                shown += read
        except OSError:  # so ends a terminal that nobody writes to any more
            process.wait()
    os.close(ours)
    return shown.decode()


def test_a_terminal_is_told_what_is_done_and_a_file_is_not(tmp_path: Path) -> None:
    """Nothing of it is coloured where NO_COLOR asks for that (no-color.org)."""
    (tmp_path / "data" / "channels").mkdir(parents=True)
    (tmp_path / "data" / "channels" / "c.yml").write_text("title: A\n", encoding="utf-8")
    (tmp_path / "list.csv").write_text("Name;Country\nMost;DE\n", encoding="utf-8")
    folder = ("--data", str(tmp_path / "data"))
    table = ("import", str(tmp_path / "list.csv"), *folder)
    shown = in_terminal(*table)
    assert "reading the existing entries" in shown
    assert "reading the existing entries" not in imenik(*table).stderr
    assert "missing-key" in (built := in_terminal("build", *folder))
    assert "\x1b" not in shown + built
