"""Calendars to subscribe to (iCalendar, RFC 5545 and RFC 7986), in every language.

zone      the time zone's rules
dates     which dates an activity's calendar holds, before any language
plain     texts as calendars show them
events    an activity's events in one language
feeds     which calendars there are, and their files
"""
