"""When an activity takes place: its rhythms, and the single dates that are not as usual.

A date that is cancelled or moved is left out of its rhythm and told as an event of its own. So that nobody is sent in
vain, a date on which the house is closed is left out as well, and rough times ("about 18:00") are not told.
Source: schema.org/Schedule, whose ``byMonthWeek`` has no word for the last week: there ``byDay`` says ``-1SU``.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from ..calendars.dates import Date, Plan, Series
from ..model import Activity
from ..recurrence import Occurrence, Status
from .hours import day_of_week, time
from .voice import Json, known, thing

_ICALENDAR_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_STATUS = {Status.CANCELLED: "EventCancelled", Status.MOVED: "EventRescheduled"}


def schedules(plan: Plan, activity: Activity, zone: str, today: dt.date) -> Iterator[Json]:
    """Each rhythm that has a date to come."""
    for series in plan.series:
        if series.until >= today:
            yield _schedule(series, bool(activity.pause), zone)


def _schedule(series: Series, pauses: bool, zone: str) -> Json:
    """An end is told where there is one, and where pauses are known up to it only."""
    rhythm = series.rhythm
    missing = sorted({*series.excluded, *(date.due for date in series.differing)})
    return thing(
        "Schedule",
        **_days(series),
        startDate=series.first.isoformat(),
        endDate=series.until.isoformat() if rhythm.ends or pauses else None,
        **_times(rhythm.start, rhythm.end, rhythm.about),
        exceptDate=[day.isoformat() for day in missing],
        scheduleTimezone=zone,
    )


def _days(series: Series) -> Json:
    every = series.rhythm.every
    if every is None:
        raise ValueError("a series has a rhythm")
    days = [day_of_week(number) for number in every.weekdays]
    if every.ordinal is None:
        return {"repeatFrequency": f"P{every.interval}W", "byDay": days}
    if every.ordinal > 0:
        return {"repeatFrequency": "P1M", "byDay": days, "byMonthWeek": every.ordinal}
    return {"repeatFrequency": "P1M", "byDay": f"{every.ordinal}{_ICALENDAR_DAYS[every.weekdays[0]]}"}


def _times(start: int | None, end: int | None, about: bool) -> Json:
    if start is None or about:
        return {}
    return {"startTime": time(start)} | ({} if end is None else {"endTime": time(end)})


def single_dates(plan: Plan, today: dt.date) -> list[Occurrence]:
    """The dates to come that are no ordinary ones of a rhythm: cancelled, moved, extra, and single ones; in order."""
    dates = [date for series in plan.series for date in series.differing] + [date for _, date in plan.singles]
    return sorted((date.occurrence for date in dates if _told(date) and date.occurrence.day >= today), key=_order)


def _told(date: Date) -> bool:
    """An ordinary date on which the house is closed is none that anybody should count on."""
    return date.closed is None


def _order(item: Occurrence) -> tuple[dt.date, int]:
    return item.day, -1 if item.start is None else item.start


def when(item: Occurrence, zone: str) -> Json:
    """The properties of an event of its own that tell when it is and what became of it."""
    start = None if item.about else item.start
    begins = item.day.isoformat() if start is None else _moment(item.day, start, zone)
    ends = None if start is None or item.end is None else _moment(item.day, item.end, zone)
    old = item.instead_of.isoformat() if item.instead_of else None
    status = f"https://schema.org/{_STATUS.get(item.status, 'EventScheduled')}"
    return known(startDate=begins, endDate=ends, previousStartDate=old, eventStatus=status)


def _moment(day: dt.date, minutes: int, zone: str) -> str:
    """A moment with its distance from UTC; 24:00 is midnight of the next day."""
    local = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)
    return local.replace(tzinfo=ZoneInfo(zone)).isoformat()
