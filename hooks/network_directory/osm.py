"""Opening hours as OpenStreetMap has them: values of its key ``opening_hours``.

Source: wiki.openstreetmap.org/wiki/Key:opening_hours/specification. Of several rules that meet a day the last one
holds, so the rules stand in the opposite order of ours: the week, school holidays, public holidays, days that are
always closed, then dates. Four forms are avoided because programs read them differently: a comment without a word of
state (here always ``unknown``), holidays together with weekdays (``SH Mo``), ``PH open``, ``2027 Apr 01+``.

``PH`` and ``SH`` mean the holidays of the state, which mappers' programs know. What differs from them in the coming
`DAYS_AHEAD` days (exceptions, closures, a holiday that only this city has) is written as dates. Reasons, notes and the
languages of a slot are left out: a value has at most 255 signs in OpenStreetMap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, groupby

from pydantic import BaseModel, ConfigDict

from .days_off import DaysOff
from .directory import Directory
from .model import Hours, Office, Outpost, Partner, RoughDate, Slot, clock
from .opening import DAYS_AHEAD, DayHours, block_on, days_with_exceptions, hours_through, trusted_blocks
from .translations import catalogue

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_CLOSED, _UNKNOWN = ("off",), ("unknown",)
_NO_END = dt.date(2099, 12, 31)
Parts = tuple[str, ...]
"""What holds on a day, without the day: ``off``, ``09:00-12:00,13:00-16:00``, ``unknown "nach Vereinbarung"``."""


class OsmHours(BaseModel):
    """The opening hours of an office, outpost or partner, for OpenStreetMap."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: dict[str, str]
    """Its name by language."""
    opening_hours: str
    """A value of OpenStreetMap's key `opening_hours`, with all that is known of the next 400 days. Hours by phone or by
    appointment are `unknown`, with a comment in the main language. `PH` and `SH` are the holidays of the state."""
    without_dates: str
    """The same without single dates: shorter, for OpenStreetMap, where a value has at most 255 signs."""
    checked: str
    """The date of the latest evidence for the hours: a year, a month or a day."""


def osm_hours(directory: Directory) -> dict[str, OsmHours]:
    """Id of an office, outpost or partner → its hours; only where they are known and their evidence is recent."""
    writer = Writer(directory)
    found = {}
    for record, days_off in _houses(directory, directory.days_off):
        blocks = trusted_blocks(record.hours, record.checked, directory.today, directory.network.freshness)
        if blocks:
            dates: list[RoughDate] = [date for block in blocks if (date := block.checked or record.checked)]
            oldest = min(dates, key=lambda date: date.earliest)
            found[record.id] = OsmHours(
                name=record.name.root,
                opening_hours=writer.value(blocks, days_off),
                without_dates="; ".join(writer.weeks(blocks)),
                checked=str(oldest),
            )
    return found


def _houses(directory: Directory, own: DaysOff) -> Iterator[tuple[Office | Outpost | Partner, DaysOff]]:
    """Every house with the days off that hold there."""
    for office in directory.offices.values():
        yield office, own
        for outpost in office.outposts:
            yield outpost, own
    for partner in directory.partners.values():
        yield partner, own.of_others()


class Writer:
    """Writes hours as one value. The comments are in the network's main language, as mappers write them."""

    def __init__(self, directory: Directory) -> None:
        self._today = directory.today
        official = {"closed": (), "public_holidays": (), "school_holidays": ()}
        self._official = DaysOff(directory.network.model_copy(update=official), directory.today)
        say = catalogue(directory.main).translations.gettext
        self._known: dict[int, Parts] = {}
        self._comments = {"phone": say("by phone"), "appointment": say("by appointment")}

    def value(self, blocks: tuple[Hours, ...], days_off: DaysOff) -> str:
        """The value for blocks of weekly hours, the first that covers a day holding, with the days off there."""
        return "; ".join([*self.weeks(blocks), *self._dates(blocks, days_off)])

    def weeks(self, blocks: tuple[Hours, ...]) -> list[str]:
        """The rules without single dates; outside all blocks nothing is known."""
        rules = [] if any(not self._period(block) for block in blocks) else ["unknown"]
        for block in reversed(blocks):
            rules += self._week(block)
        return rules

    def _week(self, block: Hours) -> Iterator[str]:
        """The rules of one block; each weekday has one, so that they cover what stands before them."""
        period = self._period(block)
        days: dict[Parts, list[int]] = {}
        for number in range(7):
            days.setdefault(self._parts(block.on_weekday(number) or ()), []).append(number)
        free = days.pop(_CLOSED, [])
        for parts, numbers in days.items():
            yield _rule(period + _weekdays(numbers), parts)
        for holiday, rule in (("SH", block.school_holidays), ("PH", block.holidays)):
            if days and rule != "open":
                yield _rule(period + holiday, _CLOSED if rule == "closed" else _UNKNOWN)
        if free:
            yield _rule(period + _weekdays(free), _CLOSED)

    def _period(self, block: Hours) -> str:
        """``2026 Oct 01-2027 Mar 31 ``; empty if it holds from now on. A beginning that is not said is this year's."""
        start = block.start or self._today.replace(month=1, day=1)
        if block.end is None and start <= self._today:
            return ""
        return _span(start, block.end or _NO_END) + " "

    def _parts(self, slots: tuple[Slot, ...] | None) -> Parts:
        """What holds on a day; days share their very slots with the same weekday of other weeks."""
        key = id(slots)  # of the directory's own, which stay
        if key not in self._known:
            self._known[key] = _UNKNOWN if slots is None else self._parts_of(slots)
        return self._known[key]

    def _parts_of(self, slots: tuple[Slot, ...]) -> Parts:
        """What is open comes last: it counts where times overlap."""
        times = {kind: _times(slot for slot in slots if slot.kind == kind) for kind in ("walk-in", *self._comments)}
        asked = [f'{times[kind]} unknown "{comment}"' for kind, comment in self._comments.items() if times[kind]]
        if any(slot.start is None for slot in slots):  # by appointment, at any time of the day
            asked = [f'unknown "{self._comments["appointment"]}"']
        return tuple(filter(None, (*asked, times["walk-in"]))) or _CLOSED

    def _dates(self, blocks: tuple[Hours, ...], days_off: DaysOff) -> Iterator[str]:
        """A rule for each stretch of days, from today on, on which the rules of the week say something else."""
        hours = hours_through(blocks, self._today, DAYS_AHEAD, days_off)
        unlike = _unlike(days_off, self._official, self._today)
        doubtful = unlike | days_with_exceptions(blocks, self._today, DAYS_AHEAD)
        other = {number for number in doubtful if self._differs(hours[number], blocks, self._day(number), days_off)}
        if not other:
            return
        for parts, stretch in groupby(range(DAYS_AHEAD), key=lambda number: self._parts(hours[number].slots)):
            if told := [self._day(number) for number in stretch if number in other]:
                yield _rule(_span(told[0], told[-1]), parts)

    def _day(self, number: int) -> dt.date:
        return self._today + dt.timedelta(number)

    def _differs(self, hours: DayHours, blocks: tuple[Hours, ...], day: dt.date, days_off: DaysOff) -> bool:
        """Whether a date must be told. Hours that nobody knows as yet because school holidays are not are no date."""
        known_until = days_off.school_known_until
        waiting = hours.slots is None and (known_until is None or day > known_until)
        return not waiting and self._parts(hours.slots) != self._parts(self._by_the_week(blocks, day))

    def _by_the_week(self, blocks: tuple[Hours, ...], day: dt.date) -> tuple[Slot, ...] | None:
        """What the rules of the week say of a day."""
        block = block_on(blocks, day)
        if block is None:
            return None
        weekly = block.on_weekday(day.weekday()) or ()
        _, public, school = self._official.reasons(day)
        for holiday, rule in ((public, block.holidays), (school, block.school_holidays)):
            if weekly and holiday and rule != "open":
                return () if rule == "closed" else None
        return weekly


@lru_cache(maxsize=2)  # the network's own and the others'
def _unlike(own: DaysOff, official: DaysOff, today: dt.date) -> frozenset[int]:
    """The days from today on, by number, of which the rules of the week may say something else than we, exceptions
    aside: days off for other reasons, or for several, of which school holidays count there and public ones here."""
    days = (today + dt.timedelta(number) for number in range(DAYS_AHEAD))
    reasons = [(own.reasons(day), official.reasons(day)) for day in days]
    unlike = [ours != theirs or ours.count(None) < len(ours) - 1 for ours, theirs in reasons]
    return frozenset(compress(range(DAYS_AHEAD), unlike))


def _rule(days: str, parts: Parts) -> str:
    """Further parts are added to the first (``, ``) instead of taking its place (``; ``)."""
    return ", ".join(f"{days} {part}" for part in parts)


def _times(slots: Iterable[Slot]) -> str:
    """``09:00-12:00,13:00-16:00``; slots without times are left out."""
    timed = {(slot.start, slot.end) for slot in slots if slot.start is not None and slot.end is not None}
    return ",".join(f"{clock(start)}-{clock(end)}" for start, end in sorted(timed))


def _weekdays(numbers: list[int]) -> str:
    """``Mo,We-Fr``: three and more in a row as a span."""
    found = []
    for _, row in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        days = [_DAYS[number] for _, number in row]
        found += [f"{days[0]}-{days[-1]}"] if len(days) > 2 else days
    return ",".join(found)


def _date(day: dt.date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02d}"


def _span(first: dt.date, last: dt.date) -> str:
    """``2026 Dec 24``, ``2026 Dec 24-31``, ``2026 Dec 24-2027 Jan 01``."""
    if first == last:
        return _date(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    return f"{_date(first)}-{f'{last.day:02d}' if same_month else _date(last)}"
