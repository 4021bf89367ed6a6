"""Tables of a spreadsheet as entries: read, understood, matched, planned."""
