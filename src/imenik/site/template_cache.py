"""A cache of compiled Jinja templates, kept between builds, since compiling all of them takes about a second."""

from __future__ import annotations

import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import jinja2
import mkdocs

from imenik.views import render


def bytecode_cache(cache: Path) -> jinja2.FileSystemBytecodeCache | None:
    """The bytecode cache for Jinja environments; None if the folder is not writable.

    Jinja notices changed templates, but not environments that compile them differently, hence the hash in the path.
    """
    versions = f"{jinja2.__version__} {mkdocs.__version__}".encode() + Path(render.__file__).read_bytes()
    folder = cache / "templates" / sha256(versions).hexdigest()[:16]
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder)) if os.access(folder, os.W_OK) else None
