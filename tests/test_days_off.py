"""Days off: public holidays, school holidays, the network's own closures."""

from __future__ import annotations

import datetime as dt

import pytest

from making import network
from network_directory import days_off as module
from network_directory.days_off import DaysOff
from network_directory.model import Text
from network_directory.problems import Words

TODAY = dt.date(2026, 11, 22)


def _day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


@pytest.fixture(scope="module")
def off() -> DaysOff:
    """The days off of a network in North Rhine-Westphalia."""
    closures = [
        {"from": "2026-12-24", "to": "2027-01-01", "why": "Betriebsferien"},
        {"from": "2026-12-28", "to": "2026-12-28", "why": "Inventur"},
    ]
    return DaysOff(network(closed=closures), TODAY)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Christmas Day"),
        ("2026-12-26", "Second Day of Christmas"),
        ("2027-01-01", "New Year's Day"),
        ("2027-03-26", "Good Friday"),
        ("2027-05-27", "Corpus Christi"),
        ("2026-11-01", "All Saints' Day"),
        ("2025-11-01", "All Saints' Day"),
        ("2028-05-01", "Labor Day"),
    ],
)
def test_a_public_holiday_has_its_name(off: DaysOff, day: str, name: str) -> None:
    """As a word of the catalogue, from the year before today to two years after it."""
    assert off.public_holiday(_day(day)) == Words(name)


@pytest.mark.parametrize("day", ["2026-12-24", "2027-01-06", "2026-10-31", "2026-11-18", "2026-11-22"])
def test_other_states_holidays_are_ordinary_days(off: DaysOff, day: str) -> None:
    """Epiphany is none in North Rhine-Westphalia, Christmas Eve nowhere."""
    assert off.public_holiday(_day(day)) is None


@pytest.mark.parametrize(
    ("day", "held"),
    [("2026-12-22", False), ("2026-12-23", True), ("2027-01-06", True), ("2027-01-07", False), ("2026-11-23", False)],
)
def test_school_holidays_are_the_states(off: DaysOff, day: str, held: bool) -> None:
    """The Christmas holidays of 2026 in North Rhine-Westphalia: 23 December to 6 January."""
    assert (off.school_holiday(_day(day)) == Words("school holidays")) is held


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-12-23", None),
        ("2026-12-24", "Betriebsferien"),
        ("2026-12-28", "Betriebsferien"),
        ("2027-01-01", "Betriebsferien"),
        ("2027-01-02", None),
    ],
)
def test_a_closure_holds_from_its_first_to_its_last_day(off: DaysOff, day: str, why: str | None) -> None:
    """The first one in network.yaml that covers the day."""
    closure = off.closure(_day(day))
    assert (closure.why.root["de"] if closure and closure.why else None) == why


def test_without_a_state_nothing_is_known_of_holidays() -> None:
    """No holiday is guessed for a network that does not say where it is."""
    nowhere = DaysOff(network(state=None), TODAY)
    assert nowhere.public_holiday(_day("2026-12-25")) is None
    assert nowhere.school_holiday(_day("2026-12-28")) is None
    assert (nowhere.public_known, nowhere.school_known_until) == (False, None)


@pytest.mark.parametrize(("country", "state"), [("CH", "ZH"), ("GB", "ENG"), ("US", "NY")])
def test_a_country_without_school_data_says_nothing_of_school_holidays(country: str, state: str) -> None:
    """Another country's network has its public holidays, and no crash."""
    elsewhere = DaysOff(network(country=country, state=state), TODAY)
    assert elsewhere.school_holiday(_day("2026-12-28")) is None
    assert elsewhere.school_known_until is None
    assert elsewhere.public_holiday(_day("2026-12-25")) == Words("Christmas Day")


@pytest.mark.parametrize("state", ["BB", "BE", "BW", "SL", "SN", "TH"])
def test_every_german_holiday_has_a_word_in_the_catalogue(state: str) -> None:
    """No reader meets an English name that nobody could translate. These six states have all of Germany's holidays."""
    there = DaysOff(network(state=state), TODAY)
    days = (TODAY + dt.timedelta(number) for number in range(2 * 366))
    names = {name.msgid for name in map(there.public_holiday, days) if name}
    assert len(names) >= 9
    assert names - set(module._NAMES) == set()


@pytest.mark.parametrize(("year", "until"), [(2026, "2029-08-14"), (2028, "2029-08-14"), (2033, None)])
def test_school_holidays_have_a_horizon(year: int, until: str | None) -> None:
    """North Rhine-Westphalia's are published up to the summer of 2029; the calendar's year does not matter."""
    later = DaysOff(network(), dt.date(year, 11, 22))
    assert later.school_known_until == (_day(until) if until else None)


MORE = [
    {"date": "2026-12-01", "name": "Stadtfest"},
    {"date": "2026-12-25", "name": "Weihnachten"},
    {"date": "2026-12-26", "holiday": "no"},
    {"date": "2027-03-01", "until": "2027-03-03"},
]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-11-30", None),
        ("2026-12-01", "Stadtfest"),
        ("2026-12-02", None),
        ("2026-12-25", "Weihnachten"),
        ("2026-12-26", None),
        ("2027-01-01", Words("New Year's Day")),
        ("2027-03-01", Words("public holiday")),
        ("2027-03-03", Words("public holiday")),
        ("2027-03-04", None),
    ],
)
def test_network_yaml_adds_renames_and_takes_away_public_holidays(day: str, name: str | Words | None) -> None:
    """The city's own word comes before the state's."""
    found = DaysOff(network(public_holidays=MORE), TODAY).public_holiday(_day(day))
    assert (found.root["de"] if isinstance(found, Text) else found) == name


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-28", Words("school holidays")),
        ("2026-12-30", None),
        ("2029-10-14", None),
        ("2029-10-15", "Herbstferien"),
        ("2029-10-27", "Herbstferien"),
        ("2029-10-28", None),
    ],
)
def test_network_yaml_adds_and_takes_away_school_holidays(day: str, name: str | Words | None) -> None:
    """Also beyond the horizon, which moves with them."""
    written = [
        {"date": "2029-10-15", "until": "2029-10-27", "name": "Herbstferien"},
        {"date": "2026-12-30", "holiday": "no"},
    ]
    off = DaysOff(network(school_holidays=written), TODAY)
    found = off.school_holiday(_day(day))
    assert (found.root["de"] if isinstance(found, Text) else found) == name
    assert off.school_known_until == _day("2029-10-27")
