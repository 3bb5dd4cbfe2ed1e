"""Linked data: what pages tell programs, in schema.org's words."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from making import TODAY, city, entry, loaded, page, settings, site, texts, value
from network_directory import linked_data
from network_directory.directory import Directory
from network_directory.linked_data.dates import when
from network_directory.loading import load
from network_directory.model import Text
from network_directory.origins import NAME as LOCK
from network_directory.origins import digest
from network_directory.pages import all_pages
from network_directory.reader import Reader
from network_directory.recurrence import Occurrence
from network_directory.rendering import Structure
from network_directory.rendering.speech import Speech
from network_directory.site import Site
from schema_org import Json, blocks_in, properties, wrong_forms, wrong_words

WEEK = {"monday": "09:00-12:00", "tuesday": "13:00-16:00", "thursday": "14:00-17:00"}
KNOWN = {"holidays": "closed", "school_holidays": "open"}
LANGUAGES = ("de", "en", "ar")
SITE = "https://directory.example/"


def _block(directory: Directory, route: str, language: str = "de", site_url: str = SITE) -> Json:
    """A page's data."""
    found = next(item for item in all_pages(directory) if item.route == route)
    structure = Structure(directory, settings(site_url=site_url), frozenset())
    speech = Speech(Reader(directory, language), settings(site_url=site_url))
    told: Json = json.loads(speech.fill(structure.skeleton(structure.linked_data(found.route, found.view)))[0])
    return told


def _office(folder: Path, **changes: Any) -> Json:
    return _block(loaded(folder, offices=[entry("offices", **changes)]), "offices/markt/")


def _activity(folder: Path, language: str = "de", **changes: Any) -> Json:
    return _block(loaded(folder, activities=[entry("activities", **changes)]), "activities/sprachcafe/", language)


def _days(names: list[str]) -> str:
    return " ".join(name.removeprefix("https://schema.org/")[:2] for name in names)


def _weekly(block: Json) -> list[str]:
    """``Mo Tu 09:00-12:00 2026-11-22 2027-01-20`` for each entry of the weekly hours."""
    return [f"{_days(item['dayOfWeek'])} {_times(item)}" for item in block.get("openingHoursSpecification", [])]


def _special(block: Json) -> list[str]:
    return [_times(item) for item in block.get("specialOpeningHoursSpecification", [])]


def _times(item: Json) -> str:
    return f"{item['opens'][:5]}-{item['closes'][:5]} {item['validFrom']} {item['validThrough']}"


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
def test_every_word_is_one_of_schema_org(city: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """Types, properties and enumerations by schema-dts, the form of values by their standards; in every language."""
    directory: Directory = request.getfixturevalue(city)
    html = [text for text in texts(site(directory), *LANGUAGES).values() if "ld+json" in text]
    blocks = [block for text in html for block in blocks_in(text)]
    assert len(blocks) == len(html) == len(LANGUAGES) * (len(directory.offices) + len(directory.activities))
    assert wrong_words(blocks, tmp_path) == []
    assert [wrong for block in blocks for wrong in wrong_forms(block)] == []


@pytest.mark.parametrize(
    ("block", "wrong"),
    [
        ({"@type": "GovernmentOffice", "openingHourSpecification": []}, '"openingHourSpecification"'),
        ({"@type": "GovernmentOffice", "availableLanguage": ["de"]}, '"availableLanguage"'),
        ({"@type": "GovernmentOfice", "name": "x"}, '"GovernmentOfice"'),
        ({"@type": "Event", "eventSchedule": [{"@type": "Schedule", "byMonthWeek": "x"}]}, '"Schedule"'),
        ({"@type": "Event", "subEvent": [{"@type": "Event", "eventStatus": "https://schema.org/Off"}]}, "/Off"),
        ({"@type": "Event", "location": {"@type": "Place", "geo": {"@type": "GeoCoordinates", "lat": 1}}}, '"lat"'),
    ],
)
def test_a_wrong_word_is_seen(block: Json, wrong: str, tmp_path: Path) -> None:
    """The judge does not just nod."""
    found = wrong_words([{"@context": "https://schema.org", **block}], tmp_path)
    assert len(found) == 1
    assert wrong.strip('"') in found[0]


def test_a_wrong_form_is_seen() -> None:
    """The second judge does not either."""
    assert wrong_forms({"opens": "9:00", "offers": {"price": "2,50"}, "exceptDate": ["2026-12-01", "1.12.2026"]}) == [
        "opens: 9:00",
        "price: 2,50",
        "exceptDate: 1.12.2026",
    ]


def test_other_pages_have_none(musterstadt: Directory) -> None:
    """Only offices and activities are things of which there is one page."""
    for route in ("", "offices/", "partners/bruecke/", "topics/language/"):
        assert blocks_in(page(musterstadt, route)) == []


def test_data_is_worked_out_once_for_all_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each only puts in its own texts and addresses."""
    asked = []
    work_out = linked_data.office
    monkeypatch.setattr(linked_data, "office", lambda *given: asked.append(given) or work_out(*given))
    directory = loaded(tmp_path, offices=[entry("offices", name={"de": "Büro", "en": "Office", "ar": "مكتب"})])
    html = texts(Site(directory, all_pages(directory), settings()), *LANGUAGES)
    told = [blocks_in(html[f"{folder}offices/markt/index.html"])[0] for folder in ("", "en/", "ar/")]
    assert [block["name"] for block in told] == ["Büro", "Office", "مكتب"]
    assert len(asked) == 1


def test_data_cannot_break_out_of_its_element(tmp_path: Path) -> None:
    """Whatever an editor writes; and it comes back as it was."""
    name = 'Büro </script><script>alert("1")</script><!-- & \\u003c'
    whole = loaded(tmp_path)
    office = whole.offices["markt"].model_copy(update={"name": value(Text, name)})
    activity = whole.activities["sprachcafe"].model_copy(update={"title": value(Text, name)})
    directory = replace(whole, offices={"markt": office}, activities={"sprachcafe": activity})
    for route in ("offices/markt/", "activities/sprachcafe/"):
        assert [block["name"] for block in blocks_in(page(directory, route))] == [name]


def test_addresses_are_absolute_or_not_there(tmp_path: Path) -> None:
    """An id is the same in every language, an address is the page's own; neither without the site's address."""
    directory = loaded(tmp_path)
    found = _block(directory, "offices/markt/", "ar")
    assert (found["@id"], found["url"]) == (f"{SITE}offices/markt/#office", f"{SITE}ar/offices/markt/")
    assert found["parentOrganization"] == [
        {"@type": "Organization", "url": f"{SITE}ar/partners/stadt/", "name": _german("Stadt Beispielstadt")}
    ]
    assert not {"@id", "url"} & {name for name, _ in properties(_block(directory, "offices/markt/", site_url=""))}


def _german(text: str) -> Json:
    return {"@language": "de", "@value": text}


def test_texts_are_in_the_pages_language_or_bear_their_own(tmp_path: Path) -> None:
    """Nobody is told that German is Arabic; long texts are plain."""
    text = {"de": "Wir **helfen**.", "en": "We *help*:\n- a\n- b"}
    directory = loaded(tmp_path, offices=[entry("offices", name={"de": "Büro", "ar": "مكتب"}, description=text)])
    told = {code: _block(directory, "offices/markt/", code) for code in LANGUAGES}
    assert [told[code]["name"] for code in LANGUAGES] == ["Büro", _german("Büro"), "مكتب"]
    assert told["de"]["description"] == "Wir helfen."
    assert told["en"]["description"] == "We help:\n\n• a\n• b"
    assert told["ar"]["description"]["@language"] == "en"


def test_translations_tell_programs_where_they_come_from(tmp_path: Path) -> None:
    """A machine's by the language's tag (RFC 6497); of one that may be out of date the original is told."""
    data = city(tmp_path, offices=[entry("offices", name={"de": "Büro", "en": "Office", "ar": "مكتب"})])
    (data / LOCK).write_text(
        f"offices/markt/name/ar: {digest('Büro')} {digest('مكتب')} machine\n"
        f"offices/markt/name/en: {digest('Stelle')} {digest('Office')} human 2026-01-01\n",
        "utf-8",
    )
    directory = load(data, TODAY)[0]
    told = {code: _block(directory, "offices/markt/", code)["name"] for code in LANGUAGES}
    assert told == {"de": "Büro", "en": _german("Büro"), "ar": {"@language": "ar-t-de-t0-und", "@value": "مكتب"}}


def test_an_office_tells_where_it_is_and_how_to_reach_it(musterstadt: Directory) -> None:
    """Numbers as they are dialled from abroad, languages by their codes, outposts as departments."""
    found = _block(musterstadt, "offices/altmarkt/")
    assert found["@type"] == "GovernmentOffice"
    assert found["address"] == {
        "@type": "PostalAddress",
        "name": "Altes Rathaus",
        "streetAddress": "Altmarkt 1",
        "postalCode": "99999",
        "addressLocality": "Musterstadt",
        "addressCountry": "DE",
    }
    assert found["geo"] == {"@type": "GeoCoordinates", "latitude": 51.15012, "longitude": 7.20034}
    assert found["telephone"] == ["+493023125100", "+493023125101"]
    assert found["contactPoint"]["availableLanguage"] == ["de", "en", "ar", "fa", "uk", "gsg"]
    assert [item["name"] for item in found["areaServed"]] == ["Altstadt", "Nordhang"]
    (outpost,) = found["department"]
    assert (outpost["@id"], outpost["telephone"]) == (f"{SITE}offices/altmarkt/#bibliothek", ["+493023125110"])
    assert _weekly(outpost) == ["Tu 15:00-18:00 2026-11-22 2027-01-20"]


@pytest.mark.parametrize(("accuracy", "shown"), [("house", True), ("street", True), ("quarter", False), (None, False)])
def test_a_position_is_told_only_where_it_leads_to_the_door(accuracy: str | None, shown: bool, tmp_path: Path) -> None:
    """Who knows no more than the quarter must not give a navigation system a point."""
    found = _office(tmp_path, position="51.15012, 7.20034", position_accuracy=accuracy)
    assert ("geo" in found) is shown


def test_weekly_hours_are_told_for_as_long_as_the_page_tells_them(tmp_path: Path) -> None:
    """Sixty days; days with the same hours together, two slots of a day one by one, holidays and exceptions apart."""
    hours = {
        **dict.fromkeys(("monday", "thursday"), "09:00-12:00, 13:00-24:00"),
        "friday": "09:00-12:00",
        **KNOWN,
        "except": [
            {"date": "2026-12-05", "hours": "10:00-11:00, 12:00-13:00"},
            {"date": "2026-12-07", "hours": "closed"},
        ],
    }
    found = _office(tmp_path, hours=hours)
    assert _weekly(found) == [
        "Mo Th Fr 09:00-12:00 2026-11-22 2027-01-20",
        "Mo Th 13:00-23:59 2026-11-22 2027-01-20",
    ]
    assert _special(found) == [
        "10:00-11:00 2026-12-05 2026-12-05",
        "12:00-13:00 2026-12-05 2026-12-05",
        "00:00-00:00 2026-12-07 2026-12-07",
        "00:00-00:00 2026-12-25 2026-12-25",
        "00:00-00:00 2027-01-01 2027-01-01",
    ]


def test_days_of_which_nothing_is_known_are_never_told(tmp_path: Path) -> None:
    """Neither Christmas, of which no rule speaks, nor school holidays: the weekly hours end before, begin after."""
    assert _weekly(_office(tmp_path / "1", hours={"friday": "09:00-12:00", "school_holidays": "open"})) == [
        "Fr 09:00-12:00 2026-11-22 2026-12-24",
        "Fr 09:00-12:00 2027-01-02 2027-01-20",
    ]
    found = _office(tmp_path / "2", hours={"monday": "09:00-12:00", "friday": "09:00-12:00", "holidays": "closed"})
    assert _weekly(found) == [
        "Mo Fr 09:00-12:00 2026-11-22 2026-12-27",
        "Fr 09:00-12:00 2026-12-29 2027-01-03",
        "Mo Fr 09:00-12:00 2027-01-05 2027-01-20",
    ]
    assert _special(found) == ["00:00-00:00 2026-12-25 2026-12-25", "00:00-00:00 2027-01-01 2027-01-01"]


def test_periods_follow_each_other(tmp_path: Path) -> None:
    """Each within its own time; where no period is, nothing is told."""
    hours = [
        {"from": "2026-12-01", "to": "2026-12-13", "monday": "10:00-11:00"} | KNOWN,
        {"to": "2026-12-31"} | WEEK | KNOWN,
    ]
    assert _weekly(_office(tmp_path, hours=hours)) == [
        "Mo 09:00-12:00 2026-11-22 2026-11-30",
        "Tu 13:00-16:00 2026-11-22 2026-11-30",
        "Th 14:00-17:00 2026-11-22 2026-11-30",
        "Mo 10:00-11:00 2026-12-01 2026-12-13",
        "Mo 09:00-12:00 2026-12-14 2026-12-31",
        "Tu 13:00-16:00 2026-12-14 2026-12-31",
        "Th 14:00-17:00 2026-12-14 2026-12-31",
    ]


def test_only_hours_for_walking_in_are_told(tmp_path: Path) -> None:
    """A program cannot make an appointment; a day by phone is, for the door, a closed one."""
    hours = {
        "monday": ["09:00-12:00", {"time": "14:00-16:00", "kind": "appointment"}],
        "tuesday": {"time": "09:00-12:00", "kind": "phone"},
        "friday": "by appointment",
        **KNOWN,
        "except": [{"date": "2026-11-30", "hours": {"time": "09:00-12:00", "kind": "phone"}}],
    }
    found = _office(tmp_path / "1", hours=hours)
    assert _weekly(found) == ["Mo 09:00-12:00 2026-11-22 2027-01-20"]
    assert _special(found)[0] == "00:00-00:00 2026-11-30 2026-11-30"
    none = _office(tmp_path / "2", hours={"friday": "by appointment"} | KNOWN)
    assert (_weekly(none), _special(none)) == ([], [])


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": None},
        {"hours": WEEK, "checked": "2024-11-21"},
        {"hours": WEEK, "checked": None},
        {"hours": WEEK | {"checked": "2018"}},
        {"hours": [WEEK | {"to": "2026-11-30"}, WEEK | {"checked": "2018"}]},
        {"hours": WEEK | {"to": "2026-11-21"}},
    ],
)
def test_unconfirmed_hours_are_not_told(changes: dict[str, Any], tmp_path: Path) -> None:
    """Nor those of an unconfirmed office: a program cannot ask before it goes. All else is told."""
    found = _office(tmp_path, **changes)
    assert (_weekly(found), _special(found)) == ([], [])
    assert found["name"] == "Büro am Markt"


def test_languages_are_told_while_they_are_confirmed(tmp_path: Path) -> None:
    """Of an office as at the contact, of an activity as its languages."""
    for number, (checked, told) in enumerate([("2026", True), ("2020", False)]):
        spoken = {"spoken": ["de", {"language": "ar", "when": "dienstags"}], "checked": checked}
        office = _office(tmp_path / f"o{number}", languages=spoken)
        assert office.get("contactPoint", {}).get("availableLanguage") == (["de", "ar"] if told else None)
        assert _activity(tmp_path / f"a{number}", languages=spoken).get("inLanguage") == (
            ["de", "ar"] if told else None
        )


def _schedule(folder: Path, **changes: Any) -> Json:
    (found,) = _activity(folder, **changes)["eventSchedule"]
    return {name.removeprefix("@"): value for name, value in found.items() if name != "scheduleTimezone"}


@pytest.mark.parametrize(
    ("changes", "schedule"),
    [
        (
            {},
            {"repeatFrequency": "P1W", "byDay": ["Tuesday"], "startTime": "16:00:00", "endTime": "18:00:00"},
        ),
        (
            {"every": "monday to wednesday", "to": None},
            {"repeatFrequency": "P1W", "byDay": ["Monday", "Tuesday", "Wednesday"], "startTime": "16:00:00"},
        ),
        (
            {"every": "2 weeks on friday", "starts": "2026-09-11", "ends": "2027-02-12", "from": None, "to": None},
            {"repeatFrequency": "P2W", "byDay": ["Friday"], "endDate": "2027-02-12"},
        ),
        (
            {"every": "1st thursday", "about": "yes"},
            {"repeatFrequency": "P1M", "byDay": ["Thursday"], "byMonthWeek": 1},
        ),
        ({"every": "last sunday", "about": "yes"}, {"repeatFrequency": "P1M", "byDay": "-1SU"}),
    ],
)
def test_a_rhythm_is_a_schedule(changes: dict[str, Any], schedule: Json, tmp_path: Path) -> None:
    """Its days, and its times where they are exact."""
    found = _schedule(tmp_path, **changes)
    del found["type"], found["startDate"]
    if isinstance(found["byDay"], list):
        found["byDay"] = [name.removeprefix("https://schema.org/") for name in found["byDay"]]
    assert found == schedule


def test_a_schedule_begins_with_a_date_of_it(tmp_path: Path) -> None:
    """Of every two weeks the right ones are told by that."""
    found = _schedule(tmp_path, every="2 weeks on friday", starts="2026-09-11")
    assert found["startDate"] in ("2026-11-06", "2026-11-20")


def test_days_without_their_date_are_named(tmp_path: Path) -> None:
    """Pauses, as far as they are known; cancelled and moved dates, which are told as events of their own."""
    found = _activity(
        tmp_path,
        every="friday",
        pause=["public holidays"],
        cancelled=[{"date": "2026-12-04", "why": {"de": "Tagung", "en": "Conference"}}],
        moved=[{"date": "2026-12-11", "to": "2026-12-12", "from": "17:00", "at": "online"}],
        extra=["2026-12-24"],
        website="https://cafe.example/",
    )
    (schedule,) = found["eventSchedule"]
    assert schedule["exceptDate"][:4] == ["2026-12-04", "2026-12-11", "2026-12-25", "2027-01-01"]
    assert schedule["endDate"] == "2028-05-19"
    assert schedule["scheduleTimezone"] == "Europe/Berlin"
    shown = ("startDate", "endDate", "previousStartDate", "eventStatus", "description")
    assert [{name: item[name] for name in shown if name in item} for item in found["subEvent"]] == [
        {
            "startDate": "2026-12-04T16:00:00+01:00",
            "endDate": "2026-12-04T18:00:00+01:00",
            "eventStatus": "https://schema.org/EventCancelled",
            "description": "Tagung",
        },
        {
            "startDate": "2026-12-12T17:00:00+01:00",
            "endDate": "2026-12-12T19:00:00+01:00",
            "previousStartDate": "2026-12-11",
            "eventStatus": "https://schema.org/EventRescheduled",
        },
        {
            "startDate": "2026-12-24T16:00:00+01:00",
            "endDate": "2026-12-24T18:00:00+01:00",
            "eventStatus": "https://schema.org/EventScheduled",
        },
    ]
    assert [item["location"]["@type"] for item in found["subEvent"]] == [
        "GovernmentOffice",
        "VirtualLocation",
        "GovernmentOffice",
    ]
    assert found["subEvent"][1]["location"]["url"] == "https://cafe.example/"


def test_a_date_on_which_the_house_is_closed_is_not_told(tmp_path: Path) -> None:
    """The page says to ask before one goes; a program would not."""
    closed = {"closed": [{"from": "2026-12-01", "to": "2026-12-01"}]}
    directory = loaded(tmp_path, network=closed, activities=[entry("activities", extra=["2026-12-01"])])
    found = _block(directory, "activities/sprachcafe/")
    assert found["eventSchedule"][0]["exceptDate"] == ["2026-12-01"]
    assert "subEvent" not in found


def test_single_dates_are_events_of_their_own(tmp_path: Path) -> None:
    """Those to come, with the distance from UTC that holds on that day; without a time the day alone."""
    dates = ["2026-11-01", "2026-11-22", {"date": "2027-07-01", "from": "22:00", "to": "24:00"}]
    found = _activity(tmp_path / "1", every=None, dates=dates)
    assert "eventSchedule" not in found
    assert [(item["startDate"], item["endDate"]) for item in found["subEvent"]] == [
        ("2026-11-22T16:00:00+01:00", "2026-11-22T18:00:00+01:00"),
        ("2027-07-01T22:00:00+02:00", "2027-07-02T00:00:00+02:00"),
    ]
    about = _activity(tmp_path / "2", every=None, about="yes", dates=["2026-12-03"])
    assert [item["startDate"] for item in about["subEvent"]] == ["2026-12-03"]


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        ("2027-03-27", "2027-03-27T12:00:00+01:00"),
        ("2027-03-28", "2027-03-28T12:00:00+02:00"),
        ("2027-10-30", "2027-10-30T12:00:00+02:00"),
        ("2027-10-31", "2027-10-31T12:00:00+01:00"),
    ],
)
def test_moments_keep_their_clock_time_over_the_clock_changes(day: str, moment: str) -> None:
    """The distance from UTC changes instead."""
    assert when(Occurrence(dt.date.fromisoformat(day), 12 * 60), "Europe/Berlin")["startDate"] == moment


@pytest.mark.parametrize("checked", [None, "2024-11-21"])
def test_an_unconfirmed_activity_has_no_dates(checked: str | None, tmp_path: Path) -> None:
    """Neither rhythm nor single dates nor any other day or time."""
    found = _activity(tmp_path, checked=checked, extra=["2026-12-05"], starts="2026-11-03", ends="2027-06-01")
    told = {name for name, _ in properties(found)}
    assert not told & {"eventSchedule", "subEvent", "startDate", "endDate", "startTime", "endTime", "eventStatus"}
    assert found["name"] == "Sprachcafé"


@pytest.mark.parametrize(
    ("at", "mode", "location"),
    [
        (None, None, None),
        ("online", "Online", {"@type": "VirtualLocation"}),
        (
            {"office": "markt"},
            "Offline",
            {
                "@type": "GovernmentOffice",
                "@id": f"{SITE}offices/markt/#office",
                "url": f"{SITE}offices/markt/",
                "name": "Büro am Markt",
            },
        ),
        (
            {"partner": "stadt"},
            "Offline",
            {"@type": "Place", "url": f"{SITE}partners/stadt/", "name": "Stadt Beispielstadt"},
        ),
        (
            {"place": "Gasthaus", "address": {"street": "Weg 1", "city": "Anderswo"}},
            "Offline",
            {
                "@type": "Place",
                "name": "Gasthaus",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Weg 1",
                    "addressLocality": "Anderswo",
                    "addressCountry": "DE",
                },
            },
        ),
    ],
)
def test_an_activity_tells_where_it_is(at: Any, mode: str | None, location: Json | None, tmp_path: Path) -> None:
    """An office by the id that its own page gives it; nothing where it is not known."""
    found = _activity(tmp_path, at=at)
    assert found.get("location") == location
    assert found.get("eventAttendanceMode") == (mode and f"https://schema.org/{mode}EventAttendanceMode")


@pytest.mark.parametrize(
    ("cost", "free", "price"),
    [
        (None, None, None),
        ("free", True, None),
        ({"free": "yes", "note": "Nur Teile kosten etwas."}, True, None),
        ({"amount": "2,50 €"}, None, ("2.50", "EUR")),
        ({"amount": "3€"}, None, ("3.00", "EUR")),
        ({"amount": "12.00 CHF"}, None, ("12.00", "CHF")),
        ({"amount": "5 € bis 10 €"}, None, None),
        ({"amount": "20 €", "note": "Für das Buch"}, None, None),
    ],
)
def test_a_price_is_told_only_where_it_is_clear(
    cost: Any, free: bool | None, price: tuple[str, str] | None, tmp_path: Path
) -> None:
    """Free only if it is said; a number only if nothing else is said of it."""
    found = _activity(tmp_path, cost=cost)
    offer = found.get("offers")
    assert found.get("isAccessibleForFree") is free
    assert (offer and (offer["price"], offer["priceCurrency"])) == price


def test_an_activity_tells_who_organises_it_and_for_whom(tmp_path: Path) -> None:
    """Offices by their id, partners by their page, others by name; audiences in the page's language."""
    found = _activity(tmp_path, "en", organisers=["stadt", "markt"], other_organisers=["Verein e. V."])
    assert found["organizer"] == [
        {
            "@type": "GovernmentOffice",
            "@id": f"{SITE}offices/markt/#office",
            "url": f"{SITE}en/offices/markt/",
            "name": _german("Büro am Markt"),
        },
        {"@type": "Organization", "url": f"{SITE}en/partners/stadt/", "name": _german("Stadt Beispielstadt")},
        {"@type": "Organization", "name": _german("Verein e. V.")},
    ]
    assert [item["audienceType"] for item in found["audience"]] == ["everyone"]
