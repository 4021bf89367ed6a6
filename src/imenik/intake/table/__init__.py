"""Import of spreadsheet tables: reading, column mapping, matching rows with entries, planning."""
