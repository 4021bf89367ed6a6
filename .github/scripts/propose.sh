#!/bin/sh
# propose.sh REPLY: a pull request with the entry that came of the issue NUMBER, which closes it.
set -eu
case $NUMBER in '' | *[!0-9]*) echo "NUMBER is no number" >&2; exit 2 ;; esac
printf '\nCloses #%s\n' "$NUMBER" >> "$1"
exec "$(dirname "$0")/pull-request.sh" "submission-$NUMBER" "Entry from issue $NUMBER" "$1"
