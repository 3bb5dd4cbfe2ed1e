"""The calendars of both sites, in every language: what they hold, and that pages offer them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from sitecheck.calendars import broken_subscriptions, missing_calendars, wrong_dates
from sitecheck.pages import built

from calendar_readers import BEGIN, END, by_ical_js, by_khal, by_recurring_ical_events, meant
from conftest import CITIES, LANGUAGES, TODAY
from network_directory.directory import Directory

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)


@pytest.fixture
def directory(city: str, musterstadt: Directory, dortmund: Directory) -> Directory:
    """The city's directory."""
    return {"musterstadt": musterstadt, "dortmund": dortmund}[city]


@each_city
def test_every_page_offers_the_calendars_beside_it(sites: dict[str, Path], city: str) -> None:
    """To subscribe to, at the absolute address under the site's sub-path, and to save, in the page's language."""
    assert list(broken_subscriptions(built(sites[city]))) == []


@each_city
def test_there_is_a_calendar_wherever_there_are_dates(sites: dict[str, Path], city: str, directory: Directory) -> None:
    """Beside every activity, office, district, topic and audience with dates that are trusted, and nowhere else."""
    assert list(missing_calendars(built(sites[city]), directory)) == []


@each_city
def test_a_calendar_holds_the_dates_of_what_its_page_lists(
    sites: dict[str, Path], city: str, directory: Directory
) -> None:
    """Read by icalendar and recurring-ical-events: every calendar, for 18 months."""
    assert list(wrong_dates(built(sites[city]), directory)) == []


def test_a_calendar_of_the_made_up_city_holds_what_its_data_say(sites: dict[str, Path]) -> None:
    """The comparison above is with the engine's own dates; these are read off the data by hand."""
    text = built(sites["musterstadt"]).read_exactly("en/activities/sprachcafe-altmarkt/calendar.ics")
    december = [found for found in by_recurring_ical_events(text, TODAY) if "202612" <= found[1] < "202701"]
    assert [" ".join(part for part in found[1:] if part) for found in december] == [
        "20261201T150000Z 20261201T170000Z",
        "20261205T100000Z 20261205T120000Z",
        "20261208T150000Z 20261208T170000Z CANCELLED",
        "20261211T150000Z 20261211T170000Z",
        "20261216T160000Z 20261216T183000Z",
        "20261222T150000Z 20261222T170000Z",
        "20261229T150000Z 20261229T170000Z CANCELLED",
    ]
    titles = {str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}
    assert titles == {"Language café at Altmarkt", "Cancelled: Language café at Altmarkt"}


@pytest.mark.parametrize(
    ("activity", "dates"),
    [
        ("gemeinschaftsgarten", ["20270228T130000Z", "20270328T120000Z", "20271031T130000Z"]),
        (
            "frauentreff",
            ["20270324T090000Z", "20270327T140000Z", "20270331T080000Z", "20271027T080000Z", "20271103T090000Z"],
        ),
        ("nachbarschaftsfruehstueck", ["20270320T100000Z", "20270403T080000Z", "20271016T090000Z", "20271106T090000Z"]),
    ],
)
def test_clocks_change_between_the_dates(sites: dict[str, Path], activity: str, dates: list[str]) -> None:
    """On 28 March and 31 October 2027: the same local time is another moment, the very day included."""
    site = built(sites["musterstadt"])
    path = site.folder / "activities" / activity / "calendar.ics"
    found = [begin for _, begin, _, _ in by_ical_js([path], TODAY)[path]]
    assert [begin for begin in dates if begin not in found] == []
    assert found == [
        begin
        for _, begin, _, _ in by_recurring_ical_events(site.read_exactly(f"activities/{activity}/calendar.ics"), TODAY)
    ]


@each_city
def test_ical_js_finds_the_same_dates(sites: dict[str, Path], city: str) -> None:
    """In every calendar, going by the time zone's rules in the file."""
    site = built(sites[city])
    names = {site.folder / name: name for name in site.named(".ics")}
    found = by_ical_js(names, TODAY)
    assert names or city != "musterstadt"
    for path, name in names.items():
        assert found[path] == by_recurring_ical_events(site.read_exactly(name), TODAY), name


@each_city
def test_khal_finds_the_same_dates(sites: dict[str, Path], city: str, directory: Directory, tmp_path: Path) -> None:
    """In the two calendars that hold all events together, over a winter and a summer; it knows no open end."""
    site = built(sites[city])
    texts = [
        site.read_exactly(name) for name in site.named(".ics") if name.count("/") == 1 and name[:10] == "activities"
    ]
    first, last = dt.date(2026, 11, 1), dt.date(2027, 11, 7)
    found = by_khal(texts, tmp_path, directory.network.timezone, first, last)
    right = meant(directory, [item for item in directory.activities.values() if directory.state(item).trusted])
    assert [(code, begin, status) for code, begin, _, status in found] == [
        (code, begin, status) for code, begin, _, status in right if begin < "20271108"
    ]


@each_city
def test_an_event_is_the_same_in_every_calendar(sites: dict[str, Path], city: str) -> None:
    """What three readers find in the two calendars of all events holds for every other in that language."""
    site = built(sites[city])
    for language in LANGUAGES:
        pages = {page.address for page in site.pages.values() if page.language == language}
        own = [name for name in site.named(".ics") if name.rpartition("/")[0] + "/" in pages]
        events = {name: site.read_exactly(name).removesuffix(END).split(BEGIN)[1:] for name in own}
        whole = {event for name in own if name.endswith(OF_ALL) for event in events[name]}
        assert whole or city != "musterstadt"
        assert {event for found in events.values() for event in found} == whole


OF_ALL = ("activities/calendar.ics", "activities/professionals.ics")
