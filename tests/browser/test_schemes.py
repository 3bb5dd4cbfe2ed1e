"""Light, dark, forced colours, paper: the same page, readable in each."""

from __future__ import annotations

import pytest

from .measures import faint_texts, fonts, measure, nothing_in
from .pages import MUSTERSTADT
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.mark.parametrize("kind", ["home", "office", "prose"])
def test_ground_and_ink_follow_the_system(visitor: Visitor, kind: str) -> None:
    """Dark ink on light ground, or light ink on dark ground, as the reader's system is set."""
    light, dark = (visitor.open(kind, scheme=scheme) for scheme in ("light", "dark"))
    for selector in ("body", "main"):
        ground, ink = measure(light, "lightness", selector)
        assert ground > 0.8
        assert ink < 0.05
        ground, ink = measure(dark, "lightness", selector)
        assert ground < 0.02
        assert ink > 0.6


@SCHEMES
@pytest.mark.parametrize("kind", MUSTERSTADT)
def test_every_text_has_contrast(visitor: Visitor, kind: str, scheme: str) -> None:
    """Every text, the soft ones too, has a contrast of at least 7:1 with its ground."""
    nothing_in(faint_texts(visitor.open(kind, scheme=scheme)))


@SCHEMES
@pytest.mark.parametrize("selector", [".soft", ".facts", ".state", ".tag", ".count", ".button", ".banner", ".flag"])
def test_texts_of_every_kind_are_among_them(visitor: Visitor, selector: str, scheme: str) -> None:
    """Soft, coloured and boxed texts do occur on the pages looked at, and have that contrast."""
    pages = [visitor.open(kind, scheme=scheme) for kind in ("office", "activity", "activities", "home")]
    assert sum(page.locator(selector).count() for page in pages) > 0
    nothing_in([fault for page in pages for fault in faint_texts(page, selector)])


@SCHEMES
@pytest.mark.parametrize("menu", ["main-menu", "language-menu"])
def test_open_menu_has_contrast(visitor: Visitor, menu: str, scheme: str) -> None:
    """The entries of an open menu have a contrast of at least 7:1 as well."""
    page = visitor.open("offices", scheme=scheme)
    page.locator(f".{menu} > summary").click()
    assert page.locator(f".{menu} nav a").first.is_visible()
    nothing_in(faint_texts(page, f".{menu}"))


@SCHEMES
@pytest.mark.parametrize(
    ("kind", "selector"), [("office", ".button"), ("office", ".card"), ("home", ".pills a"), ("home", ".tiles a")]
)
def test_forced_colours_keep_borders(visitor: Visitor, kind: str, selector: str, scheme: str) -> None:
    """With the reader's own colours, buttons, pills, tiles and cards still have a border that can be seen."""
    page = visitor.open(kind, scheme=scheme, forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert page.locator(selector).count() > 0
    nothing_in(measure(page, "unbordered", selector))


@SCHEMES
def test_paper_has_no_menus(visitor: Visitor, scheme: str) -> None:
    """Printed, a page shows the office and its hours, and neither menus nor breadcrumbs nor the request for mends."""
    page = visitor.tab(scheme=scheme)
    page.goto(visitor.address("office"))
    parts = [".menu", ".skip", ".crumbs", ".mend", "h1", ".brand", "main > .essentials", "main > .hours table"]
    shown = {part: page.locator(part).first.is_visible() for part in parts}
    assert [part for part in parts if not shown[part]] == []
    page.emulate_media(media="print")
    shown = {part: page.locator(part).first.is_visible() for part in parts}
    assert [part for part in parts if not shown[part]] == [".menu", ".skip", ".crumbs", ".mend"]


@SCHEMES
@pytest.mark.parametrize(
    "kind", ["home", "office", "office, unconfirmed", "activity", "activities", "network", "prose"]
)
def test_paper_is_white_and_its_ink_dark(visitor: Visitor, kind: str, scheme: str) -> None:
    """Printed, every text is dark enough on white, also from a system set to dark."""
    page = visitor.tab(scheme=scheme)
    page.goto(visitor.address(kind))
    page.emulate_media(media="print")
    ground, ink = measure(page, "lightness", "body")
    assert (ground, round(ink, 1)) == (1, 0)
    nothing_in(faint_texts(page))


@pytest.mark.parametrize("kind", MUSTERSTADT)
def test_a_page_has_one_family_of_letters(visitor: Visitor, kind: str) -> None:
    """No part of a page falls out of its typeface."""
    assert len(fonts(visitor.open(kind))) == 1
