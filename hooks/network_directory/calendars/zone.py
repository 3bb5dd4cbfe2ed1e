"""The rules of any time zone as a VTIMEZONE (RFC 5545, 3.6.5), worked out from the zone's own transitions.

Two yearly rules where the zone keeps to them, such as "last Sunday in March"; else each change of the clock by itself.
Never RDATE lists: widespread readers take only the first date of one.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

# So many years in a row must keep to a rule: they hold every layout of weekdays that a month can have, so that
# "the Friday before the last Sunday" is not taken for "the last Friday".
_YEARS_TO_PROVE = 12
_EPOCH = dt.datetime(1970, 1, 1)  # where nothing changes, "always"


@dataclass(frozen=True)
class Change:
    """A change of the clock: what clocks show as it comes, the offsets before and after it, and the new name."""

    local: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str


@dataclass(frozen=True)
class YearlyRule:
    """``number``-th weekday of a month, -1 for the last."""

    month: int
    weekday: int
    number: int


def timezone(key: str, first: dt.date, last: dt.date) -> Timezone:
    """The VTIMEZONE of the zone ``key``, true for every moment from ``first`` to ``last``."""
    zone = ZoneInfo(key)
    begin = first.year - 1
    changes = list(_changes(zone, begin, max(last.year + 1, begin + _YEARS_TO_PROVE)))
    found = Timezone()
    found.add("tzid", key)
    for change, rule in _observances(changes) or _one_by_one(zone, changes, begin, last.year + 1):
        found.add_component(_component(change, rule))
    return found


def _changes(zone: ZoneInfo, first: int, last: int) -> Iterator[Change]:
    """Every change of the offset from the year ``first`` to the year ``last``."""
    moment, end = dt.datetime(first, 1, 1, tzinfo=dt.UTC), dt.datetime(last + 1, 1, 1, tzinfo=dt.UTC)
    day = dt.timedelta(days=1)
    while moment < end:
        if _offset(zone, moment) != _offset(zone, moment + day):
            yield _change(zone, moment, moment + day)
        moment += day


def _offset(zone: ZoneInfo, moment: dt.datetime) -> dt.timedelta:
    return moment.astimezone(zone).utcoffset() or dt.timedelta()


def _change(zone: ZoneInfo, low: dt.datetime, high: dt.datetime) -> Change:
    """The change between two moments that lie a day apart, to the second."""
    before, after = _offset(zone, low), _offset(zone, high)
    while high - low > dt.timedelta(seconds=1):
        middle = low + (high - low) // 2
        middle = middle.replace(microsecond=0)
        low, high = (middle, high) if _offset(zone, middle) == before else (low, middle)
    return Change((high + before).replace(tzinfo=None), before, after, high.astimezone(zone).tzname() or "")


def _observances(changes: list[Change]) -> list[tuple[Change, YearlyRule]]:
    """The first change of each kind with the rule that its kind keeps to; none where one kind keeps to none."""
    by_month: dict[int, list[Change]] = {}
    for change in changes:
        by_month.setdefault(change.local.month, []).append(change)
    rules = [(found[0], _rule(found)) for found in by_month.values()]
    whole = all(len(found) == len({change.local.year for change in changes}) for found in by_month.values())
    kept = [(change, rule) for change, rule in rules if rule]
    return kept if whole and len(kept) == len(rules) else []


def _rule(changes: list[Change]) -> YearlyRule | None:
    """The yearly rule behind changes in the same month of several years; None if there is none."""
    if len({(item.local.time(), item.local.weekday(), item.before, item.after, item.name) for item in changes}) > 1:
        return None
    first = changes[0].local
    numbers = {(item.local.day - 1) // 7 + 1 for item in changes}
    if all(_is_last(item.local) for item in changes):
        return YearlyRule(first.month, first.weekday(), -1)
    return YearlyRule(first.month, first.weekday(), numbers.pop()) if len(numbers) == 1 else None


def _is_last(day: dt.datetime) -> bool:
    return day.day + 7 > calendar.monthrange(day.year, day.month)[1]


def _one_by_one(zone: ZoneInfo, changes: list[Change], first: int, last: int) -> list[tuple[Change, None]]:
    """What holds before any change, then each change up to the year ``last``."""
    start = dt.datetime(first, 1, 1, tzinfo=dt.UTC).astimezone(zone)
    offset = start.utcoffset() or dt.timedelta()
    always = Change(_EPOCH, offset, offset, start.tzname() or "")
    return [(change, None) for change in (always, *changes) if change.local.year <= last]


def _component(change: Change, rule: YearlyRule | None) -> TimezoneStandard | TimezoneDaylight:
    part = TimezoneDaylight() if change.after > change.before else TimezoneStandard()
    part.add("dtstart", change.local)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        day = f"{rule.number}{('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[rule.weekday]}"
        part.add("rrule", {"freq": "yearly", "bymonth": rule.month, "byday": day})
    return part
