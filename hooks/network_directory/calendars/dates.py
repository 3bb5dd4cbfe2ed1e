"""Which dates an activity's calendar holds, and how they divide into series and single dates; no language yet.

What ``recurrence.occurrences`` says is the truth, for each rhythm by itself: a series with the days on which it is not
held, and those of its dates that differ. Nothing else is ever in a calendar.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from ..directory import Directory
from ..houses import house_closed
from ..model import Activity, Rhythm
from ..model.values import MINUTES_A_DAY
from ..opening import DayHours
from ..recurrence import Occurrence, Status, days_of, occurrences

MONTHS_AHEAD = 18


class Date(NamedTuple):
    """One date; ``due`` is its day in the rhythm, ``closed`` tells that its house is closed that day."""

    occurrence: Occurrence
    closed: DayHours | None

    @property
    def due(self) -> dt.date:
        """The day on which it would have been: of a moved date the old one."""
        return self.occurrence.instead_of or self.occurrence.day

    def fits(self, rhythm: Rhythm) -> bool:
        """Whether it can be a date of a series.

        Some readers trip over one with a time among days without; and what begins at 24:00 begins on another weekday.
        """
        if rhythm.start is None or self.occurrence.start is None:
            return rhythm.start is self.occurrence.start
        return rhythm.start < MINUTES_A_DAY

    @property
    def differs(self) -> bool:
        """Whether it is not an ordinary date of its series."""
        return self.occurrence.status is not Status.SCHEDULED or self.closed is not None


@dataclass(frozen=True)
class Series:
    """A rhythm from its first date (never one that is not held) to ``until``, without the days in ``excluded``.

    ``number`` counts an activity's rhythms from 1. ``differing`` are the dates that are cancelled, moved or in doubt.
    """

    number: int
    rhythm: Rhythm
    first: dt.date
    until: dt.date
    excluded: tuple[dt.date, ...]
    differing: tuple[Date, ...]


@dataclass(frozen=True)
class Plan:
    """All of an activity's dates. Single dates have stable names, such as ``20261205`` or ``20261205.2``."""

    series: tuple[Series, ...]
    singles: tuple[tuple[str, Date], ...]


class Plans:
    """The plan of every activity, each worked out once: calendars and pages tell of the same dates."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._made: dict[str, Plan] = {}

    def of(self, activity: Activity) -> Plan:
        """The dates of an activity of the directory."""
        if activity.id not in self._made:
            self._made[activity.id] = plan(self._directory, activity)
        return self._made[activity.id]


@lru_cache(maxsize=1)
def plans(directory: Directory) -> Plans:
    """Those of a directory."""
    return Plans(directory)


def window(today: dt.date) -> tuple[dt.date, dt.date]:
    """The first and the last day of every calendar: from the first of this month, so that the last weeks stay."""
    return today.replace(day=1), today + relativedelta(months=MONTHS_AHEAD)


def plan(directory: Directory, activity: Activity) -> Plan:
    """The dates of an activity within the window of all calendars."""
    first, last = window(directory.today)
    found: defaultdict[int, list[Date]] = defaultdict(list)
    for date in _dates(directory, activity, first, last):
        found[date.occurrence.rhythm].append(date)
    series, strays = [], []
    for number, rhythm in enumerate(activity.rhythms, 1):
        dates, usual = found[number], days_of(rhythm, first, _until(directory, activity, last))
        fitting = {date.due for date in dates if date.fits(rhythm)}.intersection(usual)
        strays += [(f"{number}.{_stamp(date.due)}", date) for date in dates if date.due not in fitting]
        if fitting:
            series.append(_series(number, rhythm, usual, [date for date in dates if date.due in fitting]))
    return Plan(tuple(series), (*strays, *_named(found[0])))


def _series(number: int, rhythm: Rhythm, usual: list[dt.date], dates: list[Date]) -> Series:
    due = {date.due for date in dates}
    first = min(due)
    excluded = tuple(day for day in usual if day > first and day not in due)
    differing = sorted((date for date in dates if date.differs), key=lambda date: date.due)
    return Series(number, rhythm, first, usual[-1], excluded, tuple(differing))


def _until(directory: Directory, activity: Activity, last: dt.date) -> dt.date:
    """Past the known school holidays nothing can be said of an activity that pauses in them."""
    if "school holidays" not in activity.pause:
        return last
    return min(last, directory.days_off.school_known_until or dt.date.min)


def _dates(directory: Directory, activity: Activity, first: dt.date, last: dt.date) -> Iterator[Date]:
    for item in occurrences(activity, first, last, directory.days_off):
        asked = item.status is not Status.CANCELLED
        closed = house_closed(directory, item.venue or activity.at, item.day) if asked else None
        yield Date(item, closed)


def _named(dates: Iterable[Date]) -> Iterator[tuple[str, Date]]:
    """Each with a name from the day on which it would have been; several on a day are counted."""
    seen: Counter[dt.date] = Counter()
    for date in dates:
        seen[date.due] += 1
        yield _stamp(date.due) + (f".{seen[date.due]}" if seen[date.due] > 1 else ""), date


def _stamp(day: dt.date) -> str:
    return day.strftime("%Y%m%d")
