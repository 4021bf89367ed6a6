"""The pictures that social networks show of a page."""
