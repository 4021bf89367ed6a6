"""How entries come in: by the form of the site, by an issue, by a table, by a question in the terminal."""
