"""The records of offices.yaml, partners.yaml and activities.yaml."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator

from .base import Id, Line, Record, Ref, Text, fault
from .parts import (
    Access,
    Address,
    Contact,
    Entry,
    Interpreting,
    Languages,
    LanguagesBlock,
    Phones,
    Provenance,
    Reachable,
    VolunteerTask,
)
from .rhythm import Pause, Recurrence
from .values import Clock, Day, Email, Phone, Rough, Url, Where

YesNo = Literal["yes", "no", "unknown"]


class Outpost(Provenance, Reachable):
    """A further place where an office's team gives advice. Shown on the office's page."""

    id: Id
    name: Text
    districts: tuple[Ref, ...] = ()
    opened: Rough | None = None
    description: Text | None = None


class Office(Entry, Reachable):
    """A neighbourhood welcome office."""

    name: Text
    operators: tuple[Ref, ...] = ()
    """Who runs it: partners' ids."""
    districts: tuple[Ref, ...]
    """The districts it serves."""
    description: Text | None = None
    outposts: tuple[Outpost, ...] = ()
    opened: Rough | None = None
    volunteers: tuple[VolunteerTask, ...] = ()


class Partner(Entry, Reachable):
    """An organisation of the network."""

    name: Text
    short: Line | None = None
    """The short name people use."""
    kind: Ref
    """One of `partner_kinds` in vocabulary.yaml."""
    part_of: Ref | None = None
    """The partner it belongs to."""
    topics: tuple[Ref, ...]
    audiences: tuple[Ref, ...] = ()
    districts: tuple[Ref, ...] = ()
    """Where it works; `all` for the whole city; left out: not known."""
    contact: tuple[Contact, ...] = ()
    logo: Line | None = None
    """A file name in docs/assets/logos."""
    opened: Rough | None = None
    volunteers: tuple[VolunteerTask, ...] = ()
    description: Text | None = None


def _venue(value: Any) -> Any:
    return {"online": True} if value == "online" else value


class Venue(Record):
    """Where an activity takes place: one of the network's own places, or any other."""

    office: Ref | None = None
    outpost: Ref | None = None
    partner: Ref | None = None
    place: Line | None = None
    """The name of a place that is none of the above."""
    address: Address | None = None
    position: Where | None = None
    online: bool = False

    @model_validator(mode="after")
    def _one_place(self) -> Venue:
        named = [name for name in (self.office, self.outpost, self.partner) if name]
        elsewhere = self.place or self.online
        if len(named) > 1 or (named and elsewhere) or not (named or elsewhere or self.address):
            raise fault("venue")
        return self


AnyVenue = Annotated[Venue, BeforeValidator(_venue, json_schema_input_type=Literal["online"] | Venue)]


class Rhythm(Record):
    """When it takes place again and again."""

    every: Recurrence | None = None
    """`tuesday`, `monday, thursday`, `monday to friday`, `2 weeks on tuesday`, `1st thursday`, `last sunday`."""
    start: Clock | None = Field(None, alias="from")
    end: Clock | None = Field(None, alias="to")
    """May be missing: open end."""
    about: bool = False
    """The times are rough ("about 18:00")."""
    starts: Day | None = None
    """The first date. Required for `2 weeks on …`: it says which weeks."""
    ends: Day | None = None
    """The last date."""

    @model_validator(mode="after")
    def _parity(self) -> Rhythm:
        if self.every and self.every.interval > 1 and self.starts is None:
            raise fault("starts_missing")
        if (
            self.starts
            and self.every
            and self.every.ordinal is None
            and self.starts.weekday() not in self.every.weekdays
        ):
            raise fault("starts_weekday", date=str(self.starts), dates=_near(self.starts, self.every.weekdays))
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise fault("ends_before_start")
        return self


def _near(day: dt.date, weekdays: tuple[int, ...]) -> str:
    """The last and the next day on one of the weekdays."""
    around = [day + dt.timedelta(days) for days in range(-6, 7)]
    fitting = [other for other in around if other.weekday() in weekdays]
    return ", ".join(map(str, (max(d for d in fitting if d < day), min(d for d in fitting if d > day))))


class SingleDate(Record):
    """One date of an activity, with times where they differ from the rhythm's."""

    date: Day
    start: Clock | None = Field(None, alias="from")
    end: Clock | None = Field(None, alias="to")
    at: AnyVenue | None = None
    why: Text | None = None


class MovedDate(Record):
    """A date of the rhythm that takes place on another day, at another time or elsewhere."""

    date: Day
    """The date that does not take place as usual."""
    to: Day
    """The date on which it takes place instead."""
    start: Clock | None = Field(None, alias="from")
    end: Clock | None = Field(None, alias="until")
    at: AnyVenue | None = None
    why: Text | None = None


def _dated(value: Any) -> Any:
    return {"date": value} if isinstance(value, (str, dt.date)) else value


def _cost(value: Any) -> Any:
    return {"free": True} if value == "free" else value


def _registration(value: Any) -> Any:
    return {"required": value} if isinstance(value, str) else value


OneDate = Annotated[SingleDate, BeforeValidator(_dated, json_schema_input_type=Day | SingleDate)]


class Cost(Record):
    """What it costs: `free`, or an amount and what it is for."""

    free: bool = False
    amount: Line | None = None
    """The price with its currency: 3,50 €."""
    note: Text | None = None


class Registration(Record):
    """Whether one must register, and how."""

    required: YesNo
    phone: Phone | None = None
    email: Email | None = None
    url: Url | None = None
    until: Day | None = None
    note: Text | None = None


Registering = Annotated[Registration, BeforeValidator(_registration, json_schema_input_type=YesNo | Registration)]


class Activity(Entry, Rhythm):
    """Something people can go to: a language café, a course, a garden, a round table."""

    title: Text
    kind: Ref
    """One of `activity_kinds` in vocabulary.yaml."""
    organisers: tuple[Ref, ...] = ()
    """Partners' and offices' ids."""
    other_organisers: tuple[Line, ...] = ()
    """Names of organisers that are not in the directory."""
    at: AnyVenue | None = None
    """Where: `{office: …}`, `{outpost: …}`, `{partner: …}`, `{place: …, address: …}` or `online`; else not known."""
    districts: tuple[Ref, ...] = ()
    """Where it takes place, if that does not follow from `at`."""
    also: tuple[Rhythm, ...] = ()
    """Further times of the week, where one `every` is not enough."""
    when: Text | None = None
    """What is known of the times, where no rule can be stated."""
    dates: tuple[OneDate, ...] = ()
    """Single dates, instead of a rhythm."""
    pause: tuple[Pause, ...] = ()
    cancelled: tuple[OneDate, ...] = ()
    moved: tuple[MovedDate, ...] = ()
    extra: tuple[OneDate, ...] = ()
    topics: tuple[Ref, ...]
    audiences: tuple[Ref, ...] = ()
    languages: LanguagesBlock = Languages()
    interpreter: Interpreting | None = None
    level: Annotated[str, Field(pattern=r"^(A1|A2|B1|B2|C1|C2)(-(A1|A2|B1|B2|C1|C2))?$")] | None = None
    """The language level (CEFR): `A1` or `A1-B1`."""
    cost: Annotated[Cost, BeforeValidator(_cost, json_schema_input_type=Literal["free"] | Cost)] | None = None
    registration: Registering | None = None
    places: int | None = None
    childcare: YesNo | None = None
    women_only: YesNo | None = None
    bring: Text | None = None
    access: Access | None = None
    phone: Phones = ()
    email: Email | None = None
    website: Url | None = None
    volunteers: tuple[VolunteerTask, ...] = ()
    description: Text | None = None
    since: Rough | None = None
    """Since when it has been running."""
    professionals: bool = False
    """For people who work in the field: round tables, meetings of teams."""

    @property
    def rhythms(self) -> tuple[Rhythm, ...]:
        """Every recurrence, the activity's own first."""
        return ((self,) if self.every else ()) + self.also
