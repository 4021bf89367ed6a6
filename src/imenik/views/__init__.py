"""The directory in one language: what pages, exports and reports show of it. No page is known here."""
