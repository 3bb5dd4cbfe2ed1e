"""Calendars hold the dates that pages show, whichever program reads them."""

from __future__ import annotations

import copy
import datetime as dt
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from calendar_readers import by_ical_js, by_khal, by_recurring_ical_events, meant
from calendar_traps import TRAPS, city, files
from making import TODAY, activity, entry
from network_directory.directory import Directory
from network_directory.model.rhythm import parse_every


@pytest.mark.parametrize("trap", TRAPS)
def test_a_calendar_holds_the_dates_that_pages_show(tmp_path: Path, trap: str) -> None:
    """Read by icalendar and recurring-ical-events: the same days, times and states, nothing more, nothing less."""
    directory = city(tmp_path, entry("activities", **TRAPS[trap]))
    text = files(directory)["activities/sprachcafe/calendar.ics"]
    found = by_recurring_ical_events(text, TODAY)
    assert found == meant(directory, directory.activities.values())
    assert bool(found) == (trap != "over")


@pytest.fixture(scope="module")
def all_traps(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """A city in which every trap is an activity."""
    traps = enumerate(TRAPS.values())
    activities = [entry("activities", id=f"trap-{number}", **copy.deepcopy(fields)) for number, fields in traps]
    return city(tmp_path_factory.mktemp("traps"), *activities)


def test_ical_js_finds_the_same(all_traps: Directory, tmp_path: Path) -> None:
    """In one calendar with all traps, going by the time zone's rules in the file."""
    file = tmp_path / "calendar.ics"
    file.write_bytes(files(all_traps)["activities/calendar.ics"].encode())
    assert by_ical_js([file], TODAY)[file] == meant(all_traps, all_traps.activities.values())


def test_khal_finds_the_same(all_traps: Directory, tmp_path: Path) -> None:
    """In one calendar with all traps, over a winter and a summer, but that it knows no open end."""
    text = files(all_traps)["activities/calendar.ics"]
    found = by_khal([text], tmp_path, "Europe/Berlin", dt.date(2026, 11, 1), dt.date(2027, 11, 7))
    expected = meant(all_traps, all_traps.activities.values())
    assert [(code, begin, status) for code, begin, _, status in found] == [
        (code, begin, status) for code, begin, _, status in expected if begin < "20271108"
    ]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The base city."""
    return city(tmp_path_factory.mktemp("base"), entry("activities"))


_DAYS = st.dates(dt.date(2026, 10, 1), dt.date(2027, 3, 31))


@given(
    every=st.sampled_from(
        ["tuesday", "monday to friday", "2 weeks on thursday", "3 weeks on monday, sunday", "last friday"]
    ),
    starts=st.dates(dt.date(2026, 9, 1), dt.date(2027, 2, 1)),
    length=st.none() | st.integers(0, 200),
    pause=st.sampled_from([[], ["public holidays"], ["public holidays", "school holidays"]]),
    cancelled=st.sets(_DAYS, max_size=20),
    moved=st.dictionaries(_DAYS, _DAYS, max_size=20),
    hours=st.sampled_from([(None, None), ("00:00", None), ("07:30", "24:00"), ("16:00", "18:00"), ("23:59", None)]),
)
@examples(deadline=None, derandomize=True, max_examples=60)
def test_any_activity_is_told_as_its_page_tells_it(base: Directory, every: str, starts: dt.date, **drawn: Any) -> None:
    """Whatever its rhythm, its pauses and its changes are, on days of the rhythm or not."""
    weekdays = parse_every(every).weekdays
    begin = starts + dt.timedelta((weekdays[0] - starts.weekday()) % 7)
    fields = {
        "every": every,
        "starts": begin.isoformat(),
        "ends": None if drawn["length"] is None else (begin + dt.timedelta(drawn["length"])).isoformat(),
        "pause": drawn["pause"],
        "from": drawn["hours"][0],
        "to": drawn["hours"][1],
        "cancelled": sorted(day.isoformat() for day in drawn["cancelled"]),
        "moved": [{"date": old.isoformat(), "to": new.isoformat()} for old, new in sorted(drawn["moved"].items())],
    }
    directory = replace(base, activities={"sprachcafe": activity(**fields)})
    text = files(directory)["activities/sprachcafe/calendar.ics"]
    assert by_recurring_ical_events(text, TODAY) == meant(directory, directory.activities.values())


def test_a_comparison_without_the_pauses_would_fail(tmp_path: Path) -> None:
    """Without EXDATE, or without the exceptions, more or other is found: the comparisons above can fail."""
    fields = TRAPS["pauses in all holidays"] | {
        "ends": "2027-07-06",
        "cancelled": ["2026-12-08"],
        "moved": [{"date": "2026-12-09", "to": "2026-12-12"}],
    }
    directory = city(tmp_path, entry("activities", **fields))
    text = files(directory)["activities/sprachcafe/calendar.ics"]
    right = meant(directory, directory.activities.values())
    assert by_recurring_ical_events(text, TODAY) == right
    for pattern in (r"EXDATE.*\r\n", r"RECURRENCE-ID.*\r\n", r"STATUS:CANCELLED\r\n", r";UNTIL=\w+"):
        assert by_recurring_ical_events(re.sub(pattern, "", text), TODAY) != right
    for old, new in (("T160000", "T161500"), ("BYDAY=MO,TU", "BYDAY=MO"), ("T180000", "T183000")):
        assert by_recurring_ical_events(text.replace(old, new), TODAY) != right
