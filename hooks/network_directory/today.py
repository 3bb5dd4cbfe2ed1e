"""The day that counts as today."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """SOURCE_DATE_EPOCH's day where a build must be reproducible, else the clock's (in UTC). Raises `ValueError`."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, not {epoch!r}") from None
    return now.date()
