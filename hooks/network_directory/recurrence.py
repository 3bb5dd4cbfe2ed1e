"""The dates of an activity: its rhythm and single dates, less pauses and cancellations, with moved and extra ones."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from .days_off import DaysOff, Name
from .model import Activity, Rhythm, Text, Venue
from .model.records import MovedDate, SingleDate
from .model.values import MINUTES_A_DAY
from .problems import Words


class Status(StrEnum):
    """What became of a date."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    MOVED = "moved"
    EXTRA = "extra"
    MOVED_AWAY = "moved-away"
    """Said of a gap: the usual day of a moved date."""
    PAUSED = "paused"
    """Said of a gap: a usual day in a holiday."""


class Occurrence(NamedTuple):
    """One date. Times in minutes since midnight, local; None where not known, ``end`` None for an open end.

    A moved date stands on its new day, with ``instead_of`` its old one. ``about``: the times are rough. ``rhythm`` is
    the number of the activity's rhythm that it belongs to, from 1; 0 for single dates.
    """

    day: dt.date
    start: int | None = None
    end: int | None = None
    status: Status = Status.SCHEDULED
    instead_of: dt.date | None = None
    venue: Venue | None = None
    why: Text | None = None
    about: bool = False
    rhythm: int = 0


class Gap(NamedTuple):
    """A usual day without its date: moved to another day, or left out for a holiday, whose name is ``why``."""

    day: dt.date
    start: int | None
    end: int | None
    about: bool
    status: Status
    moved_to: dt.date | None = None
    why: Text | Words | None = None


def occurrences(activity: Activity, first: dt.date, last: dt.date, days_off: DaysOff) -> list[Occurrence]:
    """The activity's dates from ``first`` to ``last``, both included, in order; cancelled ones are there, marked."""
    cancelled = {item.date: item for item in activity.cancelled}
    moved = {item.date: item for item in activity.moved}
    window = _with_moved(activity, first, last)
    regular = [*_single_dates(activity), *_rhythmic(activity, *window, days_off)]
    found = [_fate(item, cancelled, moved) for item in regular]
    found += [_single(activity, item, Status.EXTRA) for item in activity.extra]
    return sorted((item for item in found if first <= item.day <= last), key=_order)


def gaps(activity: Activity, first: dt.date, last: dt.date, days_off: DaysOff) -> list[Gap]:
    """The usual days from ``first`` to ``last`` on which people would come in vain, in order; cancelled ones aside.

    A day beyond the known school holidays is none: nobody can say yet.
    """
    moved = {item.date: item for item in activity.moved}
    on = {item.day for item in occurrences(activity, first, last, days_off)}
    usual = {(item.day, item.start): item for item in _usual(activity, first, last)}
    found = []
    for item in usual.values():
        if item.day in moved:
            new = moved[item.day]
            found += [_gap(item, Status.MOVED_AWAY, new.to, new.why)] if new.to != item.day else []
        elif item.day not in on and (name := _pause(activity, item.day, days_off)):
            found.append(_gap(item, Status.PAUSED, None, name))
    return sorted(found, key=_order)


def regular_days(activity: Activity, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days from ``first`` to ``last`` that rhythms and single dates give, pauses and changes aside."""
    days = {item.date for item in activity.dates if first <= item.date <= last}
    return sorted(days.union(*(days_of(rhythm, first, last) for rhythm in activity.rhythms)))


def days_of(rhythm: Rhythm, first: dt.date, last: dt.date) -> list[dt.date]:
    """The days from ``first`` to ``last`` that a rhythm gives, in order; weeks are counted from that of its start."""
    if rhythm.every is None:
        return []
    every, begin = rhythm.every, rhythm.starts or first
    start, end = max(first, begin).toordinal(), min(last, rhythm.ends or last).toordinal()
    since = (start - begin.toordinal() + begin.weekday()) % (7 * every.interval)
    mondays = range(start - since, end + 1, 7 * every.interval)
    numbers = (monday + weekday for monday in mondays for weekday in every.weekdays)
    days = [dt.date.fromordinal(number) for number in numbers if start <= number <= end]
    return [day for day in days if _is_nth(day, every.ordinal)] if every.ordinal else days


def _is_nth(day: dt.date, ordinal: int) -> bool:
    """Whether it is the first (1), second … or last (-1) such weekday of its month."""
    if ordinal < 0:
        return day.day + 7 > calendar.monthrange(day.year, day.month)[1]
    return (day.day + 6) // 7 == ordinal


def _usual(activity: Activity, first: dt.date, last: dt.date) -> Iterator[Occurrence]:
    """The dates from ``first`` to ``last`` as they would be without any change or pause."""
    yield from (item for item in _single_dates(activity) if first <= item.day <= last)
    for rhythm in activity.rhythms:
        for day in days_of(rhythm, first, last):
            yield Occurrence(day, rhythm.start, rhythm.end, about=rhythm.about)


def _gap(item: Occurrence, status: Status, moved_to: dt.date | None, why: Text | Words | None) -> Gap:
    return Gap(item.day, item.start, item.end, item.about, status, moved_to, why)


def _order(item: Occurrence | Gap) -> tuple[dt.date, int]:
    return item.day, -1 if item.start is None else item.start


def _with_moved(activity: Activity, first: dt.date, last: dt.date) -> tuple[dt.date, dt.date]:
    """A date moved into the window may have been due before or after it."""
    due = [item.date for item in activity.moved if first <= item.to <= last]
    return min([first, *due]), max([last, *due])


def _fate(item: Occurrence, cancelled: dict[dt.date, SingleDate], moved: dict[dt.date, MovedDate]) -> Occurrence:
    if item.day in cancelled:
        return item._replace(status=Status.CANCELLED, why=cancelled[item.day].why)
    if item.day in moved:
        new = moved[item.day]
        start = item.start if new.start is None else new.start
        return item._replace(
            day=new.to,
            start=start,
            end=_end_of_moved(item, new),
            status=Status.MOVED,
            instead_of=item.day,
            venue=new.at,
            why=new.why,
        )
    return item


def _end_of_moved(item: Occurrence, new: MovedDate) -> int | None:
    """A date that only starts at another time lasts as long as ever; past midnight its end is left open."""
    if new.end is not None or new.start is None or item.start is None or item.end is None:
        return new.end if new.end is not None or new.start is not None else item.end
    end = new.start + item.end - item.start
    return end if end <= MINUTES_A_DAY else None


def _single_dates(activity: Activity) -> Iterator[Occurrence]:
    for item in activity.dates:
        yield _single(activity, item, Status.SCHEDULED)


def _single(activity: Activity, item: SingleDate, status: Status) -> Occurrence:
    if item.start is None:
        return Occurrence(item.date, activity.start, activity.end, status, None, item.at, item.why, activity.about)
    return Occurrence(item.date, item.start, item.end, status, None, item.at, item.why)


def _rhythmic(activity: Activity, first: dt.date, last: dt.date, days_off: DaysOff) -> Iterator[Occurrence]:
    moved = {item.date for item in activity.moved}
    for number, rhythm in enumerate(activity.rhythms, 1):
        for day in days_of(rhythm, first, last):
            if day in moved or not _paused(activity, day, days_off):
                yield Occurrence(day, rhythm.start, rhythm.end, about=rhythm.about, rhythm=number)


def _paused(activity: Activity, day: dt.date, days_off: DaysOff) -> bool:
    unknown = "school holidays" in activity.pause and not _school_known(day, days_off)
    return unknown or _pause(activity, day, days_off) is not None


def _pause(activity: Activity, day: dt.date, days_off: DaysOff) -> Name | None:
    """The holiday in which ``day`` is left out; None if there is none, or none known."""
    public = days_off.public_holiday(day) if "public holidays" in activity.pause else None
    return public or (days_off.school_holiday(day) if "school holidays" in activity.pause else None)


def _school_known(day: dt.date, days_off: DaysOff) -> bool:
    return days_off.school_known_until is not None and day <= days_off.school_known_until
