"""Which office is mine? Every district with its postcodes, quarters and offices: a list that a script narrows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from ..directory import Directory
from ..model import District, Office
from ..model.values import Phone
from ..problems import words
from ..routes import route
from .cards import Card, cards
from .city_map import CityMap, city_map
from .page import Page
from .spots import STEPS
from .venues import Ask, network_contact


@dataclass(frozen=True)
class OfficeHere:
    """An office for a district. ``step`` says how exactly the distance to it may be told, in metres."""

    card: Card
    phone: tuple[Phone, ...]
    position: str
    step: int


@dataclass(frozen=True)
class DistrictHere:
    """A district, everything that people may type to find it, and its offices."""

    district: District
    route: str
    terms: tuple[str, ...]
    offices: tuple[OfficeHere, ...]


@dataclass(frozen=True)
class DistrictsView:
    """All districts. ``postcodes`` tells whether the data has any, ``ask`` whom to ask where there is no office."""

    districts: tuple[DistrictHere, ...]
    city_map: CityMap | None
    postcodes: bool
    ask: Ask | None


def districts_page(directory: Directory) -> Page:
    """The page of all districts."""
    description = words("Find the office and the offers in your district.")
    return Page("districts", route("district"), words("Which office is mine?"), partial(_view, directory), description)


def _view(directory: Directory) -> DistrictsView:
    here = tuple(_here(directory, district) for district in directory.districts.values())
    postcodes = any(district.postcodes for district in directory.districts.values())
    return DistrictsView(here, city_map(directory), postcodes, network_contact(directory))


def _here(directory: Directory, district: District) -> DistrictHere:
    terms = dict.fromkeys([*district.name.root.values(), *district.quarters, *district.postcodes])
    found = cards(directory).offices(directory.offices_for(district.id))
    offices = tuple(_office(card, directory.offices[card.route.split("/")[1]]) for card in found)
    return DistrictHere(district, route("district", district.id), tuple(terms), offices)


def _office(card: Card, office: Office) -> OfficeHere:
    step = STEPS[office.position_accuracy or "district"]
    return OfficeHere(card, office.phone, str(office.position or ""), step)
