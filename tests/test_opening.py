"""Opening: which hours hold on a given day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import network, value
from network_directory.days_off import DaysOff
from network_directory.model import Slot, Text, clock
from network_directory.model.hours import HoursBlocks
from network_directory.model.weekdays import WEEKDAYS
from network_directory.opening import DayHours, Stretch, block_on, hours_on, hours_through, special_stretches
from network_directory.problems import Words

TODAY = dt.date(2026, 11, 22)
WEEK = {"monday": "09:00-12:00", "tuesday": "13:00-16:00", "thursday": "by appointment", "friday": "closed"}


@pytest.fixture(scope="module")
def off() -> DaysOff:
    """North Rhine-Westphalia, closed at the turn of the year."""
    closure = {"from": "2026-12-28", "to": "2027-01-01", "why": "Betriebsferien"}
    return DaysOff(network(closed=[closure]), TODAY)


def _shown(slots: tuple[Slot, ...] | None) -> list[str] | None:
    """Slots in short; an appointment without times is empty."""
    return (
        None
        if slots is None
        else [f"{clock(slot.start)}-{clock(slot.end or 0)}" if slot.start else "" for slot in slots]
    )


def _why(why: Text | Words | None) -> str | None:
    return why.say() if isinstance(why, Words) else why.root["de"] if why else None


def _found(day: DayHours) -> tuple[list[str] | None, str | None, bool]:
    return _shown(day.slots), _why(day.why), day.special


def _on(day: str, written: Any, off: DaysOff) -> tuple[list[str] | None, str | None, bool]:
    return _found(hours_on(value(HoursBlocks, written), dt.date.fromisoformat(day), off))


@pytest.mark.parametrize(
    ("day", "slots"),
    [
        ("2026-11-23", ["09:00-12:00"]),
        ("2026-11-24", ["13:00-16:00"]),
        ("2026-11-25", []),
        ("2026-11-26", [""]),
        ("2026-11-27", []),
    ],
)
def test_on_an_ordinary_day_the_weekly_hours_hold(day: str, slots: list[str], off: DaysOff) -> None:
    """A weekday without hours has none, whether it is said to be closed or nothing is said."""
    assert _on(day, WEEK, off) == (slots, None, False)


def test_without_hours_nothing_is_known_of_any_day(off: DaysOff) -> None:
    """None is unknown, never closed."""
    assert _on("2026-11-23", [], off) == (None, None, False)


def test_outside_every_period_nothing_is_known(off: DaysOff) -> None:
    """Summer hours do not say what holds in winter."""
    summer = {"from": "2026-05-01", "to": "2026-10-31", "monday": "09:00-12:00"}
    assert _on("2026-11-23", [summer], off) == (None, None, False)


def test_the_first_block_that_covers_a_day_holds(off: DaysOff) -> None:
    """Editors put the special period above the general hours."""
    blocks = [{"from": "2026-11-23", "to": "2026-11-23", "monday": "10:00-11:00"}, WEEK]
    assert _on("2026-11-23", blocks, off) == (["10:00-11:00"], None, False)
    assert _on("2026-11-30", blocks, off) == (["09:00-12:00"], None, False)
    assert block_on(value(HoursBlocks, blocks), dt.date(2026, 11, 24)) == value(HoursBlocks, WEEK)[0]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ({"holidays": "closed"}, ([], "Christmas Day", True)),
        ({"holidays": "open"}, (["09:00-12:00"], None, False)),
        ({}, (None, "Christmas Day", True)),
    ],
)
def test_on_a_public_holiday_the_rule_holds_and_without_one_nothing_is_known(
    rule: dict[str, str], found: tuple[list[str] | None, str | None, bool], off: DaysOff
) -> None:
    """Nobody is sent to a closed door because of a rule that no source states."""
    assert _on("2026-12-25", {"friday": "09:00-12:00", "school_holidays": "open"} | rule, off) == found


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        ({"school_holidays": "closed"}, ([], "school holidays", True)),
        ({"school_holidays": "open"}, (["09:00-12:00"], None, False)),
        ({}, (None, "school holidays", True)),
    ],
)
def test_in_school_holidays_the_rule_holds_and_without_one_nothing_is_known(
    rule: dict[str, str], found: tuple[list[str] | None, str | None, bool], off: DaysOff
) -> None:
    """The 4th of January 2027 lies in the Christmas holidays."""
    assert _on("2027-01-04", {"monday": "09:00-12:00"} | rule, off) == found


def test_a_holiday_on_a_day_without_hours_is_nothing_special(off: DaysOff) -> None:
    """Who is never open on Fridays need not announce it for Christmas."""
    assert _on("2026-12-25", WEEK | {"holidays": "closed"}, off) == ([], None, False)


def test_a_closure_comes_before_the_weekly_hours(off: DaysOff) -> None:
    """With the network's own reason."""
    assert _on("2026-12-28", WEEK, off) == ([], "Betriebsferien", True)


def test_an_exception_comes_before_everything(off: DaysOff) -> None:
    """Before closures, holidays and weekly hours, on each of its days."""
    hours = WEEK | {"except": [{"date": "2026-12-25", "until": "2026-12-28", "hours": "10:00-11:00", "why": "Fest"}]}
    expected = (["10:00-11:00"], "Fest", True)
    assert [_on(day, hours, off) for day in ("2026-12-25", "2026-12-27", "2026-12-28")] == [expected] * 3
    assert _on("2026-12-29", hours, off) == ([], "Betriebsferien", True)


def test_the_first_exception_that_covers_a_day_holds(off: DaysOff) -> None:
    """In the editors' order."""
    first = {"date": "2026-11-23", "hours": "closed", "why": "Umzug"}
    hours = WEEK | {"except": [first, {"date": "2026-11-23", "hours": "10:00-11:00"}]}
    assert _on("2026-11-23", hours, off) == ([], "Umzug", True)


def _stretches(
    written: Any, start: str, days: int, off: DaysOff
) -> list[tuple[str, str, list[str] | None, str | None]]:
    blocks = value(HoursBlocks, written)
    first = dt.date.fromisoformat(start)
    found: Iterable[Stretch] = special_stretches(blocks, first, hours_through(blocks, first, days, off))
    return [(item.first.isoformat(), item.last.isoformat(), _shown(item.slots), _why(item.why)) for item in found]


def test_special_days_in_a_row_are_told_as_one_stretch(off: DaysOff) -> None:
    """Days without ordinary hours between them belong to it."""
    week = dict.fromkeys(("monday", "wednesday", "friday"), "09:00-12:00")
    hours = week | {"except": [{"date": "2026-12-07", "until": "2026-12-13", "hours": "closed", "why": "Umzug"}]}
    assert _stretches(hours, "2026-11-22", 30, off) == [("2026-12-07", "2026-12-11", [], "Umzug")]


def test_an_ordinary_day_between_special_days_parts_them(off: DaysOff) -> None:
    """Nobody reads that a day is closed which is not."""
    closed = [{"date": day, "hours": "closed"} for day in ("2026-11-23", "2026-12-07")]
    assert _stretches({"monday": "09:00-12:00", "except": closed}, "2026-11-22", 30, off) == [
        ("2026-11-23", "2026-11-23", [], None),
        ("2026-12-07", "2026-12-07", [], None),
    ]


def test_other_hours_or_another_reason_begin_a_new_stretch(off: DaysOff) -> None:
    """Each is told with its own times and reason."""
    week = {"monday": "09:00-12:00", "tuesday": "09:00-12:00", "wednesday": "09:00-12:00"}
    exceptions = [
        {"date": "2026-11-23", "hours": "closed", "why": "Umzug"},
        {"date": "2026-11-24", "hours": "closed", "why": "Fest"},
        {"date": "2026-11-25", "hours": "10:00-11:00", "why": "Fest"},
    ]
    assert _stretches(week | {"except": exceptions}, "2026-11-22", 10, off) == [
        ("2026-11-23", "2026-11-23", [], "Umzug"),
        ("2026-11-24", "2026-11-24", [], "Fest"),
        ("2026-11-25", "2026-11-25", ["10:00-11:00"], "Fest"),
    ]


def test_an_opening_on_a_day_without_ordinary_hours_is_told(off: DaysOff) -> None:
    """An open Saturday is news, a closed one is not."""
    exceptions = [
        {"date": "2026-11-28", "hours": "10:00-14:00", "why": "Tag der offenen Tür"},
        {"date": "2026-12-05", "hours": "closed"},
    ]
    assert _stretches({"monday": "09:00-12:00", "except": exceptions}, "2026-11-22", 20, off) == [
        ("2026-11-28", "2026-11-28", ["10:00-14:00"], "Tag der offenen Tür")
    ]


def test_only_days_within_reach_are_told(off: DaysOff) -> None:
    """The first day counts, the day after the last does not."""
    hours = {"monday": "09:00-12:00", "except": [{"date": "2026-11-23", "hours": "closed"}]}
    assert len(_stretches(hours, "2026-11-23", 1, off)) == 1
    assert _stretches(hours, "2026-11-22", 1, off) == []
    assert _stretches(hours, "2026-11-24", 5, off) == []


def test_hours_on_special_days_are_never_stretched_over_other_days(off: DaysOff) -> None:
    """Two Mondays with other hours are not a week of such hours; two days in a row are."""
    mondays = [{"date": day, "hours": "10:00-11:00"} for day in ("2026-11-23", "2026-11-30")]
    week = {"monday": "09:00-12:00"}
    assert _stretches(week | {"except": mondays}, "2026-11-22", 20, off) == [
        ("2026-11-23", "2026-11-23", ["10:00-11:00"], None),
        ("2026-11-30", "2026-11-30", ["10:00-11:00"], None),
    ]
    days = [{"date": day, "hours": "10:00-11:00"} for day in ("2026-11-23", "2026-11-24")]
    assert _stretches(week | {"except": days}, "2026-11-22", 20, off) == [
        ("2026-11-23", "2026-11-24", ["10:00-11:00"], None)
    ]


@pytest.mark.parametrize(
    ("state", "rule", "slots"),
    [
        ("NW", {"school_holidays": "closed"}, None),
        ("NW", {}, None),
        ("NW", {"school_holidays": "open"}, ["09:00-12:00"]),
        (None, {"school_holidays": "closed"}, None),
        (None, {}, ["09:00-12:00"]),
    ],
)
def test_what_depends_on_school_holidays_is_not_known_where_they_are_not(
    state: str | None, rule: dict[str, str], slots: list[str] | None
) -> None:
    """The 15th of October 2029 lies beyond the horizon; where nothing is ever known, hours without a rule are told."""
    unknown = DaysOff(network(state=state), TODAY)
    found = _on("2029-10-15", {"monday": "09:00-12:00"} | rule, unknown)
    assert found == (slots, "school holidays not known yet" if slots is None else None, slots is None)


DAY = st.dates(dt.date(2026, 6, 1), dt.date(2028, 6, 1))
BOUND = st.none() | DAY.map(str)
WEEKLY = st.dictionaries(st.sampled_from(WEEKDAYS), st.sampled_from(("closed", "09:00-12:00", "by appointment")))
RULE = st.sampled_from(("open", "closed", None))
EXCEPTION = st.builds(
    lambda day, days, hours: {"date": str(day), "until": str(day + dt.timedelta(days)), "hours": hours},
    DAY,
    st.integers(0, 60),
    st.sampled_from(("closed", "10:00-11:00")),
)
BLOCK = st.builds(
    lambda week, **fields: week | {name: value for name, value in fields.items() if value is not None},
    WEEKLY,
    **{"from": BOUND, "to": BOUND, "holidays": RULE, "school_holidays": RULE, "except": st.lists(EXCEPTION)},
)


@given(st.lists(BLOCK, max_size=3), DAY, st.integers(1, 500), st.sampled_from(("NW", None)))
@settings(deadline=None, derandomize=True, max_examples=300)
def test_days_in_a_row_hold_what_each_holds_by_itself(written: Any, first: dt.date, days: int, state: str) -> None:
    """Whatever periods, exceptions and rules there are, and wherever the days begin."""
    closure = {"from": "2027-06-28", "to": "2027-08-01", "why": "Betriebsferien"}
    days_off = DaysOff(network(state=state, closed=[closure]), TODAY)
    blocks = value(HoursBlocks, written)
    every = [first + dt.timedelta(number) for number in range(days)]
    assert hours_through(blocks, first, days, days_off) == [hours_on(blocks, day, days_off) for day in every]
