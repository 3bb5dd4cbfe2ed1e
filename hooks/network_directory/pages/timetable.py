"""Opening hours as a table of the week, with what differs in the coming weeks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..days_off import DaysOff
from ..freshness import State, state_of
from ..model import Hours, Network, Slot
from ..model.values import RoughDate
from ..opening import Stretch, block_on, special_stretches

SPECIAL_DAYS_AHEAD = 60


@dataclass(frozen=True)
class Period:
    """One block of weekly hours: seven rows, each the slots of a day, None where nothing is said of it."""

    start: dt.date | None
    end: dt.date | None
    rows: tuple[tuple[Slot, ...] | None, ...]
    holidays: str | None
    school_holidays: str | None


@dataclass(frozen=True)
class Timetable:
    """All blocks of a record, how far to trust them, and the special days ahead (only where they are trusted)."""

    periods: tuple[Period, ...]
    checked: RoughDate | None
    state: State
    special: tuple[Stretch, ...]


def timetable(
    blocks: tuple[Hours, ...], checked: RoughDate | None, network: Network, today: dt.date, days_off: DaysOff
) -> Timetable | None:
    """The table of a record's hours; ``checked`` is the record's own date. None if hours are not known."""
    if not blocks:
        return None
    current = block_on(blocks, today)
    date = (current or blocks[0]).checked or checked
    state = state_of(date, today, network.freshness)
    special = tuple(special_stretches(blocks, today, SPECIAL_DAYS_AHEAD, days_off)) if state.trusted else ()
    past = [block for block in blocks if block.end and block.end < today]
    periods = tuple(_period(block) for block in blocks if block not in past or len(past) == len(blocks))
    return Timetable(periods, date, state, special)


def _period(block: Hours) -> Period:
    rows = tuple(block.on_weekday(number) for number in range(7))
    return Period(block.start, block.end, rows, block.holidays, block.school_holidays)
