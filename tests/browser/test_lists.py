"""The lists of offices and partners are narrowed down, sorted by distance, and tell what is open now."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from .measures import low_targets, nothing_in, overflow, violations
from .visitor import DESKTOP, NARROW, PHONE, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

AT_THE_HARBOUR = {"latitude": 51.17, "longitude": 7.16, "accuracy": 30}


def _open(visitor: Visitor, kind: str = "partners", query: str = "", **device: Any) -> Page:
    page = visitor.tab(**device)
    page.goto(visitor.address(kind, "en") + query)
    return page


def _tick(page: Page, field: str, value: str) -> None:
    part = page.locator(f"form details:has([name='{field}'])")
    if part.count() and part.get_attribute("open") is None:
        part.locator("summary").click()
    page.locator(f"form [name='{field}'][value='{value}']").check()


def _shown(page: Page, part: str = "[data-list]") -> list[str]:
    links = page.locator(f"{part} .card:visible h2 a, {part} .card:visible h3 a").all()
    return [(link.get_attribute("href") or "").strip("/").rpartition("/")[2] for link in links]


def _said(page: Page) -> str:
    return " ".join(page.locator("form [role=status]").inner_text().split())


def test_partners_are_narrowed_by_what_they_are_and_do(visitor: Visitor) -> None:
    """One of the values of a field, in every field; the kind of organisation is a field, too."""
    page = _open(visitor)
    everyone = len(_shown(page))
    assert _said(page) == f"Shown: {everyone}"
    _tick(page, "topic", "health")
    some = set(_shown(page))
    assert 0 < len(some) < everyone
    _tick(page, "kind", "sports")
    assert _shown(page) == ["blau-weiss"]
    assert (_said(page), page.url.partition("?")[2]) == ("Shown: 1", "topic=health&kind=sports")
    page.go_back()
    assert set(_shown(page)) == some


def test_offices_are_narrowed_by_district_and_language(visitor: Visitor) -> None:
    """Other fields they have not."""
    page = _open(visitor, "offices")
    assert page.locator("form legend").all_text_contents() == ["Districts", "Languages"]
    _tick(page, "district", "hafen")
    assert _shown(page) == ["hafentor"]


def test_what_has_no_known_hours_is_set_apart_not_hidden(visitor: Visitor) -> None:
    """Nobody knows that it is closed; what is known to be closed is hidden."""
    page = _open(visitor, at="2026-11-23T10:00:00+01:00")
    everyone = _shown(page)
    assert not page.locator("[data-apart]").is_visible()
    _tick(page, "open", "now")
    signs = page.locator("[data-list] .card:visible [data-opening]").evaluate_all(
        "all => all.map(x => x.dataset.state)"
    )
    assert signs == ["open"]
    apart = _shown(page, "[data-apart]")
    assert len(apart) == page.locator(".card:not(:has([data-opening]))").count() > 0
    assert _said(page) == f"Shown: 1 · Opening hours not known: {len(apart)}"
    assert page.locator("#hours-unknown").inner_text() == f"Opening hours not known: {len(apart)}"
    _tick(page, "topic", "family")
    assert set(_shown(page, "[data-apart]")) < set(apart), "other fields hold for them, too"
    page.locator("form [type=reset]").click()
    assert _shown(page) == everyone, "all are back in their places"


def test_what_closes_leaves_the_open_ones(visitor: Visitor) -> None:
    """While the page stays open."""
    page = visitor.tab()
    page.clock.install(time="2026-11-23T12:29:30+01:00")
    page.goto(visitor.address("partners", "en") + "?open=now")
    assert _shown(page) == ["bruecke"]
    page.clock.run_for(60_000)
    assert _shown(page) == []
    assert page.locator("[data-none]").is_visible()


def test_the_nearest_come_first_if_the_reader_says_where(visitor: Visitor) -> None:
    """On a click, told no more exactly than places are known; those of unknown places come last."""
    page = _open(visitor)
    everyone = _shown(page)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(AT_THE_HARBOUR)
    page.locator("[data-near]").click()
    page.locator("[data-near][aria-pressed=true]").wait_for()
    assert _shown(page)[:2] == ["nadel-und-faden", "bruecke"]
    told = page.locator("[data-list] [data-word=distance]").all_inner_texts()
    assert told[:2] == ["about 0.4 km away", "about 3.4 km away"]
    assert page.locator(".card").last.locator("[data-word=distance]").count() == 0
    assert page.evaluate("location.search") == "", "where the reader is stands in no address"
    page.locator("[data-near]").click()
    assert (_shown(page), page.locator("[data-list] [data-word=distance]").count()) == (everyone, 0)


@pytest.mark.parametrize("kind", ["offices", "activities"])
def test_other_lists_are_sorted_too(visitor: Visitor, kind: str) -> None:
    """The nearest first."""
    page = _open(visitor, kind)
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation(AT_THE_HARBOUR)
    page.locator("[data-near]").click()
    page.locator("[data-near][aria-pressed=true]").wait_for()
    far = page.locator("[data-list] > [data-distance]").evaluate_all("all => all.map(x => Number(x.dataset.distance))")
    assert far == sorted(far)
    assert len(far) > 2


def test_a_refused_position_is_no_dead_end(visitor: Visitor) -> None:
    """The list stays as it is."""
    page = _open(visitor)
    everyone = _shown(page)
    page.locator("[data-near]").click()
    page.get_by_text("Your browser does not tell your position.").wait_for()
    assert (_shown(page), page.locator("[data-near]").get_attribute("aria-pressed")) == (everyone, "false")


def test_without_javascript_there_are_links(visitor: Visitor) -> None:
    """And every card; nothing that does nothing."""
    page = visitor.open("partners", javascript=False)
    assert (
        page.locator("form.filter:visible, [data-apart]:visible, [data-near]:visible, [data-print]:visible").count()
        == 0
    )
    assert page.locator("nav.filter summary:visible").count() == 4
    assert page.locator(".card:visible").count() == 9


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize(("width", "scheme"), [(NARROW, "light"), (PHONE, "dark"), (DESKTOP, "light")])
def test_the_form_breaks_no_rule(visitor: Visitor, language: str, width: int, scheme: str) -> None:
    """With a field open and only what is open now."""
    page = visitor.open("partners", language, width=width, scheme=scheme)
    _tick(page, "open", "now")
    page.locator("form summary").first.click()
    nothing_in(violations(page, "main"))
    nothing_in(overflow(page))
    nothing_in(low_targets(page, ".filter summary, .filter label, .filter button, .along button, .along summary"))
