#!/bin/sh
# comment.sh FILE: comments on the open pull request whose last commit is HEAD_SHA; an earlier comment is replaced.
# The number comes from GitHub alone, so nobody can have another pull request commented on.
set -eu
number=$(gh api --paginate "repos/$GITHUB_REPOSITORY/pulls?state=open&per_page=100" \
  --jq '.[] | select(.head.sha == env.HEAD_SHA) | .number' | head -n 1)
case $number in
  '' | *[!0-9]*) echo "no open pull request ends with this commit"; exit 0 ;;
esac
gh pr comment "$number" --repo "$GITHUB_REPOSITORY" --body-file "$1" --edit-last --create-if-none
