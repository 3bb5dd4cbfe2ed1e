"""Someone with a browser: opens pages of the built sites on devices of different size, scheme and ability."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, ViewportSize

from .pages import ANSWERED, EVERYWHERE, KINDS

NARROW, PHONE, DESKTOP = 320, 390, 1280
"""Widths in CSS px: the smallest phones and a desktop at 400 % zoom; usual phones; a desktop."""

PATIENCE = 10_000
"""How long to wait for an element or an address before a test fails, in milliseconds."""

MORNING = "2026-11-23T10:00:00+01:00"
"""A Monday morning, the day after the sites were built, when offices are open."""

Spoil = Callable[[str], str]
"""Breaks a file on purpose: its text → another."""


LETTERS = 16
"""The height of letters, in CSS px, that browsers start with and readers may change in the settings."""


def window(width: int) -> ViewportSize:
    """The window of a phone or a desktop."""
    return {"width": width, "height": 844 if width < 800 else 900}


STRANGER = "nl-NL"
"""A language that no site has: whoever reads it is offered no other language than that of the page."""


@dataclass(frozen=True)
class Device:
    """How someone looks at a page: with what, in which time zone, and when."""

    width: int = PHONE
    scheme: Literal["light", "dark"] = "light"
    javascript: bool = True
    forced_colors: Literal["active", "none"] = "none"
    letters: int = LETTERS
    locale: str = STRANGER
    zone: str = "UTC"
    at: str = MORNING


class Browsers:
    """Chromium, started once for each height of letters in its settings."""

    def __init__(self, playwright: Playwright, executable: str) -> None:
        """Start nothing yet."""
        self._playwright = playwright
        self._executable = executable
        self._started: dict[int, Browser] = {}

    def profile(self, device: Device) -> BrowserContext:
        """A fresh profile on a device: no cache, no cookies."""
        profile = self._browser(device.letters).new_context(
            viewport=window(device.width),
            color_scheme=device.scheme,
            forced_colors=device.forced_colors,
            java_script_enabled=device.javascript,
            reduced_motion="reduce",
            locale=device.locale,
            timezone_id=device.zone,
        )
        profile.clock.set_fixed_time(device.at)
        profile.set_default_timeout(PATIENCE)
        return profile

    def close(self) -> None:
        """Close what was started, with all its pages."""
        for browser in self._started.values():
            browser.close()

    def _browser(self, letters: int) -> Browser:
        if letters not in self._started:
            arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
            settings = f"--blink-settings=defaultFontSize={letters}"
            self._started[letters] = self._playwright.chromium.launch(
                executable_path=self._executable, args=[*arguments, settings]
            )
        return self._started[letters]


class Visitor:
    """Opens pages. Keeps one profile for each device, because the sites store nothing (test_privacy.py)."""

    def __init__(self, browsers: Browsers, addresses: Mapping[str, str]) -> None:
        """Keep the browsers and the address of each city's site."""
        self._browsers = browsers
        self._addresses = addresses
        self._profiles: dict[Device, BrowserContext] = {}
        self._idle: dict[Device, list[Page]] = defaultdict(list)
        self._busy: list[tuple[Device, Page]] = []
        self._own: list[BrowserContext] = []

    def address(self, kind: str = "home", language: str = "de", city: str = "musterstadt") -> str:
        """The address of a page of this kind."""
        return self._addresses[city] + EVERYWHERE[language] + KINDS[city][kind]

    def origin(self, city: str = "musterstadt") -> str:
        """The only origin that a city's site may ask."""
        return self._addresses[city].removesuffix("/willkommen/")

    def open(self, kind: str = "home", language: str = "de", city: str = "musterstadt", **device: Any) -> Page:
        """A page of this kind, opened on a device, in a tab that later tests use again."""
        wanted = Device(**device)
        page = self._idle[wanted].pop() if self._idle[wanted] else self._new(wanted)
        self._busy.append((wanted, page))
        if page.viewport_size != window(wanted.width):
            page.set_viewport_size(window(wanted.width))
        page.goto(self.address(kind, language, city))
        if wanted.javascript:
            answered(page, kind)
        return page

    def tab(self, **device: Any) -> Page:
        """An empty tab in a profile of its own for one test, which may do with it what it likes."""
        profile = self._browsers.profile(Device(**device))
        self._own.append(profile)
        return profile.new_page()

    def open_spoilt(self, spoilt: Mapping[str, Spoil], kind: str, language: str, **device: Any) -> Page:
        """A page with files broken on purpose."""
        page = self.tab(**device)
        break_files(page, spoilt)
        page.goto(self.address(kind, language))
        return page

    def tidy(self) -> None:
        """Make room for the next test."""
        while self._own:
            profile = self._own.pop()
            for page in profile.pages:
                page.unroute_all(behavior="ignoreErrors")
            profile.close()
        while self._busy:
            device, page = self._busy.pop()
            self._idle[device].append(page)

    def _new(self, device: Device) -> Page:
        if device not in self._profiles:
            self._profiles[device] = self._browsers.profile(device)
        return self._profiles[device].new_page()


def answered(page: Page, kind: str) -> None:
    """Wait until a page that searches as soon as it is opened shows all that it found."""
    if kind in ANSWERED:
        page.wait_for_selector(ANSWERED[kind])


def break_files(page: Page, spoilt: Mapping[str, Spoil]) -> None:
    """Break what the tab will load: the end of a file's address → what is done to its text. No stranger is asked.

    A name is given without the hash that it bears.
    """
    page.route("https://**", lambda route: route.abort())
    for end, spoil in spoilt.items():
        page.route(re.compile(_HASHED.sub(r"(\\.[0-9a-f]{10})?\\.\1$", re.escape(end))), partial(_fulfil, spoil))


_HASHED = re.compile(r"\\\.(css|js|json|svg)$")


def _fulfil(spoil: Spoil, route: Route) -> None:
    response = route.fetch()
    text = response.text()
    spoilt = spoil(text)
    assert spoilt != text, "the file was not changed: the seeded fault has nothing to take hold of"
    route.fulfill(response=response, body=spoilt)
