"""What organisations are compared by: their names, their pages and mailboxes, their towns. No rule is here."""
