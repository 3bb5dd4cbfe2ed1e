"""Links that show a place on a map, never more exactly than it is known.

A pin only where the house is known; else a search by the address; else, on the web, by the quarter. ``geo:`` is
RFC 5870 with the search that Android's map programs understand; elsewhere it may do nothing, hence both.
"""

from __future__ import annotations

from urllib.parse import quote

from ..model import Address, Reachable


def way_there(record: Reachable | None, address: Address | None, line: str, city: str) -> list[tuple[str, str]]:
    """``web`` and ``app`` with their links; none where nothing is known. ``line`` is the address as text."""
    if record and record.position and record.position_accuracy == "house" and address in (record.address, None):
        lat, lon = record.position
        pin = f"{lat:.5f},{lon:.5f}"
        web = f"https://www.openstreetmap.org/?mlat={lat:.5f}&mlon={lon:.5f}#map=18/{lat:.5f}/{lon:.5f}"
        return [("web", web), ("app", f"geo:{pin}?q={pin}{f'({quote(line)})' if line else ''}")]
    if address and address.street:
        return [("web", _search(line)), ("app", f"geo:0,0?q={quote(line)}")]
    if address and address.quarter:
        return [("web", _search(f"{address.quarter}, {address.city or city}"))]
    return []


def _search(words: str) -> str:
    return f"https://www.openstreetmap.org/search?query={quote(words)}"
