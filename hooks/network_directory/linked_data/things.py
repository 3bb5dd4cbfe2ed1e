"""Postal addresses, positions, languages."""

from __future__ import annotations

from ..freshness import state_of
from ..model import Address, Languages, Position, RoughDate
from ..model.parts import Accuracy
from .voice import Json, Voice, thing


def postal_address(address: Address | None, voice: Voice) -> Json | None:
    """An address as far as it is known."""
    if address is None:
        return None
    network = voice.directory.network
    return thing(
        "PostalAddress",
        name=address.house and voice.text(address.house),
        streetAddress=address.street,
        postalCode=address.postcode,
        addressLocality=address.city or network.city,
        addressCountry=network.country,
    )


def position(place: Position | None, accuracy: Accuracy | None) -> Json | None:
    """A position, only where it is that of a house or its street: there is no word for "somewhere in this quarter"."""
    if place is None or accuracy not in ("house", "street"):
        return None
    return thing("GeoCoordinates", latitude=place.lat, longitude=place.lon)


def languages(spoken: Languages, checked: RoughDate | None, voice: Voice) -> list[str]:
    """The codes of the languages spoken (BCP 47), if the evidence for them is recent; ``checked`` is the record's."""
    directory = voice.directory
    state = state_of(spoken.checked or checked, directory.today, directory.network.freshness)
    return [item.language for item in spoken.spoken] if state.trusted else []
