"""Special days, case by case, as special_days.yaml tells them: what holds on a day, which dates there are."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from making import TODAY, activity, network, value
from network_directory.days_off import DaysOff
from network_directory.model import Slot, Text, clock
from network_directory.model.hours import HoursBlocks
from network_directory.opening import DayHours, hours_on, hours_through
from network_directory.problems import Words
from network_directory.recurrence import Occurrence, Status, occurrences

# BaseLoader makes nothing but text, as the engine reads data.
TABLE = yaml.load((Path(__file__).parent / "special_days.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
OFF = DaysOff(network(closed=[{"from": "2026-12-24", "to": "2027-01-01", "why": "Betriebsferien"}]), TODAY)
DAYS = [(case, day, state) for case in TABLE["hours"] for day, state in case["days"].items()]


@pytest.mark.parametrize(("case", "day", "state"), DAYS, ids=[f"{day} {case['case']}" for case, day, _ in DAYS])
def test_what_holds_on_a_day(case: dict[str, Any], day: str, state: str) -> None:
    """Hours, closed, by appointment or not known, with the reason."""
    assert _told(hours_on(value(HoursBlocks, case["hours"]), dt.date.fromisoformat(day), OFF)) == state


def _told(hours: DayHours) -> str:
    state = "not known" if hours.slots is None else ", ".join(map(_slot, hours.slots)) or "closed"
    return f"{state} ({_reason(hours.why)})" if hours.why else state


def _slot(slot: Slot) -> str:
    return "by appointment" if slot.start is None else f"{clock(slot.start)}-{clock(slot.end or 0)}"


def _reason(why: Text | Words) -> str:
    return why.say() if isinstance(why, Words) else why.root["de"]


@pytest.mark.parametrize("case", TABLE["dates"], ids=[case["case"] for case in TABLE["dates"]])
def test_which_dates_there_are(case: dict[str, Any]) -> None:
    """Between two days, both included, with times and what became of them."""
    first, last = map(dt.date.fromisoformat, case["between"])
    fields = {"to": None, **case["activity"]}
    assert [_date(item) for item in occurrences(activity(**fields), first, last, OFF)] == case["dates"]


def _date(item: Occurrence) -> str:
    times = "-".join(clock(minutes) for minutes in (item.start, item.end) if minutes is not None)
    return f"{item.day} {times}" + ("" if item.status is Status.SCHEDULED else f" {item.status.value}")


@pytest.mark.parametrize("case", TABLE["hours"], ids=[case["case"] for case in TABLE["hours"]])
def test_many_days_in_a_row_hold_what_each_holds_by_itself(case: dict[str, Any]) -> None:
    """Days that are passed over as ordinary ones are ordinary: four years around every special day of the table."""
    blocks, first = value(HoursBlocks, case["hours"]), dt.date(2025, 6, 1)
    days = [first + dt.timedelta(number) for number in range(1500)]
    assert hours_through(blocks, first, 1500, OFF) == [hours_on(blocks, day, OFF) for day in days]
