"""Hours and dates that must fit each other: hours of a day, periods, special days, and evidence that grows old."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ..freshness import State, state_of
from ..model import Activity, Hours, Office, Partner, RoughDate, Slot, clock
from ..model.weekdays import WEEKDAYS
from ..problems import Place, Problem, Words, error, warning, words
from .draft import Draft, Loaded, Steps
from .shape import Origin

_SHOWN = 5


class Period(NamedTuple):
    """Two fields of which the second is not before the first."""

    origin: Origin
    path: Steps
    names: tuple[str, str]
    first: dt.date | RoughDate | None
    last: dt.date | RoughDate | None


def hours_fit_together(draft: Draft) -> Iterator[Problem]:
    """The hours of one day stand in order and do not overlap."""
    for slots, place in _days(draft):
        timed = [slot for slot in slots if slot.start is not None and slot.end is not None]
        order = sorted(timed, key=_begin)
        late = any(_alike(a, b) and _begin(b) < _begin(a) for a, b in combinations(timed, 2))
        overlap = next(((a, b) for a, b in combinations(order, 2) if _alike(a, b) and _begin(b) < (a.end or 0)), None)
        if overlap:
            first, second = map(_span, overlap)
            message = words("%(first)s and %(second)s overlap", first=first, second=second)
            joined = f"{clock(_begin(overlap[0]))}-{clock(max(slot.end or 0 for slot in overlap))}"
            hint = words("Write one stretch (%(joined)s), or correct one of the times.", joined=joined)
            yield error(place, "hours-overlap", message, hint)
        elif late:
            right = ", ".join(map(_span, order))
            plain = all((slot.kind, slot.languages, slot.note) == ("walk-in", (), None) for slot in slots)
            hint = words("Write: %(right)s", right=right) if plain else words("Write the earlier hours first.")
            yield warning(place, "hours-order", words("later hours stand before earlier ones"), hint)


def _alike(one: Slot, other: Slot) -> bool:
    """Whether both are for the same people: hours by phone may well overlap with those for walking in."""
    return (one.kind, one.languages) == (other.kind, other.languages)


def _begin(slot: Slot) -> int:
    return slot.start or 0


def _span(slot: Slot) -> str:
    return f"{clock(slot.start or 0)}-{clock(slot.end or 0)}"


def _days(draft: Draft) -> Iterator[tuple[tuple[Slot, ...], Place]]:
    """The hours of every weekday and of every special day."""
    for block, origin, path in _blocks(draft):
        for name in WEEKDAYS:
            if slots := getattr(block, name):
                yield slots, origin.field(*path, name)
        for number, day in enumerate(block.exceptions):
            yield day.hours, origin.field(*path, "except", number, "hours")


def _blocks(draft: Draft) -> Iterator[tuple[Hours, Origin, Steps]]:
    for house, origin, path in draft.houses:
        for number, block in enumerate(house.hours):
            yield block, origin, (*path, "hours", number)


def no_hours_are_hidden(draft: Draft) -> Iterator[Problem]:
    """Of two blocks of hours, or two special days, for the same time the first holds; a second one never would."""
    message = words("this never holds: line %(line)d already says what holds on these days")
    for house, origin, path in draft.houses:
        blocks = [(block.start or dt.date.min, block.end or dt.date.max) for block in house.hours]
        hint = words("Give each block its own time with “from” and “to”, and put the one for a short time first.")
        for first, second in _covered(blocks):
            yield _hidden(message, origin, (*path, "hours"), (first, second), hint)
    for block, origin, path in _blocks(draft):
        days = [(day.date, day.last) for day in block.exceptions]
        for first, second in _covered(days):
            yield _hidden(message, origin, (*path, "except"), (first, second), words("Keep one of the two."))


def _covered(periods: list[tuple[dt.date, dt.date]]) -> Iterator[tuple[int, int]]:
    """The number of each period that lies within an earlier one, after that one's."""
    for later, (start, end) in enumerate(periods):
        earlier = next((n for n, (first, last) in enumerate(periods[:later]) if first <= start and end <= last), None)
        if earlier is not None:
            yield earlier, later


def _hidden(message: Words, origin: Origin, path: Steps, pair: tuple[int, int], hint: Words) -> Problem:
    said = Words(message.msgid, {"line": origin.field(*path, pair[0]).line})
    return error(origin.field(*path, pair[1]), "hours-hidden", said, hint)


def dates_are_in_order(draft: Draft) -> Iterator[Problem]:
    """Nothing ends before it begins: periods, special days, notices, closures, entries, times of single dates."""
    for period in _periods(draft):
        first, last = period.first, period.last
        if first is not None and last is not None and _latest(last) < _earliest(first):
            values = {"first": period.names[0], "last": period.names[1], "start": str(first), "end": str(last)}
            message = words("“%(last)s” (%(end)s) is before “%(first)s” (%(start)s)", **values)
            hint = words("Exchange the two dates, or correct one of them.")
            yield error(period.origin.field(*period.path, period.names[1]), "dates-backwards", message, hint)
    yield from _times_backwards(draft)


def _earliest(date: dt.date | RoughDate) -> dt.date:
    return date.earliest if isinstance(date, RoughDate) else date


def _latest(date: dt.date | RoughDate) -> dt.date:
    return date.latest if isinstance(date, RoughDate) else date


def _periods(draft: Draft) -> Iterator[Period]:
    if draft.network:
        network, origin = draft.network.record, draft.network.origin
        if network.notice:
            yield Period(origin, ("notice",), ("from", "until"), network.notice.start, network.notice.until)
        for number, closed in enumerate(network.closed):
            yield Period(origin, ("closed", number), ("from", "to"), closed.start, closed.end)
        for name in ("public_holidays", "school_holidays"):
            for number, days in enumerate(getattr(network, name)):
                yield Period(origin, (name, number), ("date", "until"), days.date, days.until)
    houses: list[Loaded[Office] | Loaded[Partner]] = [*draft.offices, *draft.partners]
    for item in houses:
        yield Period(item.origin, (), ("opened", "ended"), item.record.opened, item.record.ended)
    for outpost, origin, path in draft.outposts:
        yield Period(origin, path, ("opened", "ended"), outpost.opened, outpost.ended)
    for block, origin, path in _blocks(draft):
        yield Period(origin, path, ("from", "to"), block.start, block.end)
        for number, day in enumerate(block.exceptions):
            yield Period(origin, (*path, "except", number), ("date", "until"), day.date, day.until)
    for activity in draft.activities:
        yield from _periods_of(activity.record, activity.origin)


def _periods_of(activity: Activity, origin: Origin) -> Iterator[Period]:
    yield Period(origin, (), ("since", "ended"), activity.since, activity.ended)
    yield Period(origin, (), ("starts", "ends"), activity.starts, activity.ends)
    for number, rhythm in enumerate(activity.also):
        yield Period(origin, ("also", number), ("starts", "ends"), rhythm.starts, rhythm.ends)


def _times_backwards(draft: Draft) -> Iterator[Problem]:
    for item in draft.activities:
        for name, last in (("dates", "to"), ("cancelled", "to"), ("extra", "to"), ("moved", "until")):
            for number, date in enumerate(getattr(item.record, name)):
                if date.start is not None and date.end is not None and date.end <= date.start:
                    message = words("“%(last)s” is not later than “from”", last=last)
                    hint = words("Exchange the two times, or correct one of them.")
                    yield error(item.origin.field(name, number, last), "times-backwards", message, hint)


def special_days_are_ahead(draft: Draft) -> Iterator[Problem]:
    """Special days and closures that are over have no effect any more and can go."""
    lists = [
        ((*path, "except"), origin, [(day.date, day.last) for day in block.exceptions])
        for block, origin, path in _blocks(draft)
    ]
    if draft.network:
        closures = [(closed.start, closed.end) for closed in draft.network.record.closed]
        lists.append((("closed",), draft.network.origin, closures))
    for path, origin, days in lists:
        over = [number for number, (first, last) in enumerate(days) if max(first, last) < draft.today]
        if over:
            message = words("days in this list that are over: %(count)d", count=len(over))
            hint = words("Correct the date, or delete what is over: it has no effect any more.")
            yield warning(origin.field(*path, over[0]), "days-over", message, hint)


def entries_are_confirmed(draft: Draft) -> Iterator[Problem]:
    """Where network.yaml asks for it (`freshness: {remind: yes}`), each file says how many entries are unconfirmed."""
    if draft.network is None or not draft.network.record.freshness.remind:
        return
    limits = draft.network.record.freshness
    running = [item for item in draft.entries if not (item.record.ended and item.record.ended.earliest <= draft.today)]
    for file in dict.fromkeys(item.origin.file for item in running):
        here = [item for item in running if item.origin.file == file]
        old = [item for item in here if state_of(item.record.checked, draft.today, limits) is State.UNCONFIRMED]
        if old:
            numbers = {"count": len(old), "total": len(here), "months": limits.ageing_months}
            message = words("%(count)d of %(total)d entries have no evidence of the last %(months)d months", **numbers)
            oldest = sorted(old, key=lambda item: _earliest(item.record.checked or dt.date.min))
            names = ", ".join(item.record.id for item in oldest[:_SHOWN]) + (" …" if len(old) > _SHOWN else "")
            hint = words("Begin with %(ids)s: ask there, then write that day under “checked”.", ids=names)
            yield warning(old[0].origin.field("id"), "unconfirmed", message, hint)
