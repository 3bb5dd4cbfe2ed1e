"""The day that counts as today."""

from __future__ import annotations

import datetime as dt
import os


def today() -> dt.date:
    """SOURCE_DATE_EPOCH's day where a build must be reproducible, else the clock's (both in UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()
