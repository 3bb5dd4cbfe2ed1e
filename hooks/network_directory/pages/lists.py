"""The lists of all offices, partners and activities."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..days_off import DaysOff
from ..directory import Directory
from ..problems import words
from ..routes import route
from .agenda import AGENDA_DAYS, Day, agenda
from .cards import Card, activity_cards, office_cards, partner_cards
from .city_map import CityMap, city_map
from .page import Page
from .timetable import Timetables


@dataclass(frozen=True)
class ListView:
    """Cards, the trusted ones first; for activities the agenda of the coming days, for offices the map."""

    cards: tuple[Card, ...]
    coming: tuple[Day, ...] = ()
    city_map: CityMap | None = None


def list_pages(directory: Directory, days_off: DaysOff, tables: Timetables) -> Iterator[Page]:
    """The three lists."""
    offices, partners, activities = directory.offices, directory.partners, directory.activities
    yield Page(
        "cards",
        route("office"),
        words("Welcome offices"),
        ListView(office_cards(directory, offices.values(), tables), city_map=city_map(directory)),
        words("Advice near you: where the welcome offices are, when they are open, which languages are spoken."),
    )
    yield Page(
        "cards",
        route("partner"),
        words("Partners"),
        ListView(partner_cards(directory, partners.values(), tables)),
        words("Organisations that help: what they do, for whom and where."),
    )
    yield Page(
        "activities",
        route("activity"),
        words("Activities"),
        ListView(
            activity_cards(directory, activities.values()),
            agenda(directory, activities.values(), AGENDA_DAYS, days_off),
        ),
        words("Language cafés, courses, meeting places: what is on and when."),
    )
