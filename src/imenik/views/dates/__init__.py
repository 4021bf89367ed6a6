"""Dates for visitors and organisers: recurrence in words, links to calendars, what an organiser does next."""
