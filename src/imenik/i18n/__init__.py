"""Languages: scripts, alphabets, multilingual texts, messages, codes, time zones. Knows no records."""
