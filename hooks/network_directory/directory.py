"""The validated whole: every published record, indexed by id, never changed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from .days_off import DaysOff
from .freshness import State, state_of
from .languages import LANGUAGES
from .model import Activity, District, Network, Office, Outpost, Partner, Provenance, Term, Topic, Venue, Vocabulary
from .model.borders import Part
from .origins import Origins
from .problems import Place

CITYWIDE = "all"
R = TypeVar("R")


@dataclass(frozen=True, eq=False)
class Directory:
    """A city's network on one day. Mappings keep the editors' order; ended records are not in it.

    ``places`` tells where a record stands in the data, by kind and id; ``origins`` where translations come from.
    """

    network: Network
    vocabulary: Vocabulary
    offices: Mapping[str, Office]
    partners: Mapping[str, Partner]
    activities: Mapping[str, Activity]
    places: Mapping[tuple[str, str], Place]
    today: dt.date
    origins: Origins
    borders: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    """The pieces of each district's area, as far as they are known."""

    @cached_property
    def days_off(self) -> DaysOff:
        """The days on which ordinary hours may not hold."""
        return DaysOff(self.network, self.today)

    @property
    def main(self) -> str:
        """The main language's code."""
        return self.network.main_language

    @cached_property
    def languages(self) -> dict[str, str]:
        """Published language → its folder; the main language lies at the root, folder ``""``."""
        return {code: "" if code == self.main else folder for code, folder in self.folders.items()}

    @cached_property
    def folders(self) -> dict[str, str]:
        """Published language → the folder of its prose: that of the table, unless network.yaml names another."""
        return {item.code: item.folder or LANGUAGES[item.code].folder for item in self.network.languages}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        """Topics by id."""
        return {topic.id: topic for topic in self.vocabulary.topics}

    @cached_property
    def audiences(self) -> dict[str, Term]:
        """Audiences by id."""
        return {term.id: term for term in self.vocabulary.audiences}

    @cached_property
    def partner_kinds(self) -> dict[str, Term]:
        """Kinds of partners by id."""
        return {term.id: term for term in self.vocabulary.partner_kinds}

    @cached_property
    def activity_kinds(self) -> dict[str, Term]:
        """Kinds of activities by id."""
        return {term.id: term for term in self.vocabulary.activity_kinds}

    @cached_property
    def districts(self) -> dict[str, District]:
        """Districts by id."""
        return {district.id: district for district in self.vocabulary.districts}

    def offices_for(self, district: str) -> list[Office]:
        """The offices that serve a district, themselves or with an outpost."""
        return [
            office
            for office in self.offices.values()
            if district in {*office.districts, *(code for outpost in office.outposts for code in outpost.districts)}
        ]

    @cached_property
    def outposts(self) -> dict[str, tuple[Office, Outpost]]:
        """Outposts by id, each with its office."""
        return {outpost.id: (office, outpost) for office in self.offices.values() for outpost in office.outposts}

    def state(self, record: Provenance) -> State:
        """Whether a record counts as confirmed, ageing or unconfirmed today."""
        return state_of(record.checked, self.today, self.network.freshness)

    def districts_of(self, activity: Activity) -> tuple[str, ...]:
        """Where an activity takes place: as said, else where its office, outpost or partner is."""
        return activity.districts or self.districts_at(activity.at)

    def districts_at(self, venue: Venue | None) -> tuple[str, ...]:
        """The districts of the office, outpost or partner at a venue; none if that does not tell."""
        if venue is None:
            return ()
        _, outpost = self.outposts.get(venue.outpost or "", (None, None))
        office = self.offices.get(venue.office or "")
        if office and len(office.districts) > 1:
            return ()  # where its house stands is not said
        house = outpost or office or self.partners.get(venue.partner or "")
        return tuple(code for code in house.districts if code != CITYWIDE) if house else ()

    def activities_of(self, organiser: str) -> list[Activity]:
        """What an office or a partner organises."""
        return self._organised.get(organiser, [])

    def activities_at(self, *places: str) -> list[Activity]:
        """What takes place at an office, an outpost or a partner's."""
        return [activity for place in places for activity in self._held.get(place, [])]

    def activities_of_house(self, office: Office) -> list[Activity]:
        """What is on at an office: what takes place there or at its outposts, then what else it organises."""
        here = self.activities_at(office.id, *(outpost.id for outpost in office.outposts))
        return list({item.id: item for item in (*here, *self.activities_of(office.id))}.values())

    def members_of(self, partner: str) -> list[Partner]:
        """What belongs to a partner."""
        return self._members.get(partner, [])

    def offices_of(self, partner: str) -> list[Office]:
        """The offices that a partner runs."""
        return self._run.get(partner, [])

    @cached_property
    def _members(self) -> Mapping[str, list[Partner]]:
        return _by(lambda partner: filter(None, (partner.part_of,)), self.partners.values())

    @cached_property
    def _run(self) -> Mapping[str, list[Office]]:
        return _by(lambda office: office.operators, self.offices.values())

    @cached_property
    def _organised(self) -> Mapping[str, list[Activity]]:
        return _by(lambda activity: activity.organisers, self.activities.values())

    @cached_property
    def _held(self) -> Mapping[str, list[Activity]]:
        return _by(lambda activity: _houses(activity.at), self.activities.values())


def _by(keys: Callable[[R], Iterable[str]], records: Iterable[R]) -> Mapping[str, list[R]]:
    found: defaultdict[str, list[R]] = defaultdict(list)
    for record in records:
        for key in dict.fromkeys(keys(record)):
            found[key].append(record)
    return found


def _houses(venue: Venue | None) -> list[str]:
    """At most one is named."""
    return [code for code in (venue.office, venue.outpost, venue.partner) if code] if venue else []
