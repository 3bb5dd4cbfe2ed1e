"""Ids: each used once, each reference leading somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from ..model import Activity, Office, Partner, Venue
from ..problems import Place, Problem, error, words
from .draft import Draft, Loaded
from .shape import Origin

ALL_DISTRICTS = "all"


class Reference(NamedTuple):
    """An id that a record uses, what kind of thing it must name, and where it stands."""

    kind: str
    id: str
    origin: Origin
    path: tuple[str | int, ...]


def ids_are_unique(draft: Draft) -> Iterator[Problem]:
    """An id is used once: among offices, outposts and partners together, among activities, in each list of words."""
    for ids in _id_spaces(draft):
        seen: dict[str, Place] = {}
        for code, place in ids:
            if code in seen:
                message = words("the id “%(id)s” is used twice", id=code)
                first = seen[code]
                hint = words(
                    "It is already in %(file)s, line %(line)d. Choose another id for the new entry.",
                    file=first.file,
                    line=first.line,
                )
                yield error(place, "duplicate-id", message, hint)
            seen.setdefault(code, place)


def references_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """Every id that an entry refers to exists."""
    known = _known(draft)
    for reference in _references(draft):
        names = known[reference.kind]
        if reference.id in names or reference.id in draft.broken or _LISTS[reference.kind] & draft.unread:
            continue
        yield _unknown(reference, names)


def _unknown(reference: Reference, names: Mapping[str, Place]) -> Problem:
    message = words(_NOT_THERE[reference.kind].msgid, id=reference.id)
    place = (reference.origin.key if reference.kind == "access_feature" else reference.origin.field)(*reference.path)
    close = difflib.get_close_matches(reference.id, list(names), 1, 0.6)
    if close:
        at = names[close[0]]
        hint = words("Did you mean “%(close)s” (%(file)s, line %(line)d)?", close=close[0], file=at.file, line=at.line)
        return error(place, "unknown-id", message, hint)
    shown = ", ".join(list(names)[:12]) + (" …" if len(names) > 12 else "")
    return error(place, "unknown-id", message, words("Possible here: %(known)s.", known=shown) if names else None)


_LISTS: dict[str, frozenset[str]] = {
    "office": frozenset({"offices"}),
    "outpost": frozenset({"offices"}),
    "partner": frozenset({"partners"}),
    "organiser": frozenset({"partners", "offices"}),
    **dict.fromkeys(
        ("topic", "audience", "district", "partner_kind", "activity_kind", "access_feature"), frozenset({"vocabulary"})
    ),
}
"""Kind of reference → the lists that its target may stand in."""

_NOT_THERE = {
    "office": words("there is no office “%(id)s”"),
    "outpost": words("there is no outpost “%(id)s”"),
    "partner": words("there is no partner “%(id)s”"),
    "organiser": words("there is no partner or office “%(id)s”"),
    "topic": words("there is no topic “%(id)s”"),
    "audience": words("there is no audience “%(id)s”"),
    "district": words("there is no district “%(id)s”"),
    "partner_kind": words("there is no kind of partner “%(id)s”"),
    "activity_kind": words("there is no kind of activity “%(id)s”"),
    "access_feature": words("there is no feature of accessibility “%(id)s”"),
}


def _known(draft: Draft) -> dict[str, dict[str, Place]]:
    offices = {item.record.id: item.origin.place for item in draft.offices}
    partners = {item.record.id: item.origin.place for item in draft.partners}
    words_by_kind = {kind: dict(_terms(draft, name)) for kind, name in _TERMS.items()}
    words_by_kind["district"][ALL_DISTRICTS] = Place("")
    return {
        "office": offices,
        "partner": partners,
        "organiser": {**partners, **offices},
        "outpost": dict(_outposts(draft)),
        **words_by_kind,
    }


_TERMS = {
    "topic": "topics",
    "audience": "audiences",
    "district": "districts",
    "partner_kind": "partner_kinds",
    "activity_kind": "activity_kinds",
    "access_feature": "access_features",
}


def _terms(draft: Draft, name: str) -> Iterator[tuple[str, Place]]:
    if draft.vocabulary:
        for number, term in enumerate(getattr(draft.vocabulary.record, name)):
            yield term.id, draft.vocabulary.origin.field(name, number, "id")


def _outposts(draft: Draft) -> Iterator[tuple[str, Place]]:
    for item in draft.offices:
        for number, outpost in enumerate(item.record.outposts):
            yield outpost.id, item.origin.field("outposts", number, "id")


def _id_spaces(draft: Draft) -> Iterator[list[tuple[str, Place]]]:
    houses: list[Loaded[Office] | Loaded[Partner]] = [*draft.offices, *draft.partners]
    yield [*((item.record.id, item.origin.field("id")) for item in houses), *_outposts(draft)]
    yield [(item.record.id, item.origin.field("id")) for item in draft.activities]
    for name in _TERMS.values():
        yield list(_terms(draft, name))


def _references(draft: Draft) -> Iterator[Reference]:
    for office in draft.offices:
        yield from _of_office(office)
    for partner in draft.partners:
        yield from _of_partner(partner)
    for activity in draft.activities:
        yield from _of_activity(activity)
    if draft.network and draft.network.record.coordinator:
        yield Reference("partner", draft.network.record.coordinator, draft.network.origin, ("coordinator",))
    if draft.vocabulary:
        for number, district in enumerate(draft.vocabulary.record.districts):
            path = ("districts", number, "neighbours")
            yield from _each("district", district.neighbours, draft.vocabulary.origin, path)


def _of_office(item: Loaded[Office]) -> Iterator[Reference]:
    office, origin = item.record, item.origin
    yield from _each("partner", office.operators, origin, ("operators",))
    yield from _each("district", office.districts, origin, ("districts",))
    yield from _access(office.access, origin, ("access",))
    for number, outpost in enumerate(office.outposts):
        yield from _each("district", outpost.districts, origin, ("outposts", number, "districts"))
        yield from _access(outpost.access, origin, ("outposts", number, "access"))


def _of_partner(item: Loaded[Partner]) -> Iterator[Reference]:
    partner, origin = item.record, item.origin
    yield Reference("partner_kind", partner.kind, origin, ("kind",))
    if partner.part_of:
        yield Reference("partner", partner.part_of, origin, ("part_of",))
    yield from _each("topic", partner.topics, origin, ("topics",))
    yield from _each("audience", partner.audiences, origin, ("audiences",))
    yield from _each("district", partner.districts, origin, ("districts",))
    yield from _access(partner.access, origin, ("access",))


def _of_activity(item: Loaded[Activity]) -> Iterator[Reference]:
    activity, origin = item.record, item.origin
    yield Reference("activity_kind", activity.kind, origin, ("kind",))
    yield from _each("organiser", activity.organisers, origin, ("organisers",))
    yield from _each("topic", activity.topics, origin, ("topics",))
    yield from _each("audience", activity.audiences, origin, ("audiences",))
    yield from _each("district", activity.districts, origin, ("districts",))
    yield from _access(activity.access, origin, ("access",))
    for venue, path in venues(activity):
        for kind in ("office", "outpost", "partner"):
            if code := getattr(venue, kind):
                yield Reference(kind, code, origin, (*path, kind))


def venues(activity: Activity) -> Iterator[tuple[Venue, tuple[str | int, ...]]]:
    """Every place an activity names, with the path of its field."""
    if activity.at:
        yield activity.at, ("at",)
    for name in ("dates", "extra", "moved"):
        for number, date in enumerate(getattr(activity, name)):
            if date.at:
                yield date.at, (name, number, "at")


def _each(kind: str, ids: Iterable[str], origin: Origin, path: tuple[str | int, ...]) -> Iterator[Reference]:
    for number, code in enumerate(ids):
        yield Reference(kind, code, origin, (*path, number))


def _access(access: object, origin: Origin, path: tuple[str | int, ...]) -> Iterator[Reference]:
    for code in getattr(access, "features", {}):
        yield Reference("access_feature", code, origin, (*path, code))
