"""Where help is wanted: the tasks of all entries on one page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from ..directory import Directory
from ..model.parts import VolunteerTask
from ..problems import words
from .cards import Card, cards
from .page import Page

ROUTE = "volunteer/"


@dataclass(frozen=True)
class Wanted:
    """An entry that looks for help, and the tasks."""

    card: Card
    tasks: tuple[VolunteerTask, ...]


@dataclass(frozen=True)
class VolunteerView:
    """Everyone who looks for help, the trusted ones first."""

    wanted: tuple[Wanted, ...]


def volunteer_page(directory: Directory) -> Page:
    """The page for people who want to help."""
    description = words("Where help is wanted, what for and until when.")
    return Page("volunteer", ROUTE, words("Help out"), partial(_view, directory), description)


def _view(directory: Directory) -> VolunteerView:
    return VolunteerView(tuple(sorted(_wanted(directory), key=lambda item: item.card.rank)))


def _wanted(directory: Directory) -> Iterator[Wanted]:
    for office in directory.offices.values():
        yield from _with_tasks(cards(directory).of(office), office.volunteers, directory.today)
    for partner in directory.partners.values():
        yield from _with_tasks(cards(directory).of(partner), partner.volunteers, directory.today)
    for activity in directory.activities.values():
        yield from _with_tasks(cards(directory).of(activity), activity.volunteers, directory.today)


def _with_tasks(card: Card, tasks: tuple[VolunteerTask, ...], today: dt.date) -> Iterator[Wanted]:
    if wanted := tuple(task for task in tasks if task.is_wanted(today)):
        yield Wanted(card, wanted)
