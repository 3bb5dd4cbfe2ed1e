"""Recurrence: the dates of an activity."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from dateutil import rrule
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from making import activity, network, value
from network_directory.days_off import DaysOff
from network_directory.model import Rhythm, Text, clock
from network_directory.model.rhythm import Every
from network_directory.model.weekdays import WEEKDAYS
from network_directory.recurrence import Gap, Occurrence, Status, days_of, gaps, occurrences

FIRST, LAST = dt.date(2026, 11, 22), dt.date(2027, 1, 31)
OFF = DaysOff(network(), FIRST)


def _dates(first: dt.date = FIRST, last: dt.date = LAST, /, **changes: Any) -> list[Occurrence]:
    return occurrences(activity(**changes), first, last, OFF)


def _short(found: list[Occurrence]) -> list[str]:
    """``2026-12-05 11:00-13:00 extra``; the ordinary status is left out."""
    return [" ".join(part for part in (item.day.isoformat(), _times(item), _status(item)) if part) for item in found]


def _times(item: Occurrence | Gap) -> str:
    times = [clock(minutes) for minutes in (item.start, item.end) if minutes is not None]
    return "-".join(times)


def _status(item: Occurrence) -> str:
    return "" if item.status is Status.SCHEDULED else item.status.value


def _days(found: list[Occurrence]) -> list[str]:
    return [item.day.isoformat() for item in found]


@pytest.mark.parametrize(
    ("every", "days"),
    [
        ("tuesday", ["2026-11-24", "2026-12-01", "2026-12-08"]),
        ("sunday", ["2026-11-22", "2026-11-29", "2026-12-06"]),
        ("monday, thursday", ["2026-11-23", "2026-11-26", "2026-11-30", "2026-12-03", "2026-12-07"]),
        ("1st thursday", ["2026-12-03"]),
        ("4th sunday", ["2026-11-22"]),
        ("last monday", ["2026-11-30"]),
        ("5th monday", ["2026-11-30"]),
        ("5th tuesday", []),
    ],
)
def test_a_rhythm_gives_its_dates(every: str, days: list[str]) -> None:
    """Both ends of the window belong to it."""
    assert _days(_dates(FIRST, dt.date(2026, 12, 8), every=every)) == days


@pytest.mark.parametrize(
    ("every", "starts", "days"),
    [
        ("2 weeks on friday", "2026-09-11", ["2026-12-04", "2026-12-18", "2027-01-01"]),
        ("2 weeks on friday", "2026-09-18", ["2026-11-27", "2026-12-11", "2026-12-25"]),
        ("3 weeks on friday", "2026-11-27", ["2026-11-27", "2026-12-18"]),
        (
            "2 weeks on tuesday, thursday",
            "2026-11-26",
            ["2026-11-26", "2026-12-08", "2026-12-10", "2026-12-22", "2026-12-24"],
        ),
    ],
)
def test_every_few_weeks_are_counted_from_the_first_date(every: str, starts: str, days: list[str]) -> None:
    """``starts`` decides which weeks are meant, however long ago it was."""
    assert _days(_dates(FIRST, dt.date(2027, 1, 3), every=every, starts=starts)) == days


def test_a_rhythm_holds_from_its_first_to_its_last_date() -> None:
    """Both belong to it."""
    assert _days(_dates(every="tuesday", starts="2026-12-01", ends="2026-12-15")) == [
        "2026-12-01",
        "2026-12-08",
        "2026-12-15",
    ]
    assert _days(_dates(every="1st tuesday", starts="2026-12-02", ends="2027-01-05")) == ["2027-01-05"]
    assert _dates(every="tuesday", ends="2026-11-21") == []
    assert _dates(every="tuesday", starts="2027-02-02") == []


def test_several_rhythms_are_sorted_by_day_and_time() -> None:
    """Each with its own times; a date without a time comes first."""
    also = [{"every": "tuesday", "from": "09:00", "about": "yes"}, {"every": "tuesday"}]
    found = _dates(FIRST, dt.date(2026, 11, 24), also=also)
    assert _short(found) == ["2026-11-24", "2026-11-24 09:00", "2026-11-24 16:00-18:00"]
    assert [item.about for item in found] == [False, True, False]


@pytest.mark.parametrize(
    ("pause", "days"),
    [
        ([], ["2026-12-18", "2026-12-25", "2027-01-01", "2027-01-08"]),
        (["public holidays"], ["2026-12-18", "2027-01-08"]),
        (["school holidays"], ["2026-12-18", "2027-01-08"]),
    ],
)
def test_an_activity_pauses_on_holidays_where_it_says_so(pause: list[str], days: list[str]) -> None:
    """Christmas and New Year are both kinds; nothing is concluded without a word."""
    assert _days(_dates(dt.date(2026, 12, 14), dt.date(2027, 1, 10), every="friday", pause=pause)) == days


def test_school_holidays_are_no_public_holidays() -> None:
    """Each kind is paused by itself."""
    window = dt.date(2027, 1, 4), dt.date(2027, 1, 5)
    assert _dates(*window, every="monday", pause=["school holidays"]) == []
    assert _days(_dates(*window, every="monday", pause=["public holidays"])) == ["2027-01-04"]


@pytest.mark.parametrize(("pause", "days"), [([], ["2029-10-15", "2029-10-22"]), (["school holidays"], [])])
def test_no_date_is_stated_where_nobody_knows_whether_it_is_paused(pause: list[str], days: list[str]) -> None:
    """School holidays after the summer of 2029 are not known, and those of a network without a state never are."""
    window = dt.date(2029, 10, 10), dt.date(2029, 10, 22)
    assert _days(_dates(*window, every="monday", pause=pause)) == days
    nowhere = DaysOff(network(state=None), FIRST)
    assert bool(occurrences(activity(every="monday", pause=pause), FIRST, LAST, nowhere)) == (not pause)


def test_a_cancelled_date_is_there_and_marked() -> None:
    """With its reason: who comes every week must learn of it."""
    found = _dates(FIRST, dt.date(2026, 12, 2), cancelled=[{"date": "2026-12-01", "why": "Tagung"}])
    assert _short(found) == ["2026-11-24 16:00-18:00", "2026-12-01 16:00-18:00 cancelled"]
    assert found[1].why is not None
    assert found[1].why.root == {"de": "Tagung"}


def test_a_cancelled_date_off_the_rhythm_is_nothing() -> None:
    """There was nothing to cancel."""
    assert _days(_dates(FIRST, dt.date(2026, 11, 25), cancelled=["2026-11-23"])) == ["2026-11-24"]


@pytest.mark.parametrize(
    ("moved", "short"),
    [
        ({}, "2026-12-02 16:00-18:00 moved"),
        ({"from": "17:00"}, "2026-12-02 17:00-19:00 moved"),
        ({"from": "17:00", "until": "17:30"}, "2026-12-02 17:00-17:30 moved"),
        ({"until": "20:00"}, "2026-12-02 16:00-20:00 moved"),
        ({"from": "23:00"}, "2026-12-02 23:00 moved"),
    ],
)
def test_a_moved_date_stands_on_its_new_day(moved: dict[str, str], short: str) -> None:
    """It lasts as long as ever, unless another end is given, and knows its old day."""
    found = _dates(
        dt.date(2026, 12, 1), dt.date(2026, 12, 2), moved=[{"date": "2026-12-01", "to": "2026-12-02"} | moved]
    )
    assert _short(found) == [short]
    assert found[0].instead_of == dt.date(2026, 12, 1)


def test_a_moved_date_may_be_elsewhere_and_says_why() -> None:
    """The new place goes with it."""
    moved = {"date": "2026-12-01", "to": "2026-12-01", "at": {"place": "Gasthaus"}, "why": "Umbau"}
    found = _dates(dt.date(2026, 12, 1), dt.date(2026, 12, 1), moved=[moved])
    assert [(item.venue.place if item.venue else None, item.why.root if item.why else None) for item in found] == [
        ("Gasthaus", {"de": "Umbau"})
    ]


@pytest.mark.parametrize(
    ("date", "to", "days"),
    [
        ("2026-11-17", "2026-11-25", ["2026-11-24", "2026-11-25"]),
        ("2026-12-15", "2026-11-25", ["2026-11-24", "2026-11-25"]),
        ("2026-11-24", "2026-12-31", []),
        ("2026-11-24", "2026-11-20", []),
    ],
)
def test_a_date_may_move_into_or_out_of_the_window(date: str, to: str, days: list[str]) -> None:
    """What counts is the new day."""
    assert _days(_dates(FIRST, dt.date(2026, 11, 25), moved=[{"date": date, "to": to}])) == days


def test_a_date_that_falls_into_a_pause_can_be_moved_out_of_it() -> None:
    """Moving the date is just what one does because of a holiday."""
    moved = [{"date": "2026-12-25", "to": "2026-12-22", "why": "Weihnachten"}]
    found = _dates(dt.date(2026, 12, 20), dt.date(2026, 12, 31), every="friday", pause=["public holidays"], moved=moved)
    assert _short(found) == ["2026-12-22 16:00-18:00 moved"]


def test_an_extra_date_comes_on_top() -> None:
    """With its own times or the rhythm's, also in a pause."""
    extra = [{"date": "2026-12-25", "from": "11:00", "to": "13:00"}, "2026-11-28"]
    found = _dates(FIRST, dt.date(2026, 12, 25), every="last friday", pause=["public holidays"], extra=extra)
    assert _short(found) == ["2026-11-27 16:00-18:00", "2026-11-28 16:00-18:00 extra", "2026-12-25 11:00-13:00 extra"]


def test_single_dates_need_no_rhythm() -> None:
    """Each with its own times and place, or the activity's."""
    dates = ["2026-12-03", {"date": "2027-01-14", "from": "18:30", "at": "online"}, "2027-03-01"]
    found = _dates(every=None, dates=dates)
    assert _short(found) == ["2026-12-03 16:00-18:00", "2027-01-14 18:30"]
    assert [bool(item.venue and item.venue.online) for item in found] == [False, True]


def test_a_single_date_can_be_cancelled_or_moved() -> None:
    """Like a date of a rhythm."""
    found = _dates(
        every=None,
        dates=["2026-12-03", "2026-12-10"],
        cancelled=["2026-12-03"],
        moved=[{"date": "2026-12-10", "to": "2026-12-11"}],
    )
    assert _short(found) == ["2026-12-03 16:00-18:00 cancelled", "2026-12-11 16:00-18:00 moved"]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, []),
        ({"cancelled": ["2026-12-01"]}, []),
        ({"moved": [{"date": "2026-12-01", "to": "2026-12-02"}]}, ["2026-12-01 16:00-18:00 moved-away 2026-12-02"]),
        ({"moved": [{"date": "2026-12-01", "to": "2027-06-01"}]}, ["2026-12-01 16:00-18:00 moved-away 2027-06-01"]),
        ({"moved": [{"date": "2026-12-01", "to": "2026-11-20"}]}, ["2026-12-01 16:00-18:00 moved-away 2026-11-20"]),
        ({"moved": [{"date": "2026-12-01", "to": "2026-12-01", "from": "17:00"}]}, []),
        ({"every": "friday", "pause": ["public holidays"]}, ["2026-12-25 16:00-18:00 paused Christmas Day"]),
        ({"every": "friday", "pause": ["school holidays"]}, ["2026-12-25 16:00-18:00 paused school holidays"]),
        ({"every": "friday", "pause": ["public holidays"], "extra": ["2026-12-25"]}, []),
        (
            {
                "every": "friday",
                "pause": ["public holidays"],
                "moved": [{"date": "2026-12-25", "to": "2026-12-22", "why": "Fest"}],
            },
            ["2026-12-25 16:00-18:00 moved-away 2026-12-22"],
        ),
        (
            {"every": None, "dates": ["2026-12-03"], "moved": [{"date": "2026-12-03", "to": "2026-12-04"}]},
            ["2026-12-03 16:00-18:00 moved-away 2026-12-04"],
        ),
        ({"every": None, "dates": ["2026-12-25"], "pause": ["public holidays"]}, []),
        (
            {"every": "friday", "pause": ["public holidays"], "also": [{"every": "friday", "from": "09:00"}]},
            ["2026-12-25 09:00 paused Christmas Day", "2026-12-25 16:00-18:00 paused Christmas Day"],
        ),
    ],
)
def test_usual_days_without_their_date_are_gaps(changes: dict[str, Any], found: list[str]) -> None:
    """People know the usual day: they are told where the date has gone, or which holiday it is left out for."""
    gone = gaps(activity(**changes), FIRST, dt.date(2026, 12, 31), OFF)
    assert [
        " ".join(
            str(part)
            for part in (item.day, _times(item), item.status.value, item.moved_to or getattr(item.why, "msgid", ""))
        )
        for item in gone
    ] == found


def test_a_gap_of_a_moved_date_knows_why() -> None:
    """In the words of the editors."""
    moved = [{"date": "2026-12-01", "to": "2026-12-02", "why": "Umbau"}]
    (gap,) = gaps(activity(moved=moved), FIRST, dt.date(2026, 12, 1), OFF)
    assert gap.why == value(Text, "Umbau")


def test_beyond_the_known_school_holidays_there_are_no_gaps() -> None:
    """Nobody can say yet; the dates themselves are not told either."""
    far = dt.date(2040, 7, 1), dt.date(2040, 8, 31)
    changes: dict[str, Any] = {"every": "tuesday", "pause": ["school holidays"]}
    assert (gaps(activity(**changes), *far, OFF), _dates(*far, **changes)) == ([], [])


def test_an_activity_of_which_no_rule_is_known_has_no_dates() -> None:
    """Nothing is guessed from words."""
    assert _dates(every=None, when="vormittags") == []


def test_an_empty_window_has_no_dates() -> None:
    """A window that ends before it begins is empty, not endless."""
    assert _dates(LAST, FIRST) == []


@given(
    weekdays=st.sets(st.integers(0, 6), min_size=1),
    interval=st.integers(1, 4),
    starts=st.dates(dt.date(2024, 1, 1), dt.date(2027, 3, 1)),
    length=st.integers(0, 120),
)
@examples(deadline=None, derandomize=True)
def test_a_window_shows_the_same_dates_wherever_it_begins(
    weekdays: set[int], interval: int, starts: dt.date, length: int
) -> None:
    """A day is one of the dates if its weekday fits and its week is a whole number of intervals after the first's."""
    begin = starts + dt.timedelta((min(weekdays) - starts.weekday()) % 7)
    words = f"{interval} weeks on {', '.join(WEEKDAYS[number] for number in weekdays)}"
    window = [FIRST + dt.timedelta(number) for number in range(length + 1)]
    weeks = {
        day: (_monday(day) - _monday(begin)).days // 7 for day in window if day >= begin and day.weekday() in weekdays
    }
    expected = [day.isoformat() for day, week in weeks.items() if week % interval == 0]
    assert _days(_dates(FIRST, window[-1], every=words, starts=begin.isoformat())) == expected


def _monday(day: dt.date) -> dt.date:
    return day - dt.timedelta(day.weekday())


@given(
    every=st.builds(
        Every, st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))), st.integers(1, 9)
    )
    | st.builds(Every, st.tuples(st.integers(0, 6)), ordinal=st.sampled_from((1, 2, 3, 4, 5, -1))),
    starts=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    first=st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    last=st.integers(-20, 800),
    ends=st.none() | st.integers(-20, 800),
)
@examples(deadline=None, derandomize=True, max_examples=500)
def test_a_rhythm_has_the_days_that_dateutil_finds(
    every: Every, starts: dt.date, first: dt.date, last: int, ends: int | None
) -> None:
    """Whatever its rule, its bounds and the window."""
    until = None if ends is None else starts + dt.timedelta(ends)
    rhythm = Rhythm.model_construct(every=every, starts=starts, ends=until)
    window = first, first + dt.timedelta(last)
    assert days_of(rhythm, *window) == _by_dateutil(every, starts, min(window[1], until or window[1]), first)


def _by_dateutil(every: Every, starts: dt.date, last: dt.date, first: dt.date) -> list[dt.date]:
    rule = rrule.rrule(
        rrule.MONTHLY if every.ordinal else rrule.WEEKLY,
        dt.datetime.combine(starts, dt.time()),
        every.interval,
        byweekday=[rrule.weekday(day, every.ordinal) for day in every.weekdays],
        until=dt.datetime.combine(last, dt.time()),
    )
    return [day for moment in rule if (day := moment.date()) >= first]
