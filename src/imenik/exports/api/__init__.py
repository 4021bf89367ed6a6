"""The static API below `api/v1/`: its documents, their types, and the conversion of records.

`docs/en/api.md` says what may change within v1.
"""

from __future__ import annotations

ROOT = "api/v1/"
"""The base path of the API, relative to the root of the site."""
VERSION = "1"
LICENCE = "CC-BY-4.0"
"""The licence of the data, as an SPDX identifier."""
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
