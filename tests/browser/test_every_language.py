"""Every kind of page in every language: its letters, its direction, its numbers, no broken rule, no sideways scroll."""

from __future__ import annotations

import pytest

from conftest import WORLD

from .measures import (
    ADDRESS,
    MAIL_ADDRESS,
    PHONE_NUMBER,
    TIME_RANGE,
    at_widths,
    measure,
    nothing_in,
    overflow,
    reversed_texts,
    unmirrored,
    violations,
)
from .pages import FOLDERS, MUSTERSTADT
from .visitor import DESKTOP, NARROW, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

RIGHT_TO_LEFT = [code for code in ("ar", "fa", "ckb") if code in WORLD]
TALL = [code for code in ("ar", "fa", "ckb", "ti") if code in WORLD]
KINDS = [kind for kind in MUSTERSTADT if kind != "404"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", [code for code in WORLD if code not in FOLDERS])
def test_a_page_serves_its_readers(traveller: Visitor, language: str, kind: str) -> None:
    """It names its language, keeps every rule of accessibility and fits the narrowest window.

    German, English and Arabic pages are looked at more closely still, in test_axe.py and test_layout.py.
    """
    page = traveller.open(kind, language)
    root = page.locator("html")
    direction = "rtl" if language in ("ar", "fa", "ckb") else "ltr"
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == (language, direction)
    assert page.evaluate("getComputedStyle(document.body).direction") == direction
    nothing_in(violations(page))
    nothing_in([width + fault for width in at_widths(page, NARROW) for fault in overflow(page)])


def test_the_404_page_serves_all_readers(traveller: Visitor) -> None:
    """With a section for each, it keeps every rule and fits the narrowest window."""
    page = traveller.open("404")
    nothing_in(violations(page))
    nothing_in([width + fault for width in at_widths(page, NARROW, PHONE) for fault in overflow(page)])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_no_number_is_reversed(traveller: Visitor, language: str, kind: str) -> None:
    """The digits of phone numbers, the times of a range and the letters of a mail ascend from left to right."""
    page = traveller.open(kind, language)
    patterns = (PHONE_NUMBER, TIME_RANGE, MAIL_ADDRESS)
    nothing_in([text for pattern in patterns for text in reversed_texts(page, pattern)])


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_an_office_shows_its_numbers_in_order(traveller: Visitor, language: str) -> None:
    """Its phone number, hours, mail and postal address are there, each from left to right, on paper too."""
    page = traveller.open("office", language)
    shown = {
        PHONE_NUMBER: "030 23125-100",
        TIME_RANGE: "09:00–12:00",
        MAIL_ADDRESS: "altmarkt@ankommen.example",
        ADDRESS: "Altmarkt 1, 99999 Musterstadt",
    }
    for media in ("screen", "print"):
        page.emulate_media(media=media)  # type: ignore[arg-type]
        assert [text for pattern, text in shown.items() if text not in measure(page, "texts", pattern)] == []
        nothing_in([text for pattern in shown for text in reversed_texts(page, pattern)])
    page.emulate_media(media="screen")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", TALL)
def test_letters_have_room_and_stand_upright(traveller: Visitor, language: str, kind: str) -> None:
    """Arabic and Ethiopic letters: lines of at least 1.7 times their height, no italics, no space between letters."""
    nothing_in(measure(traveller.open(kind, language), "cramped", 1.7))


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize(
    ("kind", "selector", "sides"),
    [
        ("offices", ".card", ("left", "right")),
        ("topics", ".tiles li", ("left", "right")),
        ("office", ".essentials .icon", ("left", "right")),
        ("office", ".hours table", ("left", "right")),
        ("office", ".crumbs li", ("left",)),
        ("activities", ".event", ("left", "right")),
        ("languages", ".languages li", ("left", "right")),
    ],
)
@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_the_layout_is_the_mirror_of_english(
    traveller: Visitor, language: str, kind: str, selector: str, sides: tuple[str, ...], width: int
) -> None:
    """What stands at the left in English stands as far from the right, as far as texts allow."""
    english, mirrored = (traveller.open(kind, code, width=width) for code in ("en", language))
    nothing_in(unmirrored(english, mirrored, selector, *sides))


def test_a_text_in_another_language_keeps_its_bullet(traveller: Visitor) -> None:
    """In a list from right to left an English text stands at the left, and its bullet beside it."""
    items = traveller.open("network", "ar").locator(".alone > li:has(> span[lang])")
    directions = items.evaluate_all("items => items.map(item => getComputedStyle(item).direction)")
    assert directions and set(directions) == {"ltr"}


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_what_points_somewhere_is_turned(traveller: Visitor, language: str) -> None:
    """Chevrons point to the left; pictures of things, such as a telephone, are not mirrored."""
    page = traveller.open("office", language)
    turned = "icons => icons.map(icon => getComputedStyle(icon).transform)"
    assert set(page.locator(".crumbs .icon").evaluate_all(turned)) == {"matrix(-1, 0, 0, 1, 0, 0)"}
    assert set(page.locator(".essentials .icon").evaluate_all(turned)) == {"none"}


@pytest.mark.parametrize("width", [NARROW, PHONE, DESKTOP])
@pytest.mark.parametrize("language", ["de", *RIGHT_TO_LEFT])
def test_the_menu_of_all_languages_fits(traveller: Visitor, language: str, width: int) -> None:
    """Two columns on a phone, three on a desk; on the smallest phone it scrolls within the window; targets of 44 px."""
    page = traveller.open("office", language, width=width)
    page.locator(".language-menu > summary").click()
    entries = page.locator(".language-menu a[hreflang]")
    assert entries.count() == len(WORLD)
    lefts = entries.evaluate_all(
        "links => new Set(links.map(link => Math.round(link.getBoundingClientRect().left))).size"
    )
    assert lefts == {NARROW: 1, PHONE: 2, DESKTOP: 3}[width]
    nothing_in(overflow(page))
    box = page.locator(".language-menu nav").bounding_box()
    assert box is not None and box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]
    entries.last.scroll_into_view_if_needed()
    assert all(entry.bounding_box()["height"] >= 44 for entry in entries.all())  # type: ignore[index]


@pytest.mark.parametrize("language", RIGHT_TO_LEFT)
def test_names_in_the_menu_begin_where_lines_begin(traveller: Visitor, language: str) -> None:
    """Latin names too stand at the right of their column: one edge to look along."""
    page = traveller.open("office", language)
    page.locator(".language-menu > summary").click()
    gaps = page.locator(".language-menu a[hreflang]").evaluate_all(
        """links => links.map(link => {
            const range = document.createRange();
            range.selectNodeContents(link);
            return Math.round(link.getBoundingClientRect().right - range.getBoundingClientRect().right);
        })"""
    )
    assert max(gaps) - min(gaps) <= 2
