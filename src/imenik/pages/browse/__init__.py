"""Lists of entries, and the groups by which they can be browsed."""
