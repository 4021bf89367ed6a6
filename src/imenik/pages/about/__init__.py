"""Pages about the directory itself: home, statistics, what is new, open data, translation, redirects."""
