"""What hours.js reads: the hours of each place day by day, and once a page the clock that counts.

Times are minutes since midnight as the clocks where the network is show them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from ..model import Slot, Text
from ..pages.hours_ahead import HoursAhead, Plan
from ..pages.page import Title
from ..problems import Words
from ..reader import Reader, month_days

# One for each plan: there are never more plans than days. Letters of any script stand in an attribute as they are.
_SIGNS = tuple(letter for letter in map(chr, range(ord("A"), ord("A") + 1000)) if letter.isalnum())


@lru_cache(maxsize=4096)  # the same in every language, and on every page that shows the place
def place_data(ahead: HoursAhead, main: str) -> Markup:
    """JSON of a place's hours, escaped for an attribute; each reason by its `reason_id`."""
    return escape(_json(place_hours(ahead, lambda why: reason_id(why, main))))


def place_hours(ahead: HoursAhead, reason: Callable[[Title], str | None]) -> dict[str, Any]:
    """``days``, a sign for each day, and ``plans``, what each sign means: ``[slots, reason]``.

    Slots are null where nothing is known; each is ``[start, end]``, with its kind behind it if it is not for walking
    in, and ``[null, null, "appointment"]`` where there are no times.
    """
    plans = {_SIGNS[index]: _plan(plan, reason) for index, plan in enumerate(ahead.plans)}
    return {"days": "".join([_SIGNS[index] for index in ahead.days]), "plans": plans}


def reason_id(why: Title, main: str) -> str:
    """What a reason is called in the data of every language: its words in English or the ``main`` language."""
    return why.root[main] if isinstance(why, Text) else why.say() if isinstance(why, Words) else str(why)


def clock_data(reader: Reader) -> str:
    """JSON: the time zone, the first day of the data, the words for weekdays (Monday's first) and for dates."""
    zone, first = reader.directory.network.timezone, reader.directory.today - dt.timedelta(1)
    weekdays = [reader.weekday(number) for number in range(7)]
    return _json({"zone": zone, "first": str(first), "weekdays": weekdays, "dates": month_days(reader.language)})


def _plan(plan: Plan, reason: Callable[[Title], str | None]) -> list[object]:
    slots = None if plan.slots is None else [_slot(slot) for slot in plan.slots]
    return [slots, None if plan.why is None else reason(plan.why)]


def _slot(slot: Slot) -> list[int | str | None]:
    return [slot.start, slot.end] if slot.kind == "walk-in" else [slot.start, slot.end, slot.kind]


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
