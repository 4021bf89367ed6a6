#!/bin/sh
# fetch-links.sh FILE: what the last run knew of the addresses, unpacked as links.json here; nothing where there is none.
# Whoever opens a pull request from a branch "main" of a fork can give an artifact any name, so the run has to be of
# this repository and not of a fork's branch.
set -eu
id=$(gh api "repos/$GITHUB_REPOSITORY/actions/artifacts?name=links&per_page=100" \
  --jq '[.artifacts[] | select((.expired | not) and (.workflow_run | .head_branch == "main"
    and .head_repository_id == .repository_id)) | .id][0] // empty')
case $id in '' | *[!0-9]*) exit 0 ;; esac
gh api "repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip" > "$1"
unzip -p "$1" links.json > links.json
