"""What is on: the dates of trusted activities, day by day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ..days_off import DaysOff
from ..directory import Directory
from ..model import Activity, Text
from ..recurrence import Occurrence, occurrences
from ..routes import route
from .venues import Place, venue_of

AGENDA_DAYS = 14
NEXT_DATES_DAYS = 120
NEXT_DATES = 8


@dataclass(frozen=True)
class Event:
    """One date of one activity, with where it takes place."""

    activity: str
    title: Text
    date: Occurrence
    place: Place | None


@dataclass(frozen=True)
class Day:
    """A day and what is on, by time."""

    day: dt.date
    events: tuple[Event, ...]


def agenda(directory: Directory, activities: Iterable[Activity], days: int, days_off: DaysOff) -> tuple[Day, ...]:
    """The coming ``days`` days, today first, days without anything left out. Unconfirmed activities are not in it."""
    last = directory.today + dt.timedelta(days - 1)
    events = [
        _event(directory, activity, date)
        for activity in activities
        if directory.state(activity).trusted
        for date in occurrences(activity, directory.today, last, days_off)
    ]
    events.sort(
        key=lambda event: (event.date.day, -1 if event.date.start is None else event.date.start, event.activity)
    )
    return tuple(Day(day, tuple(found)) for day, found in groupby(events, key=lambda event: event.date.day))


def next_dates(directory: Directory, activity: Activity, days_off: DaysOff) -> tuple[Event, ...]:
    """The next few dates of one activity; none if it is unconfirmed."""
    if not directory.state(activity).trusted:
        return ()
    last = directory.today + dt.timedelta(NEXT_DATES_DAYS)
    dates = occurrences(activity, directory.today, last, days_off)[:NEXT_DATES]
    return tuple(_event(directory, activity, date) for date in dates)


def _event(directory: Directory, activity: Activity, date: Occurrence) -> Event:
    place = venue_of(directory, date.venue or activity.at)
    return Event(route("activity", activity.id), activity.title, date, place)
