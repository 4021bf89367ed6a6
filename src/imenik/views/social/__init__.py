"""The images that social networks show for a page."""
