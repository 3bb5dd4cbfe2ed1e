"""Ids: each used once, each reference leading somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Activity, Office, Partner, Venue
from ..problems import Place, Problem, Words, error, words
from .draft import Draft, Loaded
from .known import ALL_DISTRICTS, TERMS, Known, known_ids, outposts_of, terms_of
from .shape import Origin


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


def former_ids_are_free(draft: Draft) -> Iterator[Problem]:
    """A former id is no entry's id and was only one entry's: its address leads on to one page."""
    shared, own, *_ = _id_spaces(draft)
    spaces: list[tuple[list[tuple[str, Place]], list[Loaded[Office] | Loaded[Partner] | Loaded[Activity]]]] = [
        (shared, [*draft.offices, *draft.partners]),
        (own, [*draft.activities]),
    ]
    for ids, items in spaces:
        taken = dict(reversed(ids))
        for item in items:
            for number, code in enumerate(item.record.former_ids):
                place = item.origin.field("former_ids", number)
                if first := taken.get(code):
                    message = words("the former id “%(id)s” is in use", id=code)
                    hint = words(
                        "It stands in %(file)s, line %(line)d. Remove it here.", file=first.file, line=first.line
                    )
                    yield error(place, "duplicate-id", message, hint)
                taken.setdefault(code, place)


def references_lead_somewhere(draft: Draft) -> Iterator[Problem]:
    """Every id that an entry refers to exists."""
    known = known_ids(draft)
    for reference in _references(draft):
        names = known[reference.kind].ids
        if reference.id in names or reference.id in draft.broken or _LISTS[reference.kind] & draft.unread:
            continue
        yield _unknown(reference, known)


def _unknown(reference: Reference, known: dict[str, Known]) -> Problem:
    message = words(_NOT_THERE[reference.kind].msgid, id=reference.id)
    place = (reference.origin.key if reference.kind == "access_feature" else reference.origin.field)(*reference.path)
    return error(place, "unknown-id", message, _hint(reference, known))


def _hint(reference: Reference, known: dict[str, Known]) -> Words | None:
    ids = known[reference.kind].ids
    if reference.kind == reference.path[-1] in _VENUES:
        for other in _VENUES:
            if reference.id in known[other].ids:
                return words("Write: %(right)s", right=f"{{{other}: {reference.id}}}")
    if reference.id == ALL_DISTRICTS:
        return words("Only offices and partners work in “all”. Name the districts: %(known)s.", known=_some(ids))
    close = known[reference.kind].meant_by(reference.id)
    if close and ids[close].file:
        at = ids[close]
        return words("Did you mean “%(close)s” (%(file)s, line %(line)d)?", close=close, file=at.file, line=at.line)
    if close:
        return words("Did you mean “%(close)s”?", close=close)
    return words("Possible here: %(known)s.", known=_some(ids)) if ids else None


def _some(ids: Iterable[str]) -> str:
    names = list(ids)
    return ", ".join(names[:12]) + (" …" if len(names) > 12 else "")


_VENUES = ("office", "outpost", "partner")
_LISTS: dict[str, frozenset[str]] = {
    "office": frozenset({"offices"}),
    "outpost": frozenset({"offices"}),
    "partner": frozenset({"partners"}),
    "organiser": frozenset({"partners", "offices"}),
    **dict.fromkeys(
        ("topic", "audience", "district", "area", "partner_kind", "activity_kind", "access_feature"),
        frozenset({"vocabulary"}),
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
    "area": words("there is no district “%(id)s”"),
    "partner_kind": words("there is no kind of partner “%(id)s”"),
    "activity_kind": words("there is no kind of activity “%(id)s”"),
    "access_feature": words("there is no feature of accessibility “%(id)s”"),
}


def _id_spaces(draft: Draft) -> Iterator[list[tuple[str, Place]]]:
    houses: list[Loaded[Office] | Loaded[Partner]] = [*draft.offices, *draft.partners]
    yield [
        *((item.record.id, item.origin.field("id")) for item in houses),
        *((code, place) for code, place, _ in outposts_of(draft)),
    ]
    yield [(item.record.id, item.origin.field("id")) for item in draft.activities]
    for name in TERMS.values():
        yield list(terms_of(draft, name))


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
    yield from _each("area", office.districts, origin, ("districts",))
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
    yield from _each("area", partner.districts, origin, ("districts",))
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
