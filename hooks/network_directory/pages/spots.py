"""Where entries are, as exactly as that is known: for distances, which are never told more exactly."""

from __future__ import annotations

from dataclasses import dataclass

from ..directory import CITYWIDE, Directory
from ..model import Activity, Office, Outpost, Partner

STEPS = {"house": 100, "street": 500, "quarter": 1000, "district": 3000}
"""Accuracy of a position → how exactly a distance to it may be told, in metres."""


@dataclass(frozen=True)
class Spot:
    """``position`` is latitude and longitude, ``step`` how exactly a distance to it may be told, in metres."""

    position: str
    step: int


def house_spot(directory: Directory, house: Office | Outpost | Partner) -> Spot | None:
    """Where an office, outpost or partner is; at least roughly if it is in one district alone."""
    if house.position:
        return Spot(str(house.position), STEPS[house.position_accuracy or "district"])
    return _district_spot(directory, house.districts)


def activity_spot(directory: Directory, activity: Activity) -> Spot | None:
    """Where an activity takes place: its own place, else its house; nothing online."""
    venue = activity.at
    if venue is None or venue.online:
        return None
    if venue.position:
        return Spot(str(venue.position), STEPS["street"])  # a venue does not say how exactly it is known
    _, outpost = directory.outposts.get(venue.outpost or "", (None, None))
    house = outpost or directory.offices.get(venue.office or "") or directory.partners.get(venue.partner or "")
    return house_spot(directory, house) if house else _district_spot(directory, directory.districts_of(activity))


def _district_spot(directory: Directory, codes: tuple[str, ...]) -> Spot | None:
    if len(codes) != 1 or CITYWIDE in codes:
        return None
    position = directory.districts[codes[0]].position
    return Spot(str(position), STEPS["district"]) if position else None
