"""Pages that one does something on: search, ask, add, embed."""
