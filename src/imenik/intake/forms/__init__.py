"""The forms of the site for adding and editing entries."""
