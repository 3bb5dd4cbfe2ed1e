"""What people come for is done without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from network_directory.directory import Directory

from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]


def _find_office(visitor: Visitor, city: str, language: str, district: str, office: str) -> Page:
    """From the home page to an office: choose the district, then the office."""
    page = visitor.open("home", language, city, javascript=False)
    page.locator("main .pills").get_by_role("link", name=district, exact=True).click()
    page.locator(".card").get_by_role("link", name=office, exact=True).click()
    assert page.locator("h1").inner_text() == office
    return page


def _hours(page: Page) -> list[str]:
    """The rows of the office's own weekly table."""
    rows = page.locator("main > .hours tr").all()
    return [" ".join(row.inner_text().split()) for row in rows]


def test_the_script_does_not_run(visitor: Visitor) -> None:
    """Without JavaScript Escape leaves a menu open, with it Escape closes it: the tests below do run without."""
    still_open = {}
    for javascript in (True, False):
        page = visitor.open("home", javascript=javascript)
        page.locator(".main-menu > summary").press("Enter")
        page.keyboard.press("Escape")
        still_open[javascript] = page.locator(".main-menu").evaluate("menu => menu.open")
    assert still_open == {True: False, False: True}


@pytest.mark.parametrize(
    ("language", "district", "office", "phones", "hours"),
    [
        (
            "de",
            "Altstadt",
            "Ankommen am Altmarkt",
            {"tel:03023125100": "Zentrale: 030 23125-100", "tel:+493023125101": "Arabisch: +49 30 23125 101"},
            {0: "Montag 09:00–12:00 13:00–16:00", 5: "Samstag geschlossen"},
        ),
        (
            "en",
            "Nordhang",
            "Ankommen at Altmarkt",
            {"tel:03023125100": "Switchboard: 030 23125-100", "tel:+493023125101": "Arabic: +49 30 23125 101"},
            {0: "Monday 09:00–12:00 13:00–16:00", 5: "Saturday closed"},
        ),
        (
            "ar",
            "المدينة القديمة",
            "مكتب «أنكومن» في ألتماركت",
            {"tel:03023125100": "الاستعلامات: 030 23125-100", "tel:+493023125101": "بالعربية: +49 30 23125 101"},
            {0: "الاثنين 09:00–12:00 13:00–16:00"},
        ),
    ],
    ids=["de", "en", "ar"],
)
def test_two_steps_lead_to_phone_and_hours(
    visitor: Visitor,
    language: str,
    district: str,
    office: str,
    phones: dict[str, str],
    hours: dict[int, str],
) -> None:
    """Home page, district, office: there stand its phone numbers, ready to be called, and its hours."""
    page = _find_office(visitor, "musterstadt", language, district, office)
    calls = page.locator("main > .essentials a[href^='tel:']").all()
    assert {call.get_attribute("href"): call.inner_text() for call in calls if call.is_visible()} == phones
    rows = _hours(page)
    assert len(rows) == 7
    assert {day: rows[day] for day in hours} == hours


def test_two_steps_lead_to_an_office_of_the_real_city(visitor: Visitor, dortmund: Directory) -> None:
    """The same way there, to the office that says most: its phone numbers and its hours, if it has any."""
    office = max(dortmund.offices.values(), key=lambda item: (bool(item.hours), bool(item.phone), bool(item.districts)))
    if not office.districts:
        pytest.skip("no office of the city names a district")
    district = dortmund.districts[office.districts[0]]
    page = _find_office(visitor, "dortmund", "de", district.name.root["de"], office.name.root["de"])
    calls = page.locator("main > .essentials a[href^='tel:']").all()
    if office.phone:
        assert [call.get_attribute("href") for call in calls] == [f"tel:{phone.dial}" for phone in office.phone]
    assert all(call.is_visible() for call in calls)
    assert page.locator("main > .hours").is_visible()
    assert bool(page.locator("main > .hours tr").count()) is bool(office.hours)


def test_an_office_without_known_hours_says_so(visitor: Visitor) -> None:
    """The same way leads to an office whose hours nobody knows: it says so and gives the phone number."""
    page = _find_office(visitor, "musterstadt", "en", "Wiesengrund", "Ankommen am Wiesengrund")
    hours = page.locator("main > .hours p").first
    assert hours.inner_text() == "The opening hours are not known. Please ask before you go."
    assert page.locator("main > .essentials a[href^='tel:']").inner_text() == "Call: 030 23125-300"


def test_the_language_is_switched(visitor: Visitor) -> None:
    """From the German page of an office its language menu leads to the same office in Arabic, and on to English."""
    page = _find_office(visitor, "musterstadt", "de", "Altstadt", "Ankommen am Altmarkt")
    for own_name, language, heading in (
        ("العربية", "ar", "مكتب «أنكومن» في ألتماركت"),
        ("English", "en", "Ankommen at Altmarkt"),
    ):
        page.locator(".language-menu > summary").click()
        page.locator(".language-menu").get_by_role("link", name=own_name, exact=True).click()
        page.wait_for_url(visitor.address("office", language))
        assert page.locator("h1").inner_text() == heading


def test_a_former_address_leads_to_the_office(visitor: Visitor) -> None:
    """A link from the time when the office had another name still leads to it."""
    page = visitor.open("offices", javascript=False)
    page.goto(f"{visitor.address('offices')}stadtmitte/")
    page.wait_for_url(visitor.address("office"))
    assert page.locator("h1").inner_text() == "Ankommen am Altmarkt"
