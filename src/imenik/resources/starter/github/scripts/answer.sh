#!/bin/sh
# answer.sh REPLY: says under the issue NUMBER what became of it, and takes the label off, to be given again.
set -eu
case $NUMBER in '' | *[!0-9]*) echo "NUMBER is no number" >&2; exit 2 ;; esac
[ -s "$1" ] || { echo "there is nothing to answer" >&2; exit 1; }
gh issue comment "$NUMBER" --repo "$GITHUB_REPOSITORY" --body-file "$1"
gh issue edit "$NUMBER" --repo "$GITHUB_REPOSITORY" --remove-label take-in
