"""Loading, validating, writing and formatting the YAML files of records, and reading other stored data."""
