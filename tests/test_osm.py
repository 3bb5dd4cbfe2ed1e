"""OpenStreetMap's opening hours: every value means the same as our own hours, minute by minute over 400 days."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from making import TODAY, entry, loaded, network, value
from minutes import COUNTRY, SCHOOL, STATE, by_javascript, by_rust, differing, ours, written_out
from network_directory.days_off import DaysOff
from network_directory.directory import Directory
from network_directory.exports import exports
from network_directory.model import clock
from network_directory.model.hours import HoursBlocks
from network_directory.model.weekdays import WEEKDAYS
from network_directory.osm import OsmHours, Writer, osm_hours

WEEK = {"monday": "09:00-12:00", "tuesday": "13:00-16:00", "thursday": "14:00-17:00", "friday": "09:00-12:00"}
DAILY = dict.fromkeys(("monday", "tuesday", "wednesday", "thursday", "friday"), "09:00-12:00")
OPEN_ALWAYS = {"holidays": "open", "school_holidays": "open"}
CLOSED_THEN = {"holidays": "closed", "school_holidays": "closed"}
HOURS: dict[str, Any] = {
    "a plain week, holidays not known": WEEK,
    "never closed": WEEK | OPEN_ALWAYS,
    "closed in all holidays": WEEK | CLOSED_THEN,
    "closed on public holidays alone": DAILY | {"holidays": "closed", "school_holidays": "open"},
    "open on public holidays, also those within school holidays": DAILY
    | {"holidays": "open", "school_holidays": "closed"},
    "open on public holidays, school holidays not known": DAILY | {"holidays": "open"},
    "school holidays closed, public ones not known": DAILY | {"school_holidays": "closed"},
    "two slots a day, one to midnight": {
        "wednesday": "09:00-12:00, 13:00-17:00",
        "saturday": "00:00-08:30, 20:00-24:00",
        "sunday": "00:00-24:00",
    }
    | OPEN_ALWAYS,
    "by phone, by appointment, and what overlaps": {
        "monday": ["09:00-12:00", {"time": "14:00-18:00", "kind": "appointment"}],
        "tuesday": {"time": "10:00-11:00", "kind": "phone"},
        "wednesday": [{"time": "08:00-16:00", "kind": "phone"}, "09:00-10:00", "by appointment"],
        "thursday": [{"time": "09:00-12:00", "languages": ["ar"]}, {"time": "11:00-13:00", "languages": ["fa"]}],
        "friday": "by appointment",
        "saturday": "closed",
    }
    | CLOSED_THEN,
    "by appointment only": {"tuesday": "by appointment", "thursday": "by appointment"} | CLOSED_THEN,
    "an exception on a closed day": WEEK
    | CLOSED_THEN
    | {"except": [{"date": "2026-12-05", "hours": "10:00-14:00"}, {"date": "2026-12-06", "hours": "by appointment"}]},
    "exceptions in a closure and on public holidays": WEEK
    | CLOSED_THEN
    | {
        "except": [
            {"date": "2026-12-29", "hours": "10:00-11:00"},
            {"date": "2027-05-27", "hours": "09:00-10:00, 15:00-16:00"},
            {"date": "2027-11-01", "hours": "closed"},
        ]
    },
    "exceptions over the turn of the year, the first holds": WEEK
    | OPEN_ALWAYS
    | {
        "except": [
            {"date": "2027-01-04", "hours": "10:00-11:00"},
            {"date": "2026-12-28", "until": "2027-01-08", "hours": "closed"},
            {"date": "2027-01-07", "until": "2027-02-28", "hours": "08:00-09:00"},
            {"date": "2026-01-01", "until": "2026-11-30", "hours": "12:00-13:00"},
        ]
    },
    "an exception over a whole month and one for months": WEEK
    | {
        "except": [
            {"date": "2027-07-01", "until": "2027-07-31", "hours": "closed"},
            {"date": "2027-08-30", "until": "2027-12-31", "hours": "11:00-12:00"},
        ]
    },
    "winter and summer": [
        {"from": "2026-10-01", "to": "2027-03-31", "monday": "10:00-12:00", "holidays": "closed"},
        {"from": "2027-04-01", "to": "2027-09-30", "monday": "09:00-13:00", "sunday": "10:00-12:00"} | OPEN_ALWAYS,
    ],
    "other hours for a time, then a week that goes on": [
        {"from": "2026-12-14", "to": "2027-01-10", "saturday": "10:00-12:00"} | OPEN_ALWAYS,
        WEEK | CLOSED_THEN | {"except": [{"date": "2026-12-20", "until": "2027-01-15", "hours": "closed"}]},
    ],
    "hours that begin and hours that end": [
        {"to": "2026-12-31", "tuesday": "09:00-10:00"} | CLOSED_THEN,
        {"from": "2027-02-01", "tuesday": "10:00-11:00", "holidays": "open", "school_holidays": "closed"},
    ],
    "hours that have begun": {"from": "2026-11-01", "wednesday": "09:00-10:00"} | CLOSED_THEN,
    "no hours on any day": {"monday": "closed"} | CLOSED_THEN,
}
CHANGES: dict[str, object] = {
    "closed": [{"from": "2026-12-24", "to": "2027-01-01"}, {"from": "2027-08-02", "to": "2027-08-06"}],
    "public_holidays": [{"date": "2027-05-14"}, {"date": "2027-11-01", "holiday": "no"}],
    "school_holidays": [{"date": "2027-05-07", "until": "2027-05-10"}, {"date": "2027-05-18", "holiday": "no"}],
}
OFF = DaysOff(network(**CHANGES), TODAY)
by_hours = pytest.mark.parametrize("hours", HOURS.values(), ids=HOURS)


def _found(folder: Path, hours: Any, **changes: object) -> dict[str, OsmHours]:
    """What is written for an office and a partner with the same hours, in a network with closures and holidays."""
    files: dict[str, object] = {
        "network": CHANGES | changes,
        "offices": [entry("offices", hours=hours)],
        "partners": [entry("partners", hours=hours)],
        "activities": [],
    }
    return osm_hours(loaded(folder, **files))


@by_hours
def test_a_value_means_the_same_as_our_hours(hours: Any, tmp_path: Path) -> None:
    """With every holiday written out as a date, no minute of 400 days differs, for an office and for a partner."""
    found, blocks = _found(tmp_path, hours), value(HoursBlocks, hours)
    assert differing(ours(blocks, OFF), by_rust(written_out(found["markt"].opening_hours))) == []
    assert differing(ours(blocks, OFF.of_others()), by_rust(written_out(found["stadt"].opening_hours))) == []


@by_hours
def test_only_holidays_of_the_state_and_of_its_schools_must_be_known(hours: Any, tmp_path: Path) -> None:
    """As it stands, for a program that knows Germany's public holidays alone: the two kinds of days are set aside."""
    text = _found(tmp_path, hours)["markt"].opening_hours
    aside = {day for day in STATE - COUNTRY if "PH" in text} | {day for day in SCHOOL if "SH" in text}
    assert differing(ours(value(HoursBlocks, hours), OFF), by_rust(text, "DE"), frozenset(aside)) == []


def test_the_days_set_aside_are_few() -> None:
    """Two public holidays of 400 days are the state's alone; of its school holidays all are."""
    assert sorted(map(str, STATE - COUNTRY))[-2:] == ["2027-05-27", "2027-11-01"]
    assert len([day for day in STATE - COUNTRY if day >= TODAY]) == 2


def test_the_program_that_mappers_use_reads_the_same(tmp_path: Path) -> None:
    """It knows the holidays of the state and of its schools: as they stand, with no day set aside."""
    texts = [_found(tmp_path / str(n), hours)["markt"].opening_hours for n, hours in enumerate(HOURS.values())]
    for (name, hours), read in zip(HOURS.items(), by_javascript(texts), strict=True):
        assert differing(ours(value(HoursBlocks, hours), OFF), read) == [], name


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
def test_every_value_of_both_cities_means_the_same_as_our_hours(city: str, request: pytest.FixtureRequest) -> None:
    """Offices and outposts have the network's closures, partners have not."""
    directory: Directory = request.getfixturevalue(city)
    off, found = DaysOff(directory.network, directory.today), osm_hours(directory)
    houses: dict[str, Any] = {**directory.offices, **{code: item[1] for code, item in directory.outposts.items()}}
    for code, item in found.items():
        record, days_off = (houses[code], off) if code in houses else (directory.partners[code], off.of_others())
        assert differing(ours(record.hours, days_off), by_rust(written_out(item.opening_hours))) == [], code
    assert found or city != "musterstadt", "the made-up city has houses with confirmed hours"


@pytest.mark.parametrize(
    ("whole", "faulty", "days"),
    [
        ("09:00-12:00; Tu", "09:01-12:00; Tu", ["Mon 2026-11-23 09:00", "Mon 2026-11-30 09:00"]),
        ("; PH off", "", ["Thu 2027-05-06 14:00", "Mon 2027-05-17 09:00"]),
        ("; SH off; PH off", "; PH off; SH unknown", ["Mon 2027-03-22 00:00"]),
        ("2026 Dec 29 10:00-11:00", "2026 Dec 29 10:00-11:01", ["Tue 2026-12-29 11:00"]),
        ("2027 May 27 09:00-10:00", "2027 May 27 09:00-09:59", ["Thu 2027-05-27 09:59"]),
        ("2026 Dec 29 10:00-11:00", "2026 Dec 29 unknown", ["Tue 2026-12-29 00:00"]),
    ],
)
def test_a_fault_of_one_minute_is_seen(whole: str, faulty: str, days: list[str], tmp_path: Path) -> None:
    """Both programs: the comparison means something."""
    hours = HOURS["exceptions in a closure and on public holidays"]
    right = _found(tmp_path, hours)["markt"].opening_hours
    assert whole in right
    wrong, meant = right.replace(whole, faulty), ours(value(HoursBlocks, hours), OFF)
    for read in (by_rust(written_out(wrong)), *by_javascript([wrong])):
        assert set(days) <= set(differing(meant, read))


def _span(start: int, minutes: int) -> str:
    return f"{clock(start)}-{clock(min(start + minutes, 24 * 60))}"


_DAYS = st.dates(TODAY - dt.timedelta(60), TODAY + dt.timedelta(450))
_SLOT = st.fixed_dictionaries(
    {
        "time": st.builds(_span, st.integers(0, 1439), st.integers(1, 600)),
        "kind": st.sampled_from(["walk-in", "phone", "appointment"]),
    }
)
_SLOTS = st.one_of(
    st.just("closed"), st.just("by appointment"), st.lists(_SLOT | st.just("by appointment"), min_size=1, max_size=3)
)
_EXCEPTION = st.builds(
    lambda day, length, hours: {"date": str(day), "until": str(day + dt.timedelta(length)), "hours": hours},
    _DAYS,
    st.integers(0, 60),
    _SLOTS,
)
_RULE = st.sampled_from(["open", "closed"])
_BLOCK = st.builds(
    lambda week, rest, first, length: week | rest | _period(first, length),
    st.dictionaries(st.sampled_from(WEEKDAYS), _SLOTS, max_size=7),
    st.fixed_dictionaries(
        {}, optional={"holidays": _RULE, "school_holidays": _RULE, "except": st.lists(_EXCEPTION, max_size=3)}
    ),
    st.none() | _DAYS,
    st.none() | st.integers(0, 250),
)


def _period(first: dt.date | None, length: int | None) -> dict[str, str]:
    """From a day on, or for some days; the last one is still ahead, as it is where hours are exported."""
    last = (first or TODAY) + dt.timedelta(length or 0)
    return {**({"from": str(first)} if first else {}), **({"to": str(max(last, TODAY))} if length else {})}


@given(hours=st.lists(_BLOCK, min_size=1, max_size=3))
@examples(deadline=None, derandomize=True, max_examples=60)
def test_any_hours_keep_their_meaning(hours: list[dict[str, Any]], musterstadt: Directory) -> None:
    """Whatever editors may write: overlapping times, periods within periods, exceptions upon exceptions."""
    blocks = value(HoursBlocks, hours)
    off = DaysOff(musterstadt.network, TODAY)
    assert differing(ours(blocks, off), by_rust(written_out(Writer(musterstadt).value(blocks, off)))) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "a plain week, holidays not known",
            "Mo,Fr 09:00-12:00; Tu 13:00-16:00; Th 14:00-17:00; SH unknown; PH unknown; We,Sa,Su off; "
            "2026 Dec 24-2027 Jan 01 off; 2027 May 07 unknown; 2027 May 10 unknown; 2027 May 14 unknown; "
            "2027 May 18 13:00-16:00; 2027 Aug 02-06 off",
        ),
        (
            "by phone, by appointment, and what overlaps",
            'Mo 14:00-18:00 unknown "mit Termin", Mo 09:00-12:00; Tu 10:00-11:00 unknown "am Telefon"; '
            'We unknown "mit Termin", We 09:00-10:00; Th 09:00-12:00,11:00-13:00; Fr unknown "mit Termin"; '
            "SH off; PH off; Sa,Su off; 2027 May 07-10 off; 2027 May 14 off; "
            '2027 May 18 10:00-11:00 unknown "am Telefon"',
        ),
        (
            "hours that begin and hours that end",
            "unknown; 2027 Feb 01-2099 Dec 31 Tu 10:00-11:00; 2027 Feb 01-2099 Dec 31 SH off; "
            "2027 Feb 01-2099 Dec 31 Mo,We-Su off; 2026 Jan 01-2026 Dec 31 Tu 09:00-10:00; "
            "2026 Jan 01-2026 Dec 31 SH off; 2026 Jan 01-2026 Dec 31 PH off; 2026 Jan 01-2026 Dec 31 Mo,We-Su off; "
            "2027 May 18 10:00-11:00",
        ),
    ],
)
def test_values_read_as_mappers_write_them(name: str, text: str, tmp_path: Path) -> None:
    """Short where it can be: days with the same hours together, holidays by their letters, single dates last."""
    assert _found(tmp_path, HOURS[name])["markt"].opening_hours == text


def test_single_dates_can_be_left_out(tmp_path: Path) -> None:
    """OpenStreetMap takes 255 signs: what changes every year can stay away, the rest is the same."""
    found = _found(tmp_path, HOURS["a plain week, holidays not known"])["markt"]
    assert found.without_dates == (
        "Mo,Fr 09:00-12:00; Tu 13:00-16:00; Th 14:00-17:00; SH unknown; PH unknown; We,Sa,Su off"
    )
    assert found.opening_hours.startswith(found.without_dates + "; 2026 Dec 24")


def test_comments_are_in_the_main_language_and_ours(tmp_path: Path) -> None:
    """An editor's own words, with quotation marks perhaps, never come into a value."""
    slot = {"time": "09:00-10:00", "kind": "phone", "note": 'Bitte "klingeln"; Mo off'}
    why = [{"date": "2026-12-05", "hours": "closed", "why": 'Fest "im Hof"; PH open'}]
    text = _found(tmp_path, {"saturday": slot, "except": why} | OPEN_ALWAYS)["markt"].opening_hours
    assert text == 'Sa 09:00-10:00 unknown "am Telefon"; Mo-Fr,Su off; 2026 Dec 05 off; 2026 Dec 26 off'


def test_where_school_holidays_are_not_known_the_rule_stays(tmp_path: Path) -> None:
    """Our pages cannot say what holds in holidays that nobody told them; whoever reads the value may know them."""
    found = _found(tmp_path, WEEK | CLOSED_THEN, state=None, public_holidays=[], school_holidays=[], closed=[])
    assert found["markt"].opening_hours == found["markt"].without_dates
    assert "SH off; PH off" in found["markt"].opening_hours


@pytest.mark.parametrize(
    ("changes", "ids"),
    [
        ({}, {"markt", "stadt", "bude"}),
        ({"checked": "2024-11-23"}, {"markt", "stadt", "bude"}),
        ({"checked": "2024-11-21"}, {"stadt", "bude"}),
        ({"checked": None}, {"stadt", "bude"}),
        ({"hours": WEEK | {"checked": "2018"}}, {"stadt", "bude"}),
        ({"hours": [WEEK | {"to": "2027-01-01"}, WEEK | {"checked": "2018"}]}, {"stadt", "bude"}),
        ({"hours": [WEEK | {"to": "2026-11-21", "checked": "2018"}, WEEK]}, {"markt", "stadt", "bude"}),
        ({"hours": WEEK | {"to": "2026-11-21"}}, {"stadt", "bude"}),
        ({"hours": None}, {"stadt", "bude"}),
    ],
)
def test_only_hours_that_can_be_trusted_are_given_away(changes: dict[str, Any], ids: set[str], tmp_path: Path) -> None:
    """Neither those of an unconfirmed record nor unconfirmed hours, nor hours that are over or not known."""
    outposts = [{"id": "bude", "name": "Bude", "hours": dict(WEEK), "checked": "2026-11-01"}]
    offices = [entry("offices", **{"hours": WEEK, "outposts": outposts} | changes)]
    partners = [entry("partners", hours=WEEK)]
    assert set(osm_hours(loaded(tmp_path, offices=offices, partners=partners))) == ids


def test_each_value_says_of_when_its_evidence_is(tmp_path: Path) -> None:
    """The hours' own date where there is one, of several the oldest, as precise as it is known."""
    hours = [WEEK | {"to": "2027-01-01", "checked": "2025-07"}, WEEK | {"checked": "2026"}]
    assert {code: item.checked for code, item in _found(tmp_path, hours).items()} == dict.fromkeys(
        ("markt", "stadt"), "2025-07"
    )


def test_the_file_has_a_schema_that_it_keeps(musterstadt: Directory) -> None:
    """Under the ids that offices, outposts and partners share."""
    files = dict(exports(musterstadt))
    content = json.loads(files["data/v1/opening_hours.json"])
    jsonschema.validate(content, json.loads(files["data/v1/schema/opening_hours.json"]))
    assert content["opening_hours"]["bibliothek"] == {
        "name": {
            "de": "Außenstelle in der Stadtbibliothek",
            "en": "Outpost in the city library",
            "ar": "فرع المكتب في مكتبة المدينة",
        },
        "opening_hours": "Tu 15:00-18:00; SH off; PH off; Mo,We-Su off",
        "without_dates": "Tu 15:00-18:00; SH off; PH off; Mo,We-Su off",
        "checked": "2026-11-01",
    }
