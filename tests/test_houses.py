"""Whether a house is closed on the day of an activity."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from making import entry, loaded
from network_directory.directory import Directory
from network_directory.houses import house_closed
from network_directory.model import Venue
from network_directory.problems import Words

HOURS = {
    "monday": "09:00-12:00",
    "friday": "09:00-12:00",
    "holidays": "closed",
    "school_holidays": "open",
    "except": [
        {"date": "2026-11-30", "hours": "closed", "why": "Umzug"},
        {"date": "2026-12-28", "hours": "10:00-11:00"},
    ],
}


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    """An office and a partner with the same hours; the network is closed between the years."""
    closed = {"closed": [{"from": "2026-12-24", "to": "2027-01-01", "why": "Betriebsferien"}]}
    offices = [
        entry("offices", id="haus", hours=HOURS, outposts=[{"id": "aussenstelle", "name": "Außenstelle"}]),
    ]
    partners = [entry("partners", hours=HOURS)]
    files: dict[str, object] = {"network": closed, "offices": offices, "partners": partners, "activities": []}
    return loaded(tmp_path, **files)


@pytest.mark.parametrize(
    ("at", "day", "why"),
    [
        ({"office": "haus"}, "2026-11-23", None),
        ({"office": "haus"}, "2026-11-30", "Umzug"),
        ({"office": "haus"}, "2026-11-24", None),  # a Tuesday never has hours: the activity may be on all the same
        ({"office": "haus"}, "2027-03-26", "Good Friday"),
        ({"office": "haus"}, "2026-12-25", "Betriebsferien"),
        ({"office": "haus"}, "2026-12-28", None),  # opened in the middle of the closure
        ({"outpost": "aussenstelle"}, "2026-11-30", None),  # an outpost's hours are its own, and not known here
        ({"outpost": "aussenstelle"}, "2026-12-28", "Betriebsferien"),
        ({"partner": "PARTNER"}, "2026-11-30", "Umzug"),
        ({"partner": "PARTNER"}, "2026-12-29", None),  # the network's closure is not its own
        ({"place": "Stadtpark"}, "2026-12-29", None),
        ({"online": "yes"}, "2026-12-29", None),
    ],
)
def test_a_house_is_closed_where_its_hours_or_the_network_say_so_of_that_day(
    directory: Directory, at: dict[str, str], day: str, why: str | None
) -> None:
    """Not where it merely has no hours on that weekday, or none are known."""
    partner = next(iter(directory.partners))
    venue = Venue.model_validate({kind: code.replace("PARTNER", partner) for kind, code in at.items()})
    found = house_closed(directory, venue, dt.date.fromisoformat(day))
    reason = found.why if found else None
    assert (reason.msgid if isinstance(reason, Words) else reason and reason.root["de"]) == why


def test_of_an_unknown_place_nothing_is_said(directory: Directory) -> None:
    """An activity without a place is nowhere closed."""
    assert house_closed(directory, None, dt.date(2026, 12, 29)) is None
