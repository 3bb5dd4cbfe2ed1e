"""By what a list can be narrowed: the facets that each item carries, and the fields that offer their values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ..directory import CITYWIDE, Directory
from ..model import Activity, Languages, Office, Outpost, Partner
from ..problems import Words, words
from ..routes import route
from .page import LanguageName, Title

Values = tuple[str, ...]


class Facets(NamedTuple):
    """What an item is about, by the names of the form's fields; a field without values is not known.

    Ids of the vocabulary, languages' codes, numbers of weekdays (0 is Monday), parts of the day.
    """

    topic: Values = ()
    district: Values = ()
    audience: Values = ()
    language: Values = ()
    weekday: Values = ()
    time: Values = ()
    kind: Values = ()

    def items(self) -> Iterator[tuple[str, Values]]:
        """Each field that has values, with them."""
        return ((name, values) for name, values in zip(self._fields, self, strict=True) if values)


@dataclass(frozen=True)
class Option:
    """One value of a field, how many items have it, and the page that shows them without a filter, if there is one.

    Weekdays have no name here: the reader knows them.
    """

    value: str
    name: Title | None
    count: int
    route: str | None


@dataclass(frozen=True)
class Field:
    """One way to narrow a list."""

    name: str
    title: Words
    options: tuple[Option, ...]

    @property
    def has_pages(self) -> bool:
        """Whether every value has a page of its own."""
        return all(option.route for option in self.options)


_NOON, _EVENING = 12 * 60, 17 * 60
_PARTS_OF_DAY = {
    "morning": words("in the morning"),
    "afternoon": words("in the afternoon"),
    "evening": words("in the evening"),
}


def part_of_day(start: int | None) -> Values:
    """When something begins: before noon, before 17:00, or later; nothing if that is not known."""
    if start is None:
        return ()
    return ("morning" if start < _NOON else "afternoon" if start < _EVENING else "evening",)


def office_facets(directory: Directory, office: Office) -> Facets:
    """An office with its outposts."""
    places: tuple[Office | Outpost, ...] = (office, *office.outposts)
    districts = dict.fromkeys(code for place in places for code in place.districts)
    languages = dict.fromkeys(code for place in places for code in _spoken(place.languages))
    return Facets(district=_districts(directory, tuple(districts)), language=tuple(languages))


def partner_facets(directory: Directory, partner: Partner) -> Facets:
    """A partner, with its kind."""
    districts = _districts(directory, partner.districts)
    return Facets(partner.topics, districts, partner.audiences, _spoken(partner.languages), kind=(partner.kind,))


def activity_facets(directory: Directory, activity: Activity) -> Facets:
    """An activity, with the weekdays and times of its rhythms and of its single dates to come."""
    dates = [item for item in activity.dates if item.date >= directory.today]
    rhythms = [item for item in activity.rhythms if item.ends is None or item.ends >= directory.today]
    days = {day for item in rhythms if item.every for day in item.every.weekdays}
    days |= {item.date.weekday() for item in dates}
    starts = [item.start for item in rhythms]
    starts += [activity.start if item.start is None else item.start for item in dates]
    parts = {part for start in starts for part in part_of_day(start)}
    return Facets(
        activity.topics,
        directory.districts_of(activity),
        activity.audiences,
        _spoken(activity.languages),
        tuple(map(str, sorted(days))),
        tuple(part for part in _PARTS_OF_DAY if part in parts),
    )


def fields(directory: Directory, items: Iterable[Facets]) -> tuple[Field, ...]:
    """The fields of a form for these items, each with the values that occur, in the vocabulary's order."""
    counts: dict[str, Counter[str]] = {name: Counter() for name in Facets._fields}
    for item in items:
        for name, values in item.items():
            counts[name].update(values)
    offered = (_field(name, title, found, counts[name]) for name, title, found in _offers(directory, counts))
    return tuple(field for field in offered if field.options)


_Offer = tuple[str, Words, Collection[tuple[str, Title | None]]]


def _offers(directory: Directory, counts: dict[str, Counter[str]]) -> Iterator[_Offer]:
    yield "topic", words("Topics"), [(code, term.name) for code, term in directory.topics.items()]
    yield "district", words("Districts"), [(code, term.name) for code, term in directory.districts.items()]
    yield "audience", words("For whom"), [(code, term.name) for code, term in directory.audiences.items()]
    codes = sorted(counts["language"], key=lambda code: (-counts["language"][code], code))
    yield "language", words("Languages"), [(code, LanguageName(code)) for code in codes]
    yield "kind", words("Kind"), [(term.id, term.name) for term in directory.vocabulary.partner_kinds]
    yield "weekday", words("Weekday"), [(str(number), None) for number in range(7)]
    yield "time", words("Time of day"), list(_PARTS_OF_DAY.items())


_WITHOUT_PAGES = ("weekday", "time", "kind")


def _field(name: str, title: Words, offered: Collection[tuple[str, Title | None]], counts: Counter[str]) -> Field:
    options = [
        Option(code, label, counts[code], None if name in _WITHOUT_PAGES else route(name, code))
        for code, label in offered
        if counts[code]
    ]
    return Field(name, title, tuple(options))


def _districts(directory: Directory, codes: Values) -> Values:
    """Who works in the whole city works in every district."""
    return tuple(directory.districts) if CITYWIDE in codes else codes


def _spoken(block: Languages) -> Values:
    return tuple(item.language for item in block.spoken)
