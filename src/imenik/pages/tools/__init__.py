"""Interactive pages: search, adding entries, embedding."""
