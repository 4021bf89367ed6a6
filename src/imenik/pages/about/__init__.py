"""Pages about the directory itself: home, numbers, what is new, open data, translation."""
