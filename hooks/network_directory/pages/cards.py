"""Cards: the same few facts about any entry, in the same order everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..directory import CITYWIDE, Directory
from ..freshness import State
from ..model import Activity, District, Office, Partner, Rhythm, Term, Text
from ..model.base import fold
from ..model.values import RoughDate
from ..routes import route
from .filtering import Facets, activity_facets, office_facets, partner_facets
from .hours_ahead import HoursAhead
from .spots import Spot, activity_spot, house_spot
from .timetable import Timetables


@dataclass(frozen=True)
class Card:
    """An office, partner or activity in a list. ``rhythms`` and ``when`` say when an activity takes place.

    ``ahead`` holds the hours of an office or partner, for a browser to say whether it is open now.
    """

    kind: str
    id: str
    route: str
    name: Text
    term: Term | None
    districts: tuple[District, ...]
    citywide: bool
    state: State
    checked: RoughDate | None
    languages: tuple[str, ...]
    topics: tuple[Term, ...]
    facets: Facets
    spot: Spot | None
    rhythms: tuple[Rhythm, ...] = ()
    when: Text | None = None
    ahead: HoursAhead | None = None

    @property
    def rank(self) -> tuple[int, str]:
        """Trusted entries first, then by name."""
        return self.state.rank, fold(next(iter(self.name.root.values())))


def office_card(directory: Directory, office: Office, tables: Timetables) -> Card:
    """The card of an office."""
    return Card(
        "office",
        office.id,
        route("office", office.id),
        office.name,
        None,
        _districts(directory, office.districts),
        False,
        directory.state(office),
        office.checked,
        tuple(item.language for item in office.languages.spoken),
        (),
        office_facets(directory, office),
        house_spot(directory, office),
        ahead=tables.ahead(office),
    )


def partner_card(directory: Directory, partner: Partner, tables: Timetables) -> Card:
    """The card of a partner."""
    kinds = {term.id: term for term in directory.vocabulary.partner_kinds}
    return Card(
        "partner",
        partner.id,
        route("partner", partner.id),
        partner.name,
        kinds[partner.kind],
        _districts(directory, partner.districts),
        CITYWIDE in partner.districts,
        directory.state(partner),
        partner.checked,
        tuple(item.language for item in partner.languages.spoken),
        tuple(directory.topics[code] for code in partner.topics),
        partner_facets(directory, partner),
        house_spot(directory, partner),
        ahead=tables.ahead(partner),
    )


def activity_card(directory: Directory, activity: Activity) -> Card:
    """The card of an activity."""
    kinds = {term.id: term for term in directory.vocabulary.activity_kinds}
    return Card(
        "activity",
        activity.id,
        route("activity", activity.id),
        activity.title,
        kinds[activity.kind],
        _districts(directory, directory.districts_of(activity)),
        False,
        directory.state(activity),
        activity.checked,
        tuple(item.language for item in activity.languages.spoken),
        tuple(directory.topics[code] for code in activity.topics),
        activity_facets(directory, activity),
        activity_spot(directory, activity),
        activity.rhythms,
        activity.when,
    )


def office_cards(directory: Directory, offices: Iterable[Office], tables: Timetables) -> tuple[Card, ...]:
    """Offices keep the editors' order within each state."""
    return tuple(sorted((office_card(directory, item, tables) for item in offices), key=lambda card: card.state.rank))


def partner_cards(directory: Directory, partners: Iterable[Partner], tables: Timetables) -> tuple[Card, ...]:
    """Partners, trusted ones first, then by name."""
    return tuple(sorted((partner_card(directory, item, tables) for item in partners), key=lambda card: card.rank))


def activity_cards(directory: Directory, activities: Iterable[Activity]) -> tuple[Card, ...]:
    """Activities, trusted ones first, then by name."""
    return tuple(sorted((activity_card(directory, item) for item in activities), key=lambda card: card.rank))


def _districts(directory: Directory, codes: Iterable[str]) -> tuple[District, ...]:
    return tuple(directory.districts[code] for code in codes if code != CITYWIDE)
