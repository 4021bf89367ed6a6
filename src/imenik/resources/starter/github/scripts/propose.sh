#!/bin/sh
# propose.sh REPLY: a pull request with the entry that came of the issue NUMBER, which closes it; the issue gets the same
# words, in the language of its form, with the address of the pull request, and the label comes off, to be given again.
set -eu
case $NUMBER in '' | *[!0-9]*) echo "NUMBER is no number" >&2; exit 2 ;; esac
branch=submission-$NUMBER
{ cat "$1"; printf '\nCloses #%s\n' "$NUMBER"; } > "$1.proposed"
"$(dirname "$0")/pull-request.sh" "$branch" "Entry from issue $NUMBER" "$1.proposed"
url=$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$branch" --state open --json url --jq '.[0].url // empty')
[ -z "$url" ] || printf '\n%s\n' "$url" >> "$1"
exec "$(dirname "$0")/answer.sh" "$1"
