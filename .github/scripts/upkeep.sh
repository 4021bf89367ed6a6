#!/bin/sh
# upkeep.sh FILE ADDRESSES: the one open issue with the label "upkeep" gets both texts; where there is none, it is opened.
# Both are Markdown in which the command has escaped what others wrote.
set -eu
[ -s "$1" ] || { echo "there is nothing to tell" >&2; exit 1; }
{ cat "$1"; if [ -s "$2" ]; then printf '\n### Web addresses\n\n'; cat "$2"; fi; } \
  | head -c 60000 | iconv -c -f UTF-8 -t UTF-8 > "$1.cut"
number=$(gh issue list --repo "$GITHUB_REPOSITORY" --label upkeep --state open --limit 1 --json number --jq '.[0].number // empty')
case $number in
  '') gh issue create --repo "$GITHUB_REPOSITORY" --title "To be checked again" --label upkeep --body-file "$1.cut" ;;
  *[!0-9]*) echo "GitHub gave no number" >&2; exit 1 ;;
  *) gh issue edit "$number" --repo "$GITHUB_REPOSITORY" --body-file "$1.cut" ;;
esac
