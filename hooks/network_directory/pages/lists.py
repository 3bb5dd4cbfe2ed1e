"""The lists of all offices, partners and activities; with the last the agenda, on further pages where there is much."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from ..days_off import DaysOff
from ..directory import Directory
from ..problems import words
from ..routes import route
from .agenda import Week, last_day, monday, special_dates, weeks
from .cards import Card, cards
from .city_map import CityMap, city_map
from .events import Event
from .filtering import Field, fields
from .page import Page

LINES = 200
"""A page holds as many weeks as have no more lines together, and at least one."""


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
    elsewhere: tuple[tuple[dt.date, str], ...]
    special: tuple[Event, ...] = ()
    unlisted: int = 0
    cards: tuple[Card, ...] = ()

    @property
    def last(self) -> dt.date:
        """The last day of its weeks."""
        return max((week.last for week in self.weeks), default=dt.date.min)


def list_pages(directory: Directory, days_off: DaysOff) -> Iterator[Page]:
    """The three lists and the further pages of the agenda."""
    yield Page(
        "cards",
        route("office"),
        words("Welcome offices"),
        _list(directory, "office", cards(directory).offices(directory.offices.values()), city_map(directory)),
        words("Advice near you: where the welcome offices are, when they are open, which languages are spoken."),
    )
    yield Page(
        "cards",
        route("partner"),
        words("Partners"),
        _list(directory, "partner", cards(directory).others(directory.partners.values())),
        words("Organisations that help: what they do, for whom and where."),
    )
    yield from _activities(directory, days_off)


def _list(directory: Directory, kind: str, found: tuple[Card, ...], map_: CityMap | None = None) -> ListView:
    return ListView(kind, found, fields(directory, (card.facets for card in found)), map_)


def _activities(directory: Directory, days_off: DaysOff) -> Iterator[Page]:
    activities = directory.activities.values()
    series = cards(directory).others(activities)
    form = fields(directory, (card.facets for card in series))
    first, others = _first_page(weeks(directory, activities, last_day(directory.today), days_off))
    elsewhere = tuple((week.monday, _route(directory, week)) for week in others)
    all_weeks = (*((week.monday, route("activity")) for week in first[:1]), *elsewhere)
    special = special_dates(directory, activities, days_off)
    undated = [item for item in activities if not (item.rhythms or item.dates or item.extra)]
    unlisted = {item.id for item in (*undated, *(item for item in activities if not directory.state(item).trusted))}
    title, about = words("Activities"), words("Language cafés, courses, meeting places: what is on and when.")
    view = AgendaView(form, first, elsewhere, special, len(unlisted), series)
    yield Page("activities", route("activity"), title, view, about)
    for week in others:
        name = words("What is on in the week from %(date)s", date=week.monday)
        further = AgendaView(form, (week,), tuple(item for item in all_weeks if item[0] != week.monday))
        yield Page("week", _route(directory, week), name, further, parents=((route("activity"), title),))


def _first_page(found: tuple[Week, ...]) -> tuple[tuple[Week, ...], tuple[Week, ...]]:
    """The weeks that the first page holds, and the others."""
    lines = 0
    for number, week in enumerate(found):
        lines += week.lines
        if number and lines > LINES:
            return found[:number], found[number:]
    return found, ()


def _route(directory: Directory, week: Week) -> str:
    """The page of a week, numbered from this week on: addresses that do not change from week to week."""
    return route("week", str((week.monday - monday(directory.today)).days // 7 + 1))
