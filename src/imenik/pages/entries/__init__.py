"""The page of one entry of each kind."""
