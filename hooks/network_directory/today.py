"""The day that counts as today: the one that it is now where the network is."""

from __future__ import annotations

import datetime as dt
import os
from zoneinfo import ZoneInfo


def now() -> dt.datetime:
    """This moment in UTC; SOURCE_DATE_EPOCH's where a build must be reproducible. Raises `ValueError`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch!r}") from None


def day_of(when: dt.date | dt.datetime, timezone: str) -> dt.date:
    """The day of a moment in a time zone; a day that somebody asked for stays that day."""
    return when.astimezone(ZoneInfo(timezone)).date() if isinstance(when, dt.datetime) else when
