"""One date for one's own calendar: the button beside each of the next dates, and the file that it saves."""

from __future__ import annotations

import re
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Page

from calendar_readers import by_ical_js, by_recurring_ical_events
from conftest import TODAY

from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]
ACTIVITIES = "en/activities/"


def _open(visitor: Visitor, activity: str, **device: bool) -> Page:
    page = visitor.tab(**device)
    page.goto(visitor.address("activities", "en") + f"{activity}/")
    return page


def _save(page: Page, date: str, folder: Path) -> str:
    """The file behind the button beside a date."""
    with page.expect_download() as saved:
        page.get_by_role("button", name=f"Add to my calendar: {date}").click()
    path = folder / saved.value.suggested_filename
    saved.value.save_as(path)
    return path.read_bytes().decode()


@pytest.mark.parametrize(
    ("activity", "date", "name", "found"),
    [
        (
            "sprachcafe-altmarkt",
            "Tuesday, 24 November 2026",
            "sprachcafe-altmarkt-20261124.ics",
            ("sprachcafe-altmarkt", "20261124T150000Z", "20261124T170000Z", ""),
        ),
        (
            "sprachcafe-altmarkt",
            "Saturday, 5 December 2026",
            "sprachcafe-altmarkt-20261205.ics",
            ("sprachcafe-altmarkt", "20261205T100000Z", "20261205T120000Z", ""),
        ),
        (
            "sprachcafe-altmarkt",
            "Wednesday, 16 December 2026",
            "sprachcafe-altmarkt-20261216.ics",
            ("sprachcafe-altmarkt", "20261216T160000Z", "20261216T183000Z", ""),
        ),
        (
            "gemeinschaftsgarten",
            "Sunday, 28 February 2027",
            "gemeinschaftsgarten-20270228.ics",
            ("gemeinschaftsgarten", "20270228T130000Z", "20270228T160000Z", ""),
        ),
        (
            "fahrradwerkstatt",
            "Friday, 4 December 2026",
            "fahrradwerkstatt-20261204.ics",
            ("fahrradwerkstatt", "20261204T140000Z", "", ""),
        ),
        (
            "gesundheitslotsen",
            "Thursday, 24 December 2026",
            "gesundheitslotsen-20261224.ics",
            ("gesundheitslotsen", "20261224T120000Z", "20261224T140000Z", "TENTATIVE"),
        ),
    ],
    ids=["of a series", "extra", "moved", "of a month", "open end", "house closed"],
)
def test_a_button_saves_its_date(
    visitor: Visitor, tmp_path: Path, activity: str, date: str, name: str, found: tuple[str, str, str, str]
) -> None:
    """One event, at the right moment for every reader of calendar files, and nothing of the series."""
    text = _save(_open(visitor, activity), date, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert by_recurring_ical_events(text, TODAY) == [found]
    assert by_ical_js([tmp_path / name], TODAY)[tmp_path / name] == [found]
    assert not re.search("RRULE:FREQ=(WEEKLY|MONTHLY)|EXDATE|RECURRENCE-ID|TRANSP|X-WR-CALNAME|REFRESH", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75


def test_the_saved_event_is_one_of_its_own(visitor: Visitor, tmp_path: Path) -> None:
    """It takes no part in a subscription to the series, and tells the same as that."""
    text = _save(_open(visitor, "sprachcafe-altmarkt"), "Wednesday, 16 December 2026", tmp_path)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [str(event["UID"]) for event in events] == ["sprachcafe-altmarkt.1-20261216@directory.example"]
    assert str(events[0]["SUMMARY"]) == "Language café at Altmarkt"
    assert str(events[0]["LOCATION"]) == "Gemeinde St. Beispiel, Kirchweg 1, 00998 Nachbarstadt"
    assert str(events[0]["DESCRIPTION"]).startswith("This date was moved. The old date was: Tuesday, 15 December 2026.")


def test_a_cancelled_date_has_no_button(visitor: Visitor) -> None:
    """Nor has the old day of a moved one; every other has one, large enough for a thumb."""
    page = _open(visitor, "sprachcafe-altmarkt")
    dates = page.locator("[data-calendar] .event")
    buttons = page.get_by_role("button", name="Add to my calendar")
    assert (dates.count(), buttons.count()) == (9, 6)
    assert page.locator(".event:is(.cancelled, .break) button").count() == 0
    boxes = [box for button in buttons.all() if (box := button.bounding_box())]
    assert len(boxes) == 6
    assert all(box["width"] >= 44 and box["height"] >= 44 for box in boxes)


def test_without_the_file_the_button_leads_to_it(visitor: Visitor) -> None:
    """Whatever goes wrong, the reader is where the calendar is."""
    page = _open(visitor, "sprachcafe-altmarkt")
    asked: list[str] = []
    page.route("**/calendar.ics", lambda route: (asked.append(route.request.resource_type), route.abort()))
    page.get_by_role("button", name="Add to my calendar: Tuesday, 24 November 2026").click()
    page.wait_for_timeout(200)
    assert asked == ["fetch", "document"]


def test_without_javascript_there_is_the_whole_calendar(visitor: Visitor) -> None:
    """No button that does nothing, no hint at one; the links to subscribe and to save are there."""
    page = _open(visitor, "sprachcafe-altmarkt", javascript=False)
    assert page.get_by_role("button").count() == 0
    assert page.get_by_text("This sign adds one date").count() == 0
    assert page.get_by_role("link", name="Subscribe to the calendar").get_attribute("href") == (
        "webcal://directory.example/willkommen/en/activities/sprachcafe-altmarkt/calendar.ics"
    )
    with page.expect_download() as saved:
        page.get_by_role("link", name="Download as a calendar file").click()
    assert saved.value.suggested_filename == "calendar.ics"
