"""How far to trust a record today: confirmed, ageing or unconfirmed, from the date of its latest evidence."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import lru_cache

from dateutil.relativedelta import relativedelta

from .model.network import Freshness
from .model.parts import Provenance
from .model.values import RoughDate


class State(StrEnum):
    """From best to worst. Only confirmed and ageing records may say "open now" or stand in the agenda."""

    CONFIRMED = "confirmed"
    AGEING = "ageing"
    UNCONFIRMED = "unconfirmed"

    @property
    def rank(self) -> int:
        """0 for the best: lists sort by it."""
        return list(State).index(self)

    @property
    def trusted(self) -> bool:
        """Whether hours and dates may be stated as facts."""
        return self is not State.UNCONFIRMED


def state_of(checked: RoughDate | None, today: dt.date, limits: Freshness) -> State:
    """The state of evidence dated ``checked``; a rough date counts from its first day, none is unconfirmed."""
    if checked is None:
        return State.UNCONFIRMED
    if checked.earliest >= _before(today, limits.confirmed_months):
        return State.CONFIRMED
    if checked.earliest >= _before(today, limits.ageing_months):
        return State.AGEING
    return State.UNCONFIRMED


@lru_cache(maxsize=1024)
def _before(today: dt.date, months: int) -> dt.date:
    return today - relativedelta(months=months)


def has_ended(record: Provenance, today: dt.date) -> bool:
    """Whether the record stays in the data and is published no more."""
    return record.ended is not None and record.ended.earliest <= today
