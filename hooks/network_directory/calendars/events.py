"""An activity's events: what is the same in all languages is written once, the words once for each language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Event

from ..freshness import State
from ..model import Activity, Rhythm
from ..opening import DayHours
from ..pages.venues import venue_of
from ..problems import words
from ..reader import Reader
from ..recurrence import Occurrence, Status
from .dates import Date, Plan, Series
from .lines import text_line, uri_line
from .plain import one_line, paragraphs

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
# Days since then: a number that only grows, so that a file saved again is never older than the one before.
_FIRST_REVISION = dt.date(2020, 1, 1)
_BEGIN, _END = "BEGIN:VEVENT\r\n", "END:VEVENT\r\n"


@dataclass(frozen=True)
class Skeleton:
    """An event without its words: its lines, the times that they tell, and the date (None: a whole series)."""

    lines: str
    times: Rhythm | Occurrence
    date: Date | None


def skeletons(activity: Activity, plan: Plan, zone: ZoneInfo, host: str, today: dt.date) -> tuple[Skeleton, ...]:
    """The events of a plan: each series with the dates that differ from it, then the single dates."""
    return tuple(_Writer(zone, f"{activity.id}.%s@{host}", today).all(plan))


def in_language(skeletons: tuple[Skeleton, ...], activity: Activity, reader: Reader, address: str) -> str:
    """The events as lines of a calendar file; ``address`` is the activity's page, empty if it is not known."""
    return "".join(_BEGIN + item.lines + _words(item, activity, reader, address) + _END for item in skeletons)


class _Writer:
    """Writes what holds in every language. Times are local, in the zone; last dates in UTC (RFC 5545, 3.3.10)."""

    def __init__(self, zone: ZoneInfo, uid: str, today: dt.date) -> None:
        self._zone = zone
        self._uid = uid
        self._today = today

    def all(self, plan: Plan) -> Iterator[Skeleton]:
        for series in plan.series:
            yield self._series(series)
            for date in series.differing:
                yield self._differing(series, date)
        for name, date in plan.singles:
            event = self._event(name, date.occurrence.day, date.occurrence.start, date.occurrence.end)
            yield _skeleton(event, date)

    def _series(self, series: Series) -> Skeleton:
        rhythm = series.rhythm
        event = self._event(str(series.number), series.first, rhythm.start, rhythm.end)
        event.add("rrule", _rule(rhythm) | {"until": self._until(series)})
        for day in series.excluded:  # one a line: no reader trips over that
            event.add("exdate", self._moment(day, rhythm.start))
        return Skeleton(_lines(event), rhythm, None)

    def _differing(self, series: Series, date: Date) -> Skeleton:
        event = self._event(str(series.number), date.occurrence.day, date.occurrence.start, date.occurrence.end)
        event.add("recurrence-id", self._moment(date.due, series.rhythm.start))
        return _skeleton(event, date)

    def _event(self, name: str, day: dt.date, start: int | None, end: int | None) -> Event:
        event = Event()
        event.add("uid", self._uid % name)
        event.add("dtstamp", dt.datetime.combine(self._today, dt.time(), dt.UTC))
        event.add("sequence", (self._today - _FIRST_REVISION).days)
        event.add("transp", "TRANSPARENT")  # to know of it does not mean to be busy
        event.add("dtstart", self._moment(day, start))
        if start is not None and end is not None and end > start:
            event.add("dtend", self._moment(day, end))
        return event

    def _moment(self, day: dt.date, minutes: int | None) -> dt.date | dt.datetime:
        """A local time; without a time the whole day. 24:00 is midnight of the next day."""
        if minutes is None:
            return day
        return (dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minutes)).replace(tzinfo=self._zone)

    def _until(self, series: Series) -> dt.date | dt.datetime:
        last = self._moment(series.until, series.rhythm.start)
        return last.astimezone(dt.UTC) if isinstance(last, dt.datetime) else last


def _rule(rhythm: Rhythm) -> dict[str, object]:
    every = rhythm.every
    if every is None:
        raise ValueError("a series has a rhythm")
    days = [_WEEKDAYS[number] for number in every.weekdays]
    if every.ordinal is not None:
        return {"freq": "monthly", "byday": f"{every.ordinal}{days[0]}"}
    if every.interval == 1:
        return {"freq": "weekly", "byday": days}
    return {"freq": "weekly", "interval": every.interval, "byday": days, "wkst": "MO"}


def _skeleton(event: Event, date: Date) -> Skeleton:
    if date.occurrence.status is Status.CANCELLED:
        event.add("status", "CANCELLED")
    elif date.closed:
        event.add("status", "TENTATIVE")
    return Skeleton(_lines(event), date.occurrence, date)


def _words(item: Skeleton, activity: Activity, reader: Reader, address: str) -> str:
    title = one_line(reader.phrase(activity.title).text)
    cancelled = item.date is not None and item.date.occurrence.status is Status.CANCELLED
    # Many readers pass over STATUS, so the title says it, too.
    summary = reader.say(words("Cancelled: %(title)s", title=title)) if cancelled else title
    told = [*_told_of_date(item, reader), *_told_of_activity(activity, reader), address]
    description, place = "\n\n".join(part for part in told if part), _place(item, activity, reader)
    return (
        text_line("SUMMARY", summary)
        + (text_line("DESCRIPTION", description) if description else "")
        + (text_line("LOCATION", place) if place else "")
        + (uri_line("URL", address) if address else "")
    )


def _place(item: Skeleton, activity: Activity, reader: Reader) -> str:
    """``Haus am Markt, Am Markt 1, 12345 Musterstadt``, as far as it is known."""
    venue = item.date.occurrence.venue if item.date else None
    place = venue_of(reader.directory, venue or activity.at)
    if place is None:
        return ""
    if place.online:
        return reader.gettext("online")
    name = reader.phrase(place.name).text if place.name else ""
    return one_line(", ".join(part for part in (name, reader.address_line(place.address)) if part))


def _told_of_date(item: Skeleton, reader: Reader) -> Iterator[str]:
    if item.date:
        yield from _told_of_change(item.date, reader)
    if item.date and item.date.occurrence.status is Status.CANCELLED:
        return
    if item.times.start is None:
        yield reader.say(words("The time is not known. Please ask."))
    elif item.times.about:
        yield reader.say(words("The time is approximate."))
    if item.times.start is not None and item.times.end is None:
        yield reader.say(words("The end is open."))


def _told_of_change(date: Date, reader: Reader) -> Iterator[str]:
    occurrence = date.occurrence
    if occurrence.status is Status.MOVED:
        if date.due == occurrence.day:
            yield reader.say(words("On this date the time or the place is another than usual."))
        else:
            yield reader.say(words("This date was moved. The old date was: %(date)s.", date=reader.day(date.due)))
    if occurrence.status is Status.EXTRA:
        yield reader.say(words("This is an extra date."))
    if occurrence.why:
        yield one_line(reader.phrase(occurrence.why).text)
    if date.closed:
        yield _told_of_house(date.closed, reader)


def _told_of_house(closed: DayHours, reader: Reader) -> str:
    if closed.why is None:
        return reader.say(words("The house is closed on this day. Please ask."))
    reason = one_line(reader.phrase(closed.why).text)
    return reader.say(words("The house is closed on this day (%(reason)s). Please ask.", reason=reason))


def _told_of_activity(activity: Activity, reader: Reader) -> Iterator[str]:
    state = reader.directory.state(activity)
    if state is not State.CONFIRMED:
        yield reader.say(reader.state(activity.checked, state))
    if activity.description:
        yield paragraphs(reader.phrase(activity.description))


def _lines(event: Event) -> str:
    """The lines between the event's beginning and its end, folded at 75 octets, each with CR LF."""
    return str(event.to_ical(), "utf-8").removeprefix(_BEGIN).removesuffix(_END)
