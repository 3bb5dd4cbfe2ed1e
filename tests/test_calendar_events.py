"""What the events of a calendar say, and which calendars there are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from calendar_readers import unfolded
from calendar_traps import TRAPS, calendar, city, files, said
from making import entry, loaded


def test_a_calendar_looks_like_this(tmp_path: Path) -> None:
    """A whole file, line for line."""
    fields = {"ends": "2027-07-06", "cancelled": [{"date": "2026-12-08", "why": "Umzug, leider; danke"}]}
    assert calendar(tmp_path, **fields) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//network-directory//calendars//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:P1D",
        "X-WR-TIMEZONE:Europe/Berlin",
        "NAME:Sprachcafé · Netzwerk",
        "X-WR-CALNAME:Sprachcafé · Netzwerk",
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Berlin",
        "BEGIN:DAYLIGHT",
        "DTSTART:20250330T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20251026T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "BEGIN:VEVENT",
        "DTSTART;TZID=Europe/Berlin:20261103T160000",
        "DTEND;TZID=Europe/Berlin:20261103T180000",
        "DTSTAMP:20261122T000000Z",
        "UID:sprachcafe.1@directory.example",
        "SEQUENCE:2517",
        "RRULE:FREQ=WEEKLY;UNTIL=20270706T140000Z;BYDAY=TU",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Sprachcafé",
        "DESCRIPTION:https://directory.example/activities/sprachcafe/",
        "LOCATION:Büro am Markt",
        "URL:https://directory.example/activities/sprachcafe/",
        "END:VEVENT",
        "BEGIN:VEVENT",
        "DTSTART;TZID=Europe/Berlin:20261208T160000",
        "DTEND;TZID=Europe/Berlin:20261208T180000",
        "DTSTAMP:20261122T000000Z",
        "UID:sprachcafe.1@directory.example",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261208T160000",
        "SEQUENCE:2517",
        "STATUS:CANCELLED",
        "TRANSP:TRANSPARENT",
        "SUMMARY:Fällt aus: Sprachcafé",
        r"DESCRIPTION:Umzug\, leider\; danke\n\nhttps://directory.example/activities/sprachcafe/",
        "LOCATION:Büro am Markt",
        "URL:https://directory.example/activities/sprachcafe/",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("fields", "first", "rule"),
    [
        ({}, "20261103T160000", "FREQ=WEEKLY;UNTIL=20280516T140000Z;BYDAY=TU"),
        ({"starts": "2026-12-01"}, "20261201T160000", "FREQ=WEEKLY;UNTIL=20280516T140000Z;BYDAY=TU"),
        ({"ends": "2026-12-01"}, "20261103T160000", "FREQ=WEEKLY;UNTIL=20261201T150000Z;BYDAY=TU"),
        (
            TRAPS["every two weeks"],
            "20261103T160000",
            "FREQ=WEEKLY;UNTIL=20280518T140000Z;INTERVAL=2;BYDAY=TU,TH;WKST=MO",
        ),
        (TRAPS["third wednesday"], "20261118T160000", "FREQ=MONTHLY;UNTIL=20280517T140000Z;BYDAY=3WE"),
        (TRAPS["last sunday"], "20261129T160000", "FREQ=MONTHLY;UNTIL=20280430T140000Z;BYDAY=-1SU"),
        (TRAPS["first date is a holiday"], "20261108T160000", "FREQ=WEEKLY;UNTIL=20280521T140000Z;BYDAY=SU"),
        (TRAPS["cancelled at first"], "20261124T160000", "FREQ=WEEKLY;UNTIL=20280516T140000Z;BYDAY=TU"),
        (TRAPS["time not known"], "20261103", "FREQ=WEEKLY;UNTIL=20280516;BYDAY=TU"),
    ],
)
def test_a_rhythm_is_one_series(tmp_path: Path, fields: dict[str, Any], first: str, rule: str) -> None:
    """From its first date that is held in this month, with its parity, for 18 months at most; last dates are in UTC."""
    lines = calendar(tmp_path, **fields)
    assert (said(lines, "DTSTART")[0], said(lines, "RRULE")) == (first, [rule])


def test_a_series_ends_where_the_school_holidays_are_not_known_yet(tmp_path: Path) -> None:
    """As the pages do: the next dates come as soon as somebody knows."""
    known = [{"date": "2026-12-24", "until": "2027-01-08"}]
    directory = city(
        tmp_path, entry("activities", pause=["school holidays"]), country="CH", state="ZH", school_holidays=known
    )
    lines = unfolded(files(directory)["activities/sprachcafe/calendar.ics"])
    assert said(lines, "RRULE") == ["FREQ=WEEKLY;UNTIL=20270105T150000Z;BYDAY=TU"]
    assert said(lines, "EXDATE") == ["20261229T160000", "20270105T160000"]


@pytest.mark.parametrize(
    ("trap", "excluded", "exceptions"),
    [
        ("first date is a holiday", [], []),
        (
            "pauses in all holidays",
            [f"202612{day}T160000" for day in ("23", "24", "25", "28", "29", "30", "31")]
            + [f"202701{day:02d}T160000" for day in (1, 4, 5, 6)],
            [],
        ),
        ("cancelled", [], ["20261208T160000", "20261215T160000"]),
        ("cancelled in a pause", ["20261229T160000", "20270105T160000"], []),
        ("moved out of a pause", ["20270105T160000"], ["20261229T160000"]),
        ("moved to before the window", [], []),
        ("moved to beyond the window", ["20261208T160000"], []),
        ("moved from beyond the window", [], []),
        ("two rhythms, a date of one moved", [], ["20261211T090000"]),
        ("two rhythms, a day cancelled", [], ["20261208T160000", "20261208T090000"]),
        ("time not known, but of one date", ["20261208"], []),
        ("house closed", [], ["20261201T160000", "20261202T160000", "20261203T160000"]),
    ],
)
def test_pauses_are_left_out_and_changes_are_exceptions(
    tmp_path: Path, trap: str, excluded: list[str], exceptions: list[str]
) -> None:
    """A cancelled date is not left out, it is shown as cancelled; one that moves out of sight is left out."""
    lines = calendar(tmp_path, **TRAPS[trap])
    until_february = [day for day in said(lines, "EXDATE") if day < "20270201"]
    assert (until_february, said(lines, "RECURRENCE-ID")) == (excluded, exceptions)


def test_days_without_times_are_days_in_every_property(tmp_path: Path) -> None:
    """The series, what is left out and what differs are of one kind (RFC 5545, 3.8.4.4)."""
    lines = calendar(tmp_path, "en", **TRAPS["time not known, with changes"])
    about = [line for line in lines if line.startswith(("DTSTART;", "EXDATE", "RECURRENCE-ID"))]
    assert {line.partition(":")[0] for line in about} == {
        "DTSTART;VALUE=DATE",
        "EXDATE;VALUE=DATE",
        "RECURRENCE-ID;VALUE=DATE",
    }
    assert said(lines, "DTEND") == []
    assert {text.partition(r"\n")[0] for text in said(lines, "DESCRIPTION")} >= {"The time is not known. Please ask."}


@pytest.mark.parametrize(
    ("trap", "told"),
    [
        ("weekly", []),
        ("open end", ["The end is open."]),
        ("rough time", ["The time is approximate.", "The end is open."]),
        ("time not known", ["The time is not known. Please ask."]),
    ],
)
def test_what_a_time_does_not_tell_is_said(tmp_path: Path, trap: str, told: list[str]) -> None:
    """No end is made up."""
    lines = calendar(tmp_path, "en", **TRAPS[trap])
    assert said(lines, "DESCRIPTION") == [r"\n\n".join([*told, "https://directory.example/en/activities/sprachcafe/"])]
    assert bool(said(lines, "DTEND")) == (not told)


@pytest.mark.parametrize(
    ("trap", "told"),
    [
        ("moved", "This date was moved. The old date was: Tuesday\\, 8 December 2026.\\n\\nUmbau"),
        ("moved to another time", "On this date the time or the place is another than usual."),
        ("house closed at first", "The house is closed on this day (Umzug). Please ask."),
    ],
)
def test_what_is_special_about_a_date_is_said(tmp_path: Path, trap: str, told: str) -> None:
    """In its description, before anything else, with the reason."""
    lines = calendar(tmp_path, "en", **TRAPS[trap])
    assert said(lines, "DESCRIPTION")[1] == f"{told}\\n\\nhttps://directory.example/en/activities/sprachcafe/"


def test_a_moved_date_tells_its_own_place(tmp_path: Path) -> None:
    """And the others theirs; an extra date may be online."""
    changes = TRAPS["moved"] | {"extra": [{"date": "2026-12-12", "at": "online"}]}
    places = ["Büro am Markt", r"Gasthaus\, Lange Wiese 1\, Nachbarstadt", "online"]
    assert said(calendar(tmp_path, "en", **changes), "LOCATION") == places


def test_a_place_that_is_not_known_is_left_out(tmp_path: Path) -> None:
    """Nobody is sent anywhere."""
    assert said(calendar(tmp_path, at=None), "LOCATION") == []


def test_the_words_are_the_readers(tmp_path: Path) -> None:
    """With the same ids in every language, and with the main language's text where there is no other."""
    directory = city(tmp_path, entry("activities", description={"de": "Kaffee.", "ar": "قهوة."}))
    found = {
        language: unfolded(files(directory, language)[f"{folder}activities/sprachcafe/calendar.ics"])
        for language, folder in (("de", ""), ("en", "en/"), ("ar", "ar/"))
    }
    assert [said(lines, "SUMMARY") for lines in found.values()] == [
        ["Sprachcafé"],
        ["Language café"],
        ["المقهى اللغوي"],
    ]
    told = [said(lines, "DESCRIPTION")[0].partition("\\n")[0] for lines in found.values()]
    assert told == ["Kaffee.", "Kaffee.", "قهوة."]
    assert [said(lines, "UID") for lines in found.values()] == [["sprachcafe.1@directory.example"]] * 3


def test_who_has_not_confirmed_lately_says_so(tmp_path: Path) -> None:
    """An ageing activity says of when it is; an unconfirmed one is in no calendar."""
    ageing = entry("activities", checked="2025-06-01")
    unconfirmed = entry("activities", id="alt", checked="2020-01-01")
    directory = city(tmp_path, ageing, unconfirmed)
    found = files(directory, "en")
    lines = unfolded(found["en/activities/calendar.ics"])
    assert said(lines, "UID") == ["sprachcafe.1@directory.example"]
    assert said(lines, "DESCRIPTION")[0].startswith("Last confirmed: 1 June 2025. It may have changed since.")
    assert "en/activities/alt/calendar.ics" not in found


def test_ids_are_stable_and_the_sites_own(tmp_path: Path) -> None:
    """From the activity, the number of its rhythm or the date, and the site's host; without one from the network."""
    fields = TRAPS["two rhythms, one over"] | {"extra": ["2026-12-08", "2026-12-08", "2026-12-09"]}
    directory = city(tmp_path, entry("activities", **fields))
    path = "activities/sprachcafe/calendar.ics"
    found = said(unfolded(files(directory)[path]), "UID")
    names = ["sprachcafe.2", "sprachcafe.20261208", "sprachcafe.20261208.2", "sprachcafe.20261209"]
    assert found == [f"{name}@directory.example" for name in names]
    nameless = said(unfolded(files(directory, site_url="")[path]), "UID")
    assert nameless[0] == "sprachcafe.2@11120c69-1536-5600-8459-d9c88a70329f"


def test_without_an_address_of_the_site_there_is_none_in_the_events(tmp_path: Path) -> None:
    """A wrong one would be worse."""
    lines = unfolded(files(city(tmp_path, entry("activities")), site_url="")["activities/sprachcafe/calendar.ics"])
    assert said(lines, "URL", "DESCRIPTION") == []


def test_one_calendar_for_everything_that_can_have_dates(tmp_path: Path) -> None:
    """Activity, office, district, topic, audience, all; none for what has no activity with dates."""
    activities = [
        entry("activities", districts=["sued"]),
        entry(
            "activities",
            id="ohne-termine",
            every=None,
            when="ab und zu",
            topics=["advice"],
            **{"from": None, "to": None},
        ),
    ]
    assert list(files(city(tmp_path, *activities), "ar")) == [
        "ar/activities/calendar.ics",
        "ar/activities/sprachcafe/calendar.ics",
        "ar/offices/markt/calendar.ics",
        "ar/districts/sued/calendar.ics",
        "ar/topics/language/calendar.ics",
        "ar/for/everyone/calendar.ics",
    ]


def test_an_offices_calendar_has_what_is_there_and_what_it_organises(tmp_path: Path) -> None:
    """At the office, at its outposts, or elsewhere."""
    office = entry("offices", outposts=[{"id": "bibliothek", "name": "Bibliothek"}])
    activities = [
        entry("activities", id="im-haus"),
        entry("activities", id="nebenan", at={"outpost": "bibliothek"}),
        entry("activities", id="unterwegs", at={"place": "Park"}, organisers=["markt"]),
        entry("activities", id="woanders", at={"partner": "stadt"}),
    ]
    directory = loaded(tmp_path, offices=[office], activities=activities)
    lines = unfolded(files(directory)["offices/markt/calendar.ics"])
    assert [uid.partition(".")[0] for uid in said(lines, "UID")] == ["im-haus", "nebenan", "unterwegs"]


def test_meetings_for_professionals_are_in_a_calendar_of_their_own(tmp_path: Path) -> None:
    """And in their own, and in none that a newcomer subscribes to."""
    directory = city(tmp_path, entry("activities"), entry("activities", id="runder-tisch", professionals="yes"))
    holding = [path for path, text in files(directory).items() if "UID:runder-tisch." in text]
    assert holding == ["activities/professionals.ics", "activities/runder-tisch/calendar.ics"]
    lines = unfolded(files(directory, "en")["en/activities/professionals.ics"])
    assert "X-WR-CALNAME:Meetings for professionals · Netzwerk" in lines


def test_who_subscribed_under_an_earlier_id_goes_on(tmp_path: Path) -> None:
    """A calendar program follows no page that leads on: the same file lies at the former address."""
    found = files(city(tmp_path, entry("activities", former_ids=["cafe-alt"])))
    assert found["activities/cafe-alt/calendar.ics"] == found["activities/sprachcafe/calendar.ics"]


def test_a_calendar_stays_when_its_dates_are_over(tmp_path: Path) -> None:
    """Its address is subscribed to; the time zone's rules are what it has left."""
    lines = calendar(tmp_path, **TRAPS["over"])
    assert "BEGIN:VTIMEZONE" in lines
    assert "BEGIN:VEVENT" not in lines


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    """On the same day."""
    one, two = (city(tmp_path / name, entry("activities", **TRAPS["two rhythms, a day moved"])) for name in ("a", "b"))
    assert files(one) == files(two)


def test_every_event_is_the_same_in_every_calendar(tmp_path: Path) -> None:
    """Whoever subscribes to two calendars sees it once where the program joins equal ids."""
    found = files(city(tmp_path, entry("activities", **TRAPS["moved"])))
    bodies = {text[text.index("BEGIN:VEVENT") :] for text in found.values()}
    assert len(found) > 3
    assert len(bodies) == 1
