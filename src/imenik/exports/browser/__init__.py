"""What the scripts of the site read: the index of the finder, the rules and words of the form."""
