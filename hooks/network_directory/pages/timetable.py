"""Opening hours as a table of the week, with what differs in the coming weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from ..days_off import DaysOff
from ..directory import Directory
from ..freshness import State, state_of
from ..model import Hours, Network, Office, Outpost, Partner, Slot
from ..model.values import RoughDate
from ..opening import DAYS_AHEAD, Stretch, block_on, hours_through, special_stretches
from .hours_ahead import HoursAhead, hours_ahead

SPECIAL_DAYS_AHEAD = 60
Span = tuple[dt.date, dt.date]
"""The first and the last day."""


@dataclass(frozen=True)
class Period:
    """One block of weekly hours: seven rows, each the slots of a day, None where nothing is said of it.

    ``told``: the days of which this and the list of special days tell all there is; on them today's row may be marked
    and bear its date. ``current``: it holds on the day of the page, and is told.
    """

    start: dt.date | None
    end: dt.date | None
    rows: tuple[tuple[Slot, ...] | None, ...]
    holidays: str | None
    school_holidays: str | None
    told: Span | None
    current: bool


@dataclass(frozen=True)
class Timetable:
    """All blocks of a record, how far to trust them, and the special days ahead (only where they are trusted).

    ``ahead`` holds the same hours day by day, for a browser; None where they are not trusted.
    """

    periods: tuple[Period, ...]
    checked: RoughDate | None
    state: State
    special: tuple[Stretch, ...]
    ahead: HoursAhead | None


class Timetables:
    """The timetable of every place, each made once however many pages show it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._made: dict[tuple[type, str], Timetable | None] = {}

    def of(self, place: Office | Outpost | Partner) -> Timetable | None:
        """The table of a place; None if its hours are not known."""
        key = type(place), place.id
        if key not in self._made:
            directory, own = self._directory, self._directory.days_off
            days_off = own.of_others() if isinstance(place, Partner) else own
            self._made[key] = timetable(place.hours, place.checked, directory.network, directory.today, days_off)
        return self._made[key]

    def ahead(self, place: Office | Outpost | Partner) -> HoursAhead | None:
        """The hours of a place day by day, for a browser; None if they are not known or not trusted."""
        table = self.of(place)
        return table.ahead if table else None


@lru_cache(maxsize=1)
def timetables(directory: Directory) -> Timetables:
    """Those of a directory: its pages and its search show the same ones."""
    return Timetables(directory)


def timetable(
    blocks: tuple[Hours, ...], checked: RoughDate | None, network: Network, today: dt.date, days_off: DaysOff
) -> Timetable | None:
    """The table of a record's hours; ``checked`` is the record's own date. None if hours are not known."""
    if not blocks:
        return None
    current = block_on(blocks, today)
    date = (current or blocks[0]).checked or checked
    yesterday = today - dt.timedelta(1)  # its reader may still be on it
    hours = hours_through(blocks, yesterday, DAYS_AHEAD + 1, days_off)
    ahead = hours_ahead(blocks, checked, network, yesterday, hours)
    told = (ahead.first, min(ahead.last, today + dt.timedelta(SPECIAL_DAYS_AHEAD - 1))) if ahead else None
    past = [block for block in blocks if block.end and block.end < today]
    shown = blocks if len(past) == len(blocks) else tuple(block for block in blocks if block not in past)
    return Timetable(
        tuple(_period(block, _within(block, told), block is current) for block in shown),
        date,
        state_of(date, today, network.freshness),
        _special(special_stretches(blocks, today, hours[1:]), told[1]) if told else (),
        ahead,
    )


def _special(stretches: Iterable[Stretch], until: dt.date) -> tuple[Stretch, ...]:
    """What begins until then, each to its own end: nobody shall read that a long closure ends where the list does."""
    return tuple(takewhile(lambda stretch: stretch.first <= until, stretches))


def _within(block: Hours, told: Span | None) -> Span | None:
    if told is None:
        return None
    first, last = max(block.start or told[0], told[0]), min(block.end or told[1], told[1])
    return (first, last) if first <= last else None


def _period(block: Hours, told: Span | None, current: bool) -> Period:
    rows = tuple(block.on_weekday(number) for number in range(7))
    return Period(block.start, block.end, rows, block.holidays, block.school_holidays, told, current and bool(told))
