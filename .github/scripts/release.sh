#!/bin/sh
# release.sh TAG: publishes what this run built as the release TAG, with checksums and the section of the changelog.
set -eu
gh run download "$GITHUB_RUN_ID" --repo "$GITHUB_REPOSITORY" --name dist --dir dist
(cd dist && sha256sum ./* > SHA256SUMS)
awk -v head="## [${1#v}] - " '/^## /{on = index($0, head) == 1; next} on' CHANGELOG.md > notes.md
gh release create "$1" --repo "$GITHUB_REPOSITORY" --verify-tag --title "Imenik ${1#v}" --notes-file notes.md dist/*
