"""Faults of calendars."""

from __future__ import annotations

from sitecheck import calendars, fault
from sitecheck.fault import OFFICE, Fault

COURSE = "activities/deutschkurs-a1/calendar.ics"
SUBSCRIBED = "webcal://directory.example/willkommen/offices/altmarkt/calendar.ics"

FAULTS = (
    Fault(
        "a subscription leads to another calendar",
        calendars.broken_subscriptions,
        f"{OFFICE}: one can subscribe to ['activities/calendar.ics'], beside it are ['offices/altmarkt/calendar.ics']",
        OFFICE,
        SUBSCRIBED,
        "webcal://directory.example/willkommen/activities/calendar.ics",
    ),
    Fault(
        "a calendar that cannot be saved",
        calendars.broken_subscriptions,
        f"{OFFICE}: one can save [], beside it are ['offices/altmarkt/calendar.ics']",
        OFFICE,
        'href="../../offices/altmarkt/calendar.ics"',
        'href="https://directory.example/calendar.ics"',
    ),
    Fault(
        "a calendar without dates",
        fault.calendars_due,
        "for/ngos/index.html: calendar.ics is there",
        "for/ngos/calendar.ics",
        "",
        "BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    ),
    Fault(
        "a date in the holidays",
        fault.calendar_dates,
        f"{COURSE}: deutschkurs-a1 20261224T080000Z 20261224T111500Z is there",
        COURSE,
        "EXDATE;TZID=Europe/Berlin:20261224T090000\n",
        "",
    ),
    Fault(
        "a date too few",
        fault.calendar_dates,
        f"{COURSE}: deutschkurs-a1 20261207T080000Z 20261207T111500Z is missing",
        COURSE,
        "EXDATE;TZID=Europe/Berlin:20261224T090000\n",
        "EXDATE;TZID=Europe/Berlin:20261224T090000\nEXDATE;TZID=Europe/Berlin:20261207T090000\n",
    ),
)
