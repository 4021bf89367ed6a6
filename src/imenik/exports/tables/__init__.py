"""Records as tables for spreadsheets: which columns each kind has, and how rows become CSV and XLSX."""
