"""Days on which the ordinary hours may not hold: public holidays, school holidays, the network's own closures.

Public and school holidays of the network's state come from the ``holidays`` package, changed by what network.yaml adds
and takes away. School holidays are known up to a horizon; what depends on them is not known beyond it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from .model import Network, Text
from .model.network import Closure, HolidayChange
from .problems import Words, words

# The names as the package gives them in English; gettext has them in every language.
_NAMES = {
    name.msgid: name
    for name in (
        words("New Year's Day"),
        words("Epiphany"),
        words("Women's Day"),
        words("Good Friday"),
        words("Easter Sunday"),
        words("Easter Monday"),
        words("Labor Day"),
        words("Ascension Day"),
        words("Pentecost"),
        words("Pentecost Monday"),
        words("Corpus Christi"),
        words("Assumption Day"),
        words("World Children's Day"),
        words("German Unity Day"),
        words("Reformation Day"),
        words("All Saints' Day"),
        words("Repentance and Prayer Day"),
        words("Christmas Day"),
        words("Second Day of Christmas"),
        words("Augsburg Peace Festival"),
        words("75th anniversary of the East German uprising of 1953"),
        words("80th anniversary of the liberation from Nazism and the end of the Second World War in Europe"),
    )
}
_YEARS_AHEAD = 3
Name = Text | Words
Days = dict[dt.date, Name]


class Reasons(NamedTuple):
    """Why a day is off."""

    closure: Closure | None = None
    public_holiday: Name | None = None
    school_holidays: Name | None = None


_NONE = Reasons()


class DaysOff:
    """The days off of one network, from the year before ``today`` to three years after it."""

    def __init__(self, network: Network, today: dt.date) -> None:
        self._network = network
        self._today = today
        self._years = range(today.year - 1, today.year + _YEARS_AHEAD + 1)

    def of_others(self) -> DaysOff:
        """The same days for a house that is not the network's own: its closures do not hold there."""
        return self._others

    @cached_property
    def _others(self) -> DaysOff:
        return DaysOff(self._network.model_copy(update={"closed": ()}), self._today)

    def closure(self, day: dt.date) -> Closure | None:
        """The network's closure on ``day``, if there is one."""
        return next((closed for closed in self._network.closed if closed.start <= day <= closed.end), None)

    def public_holiday(self, day: dt.date) -> Name | None:
        """The name of the public holiday on ``day``, if it is one."""
        return self._public.get(day)

    def school_holiday(self, day: dt.date) -> Name | None:
        """What the holidays are called that schools of the state have on ``day``, if they have any."""
        return self._school.get(day)

    def reasons(self, day: dt.date) -> Reasons:
        """Why ``day`` is one of them; without any reason ordinary hours hold, as far as it is known."""
        return self._reasons.get(day, _NONE)

    @cached_property
    def _reasons(self) -> dict[dt.date, Reasons]:
        first, last = dt.date(self._years[0], 1, 1), dt.date(self._years[-1], 12, 31)
        closures = (_days(max(closed.start, first), min(closed.end, last)) for closed in self._network.closed)
        days = set(self._public).union(self._school, *closures)
        return {day: Reasons(self.closure(day), self.public_holiday(day), self.school_holiday(day)) for day in days}

    @property
    def public_known(self) -> bool:
        """Whether public holidays are known at all."""
        return bool(self._public)

    @cached_property
    def school_known_until(self) -> dt.date | None:
        """The last day of the last school holidays that are known; None if none are."""
        return max(self._school, default=None)

    @cached_property
    def _public(self) -> Days:
        found: Days = {day: _NAMES.get(name, Words(name)) for day, name in self._from_package("public").items()}
        return _changed(found, self._network.public_holidays, words("public holiday"))

    @cached_property
    def _school(self) -> Days:
        name = words("school holidays")
        return _changed(dict.fromkeys(self._from_package("school"), name), self._network.school_holidays, name)

    def _from_package(self, category: str) -> dict[dt.date, str]:
        """Day → its English name."""
        import holidays  # 0.2 s to import: only when a page needs it

        state = self._network.state
        if state is None or self._network.country not in holidays.list_supported_countries(include_aliases=False):
            return {}
        country = holidays.country_holidays(self._network.country, language="en_US")
        if category not in country.supported_categories or (country.subdivisions and state not in country.subdivisions):
            return {}
        return dict(
            holidays.country_holidays(
                self._network.country,
                subdiv=state if country.subdivisions else None,
                years=self._years,
                categories=(category,),
                language="en_US",
            )
        )


def _changed(days: Days, changes: tuple[HolidayChange, ...], name: Words) -> Days:
    """The days with what network.yaml adds to them and takes away."""
    for change in changes:
        for day in _days(change.date, change.last):
            if change.holiday == "yes":
                days[day] = change.name or name
            else:
                days.pop(day, None)
    return days


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(offset) for offset in range((last - first).days + 1))


def known_states(country: str) -> dict[str, str]:
    """The states of a country whose holidays are known, and their names: code or name → code; empty if none are."""
    import holidays

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    return {state: state for state in found.subdivisions} | found.subdivisions_aliases
