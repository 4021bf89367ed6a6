"""The command `imenik` as a user runs it, in a process of its own, but without the second that its imports take.

One process has imported them and forks for each call: a fork has words, folder, environment and output of its own.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

import click

from imenik.cli import main
from tests.paths import ROOT

_FORKS = """
import gc, json, os, sys, traceback
from imenik.cli import main
from tests.paths import ROOT

def run(words, cwd, environment, output):
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    for number, path in ((0, os.devnull), *enumerate(output, 1)):
        os.dup2(os.open(path, os.O_RDWR), number)
    sys.argv[:] = ["imenik", *words]
    main()

for name in main.list_commands():
    main.get_command(None, name)
gc.freeze()
for line in sys.stdin:
    if fork := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1]), flush=True)
        continue
    status = 1
    try:
        run(**json.loads(line))
    except SystemExit as end:
        status = end.code or 0
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
"""


def commands() -> dict[str, click.Command]:
    """All subcommands by name."""
    return {name: command for name in main.list_commands() if (command := main.get_command(None, name))}


@cache
def _forks() -> subprocess.Popen[str]:
    """The process that forks; it ends with the tests, when there are no more calls to read."""
    process = subprocess.Popen(
        [sys.executable, "-c", _FORKS], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(process.communicate)
    return process


def imenik(*words: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command, and wait until it is done."""
    process = _forks()
    assert process.stdin
    assert process.stdout
    with tempfile.TemporaryDirectory() as folder:
        output = [Path(folder, "out"), Path(folder, "err")]
        for file in output:
            file.touch()
        call = {"words": words, "cwd": str(cwd), "environment": {**os.environ, **environment}}
        print(json.dumps({**call, "output": [*map(str, output)]}), file=process.stdin, flush=True)
        status = int(process.stdout.readline())
        out, err = (file.read_text(encoding="utf-8") for file in output)
    return subprocess.CompletedProcess(["imenik", *words], status, out, err)
