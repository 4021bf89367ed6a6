"""The pages of `docs/<language>/`: what stands in for missing ones, and their links."""
