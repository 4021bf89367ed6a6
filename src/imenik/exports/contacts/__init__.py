"""An organisation to take along: a contact, a code, a short address."""
