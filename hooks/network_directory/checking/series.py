"""The dates of activities: changes that meet a date, series that go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..model import Activity, Rhythm
from ..model.weekdays import WEEKDAYS
from ..problems import Problem, Words, error, warning, words
from ..recurrence import regular_days
from .draft import Draft, Steps

_AROUND = dt.timedelta(days=400)


def changes_meet_a_date(draft: Draft) -> Iterator[Problem]:
    """What is cancelled or moved is a date of the activity; else people would come in vain."""
    for item in draft.activities:
        activity = item.record
        for name in ("cancelled", "moved"):
            for number, change in enumerate(getattr(activity, name)):
                day = change.date
                if regular_days(activity, day, day):
                    continue
                message = words(
                    "%(date)s (%(weekday)s) is no date of this activity", date=str(day), weekday=_weekday(day)
                )
                tell = error if day >= draft.today else warning
                yield tell(item.origin.field(name, number, "date"), "no-such-date", message, _near(activity, day))


def _near(activity: Activity, day: dt.date) -> Words:
    around = regular_days(activity, day - _AROUND, day + _AROUND)
    before = [other for other in around if other < day][-1:]
    after = [other for other in around if other > day][:1]
    if before or after:
        return words("The nearest dates are: %(dates)s.", dates=", ".join(map(str, before + after)))
    return words("Only dates that come from “every”, “also” or “dates” can be cancelled or moved.")


def _weekday(day: dt.date) -> str:
    return WEEKDAYS[day.weekday()]


def series_go_on(draft: Draft) -> Iterator[Problem]:
    """An activity with dates has one to come, or says since when it has ended."""
    for item in draft.activities:
        days = [] if item.record.ended else list(_last_days(item.record))
        known = [(day, path) for day, path in days if day]
        if known and len(known) == len(days):
            last, path = max(known)
            if last < draft.today:
                message = words("this activity has no date after %(date)s", date=str(last))
                hint = words("Add the new dates, or “ended: %(date)s” if it is over.", date=str(last))
                yield warning(item.origin.field(*path), "series-over", message, hint)


def _last_days(activity: Activity) -> Iterator[tuple[dt.date | None, Steps]]:
    """The last day of every rhythm, None if it goes on, and every single date."""
    if activity.every:
        yield _end(activity), ("ends",)
    for number, rhythm in enumerate(activity.also):
        yield _end(rhythm), ("also", number, "ends")
    for name, field in (("dates", "date"), ("extra", "date"), ("moved", "to")):
        for number, date in enumerate(getattr(activity, name)):
            yield getattr(date, field), (name, number, field)


def _end(rhythm: Rhythm) -> dt.date | None:
    """The last day; an end before the start is told by another rule."""
    return rhythm.ends and max(rhythm.ends, rhythm.starts or rhythm.ends)
