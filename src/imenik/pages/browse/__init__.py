"""Lists of entries, and what they are sorted by."""
