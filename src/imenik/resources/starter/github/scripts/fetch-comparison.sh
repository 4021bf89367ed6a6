#!/bin/sh
# fetch-comparison.sh FILE: what the run RUN_ID of the check wrote, as the zip that GitHub keeps; it is not unpacked.
set -eu
case $RUN_ID in '' | *[!0-9]*) echo "RUN_ID is no number" >&2; exit 2 ;; esac
id=$(gh api "repos/$GITHUB_REPOSITORY/actions/runs/$RUN_ID/artifacts" \
  --jq '[.artifacts[] | select(.name == "comparison" and .size_in_bytes < 1048576) | .id][0] // empty')
case $id in '' | *[!0-9]*) echo "the check wrote nothing that can be told" >&2; exit 1 ;; esac
gh api "repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip" > "$1"
