#!/bin/sh
# pull-request.sh BRANCH TITLE TEXT: a branch with what changed in data/, and a pull request with it whose text is in
# the file TEXT; where there is one, it is brought up to date. Without a change, nothing. What somebody else committed
# to the branch is not overwritten: then it stops.
set -eu
email=41898282+github-actions[bot]@users.noreply.github.com
git config user.name "github-actions[bot]"
git config user.email "$email"
git add -- data
if git diff --cached --quiet; then echo "nothing has changed"; exit 0; fi
git switch --quiet --create "$1"
git commit --quiet --message "$2"
gh auth setup-git
last=
if [ -n "$(git ls-remote origin "refs/heads/$1")" ]; then
  git fetch --quiet --depth=1 origin "refs/heads/$1"
  last=$(git rev-parse FETCH_HEAD)
  if [ "$(git show --no-patch --format='%ae %ce' "$last")" != "$email $email" ]; then
    echo "::error::somebody committed to $1, which is not overwritten: merge or close its pull request and delete the branch"
    exit 1
  fi
fi
git push --quiet --force-with-lease="$1:$last" origin "$1"
if [ -z "$(gh pr list --repo "$GITHUB_REPOSITORY" --head "$1" --state open --json number --jq '.[].number')" ]; then
  gh pr create --repo "$GITHUB_REPOSITORY" --head "$1" --base main --title "$2" --body-file "$3"
else
  gh pr edit "$1" --repo "$GITHUB_REPOSITORY" --body-file "$3"
fi
