"""A list of one's own stands in an address; the device remembers it only if asked."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .measures import low_targets, nothing_in, overflow, violations
from .visitor import PHONE, Visitor
from .witness import Witness

pytestmark = [pytest.mark.browser, pytest.mark.site]

THREE = "#offices/altmarkt,partners/bruecke,activities/sprachcafe-altmarkt"


def _open(visitor: Visitor, ids: str = "", language: str = "en", page: Page | None = None) -> Page:
    tab = page or visitor.tab()
    tab.goto("about:blank")
    tab.goto(visitor.address("my list", language) + ids)
    if ids:
        tab.locator("[data-entries] .card").first.wait_for()
    return tab


def _names(page: Page) -> list[str]:
    return page.locator("[data-entries] h2:has(> a) a").all_inner_texts()


def _stored(page: Page) -> dict[str, str]:
    return dict(page.evaluate("({ ...localStorage })"))


def test_an_entry_goes_on_a_list_that_is_an_address(visitor: Visitor) -> None:
    """Whoever opens it sees the entry; nothing is stored."""
    page = visitor.tab()
    witness = Witness(page, visitor.origin())
    page.goto(visitor.address("office", "en"))
    page.locator("[data-keep-entry]").click()
    page.wait_for_url(visitor.address("my list", "en") + "#offices/altmarkt")
    page.locator("[data-entries] .card").wait_for()
    assert _names(page) == ["Ankommen at Altmarkt"]
    nothing_in(witness.faults())
    other = _open(visitor, page.url.partition("/favourites/")[2])
    assert _names(other) == ["Ankommen at Altmarkt"]


def test_the_list_tells_what_is_needed_on_the_way(visitor: Visitor) -> None:
    """Phone, address and hours, as the entry's own page has them; links lead where they led there."""
    page = _open(visitor, THREE)
    assert _names(page) == ["Ankommen at Altmarkt", "Brücke welfare organisation", "Language café at Altmarkt"]
    first = page.locator("[data-entries] .card").first
    assert first.locator("a[href='tel:03023125100']").is_visible()
    assert first.locator(".hours table").first.is_visible()
    assert first.locator("a[href$='/en/speaks/ar/']").get_attribute("href") == visitor.address("spoken language", "en")
    missing = "all => all.map(x => x.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"
    assert page.locator("[data-entries] use").evaluate_all(missing) == []
    assert page.locator("[data-number]").inner_text() == "3"


def test_entries_are_taken_off(visitor: Visitor) -> None:
    """The address follows; the last one leaves an empty list that says how to fill it."""
    page = _open(visitor, "#offices/altmarkt,partners/bruecke")
    page.locator("[data-entries] button").first.click()
    page.wait_for_url("**/favourites/#partners/bruecke")
    page.wait_for_function("() => document.querySelectorAll('[data-entries] .card').length === 1")
    page.locator("[data-entries] button").first.click()
    page.locator("[data-empty]").wait_for()
    assert page.locator("[data-entries] .card").count() == 0


def test_the_device_remembers_only_if_asked_and_forgets_if_asked(visitor: Visitor) -> None:
    """Then entries go onto the list without leaving their page, and the list is there without its address."""
    page = _open(visitor, "#offices/altmarkt")
    assert _stored(page) == {}
    assert not page.locator("[data-forget]").is_visible()
    page.locator("[data-remember]").click()
    assert _stored(page) == {"favourites /willkommen/": "offices/altmarkt"}
    assert page.locator("[data-about=forget]").is_visible()
    page.goto(visitor.address("partner", "en"))
    page.locator("[data-keep-entry]").click()
    assert page.locator("[data-keep-entry]").get_attribute("aria-pressed") == "true"
    page.locator("[data-my-list] a").click()
    page.wait_for_url(visitor.address("my list", "en") + "#offices/altmarkt,partners/bruecke")
    page.locator("[data-forget]").click()
    assert _stored(page) == {}
    assert page.locator("[data-remember]").is_visible()


def test_another_persons_list_does_not_take_the_place_of_ones_own(visitor: Visitor) -> None:
    """It is shown; only on a click its entries join one's own."""
    page = _open(visitor, "#offices/altmarkt")
    page.locator("[data-remember]").click()
    _open(visitor, "#partners/bruecke", page=page)
    assert _names(page) == ["Brücke welfare organisation"]
    assert list(_stored(page).values()) == ["offices/altmarkt"]
    page.locator("[data-remember]").click()
    assert list(_stored(page).values()) == ["offices/altmarkt,partners/bruecke"]


def test_an_entry_that_is_gone_says_so(visitor: Visitor) -> None:
    """The others are shown; whatever is no entry's id is left out, so that nothing else is fetched."""
    page = _open(visitor, "#partners/gone,offices/altmarkt,../secret,https://evil.example/,topics/advice,%3Cb%3E")
    assert _names(page) == ["partners/gone", "Ankommen at Altmarkt"]
    assert page.locator("[data-entries] [data-gone]").count() == 1


def test_a_former_id_leads_to_the_entry(visitor: Visitor) -> None:
    """Lists are kept for years."""
    page = visitor.tab()
    moved = '<meta http-equiv="refresh" content="0; url=../altmarkt/">'
    page.route("**/offices/formerly/", lambda route: route.fulfill(body=moved, content_type="text/html"))
    _open(visitor, "#offices/formerly", page=page)
    assert _names(page) == ["Ankommen at Altmarkt"]


def test_the_list_keeps_when_the_language_changes(visitor: Visitor) -> None:
    """The menu's links take it along."""
    page = _open(visitor, "#offices/altmarkt")
    page.locator(".language-menu > summary").click()
    page.locator(".language-menu a[lang=ar]").click()
    page.wait_for_url(visitor.address("my list", "ar") + "#offices/altmarkt")


def test_without_javascript_the_page_says_so(visitor: Visitor) -> None:
    """And entries' pages have no button that does nothing."""
    page = visitor.open("my list", "en", javascript=False)
    assert page.get_by_text("This page needs JavaScript").is_visible()
    assert not page.locator("[data-favourites]").is_visible()
    assert not visitor.open("office", "en", javascript=False).locator("[data-keep-entry]").is_visible()


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_list_breaks_no_rule(visitor: Visitor, language: str, scheme: str) -> None:
    """With entries of every kind."""
    page = visitor.tab(width=PHONE, scheme=scheme)
    _open(visitor, THREE, language, page)
    nothing_in(violations(page, "main"))
    nothing_in(overflow(page))
    nothing_in(low_targets(page, "main .button"))
