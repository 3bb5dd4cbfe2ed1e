"""The tests of this folder look at every kind of page there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from .pages import KINDS, MUSTERSTADT

pytestmark = pytest.mark.site


def _kind(route: str, html: str) -> str:
    """Prose, or the first part of the address and how many follow: ``offices + 1`` for one office."""
    parts = route.strip("/").split("/")
    return "prose" if 'class="prose"' in html else f"{parts[0]} + {len(parts) - 1}"


def test_every_kind_of_page_is_visited(sites: dict[str, Path]) -> None:
    """Whatever kind of page the engine writes stands in the list of pages to visit."""
    site = sites["musterstadt"]
    written = {
        _kind("" if file.parent == site else file.parent.relative_to(site).as_posix(), html)
        for file in site.rglob("index.html")
        if file.relative_to(site).parts[0] not in {"en", "ar"}
        and 'http-equiv="refresh"' not in (html := file.read_text(encoding="utf-8"))
    }
    visited = {
        _kind(route, (site / route / "index.html").read_text(encoding="utf-8"))
        for kind, route in ((kind, address.partition("?")[0]) for kind, address in MUSTERSTADT.items())
        if kind != "404"
    }
    assert written == visited


@pytest.mark.parametrize("city", KINDS)
def test_every_visited_page_exists(sites: dict[str, Path], city: str) -> None:
    """No address in the list leads nowhere or elsewhere: a test of a missing page would prove nothing."""
    routes = [address.partition("?")[0] for address in KINDS[city].values()]
    files = [sites[city] / (route if route.endswith(".html") else f"{route}index.html") for route in routes]
    assert [file for file in files if not file.is_file() or 'http-equiv="refresh"' in file.read_text("utf-8")] == []
