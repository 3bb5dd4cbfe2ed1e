"""The finder that needs no JavaScript: everything there is for a topic, a district, a language, an audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..days_off import DaysOff
from ..directory import CITYWIDE, Directory
from ..model import Activity, District, Languages, Office, Partner, Term, Text
from ..problems import Words, words
from ..routes import route
from .agenda import Week, capped, coming
from .cards import Card, cards
from .districts import districts_page
from .page import LanguageName, Page

LINES = 12
"""So many lines of coming dates stand on a page."""


@dataclass(frozen=True)
class Choice:
    """One way to narrow down, and how many entries it leads to."""

    route: str
    name: Text | LanguageName
    icon: str | None
    count: int


@dataclass(frozen=True)
class ChoicesView:
    """All topics, or all districts …"""

    kind: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class FoundView:
    """Everything that fits one choice. ``citywide`` holds partners that work in the whole city, on district pages.

    ``coming`` holds the first dates of the next two weeks, ``further`` says how many lines of them are left over.
    """

    kind: str
    term: Term | District | LanguageName
    offices: tuple[Card, ...]
    activities: tuple[Card, ...]
    partners: tuple[Card, ...]
    citywide: tuple[Card, ...] = ()
    neighbours: tuple[Choice, ...] = ()
    coming: tuple[Week, ...] = ()
    further: int = 0

    @property
    def count(self) -> int:
        """How many entries were found."""
        return len(self.offices) + len(self.activities) + len(self.partners)


_TITLES: Mapping[str, Words] = {
    "topic": words("Topics"),
    "district": words("Districts"),
    "language": words("Languages spoken"),
    "audience": words("For whom"),
}
_DESCRIPTIONS: Mapping[str, Words] = {
    "topic": words("What do you need help with?"),
    "language": words("Find people who speak your language."),
    "audience": words("Find offers that are meant for you."),
}


def finder_pages(directory: Directory, days_off: DaysOff) -> Iterator[Page]:
    """For each way of looking the page of its choices, and a page for each choice."""
    for kind, found in found_views(directory).items():
        if kind == "district":
            yield districts_page(directory)
        else:
            yield Page("choices", route(kind), _TITLES[kind], ChoicesView(kind, choices(found)), _DESCRIPTIONS[kind])
        for view in found:
            parents = ((route(kind), _TITLES[kind]),)
            with_dates = _with_dates(directory, view, days_off)
            yield Page("found", _route(view), _name(view.term), with_dates, parents=parents)


def found_views(directory: Directory) -> dict[str, list[FoundView]]:
    """Kind → what each of its choices leads to, in the vocabulary's order; languages with the most entries first."""
    return {
        "topic": [_by_topic(directory, term) for term in directory.vocabulary.topics],
        "district": [_by_district(directory, district) for district in directory.vocabulary.districts],
        "language": sorted((_by_language(directory, code) for code in spoken_languages(directory)), key=_most_first),
        "audience": [_by_audience(directory, term) for term in directory.vocabulary.audiences],
    }


def _with_dates(directory: Directory, view: FoundView, days_off: DaysOff) -> FoundView:
    activities = [directory.activities[card.id] for card in view.activities]
    shown, further = capped(coming(directory, activities, days_off), LINES)
    return replace(view, coming=shown, further=further)


def choices(views: Iterable[FoundView]) -> tuple[Choice, ...]:
    """The choices behind some views."""
    return tuple(Choice(_route(view), _name(view.term), getattr(view.term, "icon", None), view.count) for view in views)


def _name(term: Term | District | LanguageName) -> Text | LanguageName:
    return term if isinstance(term, LanguageName) else term.name


def _route(view: FoundView) -> str:
    return route(view.kind, view.term.code if isinstance(view.term, LanguageName) else view.term.id)


def _most_first(view: FoundView) -> tuple[int, str]:
    return -view.count, _route(view)


def _by_topic(directory: Directory, term: Term) -> FoundView:
    partners = [item for item in directory.partners.values() if term.id in item.topics]
    activities = [item for item in directory.activities.values() if term.id in item.topics]
    return _view(directory, "topic", term, [], activities, partners)


def _by_audience(directory: Directory, term: Term) -> FoundView:
    partners = [item for item in directory.partners.values() if term.id in item.audiences]
    activities = [item for item in directory.activities.values() if term.id in item.audiences]
    return _view(directory, "audience", term, [], activities, partners)


def _by_language(directory: Directory, code: str) -> FoundView:
    offices = [item for item in directory.offices.values() if _speaks(item.languages, code)]
    offices += [item for item, outpost in directory.outposts.values() if _speaks(outpost.languages, code)]
    partners = [item for item in directory.partners.values() if _speaks(item.languages, code)]
    activities = [item for item in directory.activities.values() if _speaks(item.languages, code)]
    unique = list({item.id: item for item in offices}.values())
    return _view(directory, "language", LanguageName(code), unique, activities, partners)


def _by_district(directory: Directory, district: District) -> FoundView:
    offices = directory.offices_for(district.id)
    partners = [item for item in directory.partners.values() if district.id in item.districts]
    activities = [item for item in directory.activities.values() if district.id in directory.districts_of(item)]
    view = _view(directory, "district", district, offices, activities, partners)
    everywhere = [item for item in directory.partners.values() if CITYWIDE in item.districts]
    near = tuple(_neighbour(directory.districts[code]) for code in district.neighbours)
    return FoundView(
        view.kind,
        view.term,
        view.offices,
        view.activities,
        view.partners,
        cards(directory).others(everywhere),
        near,
    )


def _neighbour(district: District) -> Choice:
    return Choice(route("district", district.id), district.name, None, 0)


def _speaks(block: Languages, code: str) -> bool:
    return any(item.language == code for item in block.spoken)


def spoken_languages(directory: Directory) -> list[str]:
    """The codes of the languages that somebody speaks, in order."""
    blocks = [item.languages for item in directory.offices.values()]
    blocks += [item.languages for item in directory.partners.values()]
    blocks += [item.languages for item in directory.activities.values()]
    blocks += [outpost.languages for _, outpost in directory.outposts.values()]
    return sorted({item.language for block in blocks for item in block.spoken})


def _view(
    directory: Directory,
    kind: str,
    term: Term | District | LanguageName,
    offices: list[Office],
    activities: list[Activity],
    partners: list[Partner],
) -> FoundView:
    return FoundView(
        kind,
        term,
        cards(directory).offices(offices),
        cards(directory).others(activities),
        cards(directory).others(partners),
    )
