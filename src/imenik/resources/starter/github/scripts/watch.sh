#!/bin/sh
# watch.sh DAYS: while the site has not been published for so many days, one issue with the label "publish" is open.
set -eu
case $1 in '' | *[!0-9]*) echo "DAYS is no number" >&2; exit 2 ;; esac
recent=$(gh run list --repo "$GITHUB_REPOSITORY" --workflow publish.yml --branch main --status success --limit 1 \
  --json createdAt --jq "[.[] | select((.createdAt | fromdate) > now - $1 * 86400)] | length")
number=$(gh issue list --repo "$GITHUB_REPOSITORY" --label publish --state open --limit 1 --json number --jq '.[0].number // empty')
case $recent:$number in
  0:) gh issue create --repo "$GITHUB_REPOSITORY" --title "The site is no longer published" --label publish \
    --body "The workflow *Publish* has not succeeded for $1 days. Its last runs say why; if it is disabled, enable it." ;;
  0:*) ;; # the maintainers know
  *:*[!0-9]* | :*) echo "GitHub gave no number" >&2; exit 1 ;;
  *:?*) gh issue close "$number" --repo "$GITHUB_REPOSITORY" --comment "The site is published again." ;;
esac
