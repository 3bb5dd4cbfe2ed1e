"""Hours ahead: what a browser is told of a place's hours, and for how long."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from making import TODAY, network, value
from network_directory.days_off import DaysOff
from network_directory.model import Text
from network_directory.model.hours import HoursBlocks
from network_directory.model.values import Rough
from network_directory.opening import hours_on
from network_directory.pages.hours_ahead import HoursAhead, Plan
from network_directory.pages.timetable import Timetable, timetable

WEEK = {"monday": "09:00-12:00", "tuesday": "13:00-16:00", "holidays": "closed", "school_holidays": "open"}
CLOSED = {"closed": [{"from": "2026-12-24", "to": "2027-03-01", "why": "Umbau"}]}


def _ahead(written: Any, checked: str | None = "2026-11", **changes: object) -> HoursAhead | None:
    city = network(**changes)
    date = value(Rough, checked) if checked else None
    blocks = value(HoursBlocks, written)
    table = timetable(blocks, date, city, TODAY, DaysOff(city, TODAY))
    return table and table.ahead


def _days(ahead: HoursAhead) -> list[tuple[dt.date, Plan]]:
    return [(ahead.first + dt.timedelta(number), ahead.plans[index]) for number, index in enumerate(ahead.days)]


def _table(written: Any, checked: str = "2026-11", **changes: object) -> Timetable:
    city = network(**changes)
    table = timetable(value(HoursBlocks, written), value(Rough, checked), city, TODAY, DaysOff(city, TODAY))
    assert table is not None
    return table


def test_they_reach_from_yesterday_to_the_four_hundredth_day() -> None:
    """Today is the first of 400; who reads the page while its day still ends elsewhere is not left alone."""
    ahead = _ahead(WEEK)
    assert ahead is not None
    assert (ahead.first, ahead.last) == (dt.date(2026, 11, 21), dt.date(2027, 12, 26))
    assert len(ahead.days) == 401


def test_each_day_is_told_as_it_is() -> None:
    """Exceptions, closures and holidays included."""
    blocks, city = value(HoursBlocks, WEEK), network(**CLOSED)
    ahead = _ahead(WEEK, **CLOSED)
    assert ahead is not None
    days = [hours_on(blocks, day, DaysOff(city, TODAY)) for day, _ in _days(ahead)]
    assert [(plan.slots, plan.why) for _, plan in _days(ahead)] == [(day.slots, day.why) for day in days]
    assert {plan.why.root["de"] for plan in ahead.plans if isinstance(plan.why, Text)} == {"Umbau"}


def test_the_slots_of_a_day_stand_in_its_order() -> None:
    """Whatever the editor's; what has no times comes last."""
    slots = ["by appointment", "13:00-16:00", {"time": "09:00-10:00", "kind": "phone"}, "09:00-12:00"]
    ahead = _ahead({"monday": slots})
    assert ahead is not None
    monday = next(plan.slots for plan in ahead.plans if plan.slots)
    assert [(slot.start, slot.kind) for slot in monday] == [
        *((540, "phone"), (540, "walk-in"), (780, "walk-in"), (None, "appointment"))
    ]


@pytest.mark.parametrize(
    ("checked", "last"),
    [("2026-11", "2027-12-26"), ("2025-10", "2027-10-01"), ("2025", "2027-01-01"), ("2024-11-22", "2026-11-22")],
)
def test_they_end_on_the_last_day_on_which_their_evidence_is_trusted(checked: str, last: str) -> None:
    """A page that nobody rebuilds does not go on for a year with what nobody has confirmed for three."""
    ahead = _ahead(WEEK, checked)
    assert ahead is not None
    assert ahead.last == dt.date.fromisoformat(last)


@pytest.mark.parametrize(
    ("written", "checked"),
    [
        ([], "2026-11"),
        (WEEK, "2018"),
        (WEEK, None),
        (WEEK | {"checked": "2018"}, "2026-11"),
        (WEEK | {"to": "2026-10-31"}, "2026-11"),
    ],
    ids=["no hours", "old record", "no date", "old hours", "hours that are over"],
)
def test_there_are_none_where_nothing_is_known_or_trusted(written: Any, checked: str | None) -> None:
    """What counts is the date of the hours' own evidence."""
    assert _ahead(written, checked) is None


def test_hours_of_newer_evidence_than_the_record_are_trusted() -> None:
    """The record is of 2018, somebody has looked at the door this year."""
    assert _ahead(WEEK | {"checked": "2026-10"}, "2018") is not None


def test_they_end_where_a_period_begins_that_is_not_trusted() -> None:
    """Of winter somebody told this year, of summer nobody for long."""
    summer = {"from": "2027-05-01", "monday": "10:00-12:00", "checked": "2018"}
    ahead = _ahead([WEEK | {"to": "2027-04-30"}, summer])
    assert ahead is not None
    assert ahead.last == dt.date(2027, 4, 30)


def test_days_between_periods_are_not_known() -> None:
    """Neither closed nor silent: people are to ask."""
    periods = [WEEK | {"to": "2026-11-30"}, WEEK | {"from": "2026-12-14"}]
    ahead = _ahead(periods)
    assert ahead is not None
    unknown = [day for day, plan in _days(ahead) if plan.slots is None]
    assert unknown == [dt.date(2026, 12, number) for number in range(1, 14)]


# --- what the table says of them


def test_a_long_closure_is_told_to_its_end() -> None:
    """It begins within the weeks that are listed and ends after them."""
    table = _table(WEEK, **CLOSED)
    assert [(item.first, item.last) for item in table.special] == [(dt.date(2026, 12, 28), dt.date(2027, 3, 1))]


def test_what_begins_later_is_not_listed() -> None:
    """The list is of the next 60 days."""
    days = [{"date": day, "hours": "closed"} for day in ("2026-11-23", "2027-01-18", "2027-01-25")]
    assert [item.first.isoformat() for item in _table(WEEK | {"except": days}).special] == ["2026-11-23", "2027-01-18"]


@pytest.mark.parametrize(
    ("periods", "checked", "told"),
    [
        ([{}], "2026-11", [("2026-11-21", "2027-01-20", True)]),
        ([{}], "2024-12-10", [("2026-11-21", "2026-12-10", True)]),
        ([{}], "2018", [None]),
        (
            [{"to": "2026-12-31"}, {"from": "2027-01-01"}],
            "2026-11",
            [("2026-11-21", "2026-12-31", True), ("2027-01-01", "2027-01-20", False)],
        ),
        ([{"to": "2026-12-31"}, {"from": "2027-05-01"}], "2026-11", [("2026-11-21", "2026-12-31", True), None]),
    ],
)
def test_a_table_says_on_which_days_todays_row_may_be_marked(
    periods: list[dict[str, str]], checked: str, told: list[tuple[str, str, bool] | None]
) -> None:
    """Where it and the list below tell all there is, and never where the hours are not trusted."""
    table = _table([WEEK | period for period in periods], checked)
    found = [
        (str(period.told[0]), str(period.told[1]), period.current) if period.told else None for period in table.periods
    ]
    assert found == told
