"""Where something takes place, resolved: a name, an address, and the page that tells more."""

from __future__ import annotations

from dataclasses import dataclass

from ..directory import Directory
from ..model import Address, Position, Text, Venue
from ..routes import route


@dataclass(frozen=True)
class Place:
    """A place. ``route`` leads to its page, if it is one of the network's own."""

    name: Text | str | None
    address: Address | None = None
    position: Position | None = None
    exact: bool = False
    route: str | None = None
    online: bool = False


def venue_of(directory: Directory, venue: Venue | None) -> Place | None:
    """The place an activity's ``at`` means; None if it is not known (or ended)."""
    if venue is None:
        return None
    if venue.online:
        return Place(None, online=True)
    if venue.outpost in directory.outposts:
        office, outpost = directory.outposts[venue.outpost]
        exact = outpost.position_accuracy == "house"
        return Place(
            outpost.name, outpost.address, outpost.position, exact, f"{route('office', office.id)}#{outpost.id}"
        )
    for kind, found in (
        ("office", directory.offices.get(venue.office or "")),
        ("partner", directory.partners.get(venue.partner or "")),
    ):
        if found:
            exact = found.position_accuracy == "house"
            return Place(found.name, venue.address or found.address, found.position, exact, route(kind, found.id))
    return (
        Place(venue.place, venue.address, venue.position, venue.position is not None)
        if venue.place or venue.address
        else None
    )
