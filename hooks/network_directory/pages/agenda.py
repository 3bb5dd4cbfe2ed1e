"""What is on: the dates of trusted activities, by week and by day; what is not every week stands out."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from ..directory import Directory
from ..model import Activity
from ..recurrence import Occurrence, Status, gaps
from .events import DAYS_AHEAD, Break, Event, Missing, breaks, events, monday, moved_away

COMING_DAYS = 14
WEEKS = 4
SPECIAL_DAYS = 56
OFTEN = 4
"""An activity with so many dates in a week stands once in that week, not once a day."""
SINGLE_DATES = 4
"""An activity whose single dates are more than these within ``SPECIAL_DAYS`` is a series like any other."""
SPECIAL_LINES = 30
NEXT_DATES = 8


@dataclass(frozen=True)
class Day:
    """A day and what is on, by time; then what is usually on that day and is not."""

    day: dt.date
    events: tuple[Event, ...]
    missing: tuple[Missing, ...] = ()

    @property
    def is_something_on(self) -> bool:
        """Whether anything takes place."""
        return any(event.date.status is not Status.CANCELLED for event in self.events)


@dataclass(frozen=True)
class Several:
    """An activity that takes place on most days of a week: ``spans`` tells which weekdays have which times."""

    event: Event
    spans: tuple[tuple[tuple[int, ...], Occurrence], ...]
    last: dt.date
    count: int


@dataclass(frozen=True)
class Week:
    """A week from its Monday; what is over is left out."""

    monday: dt.date
    several: tuple[Several, ...]
    days: tuple[Day, ...]

    @property
    def last(self) -> dt.date:
        """The last day on which something is on."""
        return max([*(item.last for item in self.several), *(day.day for day in self.days)])

    @property
    def lines(self) -> int:
        """How many lines it takes to tell."""
        return len(self.several) + sum(len(day.events) + len(day.missing) for day in self.days)


@dataclass
class _Gathered:
    """What a week will tell, while it is gathered."""

    events: list[Event] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    several: list[Several] = field(default_factory=list)


def agenda(directory: Directory, activities: Iterable[Activity], days: int) -> tuple[Day, ...]:
    """The coming ``days`` days, today first, days without anything left out. Unconfirmed activities are not in it."""
    first, last = directory.today, directory.today + dt.timedelta(days - 1)
    trusted = list(_trusted(directory, activities))
    found = [event for item in trusted for event in events(directory).of(item, first, last)]
    missing = [gap for item in trusted for gap in moved_away(directory, item, first, last)]
    return _by_day(found, missing)


def weeks(directory: Directory, activities: Iterable[Activity], last: dt.date) -> tuple[Week, ...]:
    """The weeks from today to ``last``, those without anything left out."""
    first = monday(directory.today)
    gathered: dict[dt.date, _Gathered] = defaultdict(_Gathered)
    for activity in _trusted(directory, activities):
        found = events(directory).of(activity, first, last)
        for begin, in_week in groupby(found, key=lambda event: monday(event.day)):
            _gather(gathered[begin], tuple(in_week), directory.today)
        for gap in moved_away(directory, activity, directory.today, last):
            gathered[monday(gap.date.day)].missing.append(gap)
    found_weeks = (
        Week(begin, tuple(sorted(week.several, key=_order_of_several)), _by_day(week.events, week.missing))
        for begin, week in sorted(gathered.items())
    )
    return tuple(week for week in found_weeks if week.lines)


def coming(directory: Directory, activities: Iterable[Activity]) -> tuple[Week, ...]:
    """The next two weeks."""
    return weeks(directory, activities, directory.today + dt.timedelta(COMING_DAYS - 1))


def last_day(today: dt.date) -> dt.date:
    """The last day of the agenda: the Sunday of the last of its weeks."""
    return monday(today) + dt.timedelta(7 * WEEKS - 1)


def capped(found: tuple[Week, ...], lines: int) -> tuple[tuple[Week, ...], int]:
    """The first ``lines`` lines, and how many are left over."""
    shown, room = [], lines
    for week in found:
        several = week.several[:room]
        days, room = [], room - len(several)
        for day in week.days:
            events, missing = day.events[:room], day.missing[: max(0, room - len(day.events))]
            room -= len(events) + len(missing)
            days += [Day(day.day, events, missing)] if events or missing else []
        shown += [Week(week.monday, several, tuple(days))] if several or days else []
    return tuple(shown), sum(week.lines for week in found) - lines + room


def special_dates(directory: Directory, activities: Iterable[Activity]) -> tuple[Event, ...]:
    """What is not every week, in the coming eight weeks: single dates, extra, moved and cancelled ones.

    Where these are very many, as before Christmas, changes are left to their weeks, and single dates still stand out.
    """
    first, last = directory.today, directory.today + dt.timedelta(SPECIAL_DAYS - 1)
    found: list[Event] = []
    for activity in _trusted(directory, activities):
        dates = events(directory).of(activity, first, last)
        days = {item.date for item in activity.dates}
        single = [event for event in dates if event.date.status is Status.SCHEDULED and event.day in days]
        found += single if len(single) <= SINGLE_DATES else []
        found += [event for event in dates if event.date.status is not Status.SCHEDULED]
    if len(found) > SPECIAL_LINES:
        found = [event for event in found if event.date.status in (Status.SCHEDULED, Status.EXTRA)]
    return tuple(sorted(found, key=_order)[:SPECIAL_LINES])


def next_dates(directory: Directory, activity: Activity) -> tuple[Event, ...]:
    """The next few dates of one activity; none if it is unconfirmed."""
    if not directory.state(activity).trusted:
        return ()
    return events(directory).of(activity, directory.today, _horizon(directory))[:NEXT_DATES]


def next_breaks(directory: Directory, activity: Activity, dates: tuple[Event, ...]) -> tuple[Break, ...]:
    """The usual days among the next ``dates`` on which people would come in vain; none if it is unconfirmed."""
    if not directory.state(activity).trusted:
        return ()
    last = dates[-1].day if len(dates) == NEXT_DATES else _horizon(directory)
    return breaks(gaps(activity, directory.today, last, directory.days_off), [event.day for event in dates])


def _horizon(directory: Directory) -> dt.date:
    return directory.today + dt.timedelta(DAYS_AHEAD)


def _trusted(directory: Directory, activities: Iterable[Activity]) -> Iterator[Activity]:
    return (item for item in activities if directory.state(item).trusted)


def _gather(week: _Gathered, found: tuple[Event, ...], today: dt.date) -> None:
    """Add one activity's dates of one week, the past ones counted but not shown."""
    to_come = [event for event in found if event.day >= today]
    usual = [event for event in to_come if event.ordinary]
    if len(found) >= OFTEN and len(usual) > 1:
        week.several.append(_several(usual))
        to_come = [event for event in to_come if not event.ordinary]
    week.events += to_come


def _several(found: list[Event]) -> Several:
    spans: dict[tuple[int | None, int | None, bool], list[Event]] = defaultdict(list)
    for event in found:
        spans[event.date.start, event.date.end, event.date.about].append(event)
    parts = tuple((tuple(event.day.weekday() for event in same), same[0].date) for same in spans.values())
    facets = found[0].facets._replace(
        weekday=tuple(dict.fromkeys(value for event in found for value in event.facets.weekday)),
        time=tuple(dict.fromkeys(value for event in found for value in event.facets.time)),
    )
    return Several(found[0]._replace(facets=facets), parts, found[-1].day, len(found))


def _by_day(found: Iterable[Event], missing: Iterable[Missing]) -> tuple[Day, ...]:
    days: dict[dt.date, tuple[list[Event], list[Missing]]] = defaultdict(lambda: ([], []))
    for event in sorted(found, key=_order):
        days[event.day][0].append(event)
    for gap in sorted(missing, key=_order):
        days[gap.date.day][1].append(gap)
    return tuple(Day(day, tuple(events), tuple(gaps)) for day, (events, gaps) in sorted(days.items()))


def _order(item: Event | Missing) -> tuple[dt.date, int, str]:
    return item.date.day, -1 if item.date.start is None else item.date.start, item.activity


def _order_of_several(item: Several) -> tuple[dt.date, int, str]:
    return _order(item.event)
