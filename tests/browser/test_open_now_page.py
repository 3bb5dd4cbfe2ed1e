"""What the state of a place does to a page: it changes in time, disturbs nobody, and is there where one looks first."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from network_directory.translations import catalogue

from .measures import nothing_in, reversed_texts
from .small_city import ADDRESS, SmallCity
from .visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.site]

CLOCK_TIME = r"\d\d:\d\d"
Spoilt = dict[str, str]
Opened = Callable[..., Page]


@pytest.fixture
def opened(visitor: Visitor, small_city: SmallCity) -> Opened:
    """Opens a page of the small city on a device."""

    def go(path: str = "en/offices/week/", spoilt: Spoilt | None = None, **device: object) -> Page:
        page = visitor.tab(**device)
        small_city.hand_to(page, **(spoilt or {}))
        page.goto(f"{ADDRESS}{path}")
        return page

    return go


def _line(page: Page) -> str | None:
    line = page.locator(".now").first
    return line.inner_text() if line.is_visible() else None


def _at(page: Page, moment: str, event: str = "pageshow") -> str | None:
    """What the page says when it is seen again at a moment."""
    page.clock.set_fixed_time(moment)
    page.evaluate("(event) => (event === 'pageshow' ? window : document).dispatchEvent(new Event(event))", event)
    return _line(page)


# --- as time goes by


def test_the_state_changes_while_the_page_stays_open(visitor: Visitor, small_city: SmallCity) -> None:
    """Nobody touches the page, and at the very minute it says what is now."""
    page = visitor.tab()
    page.clock.install(time="2026-11-23T11:58:30+01:00")
    small_city.hand_to(page)
    page.goto(f"{ADDRESS}en/offices/week/")
    page.clock.pause_at("2026-11-23T11:59:59.500+01:00")
    before = _line(page)
    page.clock.run_for(1000)
    at_noon = _line(page)
    page.clock.run_for(60 * 60 * 1000)
    assert (before, at_noon, _line(page)) == (
        "Open now, until 12:00",
        "Closed now · Opens today at 13:00",
        "Open now, until 16:00",
    )


@pytest.mark.parametrize("event", ["pageshow", "visibilitychange"])
def test_a_page_that_slept_is_right_when_it_is_seen_again(opened: Opened, event: str) -> None:
    """A phone's timers stand still while it sleeps, and a page may come back from the browser's memory."""
    page = opened(at="2026-11-23T10:00:00+01:00")
    assert _line(page) == "Open now, until 12:00"
    assert _at(page, "2026-11-24T12:30:00+01:00", event) == "By phone now, until 13:00 · Opens on Thursday at 09:00"


@pytest.mark.parametrize("path", ["en/offices/week/", "en/"])
def test_nothing_is_touched_while_nothing_changes(opened: Opened, path: str) -> None:
    """A screen reader is not disturbed every minute, and a link in focus stays in focus."""
    page = opened(path, at="2026-11-23T10:00:00+01:00")
    page.evaluate(
        """() => {
            window.touched = 0;
            const options = { subtree: true, childList: true, characterData: true, attributes: true };
            const count = (changes) => (window.touched += changes.length);
            const observer = new MutationObserver(count);
            document.querySelectorAll(".now, .open-now, .hours").forEach((part) => observer.observe(part, options));
        }"""
    )
    for minute in range(1, 60, 7):
        _at(page, f"2026-11-23T10:{minute:02d}:00+01:00")
    assert page.evaluate("window.touched") == 0
    live = "[aria-live], [role=status], [role=alert], [role=timer]"
    assert page.locator(".now, .open-now").count() > 0
    assert page.locator(f":is({live}) :is(.now, .open-now), :is(.now, .open-now):is({live})").count() == 0
    _at(page, "2026-11-23T12:00:00+01:00")
    assert page.evaluate("window.touched") > 0


@pytest.mark.parametrize(
    "broken",
    ["{", "{}", "null", '{"days":"A","plans":{}}', '{"days":"AAA","plans":{"A":[7]}}'],
    ids=["cut off", "empty", "null", "without plans", "of another form"],
)
def test_broken_data_claims_nothing(opened: Opened, small_city: SmallCity, broken: str) -> None:
    """And does not keep other places from saying what is right."""
    html = small_city.text("en/offices/index.html")
    start = html.index("data-opening=") + len('data-opening="')
    spoilt = html[:start] + broken.replace('"', "&quot;") + html[html.index('"', start) :]
    page = opened("en/offices/", {"index": spoilt})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(error.message))
    page.reload()
    assert page.locator(".now").first.is_hidden()
    assert page.locator(".now").nth(1).inner_text() == "Open now, until 17:00"
    assert errors == []


def test_without_a_clock_nothing_is_claimed(opened: Opened, small_city: SmallCity) -> None:
    """A browser that does not know the time zone leaves the page as it is."""
    html = small_city.text("en/offices/week/index.html").replace("Europe/Berlin", "Europe/Musterstadt")
    page = opened(spoilt={"index": html})
    assert page.locator(".now:visible, [aria-current=date]").count() == 0


# --- where one looks


def test_the_state_stands_in_the_first_screen_of_a_phone(visitor: Visitor) -> None:
    """With the name, the address and a number to call: nobody has to scroll for the answer."""
    page = visitor.open("office", "de")
    height = page.evaluate("innerHeight")
    for part in ("h1", ".now", ".essentials address", ".essentials a[href^='tel:']"):
        box = page.locator(
            f"main > {part}, main > .essentials {part.removeprefix('.essentials ')}"
        ).first.bounding_box()
        assert box is not None, part
        assert box["y"] + box["height"] <= height, part


def test_the_home_page_names_the_offices_that_are_open(opened: Opened) -> None:
    """With links to them; none is named when none is open."""
    page = opened("en/", at="2026-11-23T16:30:00+01:00")
    box = page.locator("#my-office ~ .open-now")
    assert [link.inner_text() for link in box.locator("a").all()] == [
        *("holidays-closed", "holidays-unknown", "school-unknown", "ageing")
    ]
    assert box.locator("h3").inner_text() == "Open now"
    box.locator("a").first.click()
    page.wait_for_url(f"{ADDRESS}en/offices/holidays-closed/")
    page.go_back()
    _at(page, "2026-11-23T17:00:00+01:00")
    assert box.is_hidden()


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kathmandu", "America/Los_Angeles"])
def test_todays_row_is_marked(opened: Opened, zone: str) -> None:
    """By the day that it is where the network is, with its date; the mark moves at that city's midnight."""
    page = opened(zone=zone, at="2026-11-24T22:59:00Z")
    marked = page.locator(".hours th[aria-current=date]")
    assert [row.inner_text().split("\n") for row in marked.all()] == [["Tuesday", "24 November"]]
    _at(page, "2026-11-24T23:00:00Z")
    assert [row.inner_text().split("\n") for row in marked.all()] == [["Wednesday", "25 November"]]


def test_a_special_day_is_flagged_in_its_row_and_goes_from_the_list_when_it_is_over(opened: Opened) -> None:
    """The list tells what is to come; its heading goes with the last of it."""
    page = opened(at="2026-12-09T10:00:00+01:00")
    flag, days = page.locator(".hours .flag"), page.locator(".hours .special li:visible")
    assert (flag.is_visible(), days.count()) == (False, 2)
    _at(page, "2026-12-10T10:00:00+01:00")
    assert (flag.is_visible(), days.first.inner_text()) == (True, "Thursday, 10 December 2026: closed – Staff training")
    _at(page, "2026-12-11T10:00:00+01:00")
    assert (flag.is_visible(), days.count()) == (False, 1)
    _at(page, "2027-01-04T10:00:00+01:00")
    assert page.locator(".hours .special").is_hidden()


@pytest.mark.parametrize(
    ("path", "moment"),
    [
        ("en/offices/week/", "2027-03-01T10:00:00+01:00"),
        ("en/offices/week/", "2026-11-20T10:00:00+01:00"),
        ("en/offices/old/", "2026-11-23T10:00:00+01:00"),
        ("en/offices/seasons/", "2027-01-11T10:00:00+01:00"),
    ],
    ids=["a page of last year", "a wrong clock", "unconfirmed hours", "between two seasons"],
)
def test_no_row_is_marked_where_not_all_is_told_of_the_day(opened: Opened, path: str, moment: str) -> None:
    """A date beside ordinary hours says that they hold on that day."""
    assert opened(path, at=moment).locator("[aria-current=date]").count() == 0


def test_the_mark_goes_to_the_table_that_holds(opened: Opened) -> None:
    """Of two seasons the one that it is."""
    page = opened("en/offices/seasons/", at="2026-12-31T12:00:00+01:00")
    assert page.locator("table:has([aria-current])").get_attribute("data-to") == "2026-12-31"


def test_without_javascript_the_hours_are_all_there(opened: Opened) -> None:
    """The row of the page's day with its date, the next special days in sentences, and no claim about now."""
    page = opened(javascript=False)
    assert _line(page) is None
    assert page.locator(".hours th:has(time)").inner_text().split("\n") == ["Sunday", "22 November"]
    assert [day.inner_text() for day in page.locator(".special li").all()] == [
        "Saturday, 5 December 2026: 10:00–14:00 – Open day",
        "Thursday, 10 December 2026: closed – Staff training",
        "Thursday, 24 December 2026 – Friday, 1 January 2027: closed – Christmas closure",
    ]
    assert page.locator("[aria-current=date], .open-now:visible").count() == 0


@pytest.mark.parametrize("path", ["en/", "en/offices/week/"])
def test_paper_claims_nothing(opened: Opened, path: str) -> None:
    """A sheet is read on another day."""
    page = opened(path, at="2026-12-05T10:00:00+01:00")
    now = page.locator(".now, .open-now, .hours .mark, .hours .flag").locator("visible=true")
    assert now.count() > 0
    page.emulate_media(media="print")
    assert now.count() == 0


# --- in other languages


@pytest.mark.parametrize("language", ["de", "ar"])
def test_no_word_of_a_state_is_english(opened: Opened, language: str) -> None:
    """Every word of the template is the catalogue's."""
    words = "template => [...template.content.querySelectorAll('[data-word]')].map((word) => word.textContent.trim())"
    english, own = (
        opened(f"{folder}offices/").locator("#opening").evaluate(words) for folder in ("en/", _folder(language))
    )
    assert len(own) == 12
    assert set(english) & set(own) == set()
    assert catalogue(language).translations.gettext("Closed now") in own


def _folder(language: str) -> str:
    return "" if language == "de" else f"{language}/"


@pytest.mark.parametrize(
    ("language", "day", "date"),
    [("de", "Montag", "4. Januar"), ("en", "Monday", "4 January"), ("ar", "الاثنين", "4 يناير")],
)
def test_days_are_told_in_the_readers_language(opened: Opened, language: str, day: str, date: str) -> None:
    """Browsers do not know all our languages: the names come with the page."""
    page = opened(f"{_folder(language)}offices/week/", at="2026-11-28T10:00:00+01:00")
    assert page.locator(".now .opening-day").inner_text() == day
    _at(page, "2026-12-28T10:00:00+01:00")
    assert page.locator(".now .opening-day").inner_text() == date


def test_times_in_an_arabic_state_run_from_left_to_right(opened: Opened) -> None:
    """In the line and in the row that is marked."""
    page = opened("ar/offices/week/", at="2026-11-24T12:30:00+01:00")
    assert [time.inner_text() for time in page.locator(".now .time").all()] == ["13:00", "09:00"]
    nothing_in(reversed_texts(page, CLOCK_TIME))


# --- seeded faults


def _script(small_city: SmallCity, old: str, new: str) -> Spoilt:
    names = [name for name in small_city.files if name.startswith("assets/directory/page.")]
    (script,) = map(small_city.text, names)
    assert old in script, "the seeded fault has nothing to take hold of"
    return {"page": script.replace(old, new)}


def test_a_script_that_takes_the_visitors_clock_is_noticed(opened: Opened, small_city: SmallCity) -> None:
    """In Los Angeles it is one in the morning when an office in Berlin opens."""
    spoilt = _script(small_city, "timeZone:zone,", "")
    device = {"zone": "America/Los_Angeles", "at": "2026-11-23T10:00:00+01:00"}
    assert _line(opened(**device)) == "Open now, until 12:00"
    assert _line(opened(spoilt=spoilt, **device)) == "Closed now · Opens today at 09:00"


def test_a_script_that_reckons_from_utc_is_noticed(opened: Opened, small_city: SmallCity) -> None:
    """One hour in winter, two in summer."""
    spoilt = _script(small_city, "timeZone:zone", 'timeZone:"UTC"')
    assert _line(opened(spoilt=spoilt, at="2026-11-23T12:30:00+01:00")) == "Open now, until 12:00"


def test_a_script_that_looks_but_once_is_noticed(opened: Opened, small_city: SmallCity) -> None:
    """It would send people to a door that has been closed since."""
    spoilt = _script(small_city, 'addEventListener("pageshow",update);', "")
    page = opened(spoilt=spoilt, at="2026-11-23T10:00:00+01:00")
    assert _at(page, "2026-11-23T12:30:00+01:00") == "Open now, until 12:00"


def test_a_time_that_is_not_isolated_is_noticed(opened: Opened, small_city: SmallCity) -> None:
    """A range of times would be turned round in Arabic."""
    html = small_city.text("ar/offices/week/index.html").replace("<bdi", "<span").replace("</bdi>", "</span>")
    page = opened("ar/offices/week/", {"index": html.replace(' dir="ltr" class="time"', ' class="time"')})
    assert reversed_texts(page, r"\d\d:\d\d–\d\d:\d\d") != []
