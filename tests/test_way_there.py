"""Links to maps are as exact as what is known, never more."""

from __future__ import annotations

import pytest

from making import office
from network_directory.rendering.way_there import way_there

ADDRESS = {"street": "Am Markt 1", "postcode": "01067", "quarter": "Mitte"}
SEARCH = "https://www.openstreetmap.org/search?query="


def links(**changes: object) -> dict[str, str]:
    """The links of an office."""
    record = office(**changes)
    line = "Am Markt 1, 01067 Musterstadt" if record.address and record.address.street else ""
    return dict(way_there(record, record.address, line, "Musterstadt"))


def test_a_house_gets_a_pin() -> None:
    """RFC 5870 for the device, a marker on the web."""
    found = links(address=ADDRESS, position="51.10000, 7.20000", position_accuracy="house")
    assert found == {
        "web": "https://www.openstreetmap.org/?mlat=51.10000&mlon=7.20000#map=18/51.10000/7.20000",
        "app": "geo:51.10000,7.20000?q=51.10000,7.20000(Am%20Markt%201%2C%2001067%20Musterstadt)",
    }


@pytest.mark.parametrize("accuracy", ["street", "quarter", "district", None])
def test_anything_less_exact_is_searched_for_by_its_address(accuracy: str | None) -> None:
    """A pin would pretend to be the door."""
    found = links(address=ADDRESS, position="51.10000, 7.20000", position_accuracy=accuracy)
    query = "Am%20Markt%201%2C%2001067%20Musterstadt"
    assert found == {"web": SEARCH + query, "app": f"geo:0,0?q={query}"}


def test_without_a_street_the_quarter_is_shown() -> None:
    """On the web only: a program would lead people to the quarter's middle."""
    found = links(address={"quarter": "Mitte"}, position="51.10000, 7.20000", position_accuracy="quarter")
    assert found == {"web": f"{SEARCH}Mitte%2C%20Musterstadt"}


def test_where_nothing_is_known_there_is_no_link() -> None:
    """Not even to the city."""
    assert links(address=None, position="51.10000, 7.20000", position_accuracy="district") == {}
