"""Linked data on the built site: programs are told the same hours and dates as people, and nothing besides."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from sitecheck.dom import Element
from sitecheck.pages import Page, built
from sitecheck.told import Shown, Times, data_on, dates_shown, dates_told, told_on

from conftest import CITIES, LANGUAGES, TODAY

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)
each_language = pytest.mark.parametrize("language", LANGUAGES)
DAYS = [TODAY + dt.timedelta(number) for number in range(60)]
PAGES_OF_THINGS = re.compile(r"(offices|activities)/[^/]+/")
MOST_DATES = 8
"""How many dates the page of an activity shows."""


@each_city
def test_offices_and_activities_have_data_and_no_other_page(sites: dict[str, Path], city: str) -> None:
    """One block each, which is JSON; the main one of its page, with the page's own address."""
    for page in built(sites[city]).content:
        blocks = data_on(page)
        assert len(blocks) == bool(PAGES_OF_THINGS.fullmatch(page.route)), page
        canonical = [link.get("href") for link in page.tree.find("link", rel="canonical")]
        assert [block["url"] for block in blocks] in ([], canonical), page


@each_language
@each_city
def test_programs_are_told_the_hours_that_the_page_shows(sites: dict[str, Path], city: str, language: str) -> None:
    """Of every office and outpost on each of the coming sixty days, worked out from the table and the list below it."""
    open_days = 0
    for page in built(sites[city]).in_language(language):
        if re.fullmatch("offices/[^/]+/", page.route):
            (office,) = data_on(page)
            places = {item.get("id"): item for item in page.main.find("article") if item.find("section", "hours")}
            shown = {name: _hours(page, item) for name, item in {"": page.main, **places}.items()}
            told = {"": office} | {item["@id"].rpartition("#")[2]: item for item in office.get("department", [])}
            assert shown.keys() == told.keys(), page
            for name, hours in shown.items():
                assert [told_on(told[name], day) for day in DAYS] == hours, (page, name)
                open_days += sum(map(bool, hours))
    assert open_days > 30 or city != "musterstadt", "the made-up city has hours that are confirmed"


def _hours(page: Page, place: Element) -> list[Times]:
    """Nothing where the place itself is unconfirmed, whose state stands first."""
    doubtful = "unconfirmed" in place.find("p", "state")[0].classes
    shown = Shown(place.find("section", "hours")[0], page.language, doubtful)
    return [shown.on(day) for day in DAYS]


@each_language
@each_city
def test_programs_are_told_the_dates_that_the_page_shows(sites: dict[str, Path], city: str, language: str) -> None:
    """Of every activity, with what became of them; rough times and dates in a closed house are for people only."""
    found = 0
    for page in built(sites[city]).in_language(language):
        if re.fullmatch("activities/[^/]+/", page.route):
            (event,) = data_on(page)
            sections = page.main.find("section", **{"aria-labelledby": "dates"})
            shown = sorted(dates_shown(sections[0], language)) if sections else []
            last = shown[-1][0] if shown else TODAY + dt.timedelta(120)
            last -= dt.timedelta(len(shown) >= MOST_DATES)  # the last day may have more
            assert dates_told(event, TODAY, last) == [date for date in shown if date[0] <= last], page
            found += len(shown)
    assert found > 50 or city != "musterstadt", "the made-up city has dates that are confirmed"


@each_city
def test_what_is_unconfirmed_has_neither_hours_nor_dates(sites: dict[str, Path], city: str) -> None:
    """Whatever its page shows with a word of warning."""
    doubtful = [
        (page, data_on(page)[0])
        for page in built(sites[city]).content
        if PAGES_OF_THINGS.fullmatch(page.route) and "unconfirmed" in page.main.find("p", "state")[0].classes
    ]
    telling = {"openingHoursSpecification", "specialOpeningHoursSpecification", "eventSchedule", "subEvent"}
    assert [page for page, block in doubtful if telling & block.keys()] == []
    assert doubtful


def test_a_fault_of_one_minute_is_seen(sites: dict[str, Path]) -> None:
    """Other hours, a closed day that is missing, a date that is not held: each makes the comparison fail."""
    site = built(sites["musterstadt"])
    page = site.page("offices/altmarkt/")
    (office,), shown = data_on(page), _hours(page, page.main)
    late = [item | {"opens": "09:01:00"} for item in office["openingHoursSpecification"]]
    for wrong in ({"openingHoursSpecification": late}, {"specialOpeningHoursSpecification": []}):
        assert [told_on(office | wrong, day) for day in DAYS] != shown
    page = site.page("activities/sprachcafe-altmarkt/")
    (event,) = data_on(page)
    dates = dates_shown(page.main.one("section", **{"aria-labelledby": "dates"}), "de")
    assert dates_told(event, TODAY, dates[-1][0])[: len(dates)] == dates
    all_held = [item | {"exceptDate": []} for item in event["eventSchedule"]]
    for changed in ({"eventSchedule": all_held}, {"subEvent": []}):
        assert dates_told(event | changed, TODAY, dates[-1][0])[: len(dates)] != dates
