"""What hours.js reads: the hours of each place day by day, and once a page the clock that counts.

Times are minutes since midnight as the clocks where the network is show them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from ..model import Slot
from ..pages.hours_ahead import HoursAhead, Plan
from ..pages.page import Title
from ..reader import Reader, month_days

# One for each plan: there are never more plans than days. Letters of any script stand in an attribute as they are.
_SIGNS = tuple(letter for letter in map(chr, range(ord("A"), ord("A") + 1000)) if letter.isalnum())


def place_data(ahead: HoursAhead, number: Callable[[Title], int]) -> str:
    """JSON of a place's hours for an attribute."""
    return _json(place_hours(ahead, number))


def place_hours(ahead: HoursAhead, number: Callable[[Title], int | None]) -> dict[str, Any]:
    """``days``, a sign for each day, and ``plans``, what each sign means: ``[slots, reason]``.

    Slots are null where nothing is known; each is ``[start, end]``, with its kind behind it if it is not for walking
    in, and ``[null, null, "appointment"]`` where there are no times. The reason is its ``number`` in the page's list,
    if any.
    """
    plans = {_SIGNS[index]: _plan(plan, number) for index, plan in enumerate(ahead.plans)}
    return {"days": "".join(_SIGNS[index] for index in ahead.days), "plans": plans}


def clock_data(reader: Reader, ahead: HoursAhead) -> str:
    """JSON: the time zone, the first day of the data, the words for weekdays (Monday's first) and for dates."""
    zone = reader.directory.network.timezone
    weekdays = [reader.weekday(number) for number in range(7)]
    return _json({"zone": zone, "first": str(ahead.first), "weekdays": weekdays, "dates": month_days(reader.language)})


def _plan(plan: Plan, number: Callable[[Title], int | None]) -> list[object]:
    slots = None if plan.slots is None else [_slot(slot) for slot in plan.slots]
    return [slots, None if plan.why is None else number(plan.why)]


def _slot(slot: Slot) -> list[int | str | None]:
    return [slot.start, slot.end] if slot.kind == "walk-in" else [slot.start, slot.end, slot.kind]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
