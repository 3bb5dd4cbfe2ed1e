"""Reading leaves no trace: nothing is asked of strangers and nothing is stored."""

from __future__ import annotations

import pytest

from .measures import nothing_in
from .pages import visits
from .visitor import PHONE, Visitor
from .witness import Witness

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.mark.parametrize(("city", "language", "kind"), visits())
def test_reading_leaves_no_trace(visitor: Visitor, city: str, language: str, kind: str) -> None:
    """No page asks another origin, complains in the console, or stores anything; nor does opening its menus."""
    page = visitor.tab(width=PHONE)
    witness = Witness(page, visitor.origin(city))
    page.goto(visitor.address(kind, language, city))
    assert len(witness.asked) > 3, "the page, its styles and its script were to be watched"
    nothing_in(witness.faults())
    for menu in ("main-menu", "language-menu"):
        page.locator(f".{menu} > summary").click()
        assert page.locator(f".{menu} nav").is_visible()
    nothing_in(witness.faults())


def test_walking_through_the_site_leaves_no_trace(visitor: Visitor) -> None:
    """Someone who looks for an office and changes the language is not remembered."""
    page = visitor.tab()
    witness = Witness(page, visitor.origin())
    page.goto(visitor.address())
    page.locator("#my-office ~ .pills a").first.click()
    page.locator(".card h3 a").first.click()
    page.locator(".language-menu > summary").click()
    page.locator(".language-menu a[lang=ar]").click()
    page.wait_for_url(visitor.address("office", "ar"))
    nothing_in(witness.faults())
