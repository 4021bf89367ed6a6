"""GitHub issue forms, and entries made from submitted issues."""
