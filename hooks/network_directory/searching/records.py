"""What search knows of each entry: the few words that stand for it, and what it can be narrowed down by."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from ..directory import CITYWIDE, Directory
from ..model import Activity, Address, Languages, Office, Outpost, Partner, Text
from ..pages.cards import Card, cards
from ..pages.hours_ahead import HoursAhead
from ..pages.timetable import Timetables, timetables
from ..recurrence import Status, occurrences

FACETS = ("kind", "term", "topic", "district", "language", "audience", "day")
DAYS_AHEAD = 14
"""For how many days it is told when an activity takes place; sites are built anew more often than that."""


@dataclass(frozen=True)
class Record:
    """An entry, the same in all languages.

    The card is without the hours ahead, which are longer than all the rest of it; they stand in ``ahead``.
    ``facets`` are the codes by which results are narrowed down; ``places`` tell where it is, ``texts`` all the rest.
    """

    card: Card
    facets: dict[str, tuple[str, ...]]
    names: tuple[Text | str, ...]
    places: tuple[Text | str, ...]
    texts: tuple[Text | str, ...]
    ahead: HoursAhead | None = None


def records(directory: Directory) -> list[Record]:
    """Every office, partner and activity, the best confirmed first, then by kind and name."""
    tables = timetables(directory)
    found = chain(
        (_office(directory, item, tables) for item in directory.offices.values()),
        (_partner(directory, item, tables) for item in directory.partners.values()),
        (_activity(directory, item) for item in directory.activities.values()),
    )
    return sorted(found, key=lambda record: (record.card.rank[0], record.card.kind, record.card.rank[1]))


def _office(directory: Directory, office: Office, tables: Timetables) -> Record:
    outposts = office.outposts
    operators = [directory.partners[code].name for code in office.operators if code in directory.partners]
    spoken = _spoken(office.languages, *(outpost.languages for outpost in outposts))
    districts = (*office.districts, *chain.from_iterable(outpost.districts for outpost in outposts))
    return Record(
        replace(cards(directory).of(office), ahead=None),
        {"kind": ("office",), "district": tuple(dict.fromkeys(districts)), "language": spoken},
        (office.name, *(outpost.name for outpost in outposts)),
        tuple(chain(_where(office.address), *(_where(outpost.address) for outpost in outposts))),
        _said(office.description, *_outposts_texts(outposts), *operators),
        tables.ahead(office),
    )


def _outposts_texts(outposts: Iterable[Outpost]) -> Iterator[Text | None]:
    return (outpost.description for outpost in outposts)


def _partner(directory: Directory, partner: Partner, tables: Timetables) -> Record:
    parent = directory.partners.get(partner.part_of or "")
    return Record(
        replace(cards(directory).of(partner), ahead=None),
        {
            "kind": ("partner",),
            "term": (f"partner-{partner.kind}",),
            "topic": partner.topics,
            "district": _anywhere(directory, partner.districts),
            "language": _spoken(partner.languages),
            "audience": partner.audiences,
        },
        _said(partner.name, partner.short),
        _where(partner.address),
        _said(partner.description, *(item.role for item in partner.contact), parent.name if parent else None),
        tables.ahead(partner),
    )


def _activity(directory: Directory, activity: Activity) -> Record:
    at = activity.at
    venue = directory.partners.get(at.partner or "") or directory.offices.get(at.office or "") if at else None
    organisers = (directory.partners.get(code) or directory.offices.get(code) for code in activity.organisers)
    return Record(
        cards(directory).of(activity),
        {
            "kind": ("activity",),
            "term": (f"activity-{activity.kind}",),
            "topic": activity.topics,
            "district": directory.districts_of(activity),
            "language": _spoken(activity.languages),
            "audience": activity.audiences,
            "day": tuple(str(day) for day in _days(directory, activity)),
        },
        (activity.title,),
        _said(*(_where(at.address) if at else ()), at.place if at else None, venue.name if venue else None),
        _said(
            activity.description,
            activity.level,
            *(item.name for item in organisers if item),
            *activity.other_organisers,
        ),
    )


def _days(directory: Directory, activity: Activity) -> list[dt.date]:
    """On which of the coming days it takes place; none if it is unconfirmed."""
    if not directory.state(activity).trusted:
        return []
    last = directory.today + dt.timedelta(DAYS_AHEAD - 1)
    found = occurrences(activity, directory.today, last, directory.days_off)
    return sorted({item.day for item in found if item.status is not Status.CANCELLED})


def _anywhere(directory: Directory, districts: tuple[str, ...]) -> tuple[str, ...]:
    """Someone who works in the whole city is found in each of its districts."""
    return tuple(directory.districts) if CITYWIDE in districts else districts


def _spoken(*blocks: Languages) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.language for block in blocks for item in block.spoken))


def _where(address: Address | None) -> tuple[Text | str, ...]:
    return _said(address.house, address.street, address.quarter, address.postcode, address.city) if address else ()


def _said(*texts: Text | str | None) -> tuple[Text | str, ...]:
    return tuple(text for text in texts if text)
