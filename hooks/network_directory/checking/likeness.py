"""Records that look like one: the same organisation entered twice under two ids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import phonenumbers

from ..model import Activity, Address, Office, Partner, Text, Venue
from ..model.base import fold
from ..problems import Problem, Words, warning, words
from .draft import Draft, Loaded, Steps

_Any = Loaded[Office] | Loaded[Partner] | Loaded[Activity]


class Mark(NamedTuple):
    """Something by which a record is known: two records that share it may be one."""

    sort: str
    value: str
    path: Steps


_SAME = {
    "name": words("this looks like “%(id)s” (%(file)s, line %(line)d): the same name"),
    "phone": words("this looks like “%(id)s” (%(file)s, line %(line)d): the same telephone number"),
    "email": words("this looks like “%(id)s” (%(file)s, line %(line)d): the same e-mail address"),
    "house": words("this looks like “%(id)s” (%(file)s, line %(line)d): the same kind at the same address"),
    "title": words("this looks like “%(id)s” (%(file)s, line %(line)d): the same title and organiser or place"),
}


def records_are_not_twice(draft: Draft) -> Iterator[Problem]:
    """Two entries of one list with the same name, telephone, mail or house look like one; parts of a body may share."""
    if draft.network is None:
        return
    code = phonenumbers.country_code_for_region(draft.network.record.country)
    groups: tuple[list[_Any], ...] = ([*draft.offices], [*draft.partners], [*draft.activities])
    for items in groups:
        seen: dict[tuple[str, str], _Any] = {}
        for item in items:
            if not item.record.ended:
                yield from _twice(item, list(_marks(item, code)), seen)


def _twice(item: _Any, marks: list[Mark], seen: dict[tuple[str, str], _Any]) -> Iterator[Problem]:
    """The first of an entry's marks that an earlier entry has, too."""
    for mark in marks:
        other = seen.get((mark.sort, mark.value))
        if other and not _told_otherwise(mark, item, other):
            at = other.origin.place
            message = Words(_SAME[mark.sort].msgid, {"id": other.record.id, "file": at.file, "line": at.line})
            yield warning(item.origin.field(*mark.path), "looks-like", message, _hint(item))
            break
    for mark in marks:
        seen.setdefault((mark.sort, mark.value), item)


def _hint(item: _Any) -> Words:
    if isinstance(item.record, Partner):
        return words(
            "If both are the same, keep one and add the other's id to its “former_ids”; if one is part of the other, "
            "say so with “part_of”."
        )
    return words("If both are the same, keep one and add the other's id to its “former_ids”; else tell them apart.")


def _told_otherwise(mark: Mark, one: _Any, other: _Any) -> bool:
    """Whether there is a reason for what both have: a shared switchboard; or the id itself is there twice."""
    return one.record.id == other.record.id or (mark.sort in ("phone", "email") and _belong_together(one, other))


def _belong_together(one: _Any, other: _Any) -> bool:
    """Whether a shared switchboard is no wonder: parts of one organisation, offices of one operator."""
    bodies = [_bodies(one), _bodies(other)]
    return bool(bodies[0] & bodies[1])


def _bodies(item: _Any) -> set[str]:
    record = item.record
    if isinstance(record, Office):
        return set(record.operators)
    return {record.id, record.part_of or record.id} if isinstance(record, Partner) else set()


def _marks(item: _Any, country_code: int) -> Iterator[Mark]:
    record = item.record
    if isinstance(record, Activity):
        title = _folded(record.title)
        for organiser in (*record.organisers, *record.other_organisers):
            yield Mark("title", f"{title}|{fold(organiser)}", ("title",))
        if record.at and not record.at.online:
            yield Mark("title", f"{title}|{_venue(record.at)}", ("title",))
        return
    yield Mark("name", _folded(record.name), ("name",))
    for number, phone in enumerate(record.phone):
        yield Mark("phone", _digits(phone.number, country_code), ("phone", number))
    if record.email:
        yield Mark("email", record.email.casefold(), ("email",))
    if house := _house(record.address):
        yield Mark("house", f"{getattr(record, 'kind', '')}|{house}", ("address", "street"))


def _folded(text: Text) -> str:
    return " ".join(fold(next(iter(text.root.values()))).split())


def _digits(number: str, country_code: int) -> str:
    digits = re.sub(r"\(0\)|[^+\d]", "", number)
    return re.sub(rf"^(\+|00){country_code}", "0", digits)


def _venue(venue: Venue) -> str:
    return venue.office or venue.outpost or venue.partner or fold(venue.place or "") or _house(venue.address) or ""


def _house(address: Address | None) -> str | None:
    """Street, number and city; None without a number, for a whole street is no house."""
    if address is None or not re.search(r"\d", address.street or ""):
        return None
    street = re.sub(r"str(\.|asse\b)", "str", fold(address.street or ""))
    return "".join(street.split()) + "|" + fold(address.city or "")
