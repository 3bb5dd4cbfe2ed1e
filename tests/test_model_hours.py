"""Opening hours as editors write them."""

from __future__ import annotations

import datetime as dt

import pytest

from making import faults, value
from network_directory.model import Hours, Slot, clock
from network_directory.model.hours import HoursBlocks, HoursException
from network_directory.model.weekdays import GERMAN, WEEKDAYS


def _shown(slots: tuple[Slot, ...] | None) -> list[str] | None:
    """Slots in short: ``09:00-12:00``, with the kind if it is not walk-in."""
    if slots is None:
        return None
    return [_in_short(slot) for slot in slots]


def _in_short(slot: Slot) -> str:
    times = "" if slot.start is None or slot.end is None else f"{clock(slot.start)}-{clock(slot.end)}"
    return times if slot.kind == "walk-in" else f"{times} {slot.kind}".strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("09:00-12:00", ["09:00-12:00"]),
        ("9:00 - 12:00", ["09:00-12:00"]),
        ("09:00-12:00, 13:00-17:00", ["09:00-12:00", "13:00-17:00"]),
        ("00:00-24:00", ["00:00-24:00"]),
        ("closed", []),
        ("Geschlossen", []),
        ("by appointment", ["appointment"]),
        ("nach Vereinbarung", ["appointment"]),
        ({"time": "14:00-17:00", "kind": "phone"}, ["14:00-17:00 phone"]),
        ({"kind": "appointment"}, ["appointment"]),
        (["09:00-12:00", {"time": "14:00-17:00", "kind": "appointment"}], ["09:00-12:00", "14:00-17:00 appointment"]),
        (["09:00-10:00, 11:00-12:00", "by appointment"], ["09:00-10:00", "11:00-12:00", "appointment"]),
    ],
)
def test_a_weekday_has_times_words_or_records(written: object, shown: list[str]) -> None:
    """One text, one record or a list of both; closed is a day without slots."""
    assert _shown(value(Hours, {"monday": written}).monday) == shown


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("9-12", ["hours"]),
        ("vormittags", ["hours"]),
        ("09:00", ["hours_half"]),
        ("09:00-12:00,", ["hours"]),
        ("09:00-12:00 13:00-17:00", ["hours"]),
        ("09:00-25:00", ["hours_clock"]),
        ({"kind": "phone"}, ["hours"]),
        ({"note": "nur im Sommer"}, ["hours"]),
        ({"time": "morgens"}, ["hours"]),
        ({"time": ["09:00-12:00"]}, ["hours"]),
        ("12:00-09:00", ["hours_backwards"]),
        ("09:00-09:00", ["hours_backwards"]),
        ("22:00-02:00", ["hours_backwards"]),
        ({"time": "12:00-09:00"}, ["hours_backwards"]),
        ({"start": "09:00", "end": "12:00"}, ["hours"]),
        ({"time": "09:00-12:00", "kind": "chat"}, ["literal_error"]),
        ({"time": "09:00-12:00", "where": "Saal"}, ["extra_forbidden"]),
    ],
)
def test_hours_that_mean_nothing_are_refused(written: object, codes: list[str]) -> None:
    """Nothing is guessed: a time is given with hours and minutes, the earlier one first."""
    assert faults(Hours, {"monday": written}) == codes


@pytest.mark.parametrize(("number", "german"), list(enumerate(GERMAN)))
def test_weekdays_may_be_german(number: int, german: str) -> None:
    """``Montag`` is the same field as ``monday``."""
    hours = value(Hours, {german.capitalize(): "09:00-12:00"})
    assert _shown(hours.on_weekday(number)) == ["09:00-12:00"]
    assert getattr(hours, WEEKDAYS[number]) == hours.on_weekday(number)


def test_a_weekday_in_both_languages_is_refused() -> None:
    """Neither of the two may win without a word."""
    assert faults(Hours, {"monday": "09:00-12:00", "Montag": "13:00-15:00"}) != []


def test_a_weekday_left_out_has_no_hours_and_is_not_said_to_be_closed() -> None:
    """None is "nothing said", an empty tuple is "closed"."""
    hours = value(Hours, {"monday": "closed"})
    assert (hours.on_weekday(0), hours.on_weekday(1)) == ((), None)


def test_a_slot_tells_languages_and_a_note() -> None:
    """Who speaks what may hold for a part of a day only."""
    slot = value(Hours, {"monday": {"time": "14:00-17:00", "languages": ["ar"], "note": "mit Termin"}}).monday[0]
    assert (slot.languages, slot.note.root) == (("ar",), {"de": "mit Termin"})


@pytest.mark.parametrize(
    ("written", "last"),
    [
        ({"date": "2026-12-10", "hours": "closed"}, dt.date(2026, 12, 10)),
        ({"date": "2026-12-23", "until": "2027-01-03", "hours": "closed"}, dt.date(2027, 1, 3)),
    ],
)
def test_an_exception_is_a_day_or_a_stretch_of_days(written: object, last: dt.date) -> None:
    """``until`` is the last day."""
    assert value(HoursException, written).last == last


def test_an_exception_needs_its_hours() -> None:
    """A date alone does not say what holds."""
    assert faults(HoursException, {"date": "2026-12-10"}) == ["missing"]


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ({"from": "2026-05-01", "to": "2026-10-31"}, ["2026-05-01", "2026-10-31"], ["2026-04-30", "2026-11-01"]),
        ({"from": "2026-05-01"}, ["2026-05-01", "2030-01-01"], ["2026-04-30"]),
        ({"to": "2026-10-31"}, ["2020-01-01", "2026-10-31"], ["2026-11-01"]),
        ({}, ["2020-01-01", "2030-01-01"], []),
    ],
)
def test_a_block_of_hours_holds_for_its_period(written: dict[str, str], inside: list[str], outside: list[str]) -> None:
    """Both ends belong to it; without them it holds always."""
    hours = value(Hours, written)
    assert [hours.covers(dt.date.fromisoformat(day)) for day in inside] == [True] * len(inside)
    assert [hours.covers(dt.date.fromisoformat(day)) for day in outside] == [False] * len(outside)


def test_a_record_may_have_one_block_of_hours_or_several() -> None:
    """One map, or a list of maps for different times of the year; none at all is unknown."""
    assert len(value(HoursBlocks, {"monday": "09:00-12:00"})) == 1
    assert len(value(HoursBlocks, [{"to": "2026-10-31"}, {"from": "2026-11-01"}])) == 2
    assert value(HoursBlocks, []) == ()


@pytest.mark.parametrize("written", ["Mo-Fr 09:00-12:00", ["09:00-12:00"]])
def test_hours_without_weekdays_are_refused_with_the_form_to_use(written: object) -> None:
    """The mend is a map of weekdays, whatever else was written."""
    assert faults(HoursBlocks, written) == ["hours_map"]


@pytest.mark.parametrize("field", ["holidays", "school_holidays"])
def test_holiday_rules_are_open_or_closed(field: str) -> None:
    """Left out means not known."""
    assert [getattr(value(Hours, {field: word}), field) for word in ("open", "closed")] == ["open", "closed"]
    assert getattr(value(Hours, {}), field) is None
    assert faults(Hours, {field: "shorter"}) == ["literal_error"]
