"""The directory as linked data (JSON-LD, schema.org): entries, pages, the whole. What is unknown is left out."""
