"""One date of one activity as lists show it: when and where it is, what became of it, how sure that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from ..days_off import Name
from ..directory import Directory
from ..freshness import State
from ..houses import house_closed
from ..model import Activity, District, RoughDate, Text, Venue
from ..opening import DayHours
from ..recurrence import Gap, Occurrence, Status, gaps, occurrences
from ..routes import route
from .filtering import Facets, activity_facets, part_of_day
from .venues import Place, venue_of

DAYS_AHEAD = 120
"""No page tells of dates that are further ahead."""


class Event(NamedTuple):
    """One date of one activity. ``ageing`` is the date of evidence that is no longer fresh; ``closed`` says that the
    house where it takes place is closed that day.
    """

    activity: str
    title: Text
    date: Occurrence
    place: Place | None
    districts: tuple[District, ...]
    ageing: RoughDate | None
    closed: DayHours | None
    facets: Facets

    @property
    def day(self) -> dt.date:
        """The day it takes place."""
        return self.date.day

    @property
    def ordinary(self) -> bool:
        """Whether there is nothing to say of it beyond its time and the activity's usual place."""
        usual = self.date.status is Status.SCHEDULED and self.closed is None
        return usual and self.date.venue is None and self.date.why is None


class Missing(NamedTuple):
    """A usual day on which an activity does not take place, because that date was moved."""

    activity: str
    title: Text
    date: Gap
    facets: Facets


@dataclass(frozen=True)
class Break:
    """Usual days in a row, from ``day`` to ``last``, without a date between them: moved, or left out for holidays."""

    day: dt.date
    last: dt.date
    moved_to: dt.date | None
    why: tuple[Name, ...]


class Events:
    """The dates of every activity as pages tell them, each made once however many pages do."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._window = monday(directory.today), directory.today + dt.timedelta(DAYS_AHEAD)
        self._made: dict[str, tuple[Event, ...]] = {}

    def of(self, activity: Activity, first: dt.date, last: dt.date) -> tuple[Event, ...]:
        """Those from ``first`` to ``last``, in order; none before this week or beyond ``DAYS_AHEAD``."""
        if activity.id not in self._made:
            self._made[activity.id] = tuple(_events(self._directory, activity, *self._window))
        return tuple(event for event in self._made[activity.id] if first <= event.date.day <= last)


@lru_cache(maxsize=1)
def events(directory: Directory) -> Events:
    """Those of a directory."""
    return Events(directory)


def monday(day: dt.date) -> dt.date:
    """The Monday of a day's week."""
    return day - dt.timedelta(day.weekday())


def _events(directory: Directory, activity: Activity, first: dt.date, last: dt.date) -> Iterator[Event]:
    ageing = activity.checked if directory.state(activity) is State.AGEING else None
    facets = activity_facets(directory, activity)
    usual = _where(directory, activity.at, facets.district)
    for date in occurrences(activity, first, last, directory.days_off):
        there = date.venue and _where(directory, date.venue, directory.districts_at(date.venue))
        place, districts = there or usual
        asked = date.status is not Status.CANCELLED
        yield Event(
            route("activity", activity.id),
            activity.title,
            date,
            place,
            districts,
            ageing,
            house_closed(directory, date.venue or activity.at, date.day) if asked else None,
            _of(facets, date)._replace(district=tuple(district.id for district in districts)),
        )


def _where(
    directory: Directory, venue: Venue | None, codes: Iterable[str]
) -> tuple[Place | None, tuple[District, ...]]:
    return venue_of(directory, venue), tuple(directory.districts[code] for code in codes)


def moved_away(directory: Directory, activity: Activity, first: dt.date, last: dt.date) -> tuple[Missing, ...]:
    """The usual days from ``first`` to ``last`` whose dates were moved to other days."""
    if not activity.moved:
        return ()
    facets = activity_facets(directory, activity)
    return tuple(
        Missing(route("activity", activity.id), activity.title, gap, _of(facets, gap))
        for gap in gaps(activity, first, last, directory.days_off)
        if gap.status is Status.MOVED_AWAY
    )


def breaks(found: Iterable[Gap], dates: Iterable[dt.date]) -> tuple[Break, ...]:
    """The gaps, those of holidays joined as long as there is no date between them."""
    days = tuple(dates)
    joined: list[Break] = []
    for gap in found:
        before = joined[-1] if joined and joined[-1].moved_to is None else None
        if before is None or gap.moved_to or any(before.last < day < gap.day for day in days):
            joined.append(Break(gap.day, gap.day, gap.moved_to, () if gap.why is None else (gap.why,)))
        else:
            new = () if gap.why is None or gap.why in before.why else (gap.why,)
            joined[-1] = replace(before, last=gap.day, why=before.why + new)
    return tuple(joined)


def _of(facets: Facets, date: Occurrence | Gap) -> Facets:
    """The activity's facets on this one date."""
    return facets._replace(weekday=(str(date.day.weekday()),), time=part_of_day(date.start))
