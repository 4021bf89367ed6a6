"""What is new in a directory, and in which period."""
