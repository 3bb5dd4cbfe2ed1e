"""The search page, which helps without a script as well, and the list of all names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ..directory import Directory
from ..model import Activity, Office, Partner
from ..model.base import fold
from ..problems import Words, words
from .cards import Card, cards
from .finder import Choice, choices, everything_found
from .page import Page
from .timetable import Timetables

ROUTE = "search/"
NAMES_ROUTE = "names/"
SEARCH = words("Search")

KINDS: tuple[tuple[str, Words], ...] = (
    ("office", words("Welcome offices")),
    ("partner", words("Partners")),
    ("activity", words("Activities")),
)


@dataclass(frozen=True)
class SearchView:
    """What a search can be narrowed down by, and the lists that need no search.

    ``quarters``: each with a district that it is in, in the order of the alphabet, but for those that their district is
    called after. ``timed``: of some place it can be told whether it is open now.
    """

    kinds: tuple[tuple[str, Words], ...]
    topics: tuple[Choice, ...]
    districts: tuple[Choice, ...]
    quarters: tuple[tuple[str, Choice], ...]
    languages: tuple[Choice, ...]
    audiences: tuple[Choice, ...]
    timed: bool


@dataclass(frozen=True)
class NamesView:
    """All names by their first letter, ``#`` for what begins with none."""

    letters: tuple[tuple[str, tuple[Card, ...]], ...]


def search_pages(directory: Directory, tables: Timetables) -> Iterator[Page]:
    """The search and all names."""
    make = partial(_search, directory, tables)
    yield Page("search", ROUTE, SEARCH, make, words("Find offices, partners and activities by any word."))
    names = partial(_names, directory)
    description = words("Every office, partner and activity.")
    yield Page("names", NAMES_ROUTE, words("All names from A to Z"), names, description, parents=((ROUTE, SEARCH),))


def _search(directory: Directory, tables: Timetables) -> SearchView:
    found = everything_found(directory)
    districts = choices(found["district"])
    return SearchView(
        KINDS,
        choices(item for item in found["topic"] if item.count),
        districts,
        _quarters(directory, districts),
        choices(item for item in found["language"] if item.count),
        choices(item for item in found["audience"] if item.count),
        any(map(tables.ahead, chain[Office | Partner](directory.offices.values(), directory.partners.values()))),
    )


def _names(directory: Directory) -> NamesView:
    return NamesView(_by_letter(directory))


def _quarters(directory: Directory, districts: tuple[Choice, ...]) -> tuple[tuple[str, Choice], ...]:
    found = [
        (quarter, choice)
        for district, choice in zip(directory.vocabulary.districts, districts, strict=True)
        for quarter in district.quarters
        if quarter not in district.name.root.values()
    ]
    return tuple(sorted(found, key=lambda item: (fold(item[0]), item[1].route)))


def _by_letter(directory: Directory) -> tuple[tuple[str, tuple[Card, ...]], ...]:
    """In the order of the main language's names, whose alphabet the list has in every language."""
    entries = chain[Office | Partner | Activity](
        directory.offices.values(), directory.partners.values(), directory.activities.values()
    )
    found = map(cards(directory).of, entries)
    letters: dict[str, list[Card]] = {}
    for card in sorted(found, key=lambda card: (_key(directory, card), card.route)):
        key = _key(directory, card)
        letters.setdefault(key[:1].upper() if key[:1].isalpha() else "#", []).append(card)
    return tuple((letter, tuple(found)) for letter, found in letters.items())


def _key(directory: Directory, card: Card) -> str:
    return fold(card.name.root[directory.main])
