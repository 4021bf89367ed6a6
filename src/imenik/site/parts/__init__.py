"""A site made in parts by several machines: each writes one part, and a last one joins them."""
