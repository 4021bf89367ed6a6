"""Data for the site's scripts: the index of the finder; fields, rules and messages of the form."""
