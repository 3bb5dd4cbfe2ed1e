"""The ids there are, by kind, each with its place, and the other words under which people know them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain

from ..model import Office, Partner, Text
from ..model.base import fold
from ..problems import Place
from .draft import Draft, Loaded
from .meant import meant

ALL_DISTRICTS = "all"
TERMS = {
    "topic": "topics",
    "audience": "audiences",
    "district": "districts",
    "partner_kind": "partner_kinds",
    "activity_kind": "activity_kinds",
    "access_feature": "access_features",
}
"""Kind of word → its list in vocabulary.yaml."""
_LONGEST = 200
_WHOLE_CITY = ("alle", "ganze Stadt", "stadtweit", "gesamtes Stadtgebiet", "citywide", "whole city")


@dataclass
class Known:
    """What may be referred to: id → place, and the other words for each id as they are written."""

    ids: dict[str, Place] = field(default_factory=dict)
    names: list[tuple[str, Iterable[str]]] = field(default_factory=list)

    def add(self, code: str, place: Place, names: Iterable[str]) -> None:
        """One more id with the words that mean it."""
        self.ids[code] = place
        self.names.append((code, names))

    def with_all(self, other: Known) -> Known:
        """Both together."""
        return Known({**self.ids, **other.ids}, [*self.names, *other.names])

    def meant_by(self, word: str) -> str | None:
        """The id that somebody meant: by name, short name or former id, else by a slip of the pen."""
        if len(word) > _LONGEST:
            return None
        names: dict[str, str] = {}
        for code, others in self.names:
            for name in others:
                names.setdefault(fold(name), code)
        if found := names.get(fold(word)):
            return found
        if close := difflib.get_close_matches(meant("id", word) or word, list(self.ids), 1, 0.6):
            return close[0]
        close = difflib.get_close_matches(fold(word), list(names), 1, 0.75)
        return names[close[0]] if close else None


def known_ids(draft: Draft) -> dict[str, Known]:
    """Every kind of thing that records refer to."""
    by_kind = {kind: _words_of(draft, name) for kind, name in TERMS.items()}
    offices, partners, outposts, whole = Known(), Known(), Known(), Known()
    for office in draft.offices:
        offices.add(office.record.id, office.origin.place, _names(office))
    for partner in draft.partners:
        partners.add(partner.record.id, partner.origin.place, _names(partner))
    for code, place, name in outposts_of(draft):
        outposts.add(code, place, name.root.values())
    city = draft.network.record.city if draft.network else ""
    whole.add(ALL_DISTRICTS, Place(""), (*_WHOLE_CITY, city))
    return {
        "office": offices,
        "partner": partners,
        "organiser": partners.with_all(offices),
        "outpost": outposts,
        "area": by_kind["district"].with_all(whole),
        **by_kind,
    }


def outposts_of(draft: Draft) -> Iterator[tuple[str, Place, Text]]:
    """The id of every outpost, its place and its name."""
    for item in draft.offices:
        for number, outpost in enumerate(item.record.outposts):
            yield outpost.id, item.origin.field("outposts", number, "id"), outpost.name


def terms_of(draft: Draft, name: str) -> Iterator[tuple[str, Place]]:
    """The ids of one of the vocabulary's lists."""
    if draft.vocabulary:
        for number, term in enumerate(getattr(draft.vocabulary.record, name)):
            yield term.id, draft.vocabulary.origin.field(name, number, "id")


def _words_of(draft: Draft, name: str) -> Known:
    found = Known()
    terms = getattr(draft.vocabulary.record, name) if draft.vocabulary else ()
    for (code, place), term in zip(terms_of(draft, name), terms, strict=True):
        everyday = getattr(term, "words", {}).values()
        found.add(code, place, (*term.name.root.values(), *chain(*everyday)))
    return found


def _names(item: Loaded[Office] | Loaded[Partner]) -> tuple[str, ...]:
    short = getattr(item.record, "short", None)
    return (*item.record.name.root.values(), *item.record.former_ids, *((short,) if short else ()))
