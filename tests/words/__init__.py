"""The words that people read, in every language: checks of the catalogues, the pages and the entries."""
