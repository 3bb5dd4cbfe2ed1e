"""The hours of all places in one file, which a browser asks for only when somebody wants what is open now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..model import Network
from ..rendering.opening_data import place_hours
from .records import Record


def hours(found: Sequence[Record], network: Network) -> dict[str, Any] | None:
    """What hours.js reads; None if no hours are trusted.

    ``zone`` and ``first``: the clock that counts, and the first day of the data. ``places``: for each entry, in the
    order of ``found``, its hours as on its page, but without reasons; null where none are known or trusted.
    """
    first = next((record.ahead.first for record in found if record.ahead), None)
    if first is None:
        return None
    places = [place_hours(record.ahead, lambda _: None) if record.ahead else None for record in found]
    return {"zone": network.timezone, "first": str(first), "places": places}
