"""Reports for maintainers: changes in a pull request, overdue entries, dead links, problems."""
