"""How the directory stands, for editors and coordinators: how recent, what is missing, how far it is translated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from ..directory import Directory
from ..freshness import State
from ..model import Activity, Office, Partner, Reachable
from ..problems import Words, words
from ..translating.coverage import Coverage, coverage
from .cards import Card, cards
from .entries import ACTIVITIES, OFFICES, PARTNERS
from .finder import Choice, choices, everything_found
from .page import LanguageName, Page, Title

LINES = 100
"""So many entries at most stand in a list of this page."""


@dataclass(frozen=True)
class Evidence:
    """How many entries of a kind are in each state today."""

    route: str
    name: Words
    confirmed: int
    ageing: int
    unconfirmed: int


@dataclass(frozen=True)
class Gap:
    """Something that is missing, and the pages of those that miss it: route and name. ``count`` is that of all."""

    name: Words
    count: int
    links: tuple[tuple[str, Title], ...]


@dataclass(frozen=True)
class StatusView:
    """``due`` are the entries to be confirmed, those without evidence first and then from the oldest on; ``further``
    says how many more there are. ``languages`` are those into which the entries are translated."""

    evidence: tuple[Evidence, ...]
    due: tuple[Card, ...]
    further: int
    gaps: tuple[Gap, ...]
    languages: tuple[tuple[LanguageName, Coverage], ...]


def status_page(directory: Directory) -> Page:
    """The page for those who keep the directory."""
    about = words("For those who keep this directory: what to confirm, what is missing, how far it is translated.")
    return Page("status", "status/", words("State of the directory"), partial(_view, directory), about)


def _view(directory: Directory) -> StatusView:
    every: list[Office | Partner | Activity] = [*directory.offices.values(), *directory.partners.values()]
    every += directory.activities.values()
    found = [cards(directory).of(entry) for entry in every]
    due = sorted((card for card in found if card.state is not State.CONFIRMED), key=_evidence_of)
    return StatusView(
        tuple(_evidence(kind, found) for kind in (OFFICES, PARTNERS, ACTIVITIES)),
        tuple(due[:LINES]),
        len(due[LINES:]),
        tuple(gap for gap in _gaps(directory) if gap.count),
        tuple((LanguageName(item.language), item) for item in coverage(directory)),
    )


def _evidence_of(card: Card) -> tuple[dt.date, tuple[int, str]]:
    return card.checked.earliest if card.checked else dt.date.min, card.rank


def _evidence(kind: tuple[str, Words], found: Iterable[Card]) -> Evidence:
    start, name = kind
    states = [card.state for card in found if card.route.startswith(start)]
    return Evidence(start, name, *(states.count(state) for state in State))


def _gaps(directory: Directory) -> Iterator[Gap]:
    found = everything_found(directory)
    unserved = choices(item for item in found["district"] if not item.offices)
    yield _gap(words("Districts without a welcome office"), unserved)
    yield _gap(words("Topics without any offer"), choices(item for item in found["topic"] if not item.count))
    of, offices, partners = cards(directory).of, directory.offices.values(), directory.partners.values()
    yield _gap(words("Welcome offices without opening hours"), [of(item) for item in offices if not _has_hours(item)])
    mute = [of(item) for item in offices if not _can_be_asked(item)]
    mute += [of(item) for item in partners if not _can_be_asked(item)]
    yield _gap(words("Offices and partners without phone and mail"), mute)
    activities = directory.activities.values()
    yield _gap(words("Activities without a known time"), [of(item) for item in activities if not _has_times(item)])


def _has_hours(office: Office) -> bool:
    return bool(office.hours) or any(outpost.hours for outpost in office.outposts)


def _can_be_asked(record: Reachable) -> bool:
    return bool(record.phone or record.email)


def _has_times(activity: Activity) -> bool:
    return bool(activity.rhythms or activity.dates or activity.extra)


def _gap(name: Words, missing: Sequence[Card | Choice]) -> Gap:
    return Gap(name, len(missing), tuple((item.route, item.name) for item in missing[:LINES]))
