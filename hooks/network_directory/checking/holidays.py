"""Holidays that entries depend on are known, and known long enough."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..days_off import DaysOff
from ..problems import Problem, Words, warning, words
from .draft import Draft

_AHEAD = dt.timedelta(days=400)
"""How far ahead the site tells hours and dates."""


def holidays_are_known(draft: Draft) -> Iterator[Problem]:
    """If hours or dates depend on public or school holidays, these are known for the coming 400 days."""
    if draft.network is None:
        return
    network, origin = draft.network.record, draft.network.origin
    days_off = DaysOff(network, draft.today)
    if _needed(draft, "public") and not days_off.public_known:
        message = words("the public holidays of this country and state are not known")
        yield warning(origin.field("state"), "holidays-unknown", message, _hint("public_holidays"))
    if _needed(draft, "school"):
        until = days_off.school_known_until
        if until is None:
            message = words("the school holidays of this country and state are not known")
            yield warning(origin.field("state"), "holidays-unknown", message, _hint("school_holidays"))
        elif until < draft.today + _AHEAD:
            message = words("school holidays are known only until %(date)s", date=str(until))
            yield warning(origin.field("school_holidays"), "holidays-end", message, _hint("school_holidays"))


def _hint(field: str) -> Words:
    return words("Add them to network.yaml under “%(field)s”, each with its “date”, “until” and “name”.", field=field)


def _needed(draft: Draft, kind: str) -> bool:
    """Whether any record says what holds on such days, other than that they are ordinary."""
    field = "holidays" if kind == "public" else "school_holidays"
    blocks = (block for house, _, _ in draft.houses for block in house.hours)
    activities = (item.record for item in draft.activities if not item.record.ended)
    return any(getattr(block, field) == "closed" for block in blocks) or any(
        f"{kind} holidays" in activity.pause for activity in activities
    )
