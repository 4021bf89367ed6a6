#!/bin/sh
# check-tag.sh TAG: stops unless the tag is "v" and the version of the package, and CHANGELOG.md has a section for it.
set -eu
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' src/imenik/__init__.py)
[ "$1" = "v$version" ] || { echo "the tag is $1, but the version in src/imenik/__init__.py is $version" >&2; exit 1; }
grep -qF "## [$version] - " CHANGELOG.md || { echo "CHANGELOG.md has no section for $version" >&2; exit 1; }
