"""What maintainers are told: changes of a pull request, overdue entries, dead links, problems."""
