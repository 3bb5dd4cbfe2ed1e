"""The page of each office, partner and activity."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..directory import CITYWIDE, Directory
from ..freshness import State
from ..model import Activity, District, Office, Outpost, Partner, Term
from ..problems import words
from ..routes import route
from .agenda import Week, coming, next_breaks, next_dates
from .cards import Card, cards
from .events import Break, Event
from .page import Page, former
from .timetable import Timetable, Timetables
from .venues import Ask, Place, venue_of, whom_to_ask

OFFICES = (route("office"), words("Welcome offices"))
PARTNERS = (route("partner"), words("Partners"))
ACTIVITIES = (route("activity"), words("Activities"))


@dataclass(frozen=True)
class OutpostView:
    """An outpost with its own state and hours."""

    record: Outpost
    state: State
    hours: Timetable | None
    districts: tuple[District, ...]


@dataclass(frozen=True)
class OfficeView:
    """An office, who runs it, its outposts, and what is on there."""

    record: Office
    state: State
    hours: Timetable | None
    operators: tuple[Card, ...]
    districts: tuple[District, ...]
    outposts: tuple[OutpostView, ...]
    coming: tuple[Week, ...]
    activities: tuple[Card, ...]
    ask: Ask | None


@dataclass(frozen=True)
class PartnerView:
    """A partner, what it belongs to, and everything it does."""

    record: Partner
    term: Term
    state: State
    hours: Timetable | None
    topics: tuple[Term, ...]
    audiences: tuple[Term, ...]
    districts: tuple[District, ...]
    citywide: bool
    parent: Card | None
    members: tuple[Card, ...]
    offices: tuple[Card, ...]
    activities: tuple[Card, ...]
    ask: Ask | None


@dataclass(frozen=True)
class ActivityView:
    """An activity, when and where it takes place, and who organises it."""

    record: Activity
    term: Term
    state: State
    place: Place | None
    dates: tuple[Event, ...]
    breaks: tuple[Break, ...]
    organisers: tuple[Card, ...]
    topics: tuple[Term, ...]
    audiences: tuple[Term, ...]
    districts: tuple[District, ...]
    ask: Ask | None


def entry_pages(directory: Directory, tables: Timetables) -> Iterator[Page]:
    """One page for every published office, partner and activity."""
    for office in directory.offices.values():
        make: Callable[[], object] = partial(_office, directory, office, tables)
        yield _page(directory, "office", office, office.name, make, OFFICES)
    for partner in directory.partners.values():
        make = partial(_partner, directory, partner, tables)
        yield _page(directory, "partner", partner, partner.name, make, PARTNERS)
    for activity in directory.activities.values():
        make = partial(_activity, directory, activity)
        yield _page(directory, "activity", activity, activity.title, make, ACTIVITIES)


def _page(directory: Directory, kind: str, record: Office | Partner | Activity, title, make, parent) -> Page:  # type: ignore[no-untyped-def]
    place = directory.places[parent[0].rstrip("/"), record.id]
    address = route(kind, record.id)
    return Page(kind, address, title, make, record.description, place, (parent,), former(kind, record.former_ids))


def _office(directory: Directory, office: Office, tables: Timetables) -> OfficeView:
    activities = directory.activities_of_house(office)
    return OfficeView(
        office,
        directory.state(office),
        tables.of(office),
        tuple(cards(directory).of(directory.partners[code]) for code in office.operators if code in directory.partners),
        tuple(directory.districts[code] for code in office.districts if code != CITYWIDE),
        tuple(_outpost(directory, outpost, tables) for outpost in office.outposts),
        coming(directory, activities),
        cards(directory).others(activities),
        whom_to_ask(directory, office),
    )


def _outpost(directory: Directory, outpost: Outpost, tables: Timetables) -> OutpostView:
    return OutpostView(
        outpost,
        directory.state(outpost),
        tables.of(outpost),
        tuple(directory.districts[code] for code in outpost.districts),
    )


def _partner(directory: Directory, partner: Partner, tables: Timetables) -> PartnerView:
    parent = directory.partners.get(partner.part_of or "")
    here = [*directory.activities_of(partner.id), *directory.activities_at(partner.id)]
    return PartnerView(
        partner,
        directory.partner_kinds[partner.kind],
        directory.state(partner),
        tables.of(partner),
        tuple(directory.topics[code] for code in partner.topics),
        tuple(directory.audiences[code] for code in partner.audiences),
        tuple(directory.districts[code] for code in partner.districts if code != CITYWIDE),
        CITYWIDE in partner.districts,
        cards(directory).of(parent) if parent else None,
        cards(directory).others(directory.members_of(partner.id)),
        cards(directory).offices(directory.offices_of(partner.id)),
        cards(directory).others({item.id: item for item in here}.values()),
        whom_to_ask(directory, partner, (partner.part_of,) if partner.part_of else ()),
    )


def _activity(directory: Directory, activity: Activity) -> ActivityView:
    offices = (directory.offices[code] for code in activity.organisers if code in directory.offices)
    partners = (directory.partners[code] for code in activity.organisers if code in directory.partners)
    dates = next_dates(directory, activity)
    return ActivityView(
        activity,
        directory.activity_kinds[activity.kind],
        directory.state(activity),
        venue_of(directory, activity.at),
        dates,
        next_breaks(directory, activity, dates),
        cards(directory).offices(offices) + cards(directory).others(partners),
        tuple(directory.topics[code] for code in activity.topics),
        tuple(directory.audiences[code] for code in activity.audiences),
        tuple(directory.districts[code] for code in directory.districts_of(activity)),
        whom_to_ask(directory, activity, activity.organisers),
    )
