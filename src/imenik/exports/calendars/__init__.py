"""What calendar programs are told (RFC 5545): components for series, events and zones, by `icalendar`.

All follows from the data: neither today nor the clock is asked, so that a calendar changes only when an entry does.
"""
