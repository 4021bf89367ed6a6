"""Between files and records: reading, validating, writing and formatting YAML, and what else lies beside it."""
