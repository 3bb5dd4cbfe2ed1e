"""Where things are: postcodes and positions that belong to the city."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import District, Network, Reachable, Venue
from ..model.values import Position
from ..problems import Place, Problem, error, warning, words
from .draft import Draft, Steps
from .meant import meant
from .references import venues
from .shape import Origin


def postcodes_have_their_form(draft: Draft) -> Iterator[Problem]:
    """A postcode has as many digits as the country's, and within the city it is one of a district's."""
    if not (draft.network and draft.vocabulary):
        return
    network, districts = draft.network.record, draft.vocabulary.record.districts
    digits = _POSTCODE_DIGITS.get(network.country)
    known = {code for district in districts for code in district.postcodes}
    complete = all(district.postcodes for district in districts)
    for code, city, place in _postcodes(draft):
        if digits and not re.fullmatch(rf"[0-9]{{{digits}}}", code):
            message = words("“%(given)s” is not a postcode", given=code)
            right = meant("postcode", code)
            fits = right is not None and len(right) == digits
            hint = words("Write: %(right)s", right=right) if fits else words("It has %(count)d digits.", count=digits)
            yield error(place, "postcode", message, hint)
        elif complete and code not in known and city in (None, network.city):
            message = words("no district of %(city)s has the postcode “%(given)s”", city=network.city, given=code)
            hint = words("Correct it; or add “city: …” if the address is elsewhere; or add it to its district.")
            yield warning(place, "postcode-elsewhere", message, hint)


# Countries whose postcodes are digits only.
_POSTCODE_DIGITS = {"AT": 4, "BE": 4, "CH": 4, "DE": 5, "DK": 4, "ES": 5, "FR": 5, "IT": 5, "LU": 4}


def _postcodes(draft: Draft) -> Iterator[tuple[str, str | None, Place]]:
    """Every postcode, the city of its address, and its place; a district's own have no address."""
    for holder, origin, path in _holders(draft):
        if isinstance(holder, District):
            for number, code in enumerate(holder.postcodes):
                yield code, None, origin.field(*path, "postcodes", number)
        elif holder.address and holder.address.postcode:
            yield holder.address.postcode, holder.address.city, origin.field(*path, "address", "postcode")


def positions_lie_in_the_city(draft: Draft) -> Iterator[Problem]:
    """Every position lies within the city's bounds, latitude first."""
    if draft.network is None:
        return
    found, bounds = list(_positions(draft)), draft.network.record.bounds
    if len(found) > 1 and all(within(Position(lon, lat), bounds) for (lat, lon), _, _ in found):
        message = words("latitude and longitude are swapped")
        right = ", ".join(map(str, (bounds[1], bounds[0], bounds[3], bounds[2])))
        hint = words("Write: %(right)s", right=f"[{right}]")
        yield error(draft.network.origin.field("bounds"), "bounds-swapped", message, hint)
        return
    for position, origin, path in found:
        yield from _outside(position, draft.network.record, origin.field(*path, "position"))


def _positions(draft: Draft) -> Iterator[tuple[Position, Origin, Steps]]:
    for holder, origin, path in _holders(draft):
        if holder.position:
            yield holder.position, origin, path


def _holders(draft: Draft) -> Iterator[tuple[Reachable | Venue | District, Origin, Steps]]:
    """Everything that has a position or an address, with the path to it."""
    yield from draft.houses
    yield from ((venue, item.origin, path) for item in draft.activities for venue, path in venues(item.record))
    if draft.vocabulary:
        for number, district in enumerate(draft.vocabulary.record.districts):
            yield district, draft.vocabulary.origin, ("districts", number)


def _outside(position: Position, network: Network, place: Place) -> Iterator[Problem]:
    swapped = Position(position.lon, position.lat)
    if within(position, network.bounds):
        return
    if within(swapped, network.bounds):
        message = words("latitude and longitude are swapped")
        yield error(place, "position-swapped", message, words("Write: %(right)s", right=str(swapped)))
    else:
        hint = words("Copy it from the map again: first the latitude, then the longitude.")
        yield error(place, "position-outside", words("this position lies outside %(city)s", city=network.city), hint)


def within(position: Position, bounds: tuple[float, float, float, float]) -> bool:
    """Whether a position lies within south, west, north, east."""
    south, west, north, east = bounds
    return south <= position.lat <= north and west <= position.lon <= east
