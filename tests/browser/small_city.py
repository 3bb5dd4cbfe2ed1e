"""A small city whose offices are open at every time there is. Its pages are not served: the browser is handed them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from making import entry, loaded, site
from network_directory.assets import STYLES, made
from network_directory.directory import Directory

ADDRESS = "https://city.example/"
CLOSED = [{"from": "2026-12-24", "to": "2027-01-01", "why": {"de": "Betriebsferien", "en": "Christmas closure"}}]
RULES = {"holidays": "closed", "school_holidays": "open"}
DAILY = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00-17:00")
PLACES: dict[str, Any] = {
    "week": {
        "monday": "09:00-12:00, 13:00-16:00",
        "tuesday": ["09:00-12:00", {"time": "12:00-13:00", "kind": "phone"}],
        "wednesday": {"time": "09:00-11:00", "kind": "phone"},
        "thursday": ["09:00-12:00", {"time": "14:00-18:00", "kind": "appointment"}],
        "friday": "by appointment",
        **RULES,
        "except": [
            {"date": "2026-12-05", "hours": "10:00-14:00", "why": {"de": "Tag der offenen Tür", "en": "Open day"}},
            {"date": "2026-12-10", "hours": "closed", "why": {"de": "Fortbildung", "en": "Staff training"}},
        ],
    },
    "holidays-closed": DAILY | RULES,
    "holidays-unknown": DAILY | {"school_holidays": "open"},
    "school-unknown": DAILY | {"holidays": "closed"},
    "late": {"friday": "18:00-24:00", "saturday": "00:00-02:00, 20:00-24:00", "sunday": "00:00-01:00", **RULES},
    "night": {"sunday": "02:00-03:00, 04:00-05:00", **RULES},
    "joined": {"monday": "09:00-10:30, 10:30-12:00", "tuesday": "10:00-11:00", **RULES},
    "seldom": {"sunday": "15:00-17:00", "holidays": "open", "school_holidays": "open"},
    "never-walk-in": {"monday": [{"time": "09:00-12:00", "kind": "appointment"}], "friday": "by appointment", **RULES},
    "ageing": DAILY | RULES | {"checked": "2025-10"},
    "old": DAILY | RULES | {"checked": "2018"},
    "seasons": [
        {"to": "2026-12-31", "monday": "09:00-12:00", **RULES},
        {"from": "2027-02-01", "monday": "10:00-12:00", **RULES},
    ],
}

_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "json": "application/json",
    "svg": "image/svg+xml",
}


class SmallCity:
    """Its directory, and its site as path → content."""

    def __init__(self, folder: Path) -> None:
        """Write its data below a folder and build its site."""
        offices = [entry("offices", id=code, name=code, hours=hours) for code, hours in PLACES.items()]
        changed: dict[str, Any] = {"network": {"closed": CLOSED}, "offices": offices, "activities": []}
        self.directory: Directory = loaded(folder, **changed)
        built = site(self.directory, site_url=ADDRESS, stylesheets=(STYLES,), assets=made())
        self.files: dict[str, str | bytes] = dict(built.files(self.directory.languages))

    def text(self, path: str) -> str:
        """What a file says."""
        content = self.files[path]
        return content if isinstance(content, str) else str(content, "utf-8")

    def hand_to(self, page: Page, /, **spoilt: str) -> None:
        """Answer whatever a tab asks of the city; ``spoilt`` are other contents for files, by a name without hash."""

        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(ADDRESS)
            path = f"{path}index.html" if path.endswith("/") or not path else path
            kind = path.rsplit(".")[-1]
            text = spoilt.get(path.rsplit("/")[-1].partition(".")[0], self.files[path])
            route.fulfill(body=text, content_type=f"{_TYPES[kind]}; charset=utf-8")

        page.route(f"{ADDRESS}**", answer)
