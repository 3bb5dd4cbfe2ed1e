"""Which hours hold on a given day: exceptions first, then closures and holidays, then the weekly hours."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
    """One day. ``slots`` is empty when there are no hours and None when it is not known; ``why`` is the reason."""

    day: dt.date
    slots: tuple[Slot, ...] | None
    why: Text | Words | None = None
    special: bool = False


@dataclass(frozen=True)
class Stretch:
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
        return DayHours(day, None)
    if exception := _exception(block, day):
        return DayHours(day, exception.hours, exception.why, special=True)
    if closure := days_off.closure(day):
        return DayHours(day, (), closure.why, special=True)
    weekly = block.on_weekday(day.weekday()) or ()
    if weekly and (name := days_off.public_holiday(day)):
        return _on_holiday(day, weekly, block.holidays, name)
    if weekly and (name := days_off.school_holiday(day)):
        return _on_holiday(day, weekly, block.school_holidays, name)
    if weekly and day > _certain_until(block, days_off.school_known_until):
        return DayHours(day, None, _NOT_KNOWN_YET, special=True)
    return DayHours(day, weekly)


def hours_through(blocks: tuple[Hours, ...], first: dt.date, days: int, days_off: DaysOff) -> list[DayHours]:
    """The hours on each of ``days`` days from ``first`` on.

    The same as `hours_on` day by day, which is asked only for days that may differ from the ordinary week's.
    """
    known_until = days_off.school_known_until
    weeks = [
        (block, [block.on_weekday(number) or () for number in range(7)], _certain_until(block, known_until))
        for block in blocks
    ]
    may_differ = days_off.dates.union(
        day for block in blocks for item in block.exceptions for day in _within(item, first, days)
    )
    found = []
    for day in (first + dt.timedelta(offset) for offset in range(days)):
        for block, week, certain_until in weeks:
            if block.covers(day):
                ordinary = day <= certain_until and day not in may_differ
                found.append(DayHours(day, week[day.weekday()]) if ordinary else hours_on(blocks, day, days_off))
                break
        else:
            found.append(DayHours(day, None))
    return found


def _within(item: HoursException, first: dt.date, days: int) -> Iterator[dt.date]:
    """The days of an exception that are among ``days`` days from ``first`` on."""
    start, end = max(item.date, first), min(item.last, first + dt.timedelta(days - 1))
    return (start + dt.timedelta(offset) for offset in range((end - start).days + 1))


def special_stretches(blocks: tuple[Hours, ...], days: Iterable[DayHours]) -> list[Stretch]:
    """Where, in days in a row, the hours differ from the ordinary week's."""
    found: list[Stretch] = []
    open_to_join = False
    for day in days:
        if day.special and _matters(blocks, day):
            if found and _joins(found[-1], day, open_to_join):
                found[-1] = replace(found[-1], last=day.day)
            else:
                found.append(Stretch(day.day, day.day, day.slots, day.why))
            open_to_join = True
        elif day.slots:
            open_to_join = False
    return found


def _joins(stretch: Stretch, day: DayHours, unbroken: bool) -> bool:
    """Days with hours only join the day before: between others nobody would be there, whatever the stretch says."""
    same = (stretch.slots, stretch.why) == (day.slots, day.why)
    return same and (stretch.last + dt.timedelta(1) == day.day or (unbroken and not day.slots))


def _matters(blocks: tuple[Hours, ...], day: DayHours) -> bool:
    """A day that has no hours anyway need not be called closed."""
    return bool(day.slots) or day.slots is None or _ordinary(blocks, day.day)


def _ordinary(blocks: tuple[Hours, ...], day: dt.date) -> bool:
    block = block_on(blocks, day)
    return bool(block and block.on_weekday(day.weekday()))


def _exception(block: Hours, day: dt.date) -> HoursException | None:
    return next((item for item in block.exceptions if item.date <= day <= item.last), None)


def _certain_until(block: Hours, known_until: dt.date | None) -> dt.date:
    """The last day on which school holidays that nobody knows cannot decide what holds."""
    if block.school_holidays == "open" or (known_until is None and block.school_holidays is None):
        return dt.date.max
    return known_until or dt.date.min


def _on_holiday(day: dt.date, weekly: tuple[Slot, ...], rule: str | None, name: Text | Words) -> DayHours:
    if rule == "open":
        return DayHours(day, weekly)
    return DayHours(day, () if rule == "closed" else None, name, special=True)
