"""Whether changed code can be imported.

A process that started anew with code that cannot would end, and the server with it.
"""

from __future__ import annotations

import re
import subprocess
import sys

from imenik.i18n.messages import Problem
from imenik.site.live.notices import not_made

_MODULES = ("imenik.cli.site", "imenik.site.live.running", "imenik.site.live.session")
"""What the command imports, with all that they import."""
_FRAME = re.compile(r'^\s*File "(.+)", line (\d+)', re.MULTILINE)


def fault_of_import() -> Problem | None:
    """What keeps another process from importing the code; None if nothing does.

    It takes half as long as a start, but then finds the code compiled.
    """
    words = [sys.executable, "-c", f"import gc; gc.disable(); import {', '.join(_MODULES)}"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)  # noqa: S603 - our own modules
    if not done.returncode:
        return None
    frames = _FRAME.findall(done.stderr) or [("", "1")]
    path, line = frames[-1]
    return not_made(path, int(line), done.stderr.strip().rpartition("\n")[2])
