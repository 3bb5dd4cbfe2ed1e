"""Weekday names as editors write them, in English and German."""

from __future__ import annotations

from functools import lru_cache

from .base import fold

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GERMAN = ("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag")
_NAMES = {name: number for names in (WEEKDAYS, GERMAN) for number, name in enumerate(names)} | {"sonnabend": 5}


@lru_cache(maxsize=256)  # the same few, in the hours of every entry
def find_weekday(name: str) -> int | None:
    """0 for Monday to 6 for Sunday; None if the name is no weekday in English or German."""
    return _NAMES.get(fold(name))
