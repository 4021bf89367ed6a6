"""The MkDocs adapter: with `hooks/`, the only code that imports MkDocs. What a page says is decided in `pages/`."""
