"""The finder that needs no JavaScript: everything there is for a topic, a district, a language, an audience."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

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
class Found:
    """The entries that fit one choice."""

    kind: str
    term: Term | District | LanguageName
    offices: tuple[Office, ...]
    activities: tuple[Activity, ...]
    partners: tuple[Partner, ...]

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.offices) + len(self.activities) + len(self.partners)

    @property
    def route(self) -> str:
        """Where they are shown."""
        return route(self.kind, self.term.code if isinstance(self.term, LanguageName) else self.term.id)

    @property
    def name(self) -> Text | LanguageName:
        """What the choice is called."""
        return self.term if isinstance(self.term, LanguageName) else self.term.name


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
    citywide: tuple[Card, ...]
    neighbours: tuple[Choice, ...]
    coming: tuple[Week, ...]
    further: int

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


def finder_pages(directory: Directory) -> Iterator[Page]:
    """For each way of looking the page of its choices, and a page for each choice."""
    for kind, found in everything_found(directory).items():
        if kind == "district":
            yield districts_page(directory)
        else:
            offered = partial(ChoicesView, kind, choices(found))
            yield Page("choices", route(kind), _TITLES[kind], offered, _DESCRIPTIONS[kind])
        for item in found:
            make = partial(_view, directory, item)
            yield Page("found", item.route, item.name, make, parents=((route(kind), _TITLES[kind]),))


@lru_cache(maxsize=1)
def everything_found(directory: Directory) -> Mapping[str, tuple[Found, ...]]:
    """Kind → what each of its choices leads to, in the vocabulary's order; languages with the most entries first."""
    spoken = (_by_language(directory, code) for code in spoken_languages(directory))
    return {
        "topic": tuple(_by_topic(directory, term) for term in directory.vocabulary.topics),
        "district": tuple(_by_district(directory, district) for district in directory.vocabulary.districts),
        "language": tuple(sorted(spoken, key=lambda found: (-found.count, found.route))),
        "audience": tuple(_by_audience(directory, term) for term in directory.vocabulary.audiences),
    }


def choices(found: Iterable[Found]) -> tuple[Choice, ...]:
    """The choices that lead to what was found."""
    return tuple(Choice(item.route, item.name, getattr(item.term, "icon", None), item.count) for item in found)


def _by_topic(directory: Directory, term: Term) -> Found:
    partners = (item for item in directory.partners.values() if term.id in item.topics)
    activities = (item for item in directory.activities.values() if term.id in item.topics)
    return Found("topic", term, (), tuple(activities), tuple(partners))


def _by_audience(directory: Directory, term: Term) -> Found:
    partners = (item for item in directory.partners.values() if term.id in item.audiences)
    activities = (item for item in directory.activities.values() if term.id in item.audiences)
    return Found("audience", term, (), tuple(activities), tuple(partners))


def _by_language(directory: Directory, code: str) -> Found:
    offices = [item for item in directory.offices.values() if _speaks(item.languages, code)]
    offices += [item for item, outpost in directory.outposts.values() if _speaks(outpost.languages, code)]
    partners = (item for item in directory.partners.values() if _speaks(item.languages, code))
    activities = (item for item in directory.activities.values() if _speaks(item.languages, code))
    unique = {item.id: item for item in offices}
    return Found("language", LanguageName(code), tuple(unique.values()), tuple(activities), tuple(partners))


def _by_district(directory: Directory, district: District) -> Found:
    offices = directory.offices_for(district.id)
    partners = (item for item in directory.partners.values() if district.id in item.districts)
    activities = (item for item in directory.activities.values() if district.id in directory.districts_of(item))
    return Found("district", district, tuple(offices), tuple(activities), tuple(partners))


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


def _view(directory: Directory, found: Found) -> FoundView:
    shown, further = capped(coming(directory, found.activities), LINES)
    district = found.term if isinstance(found.term, District) else None
    everywhere = [item for item in directory.partners.values() if CITYWIDE in item.districts] if district else []
    near = district.neighbours if district else ()
    return FoundView(
        found.kind,
        found.term,
        cards(directory).offices(found.offices),
        cards(directory).others(found.activities),
        cards(directory).others(found.partners),
        cards(directory).others(everywhere),
        tuple(_neighbour(directory.districts[code]) for code in near),
        shown,
        further,
    )
