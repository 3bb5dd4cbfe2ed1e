"""The hours of a place for more than a year ahead: what a browser needs to say whether it is open at this moment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from itertools import takewhile

from ..days_off import DaysOff
from ..freshness import state_of
from ..model import Hours, Network
from ..model.values import RoughDate
from ..opening import DayHours, block_on, hours_on

DAYS_AHEAD = 400


@dataclass(frozen=True)
class HoursAhead:
    """Day after day, without a gap; at least two days."""

    days: tuple[DayHours, ...]

    @property
    def first(self) -> dt.date:
        """The first day, the one before the page's: its reader may still be on it."""
        return self.days[0].day

    @property
    def last(self) -> dt.date:
        """The last day of which anything may be said."""
        return self.days[-1].day


def hours_ahead(
    blocks: tuple[Hours, ...], checked: RoughDate | None, network: Network, today: dt.date, days_off: DaysOff
) -> HoursAhead | None:
    """The hours from the day before ``today`` on, for 400 days from ``today`` at most; ``checked`` is the record's.

    They end where they are no longer trusted: before a block whose evidence is too old, or before the day on which it
    will be. None if today's are not trusted as it is, or nothing is known of any day.
    """

    def trusted(day: dt.date) -> bool:
        block = block_on(blocks, day)
        return block is None or state_of(block.checked or checked, day, network.freshness).trusted

    dates = (today + dt.timedelta(number) for number in range(-1, DAYS_AHEAD))
    days = tuple(hours_on(blocks, day, days_off) for day in takewhile(trusted, dates))
    if len(days) < 2 or all(day.slots is None for day in days):
        return None
    return HoursAhead(days)
