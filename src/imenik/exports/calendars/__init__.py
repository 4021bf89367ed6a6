"""iCalendar files (RFC 5545): VEVENT and VTIMEZONE components for series, events and their time zones.

Everything derives from the data, never from today's date or the clock, so a calendar changes only when an entry does.
"""
