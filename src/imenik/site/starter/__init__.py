"""A directory of one's own: what somebody decides about it, the files that follow, and bringing them up to date."""
