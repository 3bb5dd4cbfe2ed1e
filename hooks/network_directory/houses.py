"""Whether the house where something takes place is closed that day, other than every week.

An activity does not take its house's hours: it may well be on in the evening. But when the house is said to be closed
on that very day, people should ask before they go.
"""

from __future__ import annotations

import datetime as dt

from .directory import Directory
from .model import Venue
from .opening import DayHours, hours_on


def house_closed(directory: Directory, venue: Venue | None, day: dt.date) -> DayHours | None:
    """The closed day, with its reason, of the office, outpost or partner at ``venue``; None if nothing says so."""
    if venue is None:
        return None
    days_off = directory.days_off
    if partner := directory.partners.get(venue.partner or ""):
        return _closed(hours_on(partner.hours, day, days_off.of_others()))
    _, outpost = directory.outposts.get(venue.outpost or "", (None, None))
    house = outpost or directory.offices.get(venue.office or "")
    if house is None:
        return None
    closure = None if house.hours else days_off.closure(day)
    return DayHours((), closure.why, special=True) if closure else _closed(hours_on(house.hours, day, days_off))


def _closed(hours: DayHours) -> DayHours | None:
    return hours if hours.special and hours.slots == () else None
