"""What the directory holds in the words of schema.org, for programs: entries, pages, the whole. A gap stays a gap."""
