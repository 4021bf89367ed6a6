#!/bin/sh
# upkeep.sh FILE ADDRESSES: the one open issue with the label "upkeep" gets both texts; where there is none, it is opened.
# Both are Markdown in which the command has escaped what others wrote, and which it has kept short enough for an issue.
set -eu
[ -s "$1" ] || { echo "there is nothing to tell" >&2; exit 1; }
printf '\n### Web addresses\n\n' >> "$1"
if [ -s "$2" ]; then cat "$2" >> "$1"; else echo "They could not be asked; the run *Upkeep* says why." >> "$1"; fi
number=$(gh issue list --repo "$GITHUB_REPOSITORY" --label upkeep --state open --limit 1 --json number --jq '.[0].number // empty')
case $number in
  '') gh issue create --repo "$GITHUB_REPOSITORY" --title "To be checked again" --label upkeep --body-file "$1" ;;
  *[!0-9]*) echo "GitHub gave no number" >&2; exit 1 ;;
  *) gh issue edit "$number" --repo "$GITHUB_REPOSITORY" --body-file "$1" ;;
esac
