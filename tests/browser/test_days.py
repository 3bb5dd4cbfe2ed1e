"""Lists of dates stay true while time goes on, by the network's clock, wherever the reader is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

ZONES = ["UTC", "Asia/Kathmandu", "America/Los_Angeles"]
MIDNIGHT = "2026-11-23T23:59:00+01:00"
"""A minute before the second day of the made-up city's home page begins, where the network is."""


def _at(visitor: Visitor, kind: str, time: str, zone: str = "UTC", language: str = "en") -> Page:
    """A page opened at a moment; from then on time goes by when the test says so."""
    page = visitor.tab(zone=zone)
    page.clock.install(time=time)
    page.goto(visitor.address(kind, language))
    return page


def _days(page: Page) -> list[str]:
    """The days that are shown."""
    return [str(day.get_attribute("data-until")) for day in page.locator("section.day:visible").all()]


def _marked(page: Page) -> dict[str, str]:
    """The days that are marked, and the word."""
    marks = page.locator("time:has(+ .today)")
    return {str(mark.get_attribute("datetime")): mark.locator("+ .today").inner_text().strip() for mark in marks.all()}


@pytest.mark.parametrize("zone", ZONES)
def test_at_midnight_where_the_network_is_another_day_is_today(visitor: Visitor, zone: str) -> None:
    """The page stays open: yesterday goes, and the mark moves on; the reader's own clock says something else."""
    page = _at(visitor, "home", MIDNIGHT, zone)
    assert (_days(page), _marked(page)) == (
        ["2026-11-23", "2026-11-24", "2026-11-25"],
        {"2026-11-23": "Today"},
    )
    page.clock.run_for(2 * 60_000)
    assert (_days(page), _marked(page)) == (["2026-11-24", "2026-11-25"], {"2026-11-24": "Today"})


def test_a_day_on_which_nothing_is_on_has_no_mark(visitor: Visitor) -> None:
    """On the day of the build, a Sunday, the home page tells the next days and does not say that they are today."""
    page = _at(visitor, "home", "2026-11-22T12:00:00+01:00")
    assert (_days(page), _marked(page)) == (["2026-11-23", "2026-11-24", "2026-11-25"], {})


def test_a_page_opened_again_later_is_right_at_once(visitor: Visitor) -> None:
    """Gone back to after a night, as a phone keeps pages."""
    page = _at(visitor, "home", MIDNIGHT)
    page.clock.set_fixed_time("2026-11-25T08:00:00+01:00")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    assert (_days(page), _marked(page)) == (["2026-11-25"], {"2026-11-25": "Today"})


@pytest.mark.parametrize("kind", ["home", "activities", "activity", "office", "topic"])
def test_when_all_is_over_the_page_says_so(visitor: Visitor, kind: str) -> None:
    """A page kept for half a year claims nothing, and asks to be loaded again."""
    page = _at(visitor, kind, "2026-11-23T12:00:00+01:00")
    assert page.locator(".event:visible").count() > 0
    assert not page.locator("[data-outdated]").is_visible()
    page = _at(visitor, kind, "2027-06-01T12:00:00+01:00")
    assert page.locator(".event").count() == 0
    assert page.locator("[data-outdated]").inner_text() == "These dates are over. Please load this page again."


@pytest.mark.parametrize(("time", "over"), [("12:14", []), ("12:15", ["German for beginners"])])
@pytest.mark.parametrize("zone", ZONES)
def test_a_date_of_today_that_has_ended_says_so(visitor: Visitor, zone: str, time: str, over: list[str]) -> None:
    """To the minute; it stays there, for who looks for it."""
    page = _at(visitor, "home", f"2026-11-23T{time}:00+01:00", zone)
    found = page.locator(".event.over").all()
    assert [item.locator("a").inner_text() for item in found] == over
    assert [item.locator(".past").inner_text().strip() for item in found] == ["is over" for _ in over]


def test_a_date_ends_while_the_page_is_open(visitor: Visitor) -> None:
    """Marked once, however often the clock is looked at; dates of other days at the same hour are not over."""
    page = _at(visitor, "activities", "2026-11-23T12:14:30+01:00")
    assert page.locator(".over").count() == 0
    page.clock.run_for(10 * 60_000)
    assert page.locator(".over").count() == 1
    assert page.locator(".past").count() == 1


@pytest.mark.parametrize(
    ("time", "names"),
    [
        ("2026-11-22T12:00:00+01:00", ["Next week", "Week of 30 November", "Week of 7 December"]),
        ("2026-11-23T00:00:00+01:00", ["This week", "Next week", "Week of 7 December"]),
        ("2026-12-07T00:00:00+01:00", ["This week"]),
    ],
)
@pytest.mark.parametrize("zone", ZONES)
def test_weeks_are_named_from_today(visitor: Visitor, zone: str, time: str, names: list[str]) -> None:
    """On Monday next week has become this week, on the page and in the links to it."""
    page = _at(visitor, "activities", time, zone, "en")
    assert page.locator(".week [data-week]").all_inner_texts() == names
    assert page.locator(".contents [data-week]").all_inner_texts() == names


def test_a_week_goes_with_its_last_date(visitor: Visitor) -> None:
    """No heading stays over nothing, and no link leads to it."""
    page = _at(visitor, "activities", "2026-11-29T23:59:30+01:00")
    assert page.locator(".week").first.get_attribute("id") == "2026-11-23"
    page.clock.run_for(60_000)
    assert page.locator(".week").first.get_attribute("id") == "2026-11-30"
    assert page.locator(".contents a").first.get_attribute("href") == "#2026-11-30"


def test_next_dates_of_an_activity_go_by(visitor: Visitor) -> None:
    """Each with its day; today's is marked, also where the usual day is left out."""
    page = _at(visitor, "activity", "2026-12-15T08:00:00+01:00")
    days = [str(item.get_attribute("data-until")) for item in page.locator("#dates ~ .dated > li").all()]
    assert days[:2] == ["2026-12-15", "2026-12-16"]
    assert _marked(page) == {"2026-12-15": "Today"}
    assert page.locator("#dates ~ .dated > li").first.get_attribute("class") == "event break"


def test_without_javascript_the_dates_speak_for_themselves(visitor: Visitor) -> None:
    """Nothing is called today, and nothing is missing."""
    page = visitor.open("home", "en", javascript=False)
    assert page.locator("#coming").inner_text() == "What is on"
    assert page.locator("section.day h3").all_inner_texts() == [
        "Monday, 23 November 2026",
        "Tuesday, 24 November 2026",
        "Wednesday, 25 November 2026",
    ]
    assert page.locator(".today, .past, [data-outdated]:visible").count() == 0
