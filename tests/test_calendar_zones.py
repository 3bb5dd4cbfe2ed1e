"""The rules of time zones in calendars, for every zone there is."""

from __future__ import annotations

import datetime as dt
import io
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil import tz

from network_directory.calendars.zone import timezone

FIRST, LAST = dt.date(2026, 11, 1), dt.date(2028, 5, 22)
EVERY = sorted(available_timezones())
# Where clocks go by two rules that an RRULE tells, where they never change, and where each change is told by itself.
BY_RULES = ["Europe/Berlin", "America/New_York", "Australia/Sydney", "Europe/Dublin", "America/Havana"]
WITHOUT = ["Asia/Kathmandu", "UTC", "Europe/Istanbul", "America/Sao_Paulo"]
ONE_BY_ONE = ["Africa/Casablanca", "Asia/Jerusalem", "America/Santiago", "America/Nuuk"]


def _text(key: str) -> str:
    return str(timezone(key, FIRST, LAST).to_ical(), "utf-8")


def _moments() -> list[dt.datetime]:
    """Every eleven hours from the first to the last day: at every hour of the clock, twice a day."""
    begin = dt.datetime.combine(FIRST, dt.time(), dt.UTC)
    return [begin + dt.timedelta(hours=11 * number) for number in range((LAST - FIRST).days * 24 // 11)]


def _differences(text: str, key: str) -> list[dt.datetime]:
    """The moments at which clocks by these rules show another time than clocks in the zone."""
    rules, zone = tz.tzical(io.StringIO(text)).get(key), ZoneInfo(key)
    assert rules is not None
    local = [moment.astimezone(zone).replace(tzinfo=None) for moment in _moments()]
    return [time for time in local if time.replace(tzinfo=rules).utcoffset() != time.replace(tzinfo=zone).utcoffset()]


@pytest.mark.parametrize("key", EVERY)
def test_the_rules_show_the_same_time_as_the_zone(key: str) -> None:
    """Read by dateutil, from the first to the last day of a calendar; never a list of dates."""
    text = _text(key)
    assert _differences(text, key) == []
    assert "RDATE" not in text


def test_wrong_rules_would_be_noticed() -> None:
    """The comparison can fail."""
    wrong = _text("Europe/Berlin").replace("BYDAY=-1SU;BYMONTH=10", "BYDAY=1SU;BYMONTH=10")
    assert _differences(wrong, "Europe/Berlin")


@pytest.mark.parametrize(
    ("keys", "rules", "changes"), [(BY_RULES, 2, {2}), (WITHOUT, 0, {1}), (ONE_BY_ONE, 0, set(range(7, 13)))]
)
def test_rules_are_told_as_far_as_there_are_any(keys: list[str], rules: int, changes: set[int]) -> None:
    """Two yearly rules, or none and what always holds, or each change by itself."""
    for key in keys:
        text = _text(key)
        assert text.count("RRULE:") == rules, key
        assert text.count("BEGIN:STANDARD") + text.count("BEGIN:DAYLIGHT") in changes, key


def test_dublin_has_its_daylight_time_in_summer() -> None:
    """In Ireland's law winter is the exception; calendar programs know but summer time."""
    text = _text("Europe/Dublin")
    summer = text[text.index("BEGIN:DAYLIGHT") : text.index("END:DAYLIGHT")]
    assert "TZNAME:IST" in summer
    assert "BYMONTH=3" in summer
