"""The lists of all offices, partners and activities; with the last the agenda, on further pages where there is much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from ..directory import Directory
from ..problems import words
from ..routes import route
from .agenda import Week, last_day, special_dates, weeks
from .cards import Card, cards
from .city_map import CityMap, city_map
from .events import Event, monday
from .filtering import Field, fields
from .page import Page

LINES = 200
"""A page holds as many weeks as have no more lines together, and at least one."""
_Elsewhere = tuple[tuple[dt.date, str], ...]
"""The Mondays of other weeks and the routes of their pages."""


@dataclass(frozen=True)
class ListView:
    """Cards of one kind, the trusted ones first, and by what to narrow them; for offices the map."""

    kind: str
    cards: tuple[Card, ...]
    fields: tuple[Field, ...]
    city_map: CityMap | None = None


@dataclass(frozen=True)
class AgendaView:
    """Some weeks of the agenda, where the others are, and by what to narrow them; the first page has the cards, too.

    ``special`` are the dates that are not every week; ``unlisted`` tells how many activities have no confirmed dates.
    """

    fields: tuple[Field, ...]
    weeks: tuple[Week, ...]
    elsewhere: _Elsewhere
    special: tuple[Event, ...] = ()
    unlisted: int = 0
    cards: tuple[Card, ...] = ()

    @property
    def last(self) -> dt.date:
        """The last day of its weeks."""
        return max((week.last for week in self.weeks), default=dt.date.min)


def list_pages(directory: Directory) -> Iterator[Page]:
    """The three lists and the further pages of the agenda."""
    yield Page(
        "cards",
        route("office"),
        words("Welcome offices"),
        partial(_offices, directory),
        words("Advice near you: where the welcome offices are, when they are open, which languages are spoken."),
    )
    yield Page(
        "cards",
        route("partner"),
        words("Partners"),
        partial(_partners, directory),
        words("Organisations that help: what they do, for whom and where."),
    )
    yield from _activities(directory)


def _offices(directory: Directory) -> ListView:
    return _list(directory, "office", cards(directory).offices(directory.offices.values()), city_map(directory))


def _partners(directory: Directory) -> ListView:
    return _list(directory, "partner", cards(directory).others(directory.partners.values()))


def _list(directory: Directory, kind: str, found: tuple[Card, ...], map_: CityMap | None = None) -> ListView:
    return ListView(kind, found, fields(directory, (card.facets for card in found)), map_)


def _activities(directory: Directory) -> Iterator[Page]:
    title, about = words("Activities"), words("Language cafés, courses, meeting places: what is on and when.")
    yield Page("activities", route("activity"), title, partial(_agenda, directory), about)
    first, others = _all_weeks(directory)
    all_weeks = (*((week.monday, route("activity")) for week in first[:1]), *_elsewhere(directory, others))
    for week in others:
        name = words("What is on in the week from %(date)s", date=week.monday)
        further = tuple(item for item in all_weeks if item[0] != week.monday)
        make = partial(_week, directory, week, further)
        yield Page("week", _route(directory, week), name, make, parents=((route("activity"), title),))


@lru_cache(maxsize=1)
def _all_weeks(directory: Directory) -> tuple[tuple[Week, ...], tuple[Week, ...]]:
    """The weeks that the first page holds, and the others."""
    return _first_page(weeks(directory, directory.activities.values(), last_day(directory.today)))


def _elsewhere(directory: Directory, others: tuple[Week, ...]) -> _Elsewhere:
    return tuple((week.monday, _route(directory, week)) for week in others)


def _agenda(directory: Directory) -> AgendaView:
    activities = directory.activities.values()
    shown, others = _all_weeks(directory)
    series = cards(directory).others(activities)
    special = special_dates(directory, activities)
    undated = [item for item in activities if not (item.rhythms or item.dates or item.extra)]
    unlisted = {item.id for item in (*undated, *(item for item in activities if not directory.state(item).trusted))}
    return AgendaView(_form(directory), shown, _elsewhere(directory, others), special, len(unlisted), series)


def _week(directory: Directory, week: Week, elsewhere: _Elsewhere) -> AgendaView:
    return AgendaView(_form(directory), (week,), elsewhere)


@lru_cache(maxsize=1)
def _form(directory: Directory) -> tuple[Field, ...]:
    """By what the agenda can be narrowed; the same on all its pages."""
    return fields(directory, (cards(directory).of(item).facets for item in directory.activities.values()))


def _first_page(found: tuple[Week, ...]) -> tuple[tuple[Week, ...], tuple[Week, ...]]:
    """As many of the first as fit on one page, and the others."""
    lines = 0
    for number, week in enumerate(found):
        lines += week.lines
        if number and lines > LINES:
            return found[:number], found[number:]
    return found, ()


def _route(directory: Directory, week: Week) -> str:
    """The page of a week, numbered from this week on: addresses that do not change from week to week."""
    return route("week", str((week.monday - monday(directory.today)).days // 7 + 1))
