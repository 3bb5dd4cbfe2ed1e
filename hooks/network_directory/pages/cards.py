"""Cards: the same few facts about any entry, in the same order everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ..directory import CITYWIDE, Directory
from ..freshness import State
from ..model import Activity, District, Office, Partner, Rhythm, Term, Text
from ..model.base import fold
from ..model.values import RoughDate
from ..routes import route
from .filtering import Facets, activity_facets, office_facets, partner_facets
from .hours_ahead import HoursAhead
from .spots import Spot, activity_spot, house_spot
from .timetable import Timetables, timetables


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

    @cached_property
    def rank(self) -> tuple[int, str]:
        """Trusted entries first, then by name."""
        return self.state.rank, fold(next(iter(self.name.root.values())))


class Cards:
    """The card of every entry, each made once however many pages show it."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._tables = timetables(directory)
        self._made: dict[tuple[type, str], Card] = {}

    def of(self, entry: Office | Partner | Activity) -> Card:
        """The card of an entry."""
        key = type(entry), entry.id
        if key not in self._made:
            self._made[key] = self._make(entry)
        return self._made[key]

    def offices(self, offices: Iterable[Office]) -> tuple[Card, ...]:
        """Offices keep the editors' order within each state."""
        return tuple(sorted(map(self.of, offices), key=lambda card: card.state.rank))

    def others(self, entries: Iterable[Partner | Activity]) -> tuple[Card, ...]:
        """Partners or activities, trusted ones first, then by name."""
        return tuple(sorted(map(self.of, entries), key=lambda card: card.rank))

    def _make(self, entry: Office | Partner | Activity) -> Card:
        if isinstance(entry, Office):
            return _office(self._directory, entry, self._tables)
        return (
            _partner(self._directory, entry, self._tables)
            if isinstance(entry, Partner)
            else _activity(self._directory, entry)
        )


@lru_cache(maxsize=1)
def cards(directory: Directory) -> Cards:
    """Those of a directory: its pages and its search show the same ones."""
    return Cards(directory)


def _office(directory: Directory, office: Office, tables: Timetables) -> Card:
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


def _partner(directory: Directory, partner: Partner, tables: Timetables) -> Card:
    return Card(
        "partner",
        partner.id,
        route("partner", partner.id),
        partner.name,
        directory.partner_kinds[partner.kind],
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


def _activity(directory: Directory, activity: Activity) -> Card:
    return Card(
        "activity",
        activity.id,
        route("activity", activity.id),
        activity.title,
        directory.activity_kinds[activity.kind],
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


def _districts(directory: Directory, codes: Iterable[str]) -> tuple[District, ...]:
    return tuple(directory.districts[code] for code in codes if code != CITYWIDE)
