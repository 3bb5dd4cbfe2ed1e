"""How often something takes place, in an editor's words: ``tuesday``, ``2 weeks on friday``, ``3rd sunday``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from .base import fault
from .weekdays import WEEKDAYS, find_weekday

_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1}
_WEEKS = re.compile(r"([1-9]) weeks on (.+)")
_ORDINAL = re.compile(r"(1st|2nd|3rd|4th|5th|last) (\S+)")
_SPAN = re.compile(r"(\S+) to (\S+)")


@dataclass(frozen=True)
class Every:
    """A recurrence rule: weekly on ``weekdays`` every ``interval`` weeks, or monthly on the ``ordinal`` weekday."""

    weekdays: tuple[int, ...]
    interval: int = 1
    ordinal: int | None = None

    def __str__(self) -> str:
        days = ", ".join(WEEKDAYS[day] for day in self.weekdays)
        if self.ordinal is not None:
            name = next(word for word, number in _ORDINALS.items() if number == self.ordinal)
            return f"{name} {days}"
        return f"{self.interval} weeks on {days}" if self.interval > 1 else days


def parse_every(value: str) -> Every:
    """The rule behind an editor's words; raises the fault ``every`` or ``weekday`` if they mean none."""
    text = " ".join(value.lower().split())
    if match := _ORDINAL.fullmatch(text):
        return Every((_weekday(match[2]),), ordinal=_ORDINALS[match[1]])
    if match := _WEEKS.fullmatch(text):
        return Every(_weekdays(match[2]), interval=int(match[1]))
    return Every(_weekdays(text))


def _weekdays(text: str) -> tuple[int, ...]:
    if match := _SPAN.fullmatch(text):
        first, last = _weekday(match[1]), _weekday(match[2])
        if first >= last:
            raise fault("every")
        return tuple(range(first, last + 1))
    return tuple(sorted({_weekday(part.strip()) for part in text.split(",")}))


def _weekday(name: str) -> int:
    number = find_weekday(name)
    if number is None:
        raise fault("every" if " " in name else "weekday")
    return number


def _read(value: Any) -> Any:
    if isinstance(value, Every):
        return value
    if not isinstance(value, str):
        raise fault("every")
    return parse_every(value)


Recurrence = Annotated[
    Every, BeforeValidator(_read), PlainSerializer(str, return_type=str), WithJsonSchema({"type": "string"})
]
Pause = Literal["public holidays", "school holidays"]
