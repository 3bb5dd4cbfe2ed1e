"""Small values an editor writes in one line: days, rough dates, clock times, positions, phones, mail, web addresses."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from pydantic import AfterValidator, BeforeValidator, PlainSerializer, ValidationInfo, WithJsonSchema

from .base import Line, Record, Text, fault

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ROUGH = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)
_POSITION = re.compile(r"(-?\d{1,3}\.\d+)\s*,\s*(-?\d{1,3}\.\d+)", re.ASCII)
MINUTES_A_DAY = 24 * 60


def _day(value: Any) -> Any:
    if isinstance(value, dt.date):
        return value
    match = _DAY.fullmatch(value) if isinstance(value, str) else None
    try:
        return dt.date(*map(int, match.groups())) if match else _refuse("day")
    except ValueError:
        return _refuse("day")


class RoughDate(NamedTuple):
    """A date as precise as its source: a year, a month or a day (``2018``, ``2018-03``, ``2018-03-09``)."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def earliest(self) -> dt.date:
        """The first day it can mean: ages are reckoned from here, so nothing looks fresher than it is."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        return "-".join(f"{part:02d}" for part in self if part)


def _rough_date(value: Any) -> Any:
    if isinstance(value, RoughDate):
        return value
    match = _ROUGH.fullmatch(value) if isinstance(value, str) else None
    if not match:
        return _refuse("rough_date")
    date = RoughDate(*(int(part) if part else None for part in match.groups()))  # type: ignore[arg-type]
    try:
        date.earliest  # noqa: B018 - computed to see whether the calendar has it
    except ValueError:
        return _refuse("rough_date")
    return date


def parse_clock(value: str) -> int | None:
    """Minutes since midnight of ``9:00`` or ``09:00`` (``24:00`` is the day's end); None if it is no such time."""
    match = _CLOCK.fullmatch(value.strip())
    if not match:
        return None
    hours, minutes = int(match[1]), int(match[2])
    total = hours * 60 + minutes
    return total if minutes < 60 and total <= MINUTES_A_DAY else None


def _clock(value: Any) -> Any:
    if isinstance(value, int):
        return value
    minutes = parse_clock(value) if isinstance(value, str) else None
    return _refuse("clock") if minutes is None else minutes


def clock(minutes: int) -> str:
    """``HH:MM`` in the 24-hour form that every page uses."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


class Position(NamedTuple):
    """Degrees of latitude and longitude (WGS 84), as copied from a map."""

    lat: float
    lon: float

    def __str__(self) -> str:
        return f"{self.lat:.5f}, {self.lon:.5f}"


def _position(value: Any) -> Any:
    if isinstance(value, Position):
        return value
    match = _POSITION.fullmatch(value.strip()) if isinstance(value, str) else None
    return Position(float(match[1]), float(match[2])) if match else _refuse("position")


def _email(value: str) -> str:
    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError:
        raise fault("email") from None


def _url(value: str) -> str:
    try:
        parts = urlsplit(value)
    except ValueError:
        raise fault("url") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        raise fault("url")
    return value


def _number(value: str, info: ValidationInfo) -> str:
    country = str((info.context or {}).get("country", "DE"))
    try:
        valid = (
            phonenumbers.is_possible_number(phonenumbers.parse(value, country)) and len(re.sub(r"\D", "", value)) > 5
        )
    except phonenumbers.NumberParseException:
        valid = False
    if not ((valid or _is_short(value)) and re.fullmatch(r"[+(0-9][0-9 ()/-]*", value)) or re.search(r"/\s*-", value):
        raise fault("phone")
    if not _is_short(value) and not re.match(rf"\(?(\+|{_trunk_prefix(country)})", value):
        raise fault("phone_area")
    return value


def _trunk_prefix(country: str) -> str:
    """What a number with its area code begins with: 0 in Germany and many others; nothing where people leave it out."""
    metadata = phonenumbers.PhoneMetadata.metadata_for_region(country, None)
    return "0" if metadata and metadata.national_prefix == "0" else ""


def _is_short(value: str) -> bool:
    """Emergency and service numbers such as 112 and 116 117."""
    return re.fullmatch(r"1\d{2}( ?\d{3})?", value) is not None


def _refuse(code: str) -> Any:
    raise fault(code)


_text = PlainSerializer(str, return_type=str)
Day = Annotated[dt.date, BeforeValidator(_day), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})]
Rough = Annotated[
    RoughDate,
    BeforeValidator(_rough_date),
    _text,
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
Clock = Annotated[
    int,
    BeforeValidator(_clock),
    PlainSerializer(clock, return_type=str),
    WithJsonSchema({"type": "string", "pattern": r"^([01]?\d|2[0-4]):[0-5]\d$"}),
]
Where = Annotated[
    Position,
    BeforeValidator(_position),
    _text,
    WithJsonSchema({"type": "string", "pattern": r"^-?\d{1,3}\.\d+\s*,\s*-?\d{1,3}\.\d+$"}),
]
Email = Annotated[str, AfterValidator(_email)]
Url = Annotated[str, AfterValidator(_url)]
Digits = Annotated[str, WithJsonSchema({"type": ["string", "integer"]})]
"""Figures that are text all the same: a postcode keeps its leading zero."""
Number = Annotated[str, AfterValidator(_number), WithJsonSchema({"type": ["string", "integer"]})]


class Phone(Record):
    """A telephone number as people write it, with a label where there are several."""

    number: Number
    label: Text | None = None

    @property
    def dial(self) -> str:
        """What follows ``tel:``: digits and a leading plus only (RFC 3966)."""
        return re.sub(r"\(0\)(?=.)|[^+\d]", "", self.number) if "+" in self.number else re.sub(r"\D", "", self.number)

    def international(self, country: str) -> str:
        """The number as it is dialled from anywhere (E.164): ``+49231…``; a short number has no such form."""
        if _is_short(self.number):
            return self.dial
        number = phonenumbers.parse(self.number, country)
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


class Source(Record):
    """Where a fact comes from and of when it is."""

    url: Url | None = None
    """The page that says so. Left out for a letter or a call: then `note` says which."""
    date: Rough | None = None
    """The date of the source itself, not of looking it up."""
    note: Line | None = None
    """What it says, for editors."""
