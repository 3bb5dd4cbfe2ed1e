"""Which hours hold on a given day: exceptions first, then closures and holidays, then the weekly hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from .days_off import DaysOff
from .freshness import state_of
from .model import Hours, HoursException, RoughDate, Slot, Text
from .model.network import Freshness
from .problems import Words, words

DAYS_AHEAD = 400
"""How many days ahead hours are told."""
_NOT_KNOWN_YET = words("school holidays not known yet")


class DayHours(NamedTuple):
    """A day's hours: ``slots`` is empty when there are none and None when it is not known; ``why`` is the reason."""

    slots: tuple[Slot, ...] | None
    why: Text | Words | None = None
    special: bool = False


_NOT_KNOWN = DayHours(None)


class Stretch(NamedTuple):
    """Days in a row on which the same other hours hold; of closed or unknown days also those around days that have no
    ordinary hours."""

    first: dt.date
    last: dt.date
    slots: tuple[Slot, ...] | None
    why: Text | Words | None


def block_on(blocks: tuple[Hours, ...], day: dt.date) -> Hours | None:
    """The block of weekly hours that holds on ``day``: the first that covers it."""
    return next((block for block in blocks if block.covers(day)), None)


def trusted_blocks(
    blocks: tuple[Hours, ...], checked: RoughDate | None, today: dt.date, limits: Freshness
) -> tuple[Hours, ...]:
    """The blocks that are not over, for programs that cannot doubt: none if the record, whose evidence is of
    ``checked``, or any of these blocks is unconfirmed."""
    current = tuple(block for block in blocks if block.end is None or block.end >= today)
    dates = [checked, *(block.checked or checked for block in current)]
    return current if all(state_of(date, today, limits).trusted for date in dates) else ()


def hours_on(blocks: tuple[Hours, ...], day: dt.date, days_off: DaysOff) -> DayHours:
    """The hours on ``day``."""
    block = block_on(blocks, day)
    if block is None:
        return _NOT_KNOWN
    exception = next((item for item in block.exceptions if item.date <= day <= item.last), None)
    return _by_exception(exception) if exception else _by_the_week(block, day, days_off)


def hours_through(blocks: tuple[Hours, ...], first: dt.date, days: int, days_off: DaysOff) -> list[DayHours]:
    """The hours on each of ``days`` days from ``first`` on, as `hours_on` has them.

    Days that are alike share one object: there are many, of many houses.
    """
    found = [_NOT_KNOWN] * days
    for block in reversed(blocks):  # of several that cover a day the first holds
        held = _numbers(block.start, block.end, first, days)
        found[held] = _hours_of(block, first, days, days_off)[held]
    return found


def _hours_of(block: Hours, first: dt.date, days: int, days_off: DaysOff) -> list[DayHours]:
    """The hours through days all of which the block covers."""
    found = _ordinary_days(block, first, days, days_off.school_known_until)
    for alike in _days_off_alike(days_off, first, days):
        hours = _by_the_week(block, first + dt.timedelta(alike[0]), days_off)
        for number in alike:
            found[number] = hours
    for item in reversed(block.exceptions):  # again the first holds
        held = _numbers(item.date, item.last, first, days)
        found[held] = [_by_exception(item)] * len(found[held])
    return found


def _ordinary_days(block: Hours, first: dt.date, days: int, known_until: dt.date | None) -> list[DayHours]:
    """The hours through days that are neither exceptions nor known as days off."""
    weekdays = (number % 7 for number in range(first.weekday(), first.weekday() + 7))
    week = [DayHours(block.on_weekday(number) or ()) for number in weekdays]
    doubtful = [DayHours(None, _NOT_KNOWN_YET, special=True) if hours.slots else hours for hours in week]
    certain = _numbers(None, _certain_until(block, known_until), first, days).stop
    weeks = days // 7 + 1
    return (week * weeks)[:certain] + (doubtful * weeks)[certain:days]


def _numbers(start: dt.date | None, end: dt.date | None, first: dt.date, days: int) -> slice:
    """Which of ``days`` days from ``first`` on lie between two others, both included; None is no bound."""
    begin = max((start - first).days, 0) if start else 0
    return slice(begin, max(min((end - first).days + 1, days), begin) if end else days)


@lru_cache(maxsize=4)  # the same for all houses
def _days_off_alike(days_off: DaysOff, first: dt.date, days: int) -> list[list[int]]:
    """Days off by their number from ``first`` on, those together that fall on one weekday and have the same reasons."""
    found: dict[tuple[int, ...], list[int]] = {}
    for number in range(days):
        day = first + dt.timedelta(number)
        reasons = days_off.reasons(day)
        if any(reasons):
            found.setdefault((day.weekday(), *map(id, reasons)), []).append(number)
    return list(found.values())


def days_with_exceptions(blocks: tuple[Hours, ...], first: dt.date, days: int) -> set[int]:
    """Those among ``days`` days from ``first`` on, by their number."""
    held = (_numbers(item.date, item.last, first, days) for block in blocks for item in block.exceptions)
    return {number for numbers in held for number in range(days)[numbers]}


def special_stretches(blocks: tuple[Hours, ...], first: dt.date, hours: Iterable[DayHours]) -> Iterator[Stretch]:
    """Where, in days in a row from ``first`` on, the hours differ from the ordinary week's; in order."""
    stretch: Stretch | None = None
    open_to_join = False
    for number, found in enumerate(hours):
        if found.special and _matters(blocks, day := first + dt.timedelta(number), found):
            if stretch and _joins(stretch, day, found, open_to_join):
                stretch = stretch._replace(last=day)
            else:
                if stretch:
                    yield stretch
                stretch = Stretch(day, day, found.slots, found.why)
            open_to_join = True
        elif found.slots:
            open_to_join = False
    if stretch:
        yield stretch


def _joins(stretch: Stretch, day: dt.date, hours: DayHours, unbroken: bool) -> bool:
    """Days with hours only join the day before: between others nobody would be there, whatever the stretch says."""
    same = (stretch.slots, stretch.why) == (hours.slots, hours.why)
    return same and (stretch.last + dt.timedelta(1) == day or (unbroken and not hours.slots))


def _matters(blocks: tuple[Hours, ...], day: dt.date, hours: DayHours) -> bool:
    """A day that has no hours anyway need not be called closed."""
    return bool(hours.slots) or hours.slots is None or _ordinary(blocks, day)


def _ordinary(blocks: tuple[Hours, ...], day: dt.date) -> bool:
    block = block_on(blocks, day)
    return bool(block and block.on_weekday(day.weekday()))


def _by_exception(exception: HoursException) -> DayHours:
    return DayHours(exception.hours, exception.why, special=True)


def _by_the_week(block: Hours, day: dt.date, days_off: DaysOff) -> DayHours:
    """What the weekly hours and the days off say of a day."""
    closure, public_holiday, school_holidays = days_off.reasons(day)
    if closure:
        return DayHours((), closure.why, special=True)
    weekly = block.on_weekday(day.weekday()) or ()
    if weekly and public_holiday:
        return _on_holiday(weekly, block.holidays, public_holiday)
    if weekly and school_holidays:
        return _on_holiday(weekly, block.school_holidays, school_holidays)
    if weekly and day > _certain_until(block, days_off.school_known_until):
        return DayHours(None, _NOT_KNOWN_YET, special=True)
    return DayHours(weekly)


def _certain_until(block: Hours, known_until: dt.date | None) -> dt.date:
    """The last day on which school holidays that nobody knows cannot decide what holds."""
    if block.school_holidays == "open" or (known_until is None and block.school_holidays is None):
        return dt.date.max
    return known_until or dt.date.min


def _on_holiday(weekly: tuple[Slot, ...], rule: str | None, name: Text | Words) -> DayHours:
    if rule == "open":
        return DayHours(weekly)
    return DayHours(() if rule == "closed" else None, name, special=True)
