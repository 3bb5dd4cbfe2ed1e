"""Opening hours, for as long as the page tells them day by day.

Only hours for walking in are told: a program cannot make an appointment. There is no word for "not known", so weekly
hours are told for stretches of days that leave out the days of which nothing is known.
Sources: schema.org/OpeningHoursSpecification; Google's documentation of LocalBusiness for a closed day (it opens and
closes at 00:00) and for the end of a day (23:59).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from ..directory import Directory
from ..model import Hours, Office, Outpost, Slot, clock
from ..model.values import MINUTES_A_DAY
from ..model.weekdays import WEEKDAYS
from ..opening import Stretch, block_on, trusted_blocks
from ..pages.timetable import SPECIAL_DAYS_AHEAD, Timetable
from .voice import Json, thing

Times = tuple[str, str]
_CLOSED: Times = ("00:00:00", "00:00:00")


def opening_hours(record: Office | Outpost, table: Timetable | None, directory: Directory) -> Json:
    """The properties that tell a place's hours; none if these are not known or not confirmed."""
    blocks = trusted_blocks(record.hours, record.checked, directory.today, directory.network.freshness)
    if table is None or not blocks:
        return {}
    weekly = list(_weekly(blocks, directory.today, table.special))
    special = [item for stretch in table.special for item in _special(stretch, bool(weekly))]
    return {"openingHoursSpecification": weekly, "specialOpeningHoursSpecification": special}


def _weekly(blocks: tuple[Hours, ...], today: dt.date, special: tuple[Stretch, ...]) -> Iterator[Json]:
    unknown = [stretch for stretch in special if stretch.slots is None]

    def block_of(day: dt.date) -> Hours | None:
        doubtful = any(stretch.first <= day <= stretch.last for stretch in unknown)
        return None if doubtful else block_on(blocks, day)

    for block, days in groupby((today + dt.timedelta(number) for number in range(SPECIAL_DAYS_AHEAD)), block_of):
        if block:
            yield from _of_block(block, list(days))


def _of_block(block: Hours, days: list[dt.date]) -> Iterator[Json]:
    """What a block of weekly hours says of days in a row: one entry for each time of day."""
    weekdays: dict[Times, list[int]] = {}
    for number in sorted({day.weekday() for day in days}):
        for times in _times(block.on_weekday(number) or ()):
            weekdays.setdefault(times, []).append(number)
    for times, numbers in weekdays.items():
        yield _specification(times, days[0], days[-1], [day_of_week(number) for number in numbers])


def _special(stretch: Stretch, overrides: bool) -> Iterator[Json]:
    """Hours that hold instead; closed days are told only where there is something to override."""
    if stretch.slots is None:
        return
    for times in _times(stretch.slots) or ([_CLOSED] if overrides else []):
        yield _specification(times, stretch.first, stretch.last)


def _times(slots: tuple[Slot, ...]) -> list[Times]:
    return [
        (time(slot.start), time(slot.end))
        for slot in slots
        if slot.kind == "walk-in" and slot.start is not None and slot.end is not None
    ]


def _specification(times: Times, first: dt.date, last: dt.date, days: list[str] | None = None) -> Json:
    return thing(
        "OpeningHoursSpecification",
        dayOfWeek=days,
        opens=times[0],
        closes=times[1],
        validFrom=first.isoformat(),
        validThrough=last.isoformat(),
    )


def time(minutes: int) -> str:
    """A time of day; its end is told as one minute less, which every program reads as today."""
    return f"{clock(min(minutes, MINUTES_A_DAY - 1))}:00"


def day_of_week(number: int) -> str:
    """schema.org's name of a weekday (0 is Monday)."""
    return f"https://schema.org/{WEEKDAYS[number].capitalize()}"
