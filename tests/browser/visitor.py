"""Someone with a browser: opens pages of the built sites on devices of different size, scheme and ability."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Route

from .pages import FOLDERS, KINDS

PHONE, DESKTOP = 390, 1280
"""The widths, in CSS px, at which every page is looked at."""

Spoil = Callable[[str], str]
"""Breaks a file on purpose: its text → another."""


@dataclass(frozen=True)
class Device:
    """How someone looks at a page."""

    width: int = PHONE
    scheme: Literal["light", "dark"] = "light"
    javascript: bool = True
    forced_colors: Literal["active", "none"] = "none"

    def context(self, browser: Browser) -> BrowserContext:
        """A fresh profile on this device: no cache, no cookies."""
        return browser.new_context(
            viewport={"width": self.width, "height": 844 if self.width < 800 else 900},
            color_scheme=self.scheme,
            forced_colors=self.forced_colors,
            java_script_enabled=self.javascript,
            reduced_motion="reduce",
        )


class Visitor:
    """Opens pages. Keeps one profile for each device, because the sites store nothing (test_privacy.py)."""

    def __init__(self, browser: Browser, addresses: Mapping[str, str]) -> None:
        """Keep the running browser and the address of each city's site."""
        self._browser = browser
        self._addresses = addresses
        self._contexts: dict[Device, BrowserContext] = {}
        self._pages: list[Page] = []

    def address(self, kind: str = "home", language: str = "de", city: str = "musterstadt") -> str:
        """The address of a page of this kind."""
        return self._addresses[city] + FOLDERS[language] + KINDS[city][kind]

    def page(self, **device: Any) -> Page:
        """An empty page on a device."""
        wanted = Device(**device)
        if wanted not in self._contexts:
            self._contexts[wanted] = wanted.context(self._browser)
        page = self._contexts[wanted].new_page()
        page.set_default_timeout(10_000)
        self._pages.append(page)
        return page

    def open(self, kind: str = "home", language: str = "de", city: str = "musterstadt", **device: Any) -> Page:
        """A page of this kind, opened on a device."""
        page = self.page(**device)
        page.goto(self.address(kind, language, city))
        return page

    def open_spoilt(self, spoilt: Mapping[str, Spoil], kind: str, language: str, **device: Any) -> Page:
        """The same, with files broken on purpose: the end of a file's address → what is done to its text."""
        page = self.page(**device)
        for end, spoil in spoilt.items():
            page.route(lambda url, end=end: url.endswith(end), lambda route, spoil=spoil: _fulfil(route, spoil))
        page.goto(self.address(kind, language))
        return page

    def close_pages(self) -> None:
        """Close what was opened."""
        while self._pages:
            self._pages.pop().close()

    def leave(self) -> None:
        """Close everything."""
        self.close_pages()
        for context in self._contexts.values():
            context.close()


def _fulfil(route: Route, spoil: Spoil) -> None:
    response = route.fetch()
    text = response.text()
    spoilt = spoil(text)
    assert spoilt != text, "the file was not changed: the seeded fault has nothing to take hold of"
    route.fulfill(response=response, body=spoilt)
