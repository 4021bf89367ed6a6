"""The issue forms of GitHub, and the entries that come of filled in ones."""
