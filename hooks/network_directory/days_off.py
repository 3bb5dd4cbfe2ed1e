"""Days on which the ordinary hours may not hold: public holidays, school holidays, the network's own closures.

Public and school holidays of the network's state come from the ``holidays`` package. Its school data ends at
a horizon; beyond it nothing is said about school holidays.
"""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from .model import Network
from .model.network import Closure
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
_YEARS_AHEAD = 2


class DaysOff:
    """The days off of one network, from the year before ``today`` to two years after it."""

    def __init__(self, network: Network, today: dt.date) -> None:
        self._network = network
        self._today = today
        self._years = range(today.year - 1, today.year + _YEARS_AHEAD + 1)

    def of_others(self) -> DaysOff:
        """The same days for a house that is not the network's own: its closures do not hold there."""
        return DaysOff(self._network.model_copy(update={"closed": ()}), self._today)

    def closure(self, day: dt.date) -> Closure | None:
        """The network's closure on ``day``, if there is one."""
        return next((closed for closed in self._network.closed if closed.start <= day <= closed.end), None)

    def public_holiday(self, day: dt.date) -> Words | None:
        """The name of the public holiday on ``day``, if it is one."""
        name = self._public.get(day)
        return None if name is None else _NAMES.get(name, Words(name))

    def school_holiday(self, day: dt.date) -> bool:
        """Whether schools of the state have holidays on ``day``."""
        return day in self._school

    @cached_property
    def _public(self) -> dict[dt.date, str]:
        return self._days("public")

    @cached_property
    def _school(self) -> dict[dt.date, str]:
        return self._days("school")

    def _days(self, category: str) -> dict[dt.date, str]:
        import holidays  # 0.2 s to import: only when a page needs it

        if self._network.state is None:
            return {}
        supported = holidays.list_supported_countries(include_aliases=False)
        if self._network.country not in supported:
            return {}
        country = holidays.country_holidays(self._network.country, language="en_US")
        if category not in country.supported_categories:
            return {}
        return dict(
            holidays.country_holidays(
                self._network.country,
                subdiv=self._network.state,
                years=self._years,
                categories=(category,),
                language="en_US",
            )
        )


def known_states(country: str) -> dict[str, str]:
    """The states of a country whose holidays are known, and their names: code or name → code; empty if none are."""
    import holidays

    try:
        found = holidays.country_holidays(country)
    except NotImplementedError:
        return {}
    return {state: state for state in found.subdivisions} | found.subdivisions_aliases
