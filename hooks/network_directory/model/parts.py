"""The parts that offices, partners and activities share: address, reach, languages, access, volunteers, provenance."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from .base import Id, Line, Record, Text, fault
from .hours import HoursBlocks
from .values import Day, Digits, Email, Number, Phone, Rough, Source, Url, Where

AccessLevel = Literal["yes", "partly", "no", "unknown"]
Accuracy = Literal["house", "street", "quarter", "district"]
Level = Literal["fluent", "basic"]
Availability = Literal["on request", "always", "no"]


def _one_or_more(value: Any) -> Any:
    return [value] if isinstance(value, (str, dict)) else value


def _phones(value: Any) -> Any:
    return [{"number": item} if isinstance(item, str) else item for item in _one_or_more(value)]


def _spoken(value: Any) -> Any:
    return {"language": value} if isinstance(value, str) else value


def _language_block(value: Any) -> Any:
    if isinstance(value, str):
        raise fault("tuple_type")
    return {"spoken": value} if isinstance(value, list) else value


def _interpreter(value: Any) -> Any:
    return {"available": value} if isinstance(value, str) else value


Phones = Annotated[
    tuple[Phone, ...],
    BeforeValidator(_phones, json_schema_input_type=Number | Phone | list[Number | Phone]),
]


class Address(Record):
    """Where a door is. The city is the network's unless given."""

    house: Text | None = None
    """The building's name, where it is known by one."""
    street: Line | None = None
    """Street and house number as the source gives them; no number where none is known."""
    postcode: Digits | None = None
    city: Line | None = None
    quarter: Line | None = None
    note: Text | None = None
    """How to find the door: floor, yard, entrance."""
    checked: Rough | None = None
    """The date of the latest evidence for the address, where it differs from the record's."""


class SpokenLanguage(Record):
    """A language somebody there speaks."""

    language: Line
    """The code: de, ar, fa, kmr …"""
    level: Level | None = None
    when: Text | None = None
    """If not at all open hours: when."""
    note: Text | None = None


Spoken = Annotated[SpokenLanguage, BeforeValidator(_spoken, json_schema_input_type=str | SpokenLanguage)]


class Languages(Record):
    """The languages spoken. Written as a plain list unless its evidence is of another date than the record's."""

    spoken: tuple[Spoken, ...] = ()
    checked: Rough | None = None


LanguagesBlock = Annotated[Languages, BeforeValidator(_language_block, json_schema_input_type=list[Spoken] | Languages)]


class Interpreter(Record):
    """Interpreting: whether there is any, and how long ahead to ask."""

    available: Availability
    lead_time: Text | None = None


Interpreting = Annotated[Interpreter, BeforeValidator(_interpreter, json_schema_input_type=Availability | Interpreter)]


class Access(Record):
    """Accessibility: one entry per feature of `access_features` in vocabulary.yaml; what is left out is not known."""

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[str, AccessLevel] = Field(init=False)

    note: Text | None = None
    checked: Rough | None = None

    @property
    def features(self) -> dict[str, AccessLevel]:
        """Feature id → how far it is there."""
        return dict(self.__pydantic_extra__)


class Contact(Record):
    """Whom to ask for what: a role, not a person."""

    role: Text
    name: Line | None = None
    """A person's name, only with that person's consent."""
    consent: Day | None = None
    """The day on which the named person agreed to be published."""
    phone: Phones = ()
    email: Email | None = None
    languages: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _named_only_with_consent(self) -> Contact:
        if self.name and not self.consent:
            raise fault("consent")
        return self


class VolunteerTask(Record):
    """Help that is wanted."""

    task: Text
    until: Day | None = None
    contact: Text | None = None
    """How to offer help, where it differs from the record's own contact."""

    def is_wanted(self, today: dt.date) -> bool:
        """Whether help is still wanted on ``today``."""
        return self.until is None or today <= self.until


class Provenance(Record):
    """How true a record is: what it rests on and of when."""

    checked: Rough | None = None
    """The date of the latest evidence (not of typing). Left out: not known, shown as unconfirmed."""
    sources: tuple[Source, ...] = ()
    """Where the facts come from."""
    ended: Rough | None = None
    """When it ended; the record stays in the data and is not published."""


class Entry(Provenance):
    """What every published record has: a stable id and its former ones."""

    id: Id
    former_ids: tuple[Id, ...] = ()
    """Earlier ids: their addresses lead here."""


class Reachable(Record):
    """How to get in touch and where to go; everything optional, and unknown where it is left out."""

    address: Address | None = None
    position: Where | None = None
    """Latitude and longitude, as copied from a map."""
    position_accuracy: Accuracy | None = None
    """How exactly `position` is known; only `house` draws a pin at a door."""
    phone: Phones = ()
    email: Email | None = None
    website: Url | None = None
    contact_checked: Rough | None = None
    """The date of the latest evidence for phone and mail, where it differs from the record's."""
    hours: HoursBlocks = ()
    """Opening hours. Left out: not known, which is not the same as closed."""
    appointments: Text | None = None
    """Whether and how one makes an appointment."""
    appointment_url: Url | None = None
    waiting_time: Text | None = None
    languages: LanguagesBlock = Languages()
    interpreter: Interpreting | None = None
    access: Access | None = None
