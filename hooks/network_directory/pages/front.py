"""The pages that are about the whole: home, all languages, the network's profile, open data, the reader's own list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..directory import Directory
from ..exports import FILES
from ..model import Network, Partner
from ..osm import OsmHours
from ..problems import Words, words
from ..routes import route
from ..schema import LISTS, schemas
from .agenda import COMING_DAYS, Day, agenda
from .cards import Card, cards
from .finder import Choice, choices, everything_found
from .page import Page

DAYS = 3
"""On so many days the home page says what is on."""


@dataclass(frozen=True)
class HomeView:
    """What a newcomer sees first."""

    network: Network
    topics: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    languages: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    offices: tuple[Card, ...]
    coming: tuple[Day, ...]
    """The next days on which something is on."""
    postcodes: bool
    """Whether a district can be found by its postcode."""


@dataclass(frozen=True)
class LanguagesView:
    """The languages that one can choose, and what the site says of itself where the network's summary is missing."""

    codes: tuple[str, ...]
    otherwise: Words


@dataclass(frozen=True)
class NetworkView:
    """The network's profile."""

    network: Network
    coordinator: Partner | None
    coordinator_route: str | None
    counts: tuple[tuple[int, str, str], ...]
    """How many offices, partners and activities, with the kind's name and route."""


@dataclass(frozen=True)
class Field:
    """A field of the data dictionary."""

    name: str
    required: bool
    meaning: str


@dataclass(frozen=True)
class DataView:
    """What can be downloaded, under which licence, and what each field means."""

    licence: str
    files: tuple[str, ...]
    dictionary: tuple[tuple[str, tuple[Field, ...]], ...]


def front_pages(directory: Directory) -> Iterator[Page]:
    """Home, languages, network, open data."""
    network = directory.network
    yield Page("home", "", network.name, partial(_home, directory), network.summary)
    advice = words("Advice near you: where the welcome offices are, when they are open, which languages are spoken.")
    choice = partial(LanguagesView, tuple(directory.languages), advice)
    yield Page("languages", "languages/", words("All languages"), choice, words("Choose your language."))
    place = directory.places["network", ""]
    yield Page("network", "network/", words("The network"), partial(_network, directory), network.summary, place)
    yield Page(
        "data",
        "data/",
        words("Open data"),
        partial(_data, network),
        words("All entries of this directory as files, free to use."),
    )
    yield Page(
        "favourites",
        "favourites/",
        words("My list"),
        lambda: None,
        words("The offices, partners and activities that you have chosen, on one sheet."),
        in_fragment=True,
    )


def _home(directory: Directory) -> HomeView:
    found = everything_found(directory)
    days = agenda(directory, directory.activities.values(), COMING_DAYS)
    return HomeView(
        directory.network,
        choices(item for item in found["topic"] if item.count),
        choices(found["district"]),
        choices(item for item in found["language"] if item.count),
        choices(item for item in found["audience"] if item.count),
        cards(directory).offices(directory.offices.values()),
        tuple(day for day in days if day.is_something_on)[:DAYS],
        any(district.postcodes for district in directory.districts.values()),
    )


def _network(directory: Directory) -> NetworkView:
    coordinator = directory.partners.get(directory.network.coordinator or "")
    kinds = (("office", directory.offices), ("partner", directory.partners), ("activity", directory.activities))
    counts = tuple((len(found), kind, route(kind)) for kind, found in kinds)
    return NetworkView(
        directory.network, coordinator, route("partner", coordinator.id) if coordinator else None, counts
    )


def _data(network: Network) -> DataView:
    written = schemas()
    dictionary = tuple((stem, _fields(written[stem]["$defs"][model.__name__])) for stem, model in LISTS.items())
    for_osm = ("opening_hours", _fields(OsmHours.model_json_schema()))
    return DataView(network.licence, FILES, (*dictionary, for_osm))


def _fields(schema: dict[str, Any]) -> tuple[Field, ...]:
    required = set(schema.get("required", ()))
    return tuple(
        Field(name, name in required, str(field.get("description", "")).replace("\n", " "))
        for name, field in schema["properties"].items()
    )
