"""The hours of a place for more than a year ahead: what a browser needs to say whether it is open at this moment."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass

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
    blocks: tuple[Hours, ...], checked: RoughDate | None, network: Network, first: dt.date, hours: list[DayHours]
) -> HoursAhead | None:
    """The hours of the days from ``first`` on, as far as they are trusted. ``checked`` is the record's date.

    They end before a block whose evidence is too old, or before the day on which it will be. None if not even the first
    two days' are trusted, or nothing is known of any day.
    """
    days = len(hours)
    ends = {date: _end_of_trust(date, first, days, network) for date in {block.checked or checked for block in blocks}}

    def trusted(number: int) -> bool:
        block = block_on(blocks, first + dt.timedelta(number))
        return block is None or number < ends[block.checked or checked]

    end = next((number for number in range(min(ends.values()), days) if not trusted(number)), days)
    numbers, plans = _plans(hours[:end])
    if end < 2 or all(plan.slots is None for plan in plans):
        return None
    return HoursAhead(first, numbers, plans)


def _plans(days: list[DayHours]) -> tuple[tuple[int, ...], tuple[Plan, ...]]:
    """The number of each day's plan, and the plans. Days that share their hours need no comparison."""
    plans: list[Plan] = []
    known: dict[int, int] = {}
    for hours in days:
        if id(hours) not in known:
            plan = _plan(hours)
            known[id(hours)] = plans.index(plan) if plan in plans else len(plans)
            plans += [plan] * (known[id(hours)] == len(plans))
    return tuple([known[id(hours)] for hours in days]), tuple(plans)


def _end_of_trust(checked: RoughDate | None, first: dt.date, days: int, network: Network) -> int:
    """The number of the first day on which evidence of that date is no longer trusted: it only grows older."""

    def doubted(number: int) -> bool:
        return not state_of(checked, first + dt.timedelta(number), network.freshness).trusted

    return bisect_left(range(days), True, key=doubted)


def _plan(day: DayHours) -> Plan:
    return Plan(None if day.slots is None else tuple(sorted(day.slots, key=_by_time)), day.why)


def _by_time(slot: Slot) -> tuple[bool, int, int]:
    """Those without times come last."""
    return slot.start is None, slot.start or 0, slot.end or 0
