"""Whether a place is open now: the same for every visitor, at every moment, and nothing where nobody knows."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page

from network_directory.days_off import DaysOff
from network_directory.model import Slot, Text, clock
from network_directory.model.hours import SlotKind
from network_directory.opening import hours_on

from .small_city import ADDRESS, PLACES, SmallCity
from .visitor import Browsers, Device

pytestmark = [pytest.mark.browser, pytest.mark.site]

BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("UTC", "Asia/Kathmandu", "America/Los_Angeles")


@pytest.fixture(scope="module", params=ZONES)
def offices(request: pytest.FixtureRequest, browsers: Browsers, small_city: SmallCity) -> Iterator[Page]:
    """The English list of all offices, open in a time zone."""
    profile = browsers.profile(Device(zone=request.param))
    page = profile.new_page()
    small_city.hand_to(page)
    page.goto(f"{ADDRESS}en/offices/")
    yield page
    profile.close()


def told(page: Page, moment: dt.datetime) -> dict[str, str | None]:
    """Place → what its card says at a moment, None if nothing; places that have no line for it are left out."""
    page.clock.set_fixed_time(moment)
    found: dict[str, str | None] = page.evaluate(
        """() => {
            dispatchEvent(new Event("pageshow"));
            const cards = [...document.querySelectorAll(".card")].filter((card) => card.querySelector(".now"));
            const said = (line) => (line.checkVisibility() ? line.innerText : null);
            return Object.fromEntries(
                cards.map((card) => [card.querySelector("a").textContent, said(card.querySelector(".now"))]),
            );
        }"""
    )
    return found


def moment_of(text: str) -> dt.datetime:
    """``2026-11-23 10:00`` on the clocks of Berlin; with a Z behind it in UTC."""
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=BERLIN)


CASES = [
    # an ordinary week
    ("before opening", "week", "2026-11-23 08:59", "Closed now · Opens today at 09:00"),
    ("the minute of opening", "week", "2026-11-23 09:00", "Open now, until 12:00"),
    ("open", "week", "2026-11-23 10:00", "Open now, until 12:00"),
    ("the last minute", "week", "2026-11-23 11:59", "Open now, until 12:00"),
    ("lunch", "week", "2026-11-23 12:00", "Closed now · Opens today at 13:00"),
    ("afternoon", "week", "2026-11-23 13:00", "Open now, until 16:00"),
    ("after the last slot", "week", "2026-11-23 16:00", "Closed now · Opens tomorrow at 09:00"),
    ("a phone hour right after", "week", "2026-11-24 12:00", "By phone now, until 13:00 · Opens on Thursday at 09:00"),
    ("before a phone hour", "week", "2026-11-25 08:00", "By phone today, from 09:00 · Opens tomorrow at 09:00"),
    ("by phone", "week", "2026-11-25 10:59", "By phone now, until 11:00 · Opens tomorrow at 09:00"),
    ("after a phone hour", "week", "2026-11-25 11:00", "Closed now · Opens tomorrow at 09:00"),
    ("before an appointment", "week", "2026-11-26 13:00", "By appointment today · Opens on Monday at 09:00"),
    ("an appointment", "week", "2026-11-26 14:00", "By appointment now, until 18:00 · Opens on Monday at 09:00"),
    ("after an appointment", "week", "2026-11-26 18:00", "Closed now · Opens on Monday at 09:00"),
    ("a day by appointment", "week", "2026-11-27 10:00", "By appointment today · Opens on Monday at 09:00"),
    ("Saturday", "week", "2026-11-28 10:00", "Closed today · Opens on Monday at 09:00"),
    ("Sunday", "week", "2026-11-22 10:00", "Closed today · Opens tomorrow at 09:00"),
    ("never without appointment", "never-walk-in", "2026-11-23 13:00", "Closed now"),
    ("slots that follow each other", "joined", "2026-11-23 09:30", "Open now, until 12:00"),
    ("six days ahead", "joined", "2026-11-24 11:00", "Closed now · Opens on Monday at 09:00"),
    ("seven days ahead", "seldom", "2026-11-22 17:00", "Closed now · Opens on 29 November at 15:00"),
    # midnight
    ("to midnight", "late", "2026-11-27 23:59", "Open now, until 24:00"),
    ("from midnight", "late", "2026-11-28 00:00", "Open now, until 02:00"),
    ("after midnight", "late", "2026-11-28 02:00", "Closed now · Opens today at 20:00"),
    ("the end of the night", "late", "2026-11-29 01:00", "Closed now · Opens on Friday at 18:00"),
    # special days
    ("an exception opens a closed day", "week", "2026-12-05 10:00", "Open now, until 14:00 · Open day"),
    ("after the exception", "week", "2026-12-05 14:00", "Closed now · Open day · Opens on Monday at 09:00"),
    ("ahead of the exception", "week", "2026-12-04 10:00", "By appointment today · Opens tomorrow at 10:00"),
    (
        "an exception closes a day",
        "week",
        "2026-12-10 10:00",
        "Closed today · Staff training · Opens on Monday at 09:00",
    ),
    ("ahead of the closed day", "week", "2026-12-09 12:00", "Closed now · Opens on Monday at 09:00"),
    ("ahead of the closure", "week", "2026-12-23 12:00", "Closed now · Opens on 4 January at 09:00"),
    ("in the closure", "week", "2026-12-28 10:00", "Closed today · Christmas closure · Opens on 4 January at 09:00"),
    ("new year's eve", "week", "2026-12-31 23:59", "Closed today · Christmas closure · Opens on Monday at 09:00"),
    ("new year", "week", "2027-01-01 00:00", "Closed today · Christmas closure · Opens on Monday at 09:00"),
    ("after the closure", "week", "2027-01-04 09:00", "Open now, until 12:00"),
    (
        "Corpus Christi",
        "holidays-closed",
        "2027-05-27 10:00",
        "Closed today · Corpus Christi · Opens tomorrow at 09:00",
    ),
    ("All Saints", "holidays-closed", "2027-11-01 10:00", "Closed today · All Saints' Day · Opens tomorrow at 09:00"),
    (
        "a holiday without a rule",
        "holidays-unknown",
        "2027-05-27 10:00",
        "Today's hours are not known. Please ask. · Corpus Christi",
    ),
    ("ahead of a holiday without a rule", "holidays-unknown", "2027-05-26 17:00", "Closed now"),
    (
        "school holidays without a rule",
        "school-unknown",
        "2027-07-20 10:00",
        "Today's hours are not known. Please ask. · school holidays",
    ),
    ("between two seasons", "seasons", "2027-01-18 10:00", "Today's hours are not known. Please ask."),
    ("ahead of the gap", "seasons", "2026-12-21 12:00", "Closed now"),
    ("the next season", "seasons", "2027-02-01 09:59", "Closed now · Opens today at 10:00"),
    # the clock goes forward on 28 March 2027, from 02:00 to 03:00
    ("before the skipped hour", "night", "2027-03-28T00:59:00Z", "Closed now · Opens today at 02:00"),
    ("after the skipped hour", "night", "2027-03-28T01:00:00Z", "Closed now · Opens today at 04:00"),
    ("the night that is short", "night", "2027-03-28T02:59:00Z", "Open now, until 05:00"),
    ("the day of the short night", "seldom", "2027-03-28T13:00:00Z", "Open now, until 17:00"),
    ("the day before", "holidays-closed", "2027-03-27T23:00:00Z", "Closed today · Opens on Tuesday at 09:00"),
    ("the first summer morning", "holidays-closed", "2027-03-30T07:00:00Z", "Open now, until 17:00"),
    # and back on 31 October 2027, from 03:00 to 02:00
    ("before the double hour", "night", "2027-10-30T23:59:00Z", "Closed now · Opens today at 02:00"),
    ("the double hour, first", "night", "2027-10-31T00:30:00Z", "Open now, until 03:00"),
    ("the double hour, second", "night", "2027-10-31T01:30:00Z", "Open now, until 03:00"),
    ("after the double hour", "night", "2027-10-31T02:00:00Z", "Closed now · Opens today at 04:00"),
    ("the day of the long night", "seldom", "2027-10-31T14:00:00Z", "Open now, until 17:00"),
    ("the first winter morning", "holidays-closed", "2027-11-02T08:00:00Z", "Open now, until 17:00"),
    # how far it reaches
    ("yesterday's reader", "week", "2026-11-21 12:00", "Closed today · Opens on Monday at 09:00"),
    ("a clock that goes wrong", "week", "2026-11-20 12:00", None),
    ("a clock that was never set", "week", "1970-01-01 12:00", None),
    ("the last day", "seldom", "2027-12-26 15:00", "Open now, until 17:00"),
    ("the end of the last day", "seldom", "2027-12-26 23:59", "Closed now"),
    ("the day after", "seldom", "2027-12-27 00:00", None),
    ("the day after, where it is still the last", "seldom", "2027-12-26T23:00:00Z", None),
    # how far it is trusted
    ("ageing", "ageing", "2026-11-23 10:00", "Open now, until 17:00"),
    ("the last day of its trust", "ageing", "2027-10-01 10:00", "Open now, until 17:00"),
    ("too old by then", "ageing", "2027-10-04 10:00", None),
]


def test_every_place_says_what_it_should_in_every_zone(offices: Page) -> None:
    """The table above: wherever the visitor is, what counts is the clock on the wall where the network is."""
    found = {name: told(offices, moment_of(when))[place] for name, place, when, _ in CASES}
    assert found == {name: expected for name, _, _, expected in CASES}


def test_unconfirmed_hours_have_no_line(offices: Page) -> None:
    """There is nothing on the page that could ever claim anything."""
    assert set(told(offices, moment_of("2026-11-23 10:00"))) == set(PLACES) - {"old"}


# --- a second opinion, reckoned minute by minute from the hours of single days

FIRST, LAST = dt.date(2026, 11, 21), dt.date(2027, 12, 26)
FAR = 180
STATES = {
    *("Open now", "Closed now", "Closed today", "By phone now", "By phone today", "By appointment now"),
    *("By appointment today", "Today's hours are not known. Please ask.", "None"),
}
"""The beginnings of all lines."""


class Expected:
    """What a place should say, in English, without a look at how the script reckons."""

    def __init__(self, city: SmallCity, place: str) -> None:
        """Take the office's hours as the engine knows them."""
        self._office = city.directory.offices[place]
        self._off = DaysOff(city.directory.network, city.directory.today)
        self._last = dt.date(2027, 10, 1) if place == "ageing" else LAST

    def slots(self, day: dt.date) -> tuple[Slot, ...] | None:
        """The slots of a day; None if nobody knows them or nothing may be said."""
        return hours_on(self._office.hours, day, self._off).slots if FIRST <= day <= self._last else None

    def kinds(self, day: dt.date, minute: int) -> set[SlotKind]:
        """What one can do there in a minute of a day."""
        found = (slot for slot in self.slots(day) or () if slot.start is not None)
        return {slot.kind for slot in found if minute in range(slot.start or 0, slot.end or 0)}

    def until(self, day: dt.date, minute: int, kind: SlotKind) -> str:
        """The first minute of the day that is of another kind."""
        return clock(
            next(later for later in range(minute, 1441) if later == 1440 or kind not in self.kinds(day, later))
        )

    def next_opening(self, now: dt.datetime) -> str:
        """The first minute after ``now`` that somebody may walk in, if all days until then are known."""
        for ahead in range(FAR + 1):
            day = now.date() + dt.timedelta(ahead)
            slots = self.slots(day)
            if slots is None:
                return ""
            starts = [slot.start or 0 for slot in slots if slot.kind == "walk-in"]
            if found := [start for start in starts if ahead or start > now.hour * 60 + now.minute]:
                return f" · Opens {self._when(day, ahead)} at {clock(min(found))}"
        return ""

    @staticmethod
    def _when(day: dt.date, ahead: int) -> str:
        near = {0: "today", 1: "tomorrow"} | dict.fromkeys(range(2, 7), f"on {day:%A}")
        return near.get(ahead, f"on {day.day} {day:%B}")

    def at(self, moment: dt.datetime) -> str | None:
        """The whole line at a moment."""
        now = moment.astimezone(BERLIN)
        day, minute = now.date(), now.hour * 60 + now.minute
        if not FIRST <= day <= self._last:
            return None
        hours = hours_on(self._office.hours, day, self._off)
        why = (
            f" · {hours.why.find(('en',))[0] if isinstance(hours.why, Text) else hours.why.say()}" if hours.why else ""
        )
        if hours.slots is None:
            return f"Today's hours are not known. Please ask.{why}"
        kinds = self.kinds(day, minute)
        if "walk-in" in kinds:
            return f"Open now, until {self.until(day, minute, 'walk-in')}{why}"
        return f"{self._closed(hours.slots, day, minute, kinds)}{why}{self.next_opening(now)}"

    def _closed(self, slots: tuple[Slot, ...], day: dt.date, minute: int, kinds: set[SlotKind]) -> str:
        for kind in sorted(kinds, reverse=True):
            return f"By {kind} now, until {self.until(day, minute, kind)}"
        later = {slot.kind: slot for slot in reversed(slots) if slot.start is None or slot.start > minute}
        if "walk-in" in later:
            return "Closed now"
        if phone := later.get("phone"):
            return f"By phone today, from {clock(phone.start or 0)}"
        return "By appointment today" if later else "Closed now" if slots else "Closed today"


def _moments() -> list[dt.datetime]:
    """200 moments from before the first day to after the last, half of them at a full or half hour or just before."""
    chance = random.Random(400)  # noqa: S311 - the same moments in every run
    start = dt.datetime.combine(FIRST, dt.time(), dt.UTC) - dt.timedelta(1)
    minutes = [chance.randrange((LAST - FIRST).days * 1440 + 3 * 1440) for _ in range(100)]
    hours = [chance.randrange((LAST - FIRST).days * 48) * 30 - chance.choice((0, 1)) for _ in range(100)]
    return [start + dt.timedelta(minutes=number) for number in sorted(minutes + hours)]


def test_the_script_agrees_with_the_hours_of_every_day(offices: Page, small_city: SmallCity) -> None:
    """At 200 moments over 400 days every place says what follows from its hours of that day and the next ones."""
    expected = {place: Expected(small_city, place) for place in PLACES if place != "old"}
    lines = [(moment, told(offices, moment)) for moment in _moments()]
    wrong = [
        f"{moment} {place}: {said[place]}, not {right}"
        for moment, said in lines
        for place, reckoned in expected.items()
        if said[place] != (right := reckoned.at(moment))
    ]
    assert wrong == []
    assert {str(line).partition(" · ")[0].partition(",")[0] for _, said in lines for line in said.values()} == STATES
