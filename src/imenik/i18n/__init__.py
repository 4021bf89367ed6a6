"""Languages as such: scripts, alphabets, texts in several languages, messages, codes. No record is known here."""
