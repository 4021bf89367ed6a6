"""Templates as Jinja has compiled them, kept from build to build: to compile all of them takes about a second."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
import mkdocs

from imenik.views import render


def compiled(cache: Path) -> jinja2.FileSystemBytecodeCache | None:
    """What an environment keeps them with; None where nothing can be kept.

    Jinja knows a changed template, but not an environment that compiles it in another way.
    """
    makers = f"{jinja2.__version__} {mkdocs.__version__}".encode() + Path(render.__file__).read_bytes()
    folder = cache / "templates" / sha256(makers).hexdigest()[:16]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
