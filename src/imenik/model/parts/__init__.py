"""Parts of records that are too long to stand beside the record."""
