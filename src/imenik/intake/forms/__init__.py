"""The form of the site."""
