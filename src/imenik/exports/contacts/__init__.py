"""Contact files of organisations: vCard, QR code, short address."""
