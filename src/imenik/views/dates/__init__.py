"""Dates for visitors and organisers: recurrence in words, calendar links, tasks of organisers."""
