"""The static API below `api/v1/`: its documents, their types, and the conversion of records.

`docs/en/api.md` says what may change within v1.
"""

from __future__ import annotations

ROOT = "api/v1/"
"""The base path of the API, relative to the root of the site."""
VERSION = "1"
