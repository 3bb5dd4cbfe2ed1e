"""An office with its outposts.

A GovernmentOffice is what comes nearest: a place with opening hours where people deal with the city. That a welfare
organisation runs it as well is told by ``parentOrganization``.
"""

from __future__ import annotations

from ..pages.cards import Card
from ..pages.entries import OfficeView, OutpostView
from .hours import opening_hours
from .things import languages, position, postal_address
from .voice import Json, Voice, known, thing

OFFICE = "GovernmentOffice"
ANCHOR = "office"


def office(view: OfficeView, route: str, voice: Voice) -> Json:
    """An office, who runs it and where its team is to be found besides."""
    return _house(view, voice.id(route, ANCHOR), voice.url(route), voice) | known(
        parentOrganization=[organisation(card, voice) for card in view.operators],
        department=[_outpost(item, route, voice) for item in view.outposts],
    )


def organisation(card: Card, voice: Voice) -> Json:
    """An office or a partner by its name and page; an office's own page tells more under the same id."""
    is_office = card.kind == "office"
    return thing(
        OFFICE if is_office else "Organization",
        **{"@id": voice.id(card.route, ANCHOR) if is_office else ""},
        url=voice.url(card.route),
        name=voice.text(card.name),
    )


def _outpost(view: OutpostView, route: str, voice: Voice) -> Json:
    anchor = view.record.id
    return _house(view, voice.id(route, anchor), voice.url(f"{route}#{anchor}"), voice)


def _house(view: OfficeView | OutpostView, code: str, url: str, voice: Voice) -> Json:
    record = view.record
    country = voice.directory.network.country
    reached = {"telephone": [phone.international(country) for phone in record.phone], "email": record.email}
    spoken = languages(record.languages, record.checked, voice)
    return thing(
        OFFICE,
        **{"@id": code},
        url=url,
        name=voice.text(record.name),
        description=voice.long(record.description),
        address=postal_address(record.address, voice),
        geo=position(record.position, record.position_accuracy),
        **reached,
        sameAs=record.website,
        areaServed=[thing("AdministrativeArea", name=voice.text(item.name)) for item in view.districts],
        contactPoint=thing("ContactPoint", **reached, availableLanguage=spoken) if spoken else None,
        **opening_hours(record, view.hours, voice.directory),
    )
