"""What a page tells people of hours and dates, and what its linked data tells programs, in one form to compare."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any

from dateutil import rrule

from sitecheck.dom import Element
from sitecheck.languages import say
from sitecheck.pages import Page

Json = dict[str, Any]
Times = frozenset[tuple[str, str]]
"""When one can walk in on a day."""
Date = tuple[dt.date, str, str, str]
"""The day, beginning and end as far as they are exact, and what became of it."""
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ICALENDAR = dict(zip(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), range(7), strict=True))


def data_on(page: Page) -> list[Json]:
    """The linked data on a page."""
    scripts = page.tree.find("script", type="application/ld+json")
    return [json.loads("".join(piece for piece, _ in script.texts())) for script in scripts]


class Shown:
    """The opening hours that a section of a page shows; nothing if they or what they are of is unconfirmed."""

    def __init__(self, section: Element, language: str, doubtful: bool) -> None:
        doubtful = doubtful or any("unconfirmed" in item.classes for item in section.find("p", "state"))
        self._language = language
        self._tables = [] if doubtful else section.find("table")
        self._special = [] if doubtful else section.find("li")

    def on(self, day: dt.date) -> Times:
        """When one can walk in; nothing as well where it is not known."""
        for item in self._special:
            days = [dt.date.fromisoformat(time.get("datetime")) for time in item.find("time")]
            if days[0] <= day <= days[-1]:
                return self._times(item)
        for table in self._tables:
            if table.get("data-from") <= day.isoformat() <= (table.get("data-to") or "9999"):
                return self._times(table.one("tr", **{"data-weekday": str(day.weekday())}).one("td"))
        return frozenset()

    def _times(self, cell: Element) -> Times:
        """The times in a cell that are not followed by a word for phone or appointment."""
        asked = tuple(f"({say(self._language, word)})" for word in ("by phone", "by appointment"))
        found = set()
        for number, child in enumerate(cell.children):
            if isinstance(child, Element) and "time" in child.classes:
                behind = "".join(item for item in cell.children[number + 1 : number + 2] if isinstance(item, str))
                start, _, end = child.text.partition("–")
                found |= set() if behind.strip().startswith(asked) else {(start, end)}
        return frozenset(found)


def told_on(place: Json, day: dt.date) -> Times:
    """When one can walk in on a day, by a place's linked data: what is said of the day itself comes first."""
    special = [item for item in place.get("specialOpeningHoursSpecification", []) if _holds(item, day)]
    name = f"https://schema.org/{WEEKDAYS[day.weekday()]}"
    weekly = [item for item in place.get("openingHoursSpecification", []) if name in item["dayOfWeek"]]
    found = {(item["opens"], item["closes"]) for item in special or weekly if _holds(item, day)}
    return frozenset((opens[:5], "24:00" if closes[:5] == "23:59" else closes[:5]) for opens, closes in found) - {
        ("00:00", "00:00")
    }


def _holds(item: Json, day: dt.date) -> bool:
    return bool(item["validFrom"] <= day.isoformat() <= item["validThrough"])


def dates_shown(section: Element, language: str) -> list[Date]:
    """The dates in a list, without those on which the house is closed: they bear a flag more than their state asks."""
    found = []
    for item in section.find("li", "event"):
        state = next((name for name in item.classes if name in STATES), "")
        if not state or len(item.find("strong", "flag")) > (state != "scheduled"):
            continue
        times = item.find("bdi", "time")
        rough = say(language, "about") in item.one("span", "when").text.split()
        start, _, end = times[0].text.partition("–") if times and not rough else ("", "", "")
        found.append((dt.date.fromisoformat(item.find("time")[0].get("datetime")), start, end, STATES[state]))
    return found


STATES = {
    "scheduled": "EventScheduled",
    "extra": "EventScheduled",
    "cancelled": "EventCancelled",
    "moved": "EventRescheduled",
}


def dates_told(event: Json, first: dt.date, last: dt.date) -> list[Date]:
    """The dates from ``first`` to ``last`` by an activity's linked data, worked out by dateutil's rules."""
    found = []
    for schedule in event.get("eventSchedule", []):
        times = schedule.get("startTime", "")[:5], schedule.get("endTime", "")[:5]
        found += [(day, *times, "EventScheduled") for day in _days(schedule, last)]
    for single in event.get("subEvent", []):
        day, _, start = single["startDate"].partition("T")
        end = single.get("endDate", "").partition("T")[2]
        found.append((dt.date.fromisoformat(day), start[:5], end[:5], single["eventStatus"].rpartition("/")[2]))
    return sorted(item for item in found if first <= item[0] <= last)


def _days(schedule: Json, last: dt.date) -> Iterator[dt.date]:
    """The days of a schedule up to ``last``."""
    interval, unit = int(schedule["repeatFrequency"][1]), schedule["repeatFrequency"][2]
    nth, names = schedule.get("byMonthWeek"), schedule["byDay"]
    if isinstance(names, str):
        nth, days = int(names[:-2]), [ICALENDAR[names[-2:]]]
    else:
        days = [WEEKDAYS.index(name.rpartition("/")[2]) for name in names]
    rule = rrule.rrule(
        rrule.WEEKLY if unit == "W" else rrule.MONTHLY,
        dt.datetime.fromisoformat(schedule["startDate"]),
        interval=interval,
        byweekday=[rrule.weekday(day, nth) for day in days],
        until=dt.datetime.fromisoformat(min(schedule.get("endDate", "9999"), last.isoformat())),
    )
    return (day.date() for day in rule if day.date().isoformat() not in schedule.get("exceptDate", []))
