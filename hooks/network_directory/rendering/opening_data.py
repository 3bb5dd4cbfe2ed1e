"""What opening.js reads: the hours of each place day by day, and once a page the clock that counts.

Times are minutes since midnight as the clocks where the network is show them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import count

from ..model import Slot
from ..pages.hours_ahead import HoursAhead
from ..pages.page import Title
from ..reader import Reader, month_days


def place_data(ahead: HoursAhead, number: Callable[[Title], int]) -> str:
    """JSON: ``days``, a sign for each day, and ``plans``, what each sign means: ``[slots, reason]``.

    Slots are null where nothing is known; each is ``[start, end]``, with its kind behind it if it is not for walking
    in, and ``[null, null, "appointment"]`` where there are no times. The reason is its ``number`` in the page's list.
    """
    plans: dict[object, str] = {}
    signs = (chr(code) for code in count(ord("A")) if chr(code).isalnum())
    days = ""
    for day in ahead.days:
        slots = None if day.slots is None else tuple(_slot(slot) for slot in sorted(day.slots, key=_by_time))
        plan = (slots, number(day.why) if day.why else None)
        if plan not in plans:
            plans[plan] = next(signs)
        days += plans[plan]
    return _json({"days": days, "plans": {sign: plan for plan, sign in plans.items()}})


def clock_data(reader: Reader, ahead: HoursAhead) -> str:
    """JSON: the time zone, the first day of the data, the words for weekdays (Monday's first) and for dates."""
    zone = reader.directory.network.timezone
    weekdays = [reader.weekday(number) for number in range(7)]
    return _json({"zone": zone, "first": str(ahead.first), "weekdays": weekdays, "dates": month_days(reader.locale)})


def _slot(slot: Slot) -> tuple[int | str | None, ...]:
    return (slot.start, slot.end) if slot.kind == "walk-in" else (slot.start, slot.end, slot.kind)


def _by_time(slot: Slot) -> tuple[bool, int, int]:
    return slot.start is None, slot.start or 0, slot.end or 0


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
