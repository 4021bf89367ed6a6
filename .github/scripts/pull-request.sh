#!/bin/sh
# pull-request.sh BRANCH TITLE TEXT: a branch with what changed in data/, and a pull request with it whose text is in
# the file TEXT; where there is one, it is brought up to date. Without a change, nothing.
set -eu
git config user.name "github-actions[bot]"
git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
git add -- data
if git diff --cached --quiet; then echo "nothing has changed"; exit 0; fi
git switch --quiet --create "$1"
git commit --quiet --message "$2"
gh auth setup-git
git push --quiet --force origin "$1"
if [ -z "$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$1" --state open --json number --jq '.[].number')" ]; then
  gh pr create --repo "$GITHUB_REPOSITORY" --head "$1" --base main --title "$2" --body-file "$3"
else
  gh pr edit "$1" --repo "$GITHUB_REPOSITORY" --body-file "$3"
fi
