"""Opening hours as an editor writes them: a map of weekdays, exceptions by date, periods."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, model_serializer, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from .base import Record, Text, fault
from .values import Clock, Day, Rough, clock, parse_clock
from .weekdays import WEEKDAYS, find_weekday

SlotKind = Literal["walk-in", "phone", "appointment"]
HolidayRule = Literal["open", "closed"]

_CLOSED = frozenset({"closed", "geschlossen"})
_BY_APPOINTMENT = frozenset({"by appointment", "nach vereinbarung"})
_MOST_SLOTS = 10
_RANGE = re.compile(r"\s*(\S+?)\s*-\s*(\S+)\s*")
_TWO_TIMES = re.compile(r"\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}")
_ONE_TIME = re.compile(r"(ab|bis|von|from|until|to)?\s*\d{1,2}([:.]\d{2})?\s*(uhr|h)?(\s*-)?", re.I)


class Slot(Record):
    """An open stretch of one day, or a day by appointment only (then without times). Minutes since midnight."""

    start: Clock | None = None
    end: Clock | None = None
    kind: SlotKind = "walk-in"
    languages: tuple[str, ...] = ()
    note: Text | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """What editors write: one `time` for both ends."""
        written = handler.resolve_ref_schema(handler(schema))
        both = {name: written["properties"].pop(name) for name in ("start", "end")}
        pattern = both["start"].get("pattern", "").strip("^$") or r"\d{1,2}:\d{2}"
        time = {"type": "string", "pattern": rf"^{pattern}\s*-\s*{pattern}$", "description": "09:00-12:00"}
        written["properties"] = {"time": time, **written["properties"]}
        return written

    @model_serializer
    def _as_written(self) -> dict[str, Any]:
        """One `time` for both ends, and only what is said."""
        time = {} if self.start is None or self.end is None else {"time": f"{clock(self.start)}-{clock(self.end)}"}
        rest = {"kind": self.kind, "languages": list(self.languages), "note": self.note and self.note.root}
        return {**time, **{name: value for name, value in rest.items() if value and value != "walk-in"}}

    @model_validator(mode="before")
    @classmethod
    def _read_time(cls, value: Any) -> Any:
        if not isinstance(value, dict) or {"start", "end"} & value.keys():
            raise fault("hours")
        if "time" in value:
            return {**{key: item for key, item in value.items() if key != "time"}, **_range(value["time"])}
        if value.get("kind") != "appointment":
            raise fault("hours")
        return value


def _range(text: Any) -> dict[str, str]:
    match = _RANGE.fullmatch(text) if isinstance(text, str) else None
    if not match or parse_clock(match[1]) is None or parse_clock(match[2]) is None:
        raise fault(_what_is_wrong(text))
    start, end = match[1], match[2]
    if (parse_clock(start) or 0) >= (parse_clock(end) or 0):
        raise fault("hours_backwards", start=start, end=end)
    return {"start": start, "end": end}


def _what_is_wrong(text: Any) -> str:
    short = text.strip() if isinstance(text, str) and len(text) < 40 else ""
    if _ONE_TIME.fullmatch(short):
        return "hours_half"
    return "hours_clock" if _TWO_TIMES.fullmatch(short) else "hours"


def _slots(value: Any) -> Any:
    """``09:00-12:00, 13:00-17:00`` | ``closed`` | ``by appointment`` | one record | a list of any of these."""
    if isinstance(value, str):
        word = value.strip().lower()
        if word in _CLOSED:
            return []
        if word in _BY_APPOINTMENT:
            return [{"kind": "appointment"}]
        parts = value.split(",")
        if len(parts) > _MOST_SLOTS:
            raise fault("hours")
        return [{"time": part} for part in parts]
    if isinstance(value, dict):
        return [value]
    if isinstance(value, list):
        return [slot for item in value for slot in (_slots(item) if isinstance(item, str) else [item])]
    if isinstance(value, tuple):
        return value
    raise fault("hours")


Slots = Annotated[tuple[Slot, ...], BeforeValidator(_slots, json_schema_input_type=str | Slot | list[str | Slot])]
"""`09:00-12:00, 13:00-17:00`, `closed`, `by appointment`, a record, or a list of these."""


class HoursException(Record):
    """A day, or a stretch of days, on which other hours hold."""

    date: Day
    until: Day | None = None
    """The last day, for a stretch of several."""
    hours: Slots
    """The hours that hold instead: `closed`, or times."""
    why: Text | None = None
    """The reason, as readers should see it."""

    @property
    def last(self) -> dt.date:
        """The last day on which it holds."""
        return self.until or self.date


class Hours(Record):
    """Weekly hours. A weekday that is left out has no hours; a record without `hours` has unknown hours."""

    monday: Slots | None = None
    tuesday: Slots | None = None
    wednesday: Slots | None = None
    thursday: Slots | None = None
    friday: Slots | None = None
    saturday: Slots | None = None
    sunday: Slots | None = None
    holidays: HolidayRule | None = None
    """What holds on public holidays; left out means not known."""
    school_holidays: HolidayRule | None = None
    """What holds in school holidays; left out means not known."""
    exceptions: tuple[HoursException, ...] = Field((), alias="except")
    """Single days, or stretches of days, with other hours."""
    start: Day | None = Field(None, alias="from")
    """The first day of these hours, where they hold for a time only."""
    end: Day | None = Field(None, alias="to")
    """The last day of these hours."""
    checked: Rough | None = None
    """The date of the latest evidence, where it differs from the record's."""

    @model_validator(mode="before")
    @classmethod
    def _english_weekdays(cls, value: Any) -> Any:
        if not isinstance(value, dict):
            raise fault("hours_map")
        days = [_field(key) for key in value]
        if twice := next((day for day in days if days.count(day) > 1), None):
            raise fault("weekday_twice", day=twice)
        return dict(zip(days, value.values(), strict=True))

    def on_weekday(self, weekday: int) -> tuple[Slot, ...] | None:
        """The regular slots of a weekday (0 is Monday): empty if said to be closed, None if nothing is said."""
        slots: tuple[Slot, ...] | None = getattr(self, WEEKDAYS[weekday])
        return slots

    def covers(self, day: dt.date) -> bool:
        """Whether these hours hold on ``day``, exceptions aside."""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def _field(key: str) -> str:
    weekday = find_weekday(key)
    return key if weekday is None else WEEKDAYS[weekday]


def _blocks(value: Any) -> Any:
    if not isinstance(value, (dict, list, tuple)):
        raise fault("hours_map")
    return [value] if isinstance(value, dict) else value


HoursBlocks = Annotated[tuple[Hours, ...], BeforeValidator(_blocks, json_schema_input_type=Hours | list[Hours])]
"""One block of weekly hours, or several for different times of the year; empty means unknown."""
