"""Rulers: each looks at an open page and returns its faults in words, an empty list if all is well."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Error, Page

from .visitor import window

_RULERS = Path(__file__).with_name("measures.js").read_text(encoding="utf-8").rstrip()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TARGET = 44
"""The least height of a target, in CSS px."""
READABLE = 7
"""The least contrast of a text with its ground."""

PHONE_NUMBER = r"\+?\d[\d ()/–-]{5,}\d"
TIME_RANGE = r"\d\d:\d\d–\d\d:\d\d"
MAIL_ADDRESS = r"[\w.-]+@[\w.-]+\w"
ADDRESS = r"[\p{L} ]+ \d+, \d{5} \p{L}+"


def nothing_in(faults: list[str]) -> None:
    """Fail with every fault on a line of its own."""
    assert not faults, "\n".join([f"{len(faults)} faults", *faults])


def measure(page: Page, ruler: str, argument: Any = None) -> Any:
    """Apply one of the functions of measures.js."""
    return page.evaluate(f"([ruler, argument]) => ({_RULERS})[ruler](argument)", [ruler, argument])


def violations(page: Page, part: str = "html") -> list[str]:
    """Broken accessibility rules in a part of a page, and those that could not be decided: rule, element, reason."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    options = {"runOnly": TAGS, "resultTypes": ["violations", "incomplete"]}
    found = page.evaluate("([part, options]) => axe.run(part, options)", [part, options])
    return [
        f"{kind} {rule['id']}: {' '.join(map(str, node['target']))}: {rule['help']}"
        for kind, rules in (("broken", found["violations"]), ("undecided", found["incomplete"]))
        for rule in rules
        for node in rule["nodes"]
        # axe knows no ground of letters in a drawing; faint_texts does.
        if not (rule["id"] == "color-contrast" and kind == "undecided" and node["html"].startswith("<text"))
    ]


def at_widths(page: Page, *widths: int) -> Iterator[str]:
    """Make the window as wide as each of these, one after the other; gives what to say before a fault found there."""
    for width in widths:
        page.set_viewport_size(window(width))
        yield f"{width} px: "


def overflow(page: Page) -> list[str]:
    """What is wider than the window."""
    return list(measure(page, "overflow"))


def low_targets(page: Page, selector: str) -> list[str]:
    """Targets too low for a thumb."""
    return list(measure(page, "lowTargets", [selector, TARGET]))


def reversed_texts(page: Page, pattern: str) -> list[str]:
    """Texts of a pattern that do not run from left to right."""
    return list(measure(page, "reversed", pattern))


def faint_texts(page: Page, selector: str = "body") -> list[str]:
    """Texts with too little contrast."""
    return list(measure(page, "faint", [selector, READABLE]))


def unmirrored(page: Page, mirrored: Page, selector: str, *sides: str) -> list[str]:
    """Distances from the window's left or right edge that the other page does not keep from the opposite edge."""
    here, there = measure(page, "sides", selector), measure(mirrored, "sides", selector)
    opposite = {"left": "right", "right": "left"}
    return [
        f"{selector}: {here[side]:.1f} px from the {side}, {there[opposite[side]]:.1f} px from the {opposite[side]}"
        for side in sides or ("left", "right")
        if abs(here[side] - there[opposite[side]]) > 2
    ]


def fonts(page: Page) -> list[str]:
    """The families of letters that texts are set in."""
    return list(measure(page, "fonts"))


def walk(page: Page, stops: int, key: str = "Tab") -> tuple[list[str], list[str]]:
    """Press Tab so many times: what was focused each time, and which of it could not be seen."""
    order, faults = [], []
    for _ in range(stops):
        page.keyboard.press(key)
        order.append(measure(page, "focused"))
        if order[-1]:
            faults += measure(page, "unseenFocus")
    return order, faults


def moved_by(page: Page, key: str) -> list[str]:
    """What changes when a key is pressed: the address, the focus, the menus, the scroll position."""
    state = (
        "() => [location.href, document.activeElement.localName, document.querySelectorAll('[open]').length, scrollY]"
    )
    before = page.evaluate(state)
    page.keyboard.press(key)
    with suppress(Error):  # the question is lost when the page is left meanwhile
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    page.wait_for_load_state()
    after = page.evaluate(state)
    return [f"«{key}» changes {old} to {new}" for old, new in zip(before, after, strict=True) if old != new]
