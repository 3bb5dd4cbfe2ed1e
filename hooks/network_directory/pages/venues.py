"""Where something takes place, and whom to ask: a name, an address or a number, and the page that tells more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..directory import Directory
from ..model import Activity, Address, Reachable, RoughDate, Text, Venue
from ..model.values import Phone
from ..routes import route


@dataclass(frozen=True)
class Place:
    """A place. ``route`` leads to its page, if it is one of the network's own."""

    name: Text | str | None
    address: Address | None = None
    route: str | None = None
    online: bool = False


@dataclass(frozen=True)
class Ask:
    """Whom to ask where a page has no phone or mail of its own. ``route`` is None for the network itself."""

    name: Text
    route: str | None
    phone: tuple[Phone, ...]
    email: str | None
    checked: RoughDate | None


def whom_to_ask(directory: Directory, record: Reachable | Activity, organisers: Iterable[str] = ()) -> Ask | None:
    """The first organiser that can be reached, else the network; None if the record can be reached itself."""
    if record.phone or record.email:
        return None
    for code in organisers:
        for kind, found in (("office", directory.offices.get(code)), ("partner", directory.partners.get(code))):
            if found and (found.phone or found.email):
                checked = found.contact_checked or found.checked
                return Ask(found.name, route(kind, found.id), found.phone, found.email, checked)
    return network_contact(directory)


def network_contact(directory: Directory) -> Ask | None:
    """The network's own phone and mail, if it has any."""
    contact = directory.network.contact
    if not (contact.phone or contact.email):
        return None
    return Ask(directory.network.name, None, contact.phone, contact.email, contact.checked)


def venue_of(directory: Directory, venue: Venue | None) -> Place | None:
    """The place an activity's ``at`` means; None if it is not known (or ended)."""
    if venue is None:
        return None
    if venue.online:
        return Place(None, online=True)
    if found := directory.outposts.get(venue.outpost or ""):
        office, outpost = found
        return Place(outpost.name, outpost.address, f"{route('office', office.id)}#{outpost.id}")
    if house := directory.offices.get(venue.office or ""):
        return Place(house.name, venue.address or house.address, route("office", house.id))
    if partner := directory.partners.get(venue.partner or ""):
        return Place(partner.name, venue.address or partner.address, route("partner", partner.id))
    return Place(venue.place, venue.address) if venue.place or venue.address else None
