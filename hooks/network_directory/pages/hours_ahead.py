"""The hours of a place for more than a year ahead: what a browser needs to say whether it is open at this moment."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from itertools import takewhile

from ..freshness import state_of
from ..model import Hours, Network, Slot, Text
from ..model.values import RoughDate
from ..opening import DayHours, block_on
from ..problems import Words


@dataclass(frozen=True)
class Plan:
    """How a day may be: its slots in the order of the day, None where nothing is known; the reason of a special day."""

    slots: tuple[Slot, ...] | None
    why: Text | Words | None


@dataclass(frozen=True, eq=False)
class HoursAhead:
    """Day after day from ``first`` on without a gap: the number of each day's plan among ``plans``."""

    first: dt.date
    days: tuple[int, ...]
    plans: tuple[Plan, ...]

    @property
    def last(self) -> dt.date:
        """The last day of which anything may be said."""
        return self.first + dt.timedelta(len(self.days) - 1)


def hours_ahead(
    blocks: tuple[Hours, ...], checked: RoughDate | None, network: Network, hours: list[DayHours]
) -> HoursAhead | None:
    """The hours of the days given, as far as they are trusted. ``checked`` is the record's date.

    They end before a block whose evidence is too old, or before the day on which it will be. None if not even the first
    two days' are trusted, or nothing is known of any day.
    """
    dates = [day.day for day in hours]
    ends = {date: _end_of_trust(date, dates, network) for date in {block.checked or checked for block in blocks}}
    soonest = min(ends.values())

    def trusted(day: dt.date) -> bool:
        block = None if day < soonest else block_on(blocks, day)
        return block is None or day < ends[block.checked or checked]

    found = list(takewhile(lambda hours_of_day: trusted(hours_of_day.day), hours))
    numbers, plans = _plans(found)
    if len(found) < 2 or all(plan.slots is None for plan in plans):
        return None
    return HoursAhead(dates[0], numbers, plans)


def _plans(days: list[DayHours]) -> tuple[tuple[int, ...], tuple[Plan, ...]]:
    """The number of each day's plan, and the plans. Days that share their very slots need no comparison."""
    plans: list[Plan] = []
    known: dict[tuple[int, int], int] = {}
    for day in days:
        key = id(day.slots), id(day.why)
        if key not in known:
            plan = _plan(day)
            known[key] = plans.index(plan) if plan in plans else len(plans)
            plans += [plan] * (known[key] == len(plans))
    return tuple(known[id(day.slots), id(day.why)] for day in days), tuple(plans)


def _end_of_trust(checked: RoughDate | None, days: list[dt.date], network: Network) -> dt.date:
    """The first of the days on which evidence of that date is no longer trusted: it only grows older."""
    number = bisect_left(days, True, key=lambda day: not state_of(checked, day, network.freshness).trusted)
    return days[number] if number < len(days) else dt.date.max


def _plan(day: DayHours) -> Plan:
    return Plan(None if day.slots is None else tuple(sorted(day.slots, key=_by_time)), day.why)


def _by_time(slot: Slot) -> tuple[bool, int, int]:
    """Those without times come last."""
    return slot.start is None, slot.start or 0, slot.end or 0
