"""Everything can be reached and used by keyboard alone, with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .measures import measure, moved_by, nothing_in, walk
from .pages import FOLDERS, visits
from .visitor import DESKTOP, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

MENUS = ["main-menu", "language-menu"]
SCRIPTS = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])


def _has_focus(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


def _is_open(page: Page, menu: str) -> bool:
    return bool(page.locator(f".{menu}").evaluate("menu => menu.open"))


def _tab_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus; the header has fewer than ten stops."""
    for _ in range(10):
        page.keyboard.press("Tab")
        if _has_focus(page, selector):
            return
    raise AssertionError(f"ten times Tab did not reach {selector}")


@SCRIPTS
@pytest.mark.parametrize("language", FOLDERS)
@pytest.mark.parametrize("kind", ["home", "office", "prose"])
def test_first_stop_skips_to_the_content(visitor: Visitor, kind: str, language: str, javascript: bool) -> None:
    """The first Tab stop is a link that can be seen and leads past the header to the content."""
    page = visitor.open(kind, language, javascript=javascript)
    page.keyboard.press("Tab")
    assert _has_focus(page, ".skip")
    nothing_in(measure(page, "unseenFocus"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/#content")
    page.keyboard.press("Tab")
    assert _has_focus(page, "#content *")


@SCRIPTS
@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("menu", MENUS)
@pytest.mark.parametrize("language", ["de", "ar"])
def test_menu_opens_and_closes_with_a_key(
    visitor: Visitor, language: str, menu: str, key: str, javascript: bool
) -> None:
    """A menu is reached with Tab and opened by a key; Tab visits each entry in sight; the same key closes it again."""
    page = visitor.open("office", language, javascript=javascript)
    _tab_to(page, f".{menu} > summary")
    assert not _is_open(page, menu)
    page.keyboard.press(key)
    assert _is_open(page, menu)
    entries = page.locator(f".{menu} nav a").count()
    order, faults = walk(page, entries)
    nothing_in(faults)
    assert len(set(order)) == entries
    assert _has_focus(page, f".{menu} li:last-child a")
    for _ in range(entries):
        page.keyboard.press("Shift+Tab")
    assert _has_focus(page, f".{menu} > summary")
    page.keyboard.press(key)
    assert not _is_open(page, menu)


@pytest.mark.parametrize("tabs", [0, 1, 3], ids=["on the button", "on the first entry", "on the third entry"])
@pytest.mark.parametrize("menu", MENUS)
def test_escape_closes_a_menu_and_returns_the_focus(visitor: Visitor, menu: str, tabs: int) -> None:
    """Escape closes an open menu, wherever in it the focus is, and the focus is on its button again."""
    page = visitor.open("office")
    _tab_to(page, f".{menu} > summary")
    page.keyboard.press("Enter")
    for _ in range(tabs):
        page.keyboard.press("Tab")
    assert _has_focus(page, f".{menu} *")
    page.keyboard.press("Escape")
    assert not _is_open(page, menu)
    assert _has_focus(page, f".{menu} > summary")


@SCRIPTS
def test_opening_a_menu_closes_the_other(visitor: Visitor, javascript: bool) -> None:
    """Two menus never lie over each other."""
    page = visitor.open("office", javascript=javascript)
    for menu, other in (MENUS, reversed(MENUS)):
        page.locator(f".{menu} > summary").press("Enter")
        assert (_is_open(page, menu), _is_open(page, other)) == (True, False)


def test_a_click_elsewhere_closes_a_menu(visitor: Visitor) -> None:
    """Whoever changes their mind may press anywhere outside the menu."""
    page = visitor.open("office", width=DESKTOP)
    page.locator(".language-menu > summary").click()
    assert _is_open(page, "language-menu")
    page.locator("h1").click()
    assert not _is_open(page, "language-menu")


@SCRIPTS
def test_wide_main_menu_needs_no_opening(visitor: Visitor, javascript: bool) -> None:
    """On a wide window the main menu's entries stand open, follow the search and are followed with Enter."""
    page = visitor.open("office", width=DESKTOP, javascript=javascript)
    assert not page.locator(".main-menu > summary").is_visible()
    _tab_to(page, ".search-link")
    order, faults = walk(page, page.locator(".main-menu nav a").count())
    nothing_in(faults)
    assert len(set(order)) == page.locator(".main-menu nav a").count()
    assert _has_focus(page, ".main-menu li:last-child a")
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address("network"))


@SCRIPTS
def test_an_entry_is_followed_with_enter(visitor: Visitor, javascript: bool) -> None:
    """Enter on the first entry of the main menu leads to the list of offices."""
    page = visitor.open("home", "en", javascript=javascript)
    _tab_to(page, ".main-menu > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address("offices", "en"))


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("kind", ["home", "office", "activities"])
def test_every_stop_is_seen_and_none_is_a_trap(visitor: Visitor, kind: str, language: str, width: int) -> None:
    """Tab visits every link and button once, in the order of the page, in sight and outlined; Shift+Tab goes back."""
    page = visitor.open(kind, language, width=width)
    stops = measure(page, "stops")
    order, faults = walk(page, len(stops) + 1)
    nothing_in(faults)
    assert order[:-1] == stops
    assert order[-1] in ("", stops[0]), "after the last stop the page is left, or begins anew"
    order, faults = walk(page, len(stops) + 1, "Shift+Tab")
    nothing_in(faults)
    assert [stop for stop in order if stop][: len(stops)] == stops[::-1]


@pytest.mark.parametrize("key", ["f", "s", "n", "p", "/", ",", "."])
def test_no_single_letter_is_a_shortcut(visitor: Visitor, key: str) -> None:
    """Pressing a letter does nothing: who dictates or trembles is not carried away (WCAG 2.1.4)."""
    page = visitor.open("office", width=DESKTOP)
    nothing_in(moved_by(page, key))


@pytest.mark.parametrize(("city", "language", "kind"), [visit for visit in visits() if visit[0] == "musterstadt"])
def test_same_page_in_another_language_in_two_steps(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """Open the language menu, choose a language: the same page in that language, from every page."""
    wanted = {"de": "ar", "ar": "en", "en": "de"}[language]
    page = visitor.open(kind, language, city)
    page.locator(".language-menu > summary").press("Enter")
    page.locator(f".language-menu a[lang={wanted}]").press("Enter")
    page.wait_for_url(visitor.address("home" if kind == "404" else kind, wanted, city).partition("?")[0])
    assert page.locator("html").get_attribute("lang") == wanted
