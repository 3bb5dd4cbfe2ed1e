"""The agenda: what stands in which week, on which day, and what stands out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from making import TODAY, city, entry, loaded
from network_directory.directory import Directory
from network_directory.loading import load
from network_directory.pages import Page, all_pages
from network_directory.pages.agenda import (
    SPECIAL_LINES,
    Week,
    agenda,
    capped,
    coming,
    last_day,
    next_breaks,
    next_dates,
    special_dates,
    weeks,
)
from network_directory.pages.lists import LINES

CHRISTMAS = ["public holidays", "school holidays"]


def _weeks(directory: Directory) -> tuple[Week, ...]:
    return weeks(directory, directory.activities.values(), last_day(directory.today))


def _city(folder: Path, today: dt.date = TODAY, **activity: object) -> Directory:
    """A city with one activity, on a day."""
    return load(city(folder, activities=[entry("activities", **activity)]), today)[0]


def _short(found: Iterable[Week]) -> dict[str, list[str]]:
    """Monday → the week's lines: ``Tue 24 scheduled``, ``not Tue 24``, ``0-1-2-3-4 until 27``."""
    return {str(week.monday): [*_several(week), *_lines(week)] for week in found}


def _several(week: Week) -> list[str]:
    return [
        f"{' + '.join('-'.join(map(str, days)) for days, _ in item.spans)} until {item.last.day}"
        for item in week.several
    ]


def _lines(week: Week) -> list[str]:
    return [
        line
        for day in week.days
        for line in (
            *(f"{day.day:%a %-d} {event.date.status.value}" for event in day.events),
            *(f"not {day.day:%a %-d}" for _ in day.missing),
        )
    ]


@pytest.mark.parametrize(
    ("every", "found"),
    [
        (
            "tuesday",
            {
                "2026-11-23": ["Tue 24 scheduled"],
                "2026-11-30": ["Tue 1 scheduled"],
                "2026-12-07": ["Tue 8 scheduled"],
            },
        ),
        (
            "sunday",
            {
                "2026-11-16": ["Sun 22 scheduled"],
                "2026-11-23": ["Sun 29 scheduled"],
                "2026-11-30": ["Sun 6 scheduled"],
                "2026-12-07": ["Sun 13 scheduled"],
            },
        ),
        ("1st saturday", {"2026-11-30": ["Sat 5 scheduled"]}),
        ("3rd saturday", {}),
        (
            "monday to wednesday",
            {
                monday: [f"{day} {number} scheduled" for day, number in zip(("Mon", "Tue", "Wed"), days, strict=True)]
                for monday, days in (
                    ("2026-11-23", (23, 24, 25)),
                    ("2026-11-30", (30, 1, 2)),
                    ("2026-12-07", (7, 8, 9)),
                )
            },
        ),
        (
            "monday, tuesday, thursday, saturday",
            {
                "2026-11-23": ["0-1-3-5 until 28"],
                "2026-11-30": ["0-1-3-5 until 5"],
                "2026-12-07": ["0-1-3-5 until 12"],
            },
        ),
        (
            "monday to friday",
            {
                "2026-11-23": ["0-1-2-3-4 until 27"],
                "2026-11-30": ["0-1-2-3-4 until 4"],
                "2026-12-07": ["0-1-2-3-4 until 11"],
            },
        ),
    ],
)
def test_the_agenda_goes_four_weeks_from_this_one_on(every: str, found: dict[str, list[str]], tmp_path: Path) -> None:
    """From today to the Sunday of the fourth week; with four or more dates in a week an activity stands there once."""
    assert _short(_weeks(_city(tmp_path, every=every))) == found


@pytest.mark.parametrize(
    ("today", "line"),
    [
        (dt.date(2026, 11, 23), "0-1-2-3-4 until 27"),
        (dt.date(2026, 11, 26), "3-4 until 27"),
        (dt.date(2026, 11, 27), "Fri 27 scheduled"),
    ],
)
def test_days_of_this_week_that_are_over_count_but_are_not_told(today: dt.date, line: str, tmp_path: Path) -> None:
    """On Thursday the line says Thursday and Friday; the last day stands by itself."""
    assert _short(_weeks(_city(tmp_path, today, every="monday to friday")))["2026-11-23"] == [line]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"cancelled": ["2026-11-25"]}, ["0-1-3-4 until 27", "Wed 25 cancelled"]),
        (
            {"moved": [{"date": "2026-11-25", "to": "2026-11-28"}]},
            ["0-1-3-4 until 27", "not Wed 25", "Sat 28 moved"],
        ),
        (
            {"moved": [{"date": "2026-11-25", "to": "2026-11-25", "from": "10:00"}]},
            ["0-1-3-4 until 27", "Wed 25 moved"],
        ),
        ({"extra": ["2026-11-28"]}, ["0-1-2-3-4 until 27", "Sat 28 extra"]),
        ({"also": [{"every": "saturday", "from": "10:00"}]}, ["0-1-2-3-4 + 5 until 28"]),
        ({"also": [{"every": "monday", "from": "18:00"}]}, ["0-1-2-3-4 + 0 until 27"]),
    ],
)
def test_what_is_not_as_usual_stands_on_its_day(changes: dict[str, Any], lines: list[str], tmp_path: Path) -> None:
    """Changes are told where they happen; other usual times are told in the same line."""
    assert _short(_weeks(_city(tmp_path, every="monday to friday", **changes)))["2026-11-23"] == lines


@pytest.mark.parametrize("change", [{"why": "Mit Musik"}, {"at": {"place": "Gasthaus"}}])
def test_a_single_date_of_which_there_is_more_to_say_stands_on_its_day(change: dict[str, Any], tmp_path: Path) -> None:
    """A line of several days has no room for it."""
    dates = [f"2026-11-{day}" for day in (23, 24, 25, 26)]
    directory = _city(tmp_path, every=None, dates=[*dates, {"date": "2026-11-27"} | change])
    assert _short(_weeks(directory))["2026-11-23"] == ["0-1-2-3 until 26", "Fri 27 scheduled"]


def test_a_moved_date_is_missed_on_its_old_day(tmp_path: Path) -> None:
    """Whoever looks at the old day is told, even if the new one lies beyond the agenda."""
    directory = _city(tmp_path, moved=[{"date": "2026-12-01", "to": "2027-03-02", "why": "Umbau"}])
    found = _weeks(directory)
    assert _short(found)["2026-11-30"] == ["not Tue 1"]
    gap = found[1].days[0].missing[0].date
    assert (gap.start, gap.moved_to, gap.why and gap.why.root) == (16 * 60, dt.date(2027, 3, 2), {"de": "Umbau"})


def test_a_day_on_which_the_house_is_closed_says_so(tmp_path: Path) -> None:
    """In the agenda and among the next dates, never as one of several ordinary days."""
    hours = {"monday": "09:00-17:00", "wednesday": "09:00-17:00", "except": [{"date": "2026-11-25", "hours": "closed"}]}
    activities = [entry("activities", every="monday to friday")]
    directory = loaded(tmp_path, offices=[entry("offices", hours=hours)], activities=activities)
    week = _weeks(directory)[0]
    assert _short([week])["2026-11-23"] == ["0-1-3-4 until 27", "Wed 25 scheduled"]
    assert week.days[0].events[0].closed is not None
    dates = next_dates(directory, directory.activities["sprachcafe"])
    assert [event.day.isoformat() for event in dates if event.closed] == ["2026-11-25"]


def test_a_cancelled_date_is_cancelled_whatever_the_house_does(tmp_path: Path) -> None:
    """Nobody need be told to ask."""
    hours = {"tuesday": "09:00-17:00", "except": [{"date": "2026-11-24", "hours": "closed"}]}
    activities = [entry("activities", cancelled=["2026-11-24"])]
    directory = loaded(tmp_path, offices=[entry("offices", hours=hours)], activities=activities)
    assert _weeks(directory)[0].days[0].events[0].closed is None


@pytest.mark.parametrize(
    ("checked", "ageing"), [("2026-11", None), ("2025-03", "2025-03"), ("2018", "not there"), (None, "not there")]
)
def test_ageing_dates_are_known_as_such(checked: str | None, ageing: str | None, tmp_path: Path) -> None:
    """With the date of their evidence; unconfirmed ones are in no list of dates."""
    directory = _city(tmp_path, checked=checked, extra=["2026-12-05"])
    lists = (
        [event for week in _weeks(directory) for day in week.days for event in day.events],
        special_dates(directory, directory.activities.values()),
        next_dates(directory, directory.activities["sprachcafe"]),
    )
    for found in lists:
        told = {event.ageing and str(event.ageing) for event in found}
        assert told == ({ageing} if ageing != "not there" else set())


def test_an_unconfirmed_activity_has_neither_breaks_nor_missing_dates(tmp_path: Path) -> None:
    """Nothing at all is said of its days."""
    moved = [{"date": "2026-12-01", "to": "2026-12-02"}]
    directory = _city(tmp_path, checked="2018", moved=moved, pause=CHRISTMAS)
    assert _weeks(directory) == ()
    assert next_breaks(directory, directory.activities["sprachcafe"], ()) == ()


def test_a_date_that_is_elsewhere_is_in_the_district_there(tmp_path: Path) -> None:
    """Not in the one where the activity usually is."""
    offices = [
        entry("offices"),
        entry("offices", id="sued", districts=["sued"]),
        entry("offices", id="beide", districts=["nord", "sued"]),
    ]
    extra = [{"date": "2026-11-25", "at": {"office": "sued"}}, {"date": "2026-11-26", "at": {"office": "beide"}}]
    directory = loaded(tmp_path, offices=offices, activities=[entry("activities", extra=extra)])
    events = [event for day in _weeks(directory)[0].days for event in day.events]
    assert [(event.day.day, [item.id for item in event.districts], event.facets.district) for event in events] == [
        (24, ["nord"], ("nord",)),
        (25, ["sued"], ("sued",)),
        (26, [], ()),
    ]


# --- what stands out


@pytest.mark.parametrize(
    ("activity", "days"),
    [
        ({}, []),
        ({"extra": ["2026-12-05"]}, ["12-05 extra"]),
        ({"cancelled": ["2026-12-08"]}, ["12-08 cancelled"]),
        ({"moved": [{"date": "2026-12-08", "to": "2026-12-09"}]}, ["12-09 moved"]),
        ({"every": None, "dates": ["2026-12-03", "2026-12-10"]}, ["12-03 scheduled", "12-10 scheduled"]),
        ({"every": None, "dates": ["2027-01-16", "2027-01-17"]}, ["01-16 scheduled"]),
        ({"every": None, "dates": [f"2026-12-{day}" for day in (10, 11, 12, 13, 14)]}, []),
        ({"every": None, "dates": ["2026-11-21"]}, []),
        ({"every": "1st saturday"}, []),
    ],
)
def test_what_is_not_every_week_stands_out(activity: dict[str, Any], days: list[str], tmp_path: Path) -> None:
    """Single dates and changes of the coming eight weeks; five single dates in that time are a series."""
    directory = _city(tmp_path, **activity)
    found = special_dates(directory, directory.activities.values())
    assert [f"{event.day:%m-%d} {event.date.status.value}" for event in found] == days


def test_very_many_changes_do_not_bury_single_dates(tmp_path: Path) -> None:
    """When every series has its changes, as before Christmas, those stand in their weeks alone."""
    series = [
        entry("activities", id=f"serie-{number}", cancelled=["2026-12-22"], extra=["2026-12-05"])
        for number in range(20)
    ]
    directory = loaded(tmp_path, activities=series)
    found = special_dates(directory, directory.activities.values())
    assert {event.date.status.value for event in found} == {"extra"}
    assert len(found) == 20 < SPECIAL_LINES


# --- next dates


@pytest.mark.parametrize(
    ("activity", "found"),
    [
        ({}, []),
        ({"moved": [{"date": "2026-12-01", "to": "2026-12-02"}]}, ["12-01 to 12-01, moved to 12-02"]),
        ({"moved": [{"date": "2026-12-01", "to": "2026-12-01", "from": "17:00"}]}, []),
        ({"every": "friday", "pause": ["public holidays"]}, ["12-25 to 01-01: Christmas Day, New Year's Day"]),
        ({"every": "thursday", "pause": ["school holidays"]}, ["12-24 to 12-31: school holidays"]),
        ({"every": "friday", "pause": CHRISTMAS}, ["12-25 to 01-01: Christmas Day, New Year's Day"]),
        ({"every": "wednesday", "pause": CHRISTMAS}, ["12-23 to 01-06: school holidays"]),
        (
            {"every": "friday", "pause": ["public holidays"], "extra": ["2026-12-28"]},
            ["12-25 to 12-25: Christmas Day", "01-01 to 01-01: New Year's Day"],
        ),
        (
            {"every": "friday", "pause": ["public holidays"], "extra": ["2026-12-25"]},
            ["01-01 to 01-01: New Year's Day"],
        ),
        (
            {"every": "thursday", "pause": ["school holidays"], "ends": "2026-12-30"},
            ["12-24 to 12-24: school holidays"],
        ),
    ],
)
def test_usual_days_without_a_date_are_told_among_the_next_dates(
    activity: dict[str, Any], found: list[str], tmp_path: Path
) -> None:
    """Moved ones one by one, those of holidays together; not if there is another date on that very day."""
    directory = _city(tmp_path, **activity)
    record = directory.activities["sprachcafe"]
    breaks = next_breaks(directory, record, next_dates(directory, record))
    assert [
        f"{item.day:%m-%d} to {item.last:%m-%d}"
        + (f", moved to {item.moved_to:%m-%d}" if item.moved_to else "")
        + (": " + ", ".join(getattr(name, "msgid", "") for name in item.why) if item.why else "")
        for item in breaks
    ] == found


def test_breaks_reach_no_further_than_the_dates_that_are_told(tmp_path: Path) -> None:
    """Eight dates of a daily activity end long before Christmas."""
    directory = _city(tmp_path, every="monday to friday", pause=CHRISTMAS)
    record = directory.activities["sprachcafe"]
    assert next_breaks(directory, record, next_dates(directory, record)) == ()


# --- pages


def _page(directory: Directory, route: str) -> Page:
    return next(page for page in all_pages(directory) if page.route == route)


def _many(number: int) -> list[dict[str, Any]]:
    return [entry("activities", id=f"a-{item}", every="tuesday") for item in range(number)]


def test_a_page_of_a_choice_tells_the_first_dates_and_how_many_are_left(tmp_path: Path) -> None:
    """Twelve lines of the next two weeks."""
    directory = loaded(tmp_path, activities=_many(7))
    for route in ("topics/language/", "for/everyone/", "districts/nord/"):
        view: Any = _page(directory, route).view
        assert [(str(week.monday), week.lines) for week in view.coming] == [("2026-11-23", 7), ("2026-11-30", 5)]
        assert view.further == 2
    nothing: Any = _page(directory, "topics/advice/").view
    assert nothing.coming == ()


@pytest.mark.parametrize(
    ("lines", "shown", "left"), [(0, [], 5), (2, [2], 3), (3, [3], 2), (4, [3, 1], 1), (9, [3, 2], 0)]
)
def test_weeks_are_cut_by_their_lines(lines: int, shown: list[int], left: int, tmp_path: Path) -> None:
    """Lines of several days first, then day by day, the missing ones too."""
    activities = [
        entry("activities", id="taeglich", every="monday to friday", ends="2026-11-27"),
        entry("activities", moved=[{"date": "2026-11-24", "to": "2026-11-26"}], ends="2026-12-01"),
        entry("activities", id="einmal", every=None, dates=["2026-12-04"]),
    ]
    directory = loaded(tmp_path, activities=activities)
    found = coming(directory, directory.activities.values())
    assert [week.lines for week in found] == [3, 2]
    cut, rest = capped(found, lines)
    assert ([week.lines for week in cut], rest) == (shown, left)


def test_the_home_page_tells_the_next_three_days_on_which_something_is_on(tmp_path: Path) -> None:
    """Whichever they are; a day of which all is cancelled is none of them."""
    directory = _city(tmp_path, every="tuesday, saturday", cancelled=["2026-11-28"])
    view: Any = _page(directory, "").view
    assert [str(day.day) for day in view.coming] == ["2026-11-24", "2026-12-01", "2026-12-05"]


def test_a_small_agenda_is_one_page(tmp_path: Path) -> None:
    """With all its weeks and all the cards."""
    directory = loaded(tmp_path, activities=_many(3))
    view: Any = _page(directory, "activities/").view
    assert ([week.lines for week in view.weeks], view.elsewhere, len(view.cards)) == ([3, 3, 3], (), 3)
    assert view.last == dt.date(2026, 12, 8)


def test_a_page_of_the_agenda_holds_at_least_a_week(tmp_path: Path) -> None:
    """However much is on."""
    view: Any = _page(loaded(tmp_path, activities=_many(LINES + 1)), "activities/").view
    assert [week.lines for week in view.weeks] == [LINES + 1]


def test_a_large_agenda_has_a_page_for_each_further_week(tmp_path: Path) -> None:
    """The first page holds what fits, and at least one week; each page leads to all the others."""
    directory = loaded(tmp_path, activities=_many(LINES // 2 + 1))
    pages = {page.route: page for page in all_pages(directory)}
    first: Any = pages["activities/"].view
    assert [str(week.monday) for week in first.weeks] == ["2026-11-23"]
    third, fourth = (dt.date(2026, 11, 30), "weeks/3/"), (dt.date(2026, 12, 7), "weeks/4/")
    assert first.elsewhere == (third, fourth)
    further: Any = pages["weeks/4/"].view
    assert [str(week.monday) for week in further.weeks] == ["2026-12-07"]
    assert further.elsewhere == ((dt.date(2026, 11, 23), "activities/"), third)
    assert further.fields == first.fields
    assert [route for route in pages if route.startswith("weeks/")] == ["weeks/3/", "weeks/4/"]


def test_activities_without_confirmed_dates_are_counted(tmp_path: Path) -> None:
    """Those of old evidence, and those of which no date is known."""
    activities = [
        entry("activities"),
        entry("activities", id="alt", checked="2018"),
        entry("activities", id="irgendwann", every=None, when="vormittags"),
        entry("activities", id="beides", every=None, when="vormittags", checked=None),
    ]
    view: Any = _page(loaded(tmp_path, activities=activities), "activities/").view
    assert (view.unlisted, len(view.cards)) == (3, 4)


def test_a_day_of_the_agenda_holds_what_is_missing(tmp_path: Path) -> None:
    """Day by day, too."""
    directory = _city(tmp_path, moved=[{"date": "2026-11-24", "to": "2026-11-26"}])
    days = agenda(directory, directory.activities.values(), 7)
    assert [(day.day.day, len(day.events), len(day.missing)) for day in days] == [(24, 0, 1), (26, 1, 0)]
