"""Activities in every trap that dates have, and their calendars."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from calendar_readers import unfolded
from making import entry, loaded, settings
from network_directory.calendars.feeds import Calendars
from network_directory.directory import Directory
from network_directory.reader import Reader

ALSO = [{"every": "tuesday", "from": "09:00", "to": "10:00"}]
CLOSED = {
    "monday": "09:00-12:00",
    "except": [{"date": "2026-12-01", "until": "2026-12-03", "hours": "closed", "why": "Umzug"}],
}
OFFICES = [entry("offices"), entry("offices", id="haus", name="Haus der Vielfalt", hours=CLOSED)]
VENUE = {"place": "Gasthaus", "address": {"street": "Lange Wiese 1", "city": "Nachbarstadt"}}
IN_SUMMER = {"every": "tuesday", "starts": "2027-03-02", "ends": "2027-11-30"}

TRAPS: dict[str, dict[str, Any]] = {
    "weekly": {},
    "through both changes of the clock": IN_SUMMER,
    "by night, through both changes of the clock": {
        **IN_SUMMER,
        "every": "sunday",
        "starts": "2027-03-07",
        "from": "00:30",
    }
    | {"to": "01:30"},
    "until midnight": {"to": "24:00"},
    "from midnight": {"from": "24:00", "to": None},
    "several weekdays": {"every": "monday, thursday"},
    "every day": {"every": "monday to sunday"},
    "every two weeks": {"every": "2 weeks on tuesday, thursday", "starts": "2026-09-10"},
    "every three weeks, not begun yet": {"every": "3 weeks on sunday", "starts": "2026-12-06"},
    "third wednesday": {"every": "3rd wednesday"},
    "fifth tuesday": {"every": "5th tuesday"},
    "last sunday": {"every": "last sunday"},
    "ends in summer": {"ends": "2027-07-06"},
    "over": {"starts": "2026-01-06", "ends": "2026-10-06"},
    "first date is a holiday": {"every": "sunday", "pause": ["public holidays"]},
    "pauses in all holidays": {"every": "monday to friday", "pause": ["public holidays", "school holidays"]},
    "every two weeks, pausing": {"every": "2 weeks on friday", "starts": "2026-09-18", "pause": ["school holidays"]},
    "cancelled": {"cancelled": ["2026-12-08", {"date": "2026-12-15", "why": "Umzug"}]},
    "cancelled at first": {"starts": "2026-11-24", "cancelled": ["2026-11-24"]},
    "cancelled at last": {"ends": "2026-12-15", "cancelled": ["2026-12-15"]},
    "cancelled in a pause": {"pause": ["school holidays"], "cancelled": ["2026-12-29"]},
    "cancelled and moved": {"cancelled": ["2026-12-08"], "moved": [{"date": "2026-12-08", "to": "2026-12-09"}]},
    "moved": {"moved": [{"date": "2026-12-08", "to": "2026-12-10", "at": VENUE, "why": "Umbau"}]},
    "moved at first": {"starts": "2026-11-24", "moved": [{"date": "2026-11-24", "to": "2026-11-26"}]},
    "moved to another time": {"moved": [{"date": "2026-12-08", "to": "2026-12-08", "from": "17:30"}]},
    "moved to another end": {"moved": [{"date": "2026-12-08", "to": "2026-12-08", "until": "19:00"}]},
    "moved to another date": {"moved": [{"date": "2026-12-08", "to": "2026-12-15"}]},
    "moved before its first date": {"starts": "2026-12-08", "moved": [{"date": "2026-12-08", "to": "2026-12-04"}]},
    "moved after its last date": {"ends": "2026-12-15", "moved": [{"date": "2026-12-15", "to": "2027-01-13"}]},
    "moved out of a pause": {"pause": ["school holidays"], "moved": [{"date": "2026-12-29", "to": "2026-12-21"}]},
    "moved into a pause": {"pause": ["school holidays"], "moved": [{"date": "2026-12-22", "to": "2026-12-29"}]},
    "moved into the window": {"moved": [{"date": "2026-10-27", "to": "2026-11-04"}]},
    "moved to before the window": {"moved": [{"date": "2026-11-03", "to": "2026-10-30"}]},
    "moved to beyond the window": {"moved": [{"date": "2026-12-08", "to": "2029-01-09"}]},
    "moved from beyond the window": {"moved": [{"date": "2028-06-06", "to": "2028-05-03"}]},
    "two rhythms on a day": {"also": ALSO},
    "two rhythms, a day cancelled": {"also": ALSO, "cancelled": ["2026-12-08"]},
    "two rhythms, a day moved": {"also": ALSO, "moved": [{"date": "2026-12-08", "to": "2026-12-09"}]},
    "two rhythms, a date of one moved": {
        "also": [{"every": "friday", "from": "09:00"}],
        "moved": [{"date": "2026-12-11", "to": "2026-12-08"}],
    },
    "two rhythms alike": {"also": [{"every": "tuesday", "from": "16:00", "to": "18:00"}]},
    "two rhythms, one over": {"ends": "2026-10-06", "also": [{"every": "friday", "from": "09:00"}]},
    "single dates": {"every": None, "dates": ["2026-11-03", "2026-12-03", {"date": "2027-04-01", "from": "18:30"}]},
    "single dates, long ago and far ahead": {"every": None, "dates": ["2020-01-01", "2026-12-03", "2031-01-01"]},
    "single dates, cancelled and moved": {
        "every": None,
        "dates": ["2026-12-03", "2026-12-10"],
        "cancelled": ["2026-12-03"],
        "moved": [{"date": "2026-12-10", "to": "2026-12-11", "from": "10:00", "until": "11:00"}],
    },
    "single dates, two on a day": {
        "every": None,
        "dates": [{"date": "2026-12-03", "from": "10:00"}, {"date": "2026-12-03", "from": "15:00", "to": "16:00"}],
    },
    "extra dates": {"extra": ["2026-12-08", {"date": "2026-12-25", "from": "11:00", "to": "13:00", "at": "online"}]},
    "time not known": {"from": None, "to": None},
    "time not known, with changes": {
        "from": None,
        "to": None,
        "pause": ["public holidays", "school holidays"],
        "cancelled": ["2026-12-08"],
        "moved": [{"date": "2026-12-15", "to": "2026-12-16"}],
        "extra": ["2026-12-18"],
    },
    "time not known, but of one date": {
        "from": None,
        "to": None,
        "moved": [{"date": "2026-12-08", "to": "2026-12-09", "from": "10:00", "until": "11:00"}],
    },
    "open end": {"to": None},
    "rough time": {"to": None, "about": "yes"},
    "house closed": {
        "at": {"office": "haus"},
        "every": "tuesday to thursday",
        "cancelled": ["2026-12-02"],
        "extra": [{"date": "2026-12-03", "from": "20:00"}],
    },
    "house closed, held elsewhere": {
        "at": {"office": "haus"},
        "moved": [{"date": "2026-12-01", "to": "2026-12-02", "at": VENUE}],
    },
    "house closed at first": {"at": {"office": "haus"}, "starts": "2026-12-01"},
}
"""What an activity may be like → its fields, where they differ from the base city's."""


def city(folder: Path, *activities: dict[str, Any], **network: object) -> Directory:
    """The base city with these activities; one of its two offices is closed from 1 to 3 December."""
    return loaded(folder, offices=OFFICES, network=network, activities=list(activities))


def files(directory: Directory, language: str = "de", **changes: Any) -> dict[str, str]:
    """Path below the site's root → calendar."""
    return dict(Calendars(directory, settings(**changes)).files(Reader(directory, language)))


def calendar(folder: Path, language: str = "de", /, **changes: object) -> list[str]:
    """The lines of the calendar of one activity, not folded."""
    path = {"de": "activities/sprachcafe/calendar.ics"}.get(language, f"{language}/activities/sprachcafe/calendar.ics")
    return unfolded(files(city(folder, entry("activities", **changes)), language)[path])


def said(lines: list[str], *names: str) -> list[str]:
    """The values of properties of the events, in order, without their parameters."""
    begin = lines.index("BEGIN:VEVENT") if "BEGIN:VEVENT" in lines else len(lines)
    found = (line for line in lines[begin:] if line.split(":")[0].split(";")[0] in names)
    return [line.partition(":")[2] for line in found]
