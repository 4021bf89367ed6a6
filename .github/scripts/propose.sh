#!/bin/sh
# propose.sh REPLY: a branch with what changed in data/, a pull request with it, and a word under the issue NUMBER.
set -eu
case $NUMBER in '' | *[!0-9]*) echo "NUMBER is no number" >&2; exit 2 ;; esac
branch="submission-$NUMBER"
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git switch --quiet --create "$branch"
git add -- data
git commit --quiet --message "Entry from issue $NUMBER"
gh auth setup-git
git push --quiet --force origin "$branch"
printf '\nCloses #%s\n' "$NUMBER" >> "$1"
if [ -z "$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$branch" --state open --json number --jq '.[].number')" ]; then
  gh pr create --repo "$GITHUB_REPOSITORY" --head "$branch" --base main --title "Entry from issue $NUMBER" --body-file "$1"
else
  gh pr edit "$branch" --repo "$GITHUB_REPOSITORY" --body-file "$1"
fi
