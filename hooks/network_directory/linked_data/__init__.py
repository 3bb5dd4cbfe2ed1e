"""What a page tells programs: schema.org's words as JSON-LD, the same facts as on the page and no others.

voice       texts, addresses and ids in one page's language
things      postal addresses, positions, languages
hours       opening hours
dates       when activities take place
offices     an office with its outposts
activities  an activity
"""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from ..calendars.dates import Plan, plans
from ..directory import Directory
from ..pages.entries import ActivityView, OfficeView
from ..pages.page import Page
from ..reader import Reader
from .activities import activity
from .offices import office
from .voice import Json, Voice

__all__ = ["LinkedData"]


class LinkedData:
    """Writes the data of pages."""

    def __init__(self, directory: Directory, site_url: str) -> None:
        self._directory = directory
        self._site_url = site_url
        self._page: Page | None = None
        self._shared: dict[object, Any] = {}

    def of(self, page: Page, reader: Reader) -> Markup:
        """The content of a page's ``<script type="application/ld+json">``; empty for a page that has none."""
        if self._page is not page:
            self._page, self._shared = page, {}
        voice, view = Voice(reader, self._site_url, self._shared), page.view
        if isinstance(view, OfficeView):
            return _script(office(view, page.route, voice))
        if isinstance(view, ActivityView):
            return _script(activity(view, page.route, self._plan(view), voice))
        return Markup("")

    def _plan(self, view: ActivityView) -> Plan | None:
        """All dates of an activity; None if it is unconfirmed."""
        return plans(self._directory).of(view.record) if view.state.trusted else None


def _script(thing: Json) -> Markup:
    """JSON that cannot end the element it stands in, where ``<`` alone begins anything (HTML standard, 13.2.5.4)."""
    whole = {"@context": "https://schema.org", **thing}
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(text)  # noqa: S704 - see above
