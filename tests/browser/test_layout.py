"""The layout fits: no sideways scroll, targets for thumbs, right-to-left as the mirror of left-to-right."""

from __future__ import annotations

import pytest

from .measures import at_widths, low_targets, measure, nothing_in, overflow, unmirrored
from .pages import FOLDERS, visits
from .visitor import DESKTOP, LETTERS, NARROW, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

TARGETS = (
    ".button, .menu summary, .menu a, .pills a, .tiles a, .crumbs a, .foot a, .card :is(h2, h3) a, .filter summary"
)


@pytest.mark.parametrize(("city", "language", "kind"), visits())
def test_nothing_is_wider_than_the_window(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """No page scrolls sideways and nothing on it reaches past the window's edges, on any width."""
    page = visitor.open(kind, language, city)
    nothing_in([width + fault for width in at_widths(page, NARROW, PHONE, DESKTOP) for fault in overflow(page)])


@pytest.mark.parametrize(("city", "language", "kind"), visits())
def test_text_of_double_size_fits_the_narrowest_window(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """With letters of double size the smallest phone still needs no sideways scroll."""
    page = visitor.open(kind, language, city, width=NARROW, letters=2 * LETTERS)
    nothing_in(overflow(page))


def test_letters_follow_the_browser_setting(visitor: Visitor) -> None:
    """Someone who sets letters of double size in the browser gets letters of double size."""
    usual, double = (visitor.open(width=NARROW, letters=letters) for letters in (LETTERS, 2 * LETTERS))
    height = "parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)"
    assert double.evaluate(height) == 2 * usual.evaluate(height)


@pytest.mark.parametrize("menu", ["main-menu", "language-menu"])
@pytest.mark.parametrize("language", FOLDERS)
def test_open_menu_fits_the_narrowest_window(visitor: Visitor, language: str, menu: str) -> None:
    """An open menu on the smallest phone lies within the window."""
    page = visitor.open("office", language, width=NARROW)
    page.locator(f".{menu} > summary").click()
    nothing_in(overflow(page))


@pytest.mark.parametrize(("city", "language", "kind"), visits())
def test_targets_are_high_enough_for_a_thumb(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """Buttons, menus, pills, tiles, breadcrumbs, names of cards and links of the footer are at least 44 px high."""
    page = visitor.open(kind, language, city)
    nothing_in(low_targets(page, TARGETS))


@pytest.mark.parametrize("menu", ["main-menu", "language-menu"])
@pytest.mark.parametrize("language", FOLDERS)
def test_menu_entries_are_high_enough_for_a_thumb(visitor: Visitor, language: str, menu: str) -> None:
    """The entries of an open menu are at least 44 px high."""
    page = visitor.open("office", language)
    page.locator(f".{menu} > summary").click()
    entries = f".{menu} nav a"
    assert page.locator(entries).first.is_visible()
    nothing_in(low_targets(page, entries))


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("kind", "selector", "sides"),
    [
        ("offices", ".card", ("left", "right")),
        ("offices", ".card:nth-child(2)", ("left", "right")),
        ("offices", ".brand img", ("left", "right")),
        ("offices", ".language-menu", ("right",)),
        ("topics", ".tiles li", ("left", "right")),
        ("home", ".pills li", ("left",)),
        ("office", ".essentials", ("left", "right")),
        ("office", ".essentials .icon", ("left", "right")),
        ("office", ".hours table", ("left", "right")),
        ("office", ".crumbs li", ("left",)),
        ("activities", ".event", ("left", "right")),
    ],
)
def test_arabic_mirrors_english(visitor: Visitor, kind: str, selector: str, sides: tuple[str, ...], width: int) -> None:
    """What stands at the left in English stands as far from the right in Arabic, as far as texts allow."""
    english, arabic = (visitor.open(kind, language, width=width) for language in ("en", "ar"))
    nothing_in(unmirrored(english, arabic, selector, *sides))


@pytest.mark.parametrize(("language", "turned"), [("de", "none"), ("en", "none"), ("ar", "matrix(-1, 0, 0, 1, 0, 0)")])
def test_chevrons_point_onward(visitor: Visitor, language: str, turned: str) -> None:
    """The chevrons between breadcrumbs point to the right, and to the left where one reads to the left."""
    chevrons = visitor.open("office", language).locator(".crumbs .icon")
    assert chevrons.evaluate_all("icons => icons.map(icon => getComputedStyle(icon).transform)") == [turned]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_language_menu_opens_within_the_window(visitor: Visitor, width: int) -> None:
    """The open language menu hangs under its button, at the side where lines end."""
    pages = [visitor.open("office", language, width=width) for language in ("en", "ar")]
    for page in pages:
        page.locator(".language-menu > summary").click()
    nothing_in(unmirrored(*pages, ".language-menu nav", "right"))
    assert measure(pages[0], "sides", ".language-menu nav")["right"] >= 0
