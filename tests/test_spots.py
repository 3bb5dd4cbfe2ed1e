"""Where entries are, as exactly as that is known."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded, written_base
from network_directory.pages.spots import Spot, activity_spot, house_spot

NORTH = "51.20000, 7.22000"


def _vocabulary() -> dict[str, Any]:
    """The base city's, where the district Nord has a position and Süd has none."""
    written = written_base("vocabulary")
    north = next(item for item in written["districts"] if item["id"] == "nord")
    return written | {
        "districts": [item | {"position": NORTH} if item is north else item for item in written["districts"]]
    }


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"position": "51.15000, 7.20000", "position_accuracy": "house"}, ("51.15000, 7.20000", 100)),
        ({"position": "51.15000, 7.20000", "position_accuracy": "street"}, ("51.15000, 7.20000", 500)),
        ({"position": "51.15000, 7.20000"}, ("51.15000, 7.20000", 3000)),
        ({"districts": ["nord"]}, (NORTH, 3000)),
        ({"districts": ["sued"]}, None),
        ({"districts": ["nord", "sued"]}, None),
        ({"districts": ["all"]}, None),
    ],
)
def test_a_house_is_where_it_says_else_in_its_district(
    tmp_path: Path, fields: dict[str, Any], spot: tuple[str, int] | None
) -> None:
    """A district of which nobody knows the middle, several districts or the whole city tell no place."""
    directory = loaded(tmp_path, vocabulary=_vocabulary(), offices=[entry("offices", **fields)])
    found = house_spot(directory, directory.offices["markt"])
    assert found == (Spot(*spot) if spot else None)


@pytest.mark.parametrize(
    ("fields", "spot"),
    [
        ({"at": {"address": {"street": "Weg 1"}, "position": "51.10000, 7.10000"}}, ("51.10000, 7.10000", 500)),
        ({"at": {"office": "markt"}}, ("51.15000, 7.20000", 100)),
        ({"at": {"place": "Park"}, "districts": ["nord"]}, (NORTH, 3000)),
        ({"at": {"place": "Park"}, "districts": ["sued"]}, None),
        ({"at": "online"}, None),
        ({"at": None, "districts": ["nord"]}, None),
    ],
)
def test_an_activity_is_at_its_own_place_else_at_its_house(
    tmp_path: Path, fields: dict[str, Any], spot: tuple[str, int] | None
) -> None:
    """What takes place online is nowhere, and of an unknown place nothing is said."""
    office = entry("offices", position="51.15000, 7.20000", position_accuracy="house")
    activity = entry("activities", **fields)
    directory = loaded(tmp_path, vocabulary=_vocabulary(), offices=[office], activities=[activity])
    found = activity_spot(directory, next(iter(directory.activities.values())))
    assert found == (Spot(*spot) if spot else None)
