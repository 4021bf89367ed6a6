"""The static API: which documents there are below `api/v1/`, their types, and how records become such documents.

What may change within v1 is told in `docs/en/api.md`.
"""

from __future__ import annotations

ROOT = "api/v1/"
"""Where the API begins, below the root of the site."""
VERSION = "1"
LICENCE = "CC-BY-4.0"
"""Of the data, as SPDX calls it."""
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
