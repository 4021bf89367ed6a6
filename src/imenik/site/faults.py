"""What a build says of outputs that could not be made."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence

from mkdocs.exceptions import Abort

from imenik.env.runner import Failure

log = logging.getLogger("mkdocs.imenik")

DEBUG = "IMENIK_DEBUG"
"""The environment variable with which the command asks for traces of unforeseen errors."""


def stop_if_fatal(failures: Sequence[Failure]) -> None:
    """Abort if there is no whole site, for a reason such as a full disk."""
    fatal = next((failure for failure in failures if failure.is_fatal), None)
    if fatal:
        raise Abort(f"{fatal.name}: {fatal.reason}. The published site was left as it was.")


def report_failures(failures: Sequence[Failure]) -> None:
    """Log what is missing from a site that is published without it; Abort if something is."""
    for failure in failures:
        log.error("%s: could not be made: %s", failure.name, failure.reason)
        if os.environ.get(DEBUG):
            log.error("%s", failure.trace)
    if failures:
        raise Abort(f"{len(failures)} output(s) could not be made; everything else was written.")
