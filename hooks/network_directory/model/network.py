"""network.yaml and vocabulary.yaml: the network itself, and the city's own words."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from .base import Id, Line, Record, Ref, Text, fault
from .parts import Accuracy, Phones
from .values import Day, Digits, Email, Number, Rough, Source, Url, Where


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise fault("timezone") from None
    return value


def _code(value: Any) -> Any:
    return {"code": value} if isinstance(value, str) else value


def _bounds(value: Any) -> Any:
    try:
        numbers = [float(item) for item in value] if isinstance(value, (list, tuple)) and len(value) == 4 else []
    except (TypeError, ValueError):
        numbers = []
    if not numbers or numbers[0] >= numbers[2] or numbers[1] >= numbers[3]:
        raise fault("bounds")
    return tuple(numbers)


class PublishedLanguage(Record):
    """A language the site is published in."""

    code: Line
    folder: Annotated[str, Field(pattern=r"^[a-z]{2}(-[A-Za-z]{2,4})?$")] | None = None
    """The folder for addresses and prose, if not the usual one: two letters, and a script or region."""


Published = Annotated[PublishedLanguage, BeforeValidator(_code, json_schema_input_type=str | PublishedLanguage)]
Bounds = Annotated[
    tuple[float, float, float, float],
    BeforeValidator(_bounds),
    WithJsonSchema({"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4}),
]


class NetworkContact(Record):
    """How to reach the network's coordinating office."""

    phone: Phones = ()
    email: Email | None = None
    website: Url | None = None
    social: tuple[Url, ...] = ()
    checked: Rough | None = None


class EmergencyNumber(Record):
    """A number for emergencies, on every page's foot."""

    label: Text
    phone: Number
    what: Text


class Notice(Record):
    """A banner on every page, gone by itself after its last day."""

    text: Text
    start: Day | None = Field(None, alias="from")
    until: Day | None = None

    def holds(self, today: dt.date) -> bool:
        """Whether it is shown on ``today``."""
        return (self.start is None or self.start <= today) and (self.until is None or today <= self.until)


class Freshness(Record):
    """How many months a record counts as confirmed, then as ageing, before it is unconfirmed."""

    confirmed_months: int = 12
    ageing_months: int = 24
    remind: bool = False
    """Tells editors in each check, once for every file, how many entries are unconfirmed."""


class Closure(Record):
    """Days on which the whole network is closed."""

    start: Day = Field(alias="from")
    end: Day = Field(alias="to")
    why: Text | None = None


class HolidayChange(Record):
    """Public or school holidays that differ from those known for the state: a day, or a stretch of days."""

    date: Day
    until: Day | None = None
    """The last day, for a stretch of several."""
    name: Text | None = None
    """What readers know them as."""
    holiday: Literal["yes", "no"] = "yes"
    """`no` takes the days away: they are ordinary ones here."""

    @property
    def last(self) -> dt.date:
        """The last day of the stretch."""
        return self.until or self.date


class Challenge(Record):
    """A difficulty the network met, and its answer where there is one."""

    challenge: Text
    answer: Text | None = None


class Award(Record):
    """A prize or honour."""

    name: Text
    year: Rough | None = None


class Profile(Record):
    """The network's profile, as its source tells it."""

    as_of: Rough
    kind: Text | None = None
    formality: Text | None = None
    place: Text | None = None
    members: Text | None = None
    fields: tuple[Text, ...] = ()
    audiences: tuple[Text, ...] = ()
    summary: Text
    resources: tuple[Text, ...] = ()
    internal_communication: tuple[Text, ...] = ()
    external_communication: tuple[Text, ...] = ()
    success_factors: tuple[Text, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    evaluation: tuple[Text, ...] = ()
    transfer: Text | None = None
    awards: tuple[Award, ...] = ()
    sources: tuple[Source, ...] = ()
    credit: Text | None = None
    """Author, project and licence of the source."""


class Figure(Record):
    """A number with its date and source."""

    what: Text
    value: Line
    as_of: Rough | None = None
    source: Source | None = None


class Network(Record):
    """The network of one city."""

    name: Text
    short: Line
    """The short name: on the header, in page titles."""
    summary: Text
    """What the network does for the reader, in one or two sentences, on the home page."""
    made_up: bool = False
    """Says on every page that nothing here is real: for trying out and testing."""
    city: Line
    country: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    """ISO 3166-1 code."""
    state: Line | None = None
    """The state, for public and school holidays (ISO 3166-2, without the country)."""
    timezone: Annotated[Line, AfterValidator(_zone)]
    bounds: Bounds
    """South, west, north, east: no position lies outside."""
    main_language: Line
    languages: tuple[Published, ...]
    founded: Rough | None = None
    coordinator: Ref | None = None
    """A partner's id."""
    contact: NetworkContact = NetworkContact()
    feedback: Email | None = None
    """Where reports of mistakes go; `contact.email` unless given."""
    emergency: tuple[EmergencyNumber, ...] = ()
    notice: Notice | None = None
    freshness: Freshness = Freshness()
    closed: tuple[Closure, ...] = ()
    """When all offices are closed."""
    public_holidays: tuple[HolidayChange, ...] = ()
    """Public holidays besides those known for the state, and known ones that are none here."""
    school_holidays: tuple[HolidayChange, ...] = ()
    """School holidays besides those known for the state: those of coming years, single days; and corrections."""
    profile: Profile | None = None
    figures: tuple[Figure, ...] = ()
    licence: Line
    """The licence of the data (SPDX)."""
    attribution: tuple[Text, ...] = ()
    """What in the data is under another licence, with whom to name for it."""


class Term(Record):
    """A word of the city's vocabulary."""

    id: Id
    name: Text
    icon: Line | None = None
    """A Material icon: `material/translate`."""
    description: Text | None = None


class Topic(Term):
    """What people need help with."""

    words: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Everyday words that search should find, by language."""


class Feature(Term):
    """A feature of accessibility; its id is a field of `access`."""

    id: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]


class District(Record):
    """A district of the city."""

    id: Id
    name: Text
    neighbours: tuple[Ref, ...] = ()
    postcodes: tuple[Digits, ...] = ()
    quarters: tuple[Line, ...] = ()
    position: Where | None = None
    position_accuracy: Accuracy | None = None
    sources: tuple[Source, ...] = ()


class Vocabulary(Record):
    """vocabulary.yaml."""

    topics: tuple[Topic, ...]
    audiences: tuple[Term, ...]
    districts: tuple[District, ...]
    partner_kinds: tuple[Term, ...]
    activity_kinds: tuple[Term, ...]
    access_features: tuple[Feature, ...]


class NetworkFile(Record):
    """network.yaml."""

    network: Network
