"""Opening data: what stands on a page for opening.js."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from fragments import fragment
from making import TODAY, entry, loaded, page, value
from network_directory.directory import Directory
from network_directory.freshness import state_of
from network_directory.model import Slot, Text
from network_directory.opening import block_on
from network_directory.pages.hours_ahead import HoursAhead, Plan
from network_directory.problems import words
from network_directory.reader import Reader
from network_directory.rendering.opening_data import clock_data, place_data

WALK_IN = value(Slot, {"time": "09:00-12:00"})
PHONE = value(Slot, {"time": "08:00-10:00", "kind": "phone"})
APPOINTMENT = value(Slot, {"kind": "appointment"})
WEEK = {"monday": "09:00-12:00", "holidays": "closed", "school_holidays": "open"}


def _ahead(*plans: Plan) -> HoursAhead:
    """A day of each plan, and after them one of the first."""
    return HoursAhead(TODAY, (*range(len(plans)), 0), plans)


def _told(ahead: HoursAhead) -> Any:
    return json.loads(place_data(ahead, "de").unescape())


def test_days_with_the_same_hours_have_the_same_sign() -> None:
    """Unknown is not closed."""
    plans = {"A": [[[540, 720]], None], "B": [[], None], "C": [None, None]}
    assert _told(_ahead(Plan((WALK_IN,), None), Plan((), None), Plan(None, None))) == {"days": "ABCA", "plans": plans}


def test_a_slot_tells_its_kind_unless_one_may_walk_in() -> None:
    """A day by appointment has no times."""
    slots = [[480, 600, "phone"], [540, 720], [None, None, "appointment"]]
    assert _told(_ahead(Plan((PHONE, WALK_IN, APPOINTMENT), None)))["plans"] == {"A": [slots, None]}


def test_reasons_are_told_by_their_words_in_the_main_language() -> None:
    """The same in every language's pages, which have each reason but once; product words by their English."""
    move, holidays = value(Text, {"ar": "نقل", "de": "Umzug"}), words("school holidays")
    told = _told(_ahead(Plan((), holidays), Plan((), move), Plan(None, move), Plan((), None)))
    assert [plan[1] for plan in told["plans"].values()] == ["school holidays", "Umzug", "Umzug", None]


def test_no_number_of_plans_is_too_many() -> None:
    """Every day of the year may be another: each has one sign of its own, a letter in some script."""
    slots = [value(Slot, {"time": f"{n // 60:02d}:{n % 60:02d}-23:00"}) for n in range(401)]
    told = _told(_ahead(*(Plan((slot,), None) for slot in slots)))
    assert [told["plans"][sign][0][0][0] for sign in told["days"]] == [*range(401), 0]
    assert all(sign.isalnum() and ord(sign) < 0xD800 for sign in told["days"])


def test_the_clock_has_the_networks_zone_and_the_readers_words(tmp_path: Path) -> None:
    """Weekdays begin with Monday; a date has its day in place of #."""
    clock = json.loads(clock_data(Reader(loaded(tmp_path), "de")))
    assert (clock["zone"], clock["first"]) == ("Europe/Berlin", "2026-11-21")
    assert (clock["weekdays"][0], clock["weekdays"][6]) == ("Montag", "Sonntag")
    assert (len(clock["dates"]), clock["dates"][0], clock["dates"][11]) == (12, "#. Januar", "#. Dezember")


# --- on pages


def _city(folder: Path, **hours: object) -> Directory:
    offices = [entry("offices", hours=WEEK | hours), entry("offices", id="still", name="Still")]
    return loaded(folder, offices=offices)


def test_the_words_stand_once_on_pages_with_such_a_place_and_on_no_others(tmp_path: Path) -> None:
    """The script that reads them starts where they are."""
    directory = _city(tmp_path)
    found = {}
    for route in ("", "offices/", "offices/markt/", "offices/still/", "activities/", "network/"):
        html = page(directory, route)
        found[route] = html.count("data-opening="), html.count('<template id="opening"')
    assert found == {
        "": (1, 1),
        "offices/": (1, 1),
        "offices/markt/": (1, 1),
        **dict.fromkeys(("offices/still/", "activities/", "network/"), (0, 0)),
    }


def test_a_place_says_nothing_without_script(tmp_path: Path) -> None:
    """Its line is empty and hidden."""
    shown = fragment(page(_city(tmp_path), "offices/markt/"), "p.now")
    assert re.sub(r'"\{.*\}"', "", shown) == '<p class="now" data-opening= hidden></p>\n'


def test_partners_and_outposts_say_it_too(tmp_path: Path) -> None:
    """Each of its own hours."""
    outpost = {"id": "bibliothek", "name": "Bibliothek", "hours": WEEK, "checked": "2026-11"}
    partners = [entry("partners", hours=WEEK)]
    directory = loaded(tmp_path, offices=[entry("offices", outposts=[outpost])], partners=partners)
    assert 'class="now"' in fragment(page(directory, "offices/markt/"), "article#bibliothek")
    for route in ("partners/", "partners/stadt/", "topics/advice/"):
        assert page(directory, route).count('class="now"') == 1, route


def test_a_reason_stands_once_in_the_best_language_there_is(tmp_path: Path) -> None:
    """Marked if that is not the reader's; no notice tells that it is not translated before the day has come."""
    why = {"date": "2026-11-23", "hours": "closed", "why": "Umzug"}
    later = {"date": "2026-11-30", "hours": "closed", "why": {"de": "Fest", "ar": "حفلة"}}
    html = page(_city(tmp_path, **{"except": [why, why | {"date": "2026-12-07"}, later]}), "offices/", "ar")
    reasons = re.findall(r'<span class="why" data-why="(.+?)">(.+)</span>\n', html)
    assert reasons[:2] == [("Umzug", '<span lang="de" dir="ltr">Umzug</span>'), ("Fest", "حفلة")]
    assert len(reasons) == len(set(reasons))
    assert 'class="hint"' not in html


def test_reasons_stay_text(tmp_path: Path) -> None:
    """Whatever signs they hold, in the template as in the data. See test_escaping.py for markup."""
    why = "Umbau \"A\" & 'B' {{ 7 * 7 }}"
    html = page(_city(tmp_path, **{"except": [{"date": "2026-11-23", "hours": "closed", "why": why}]}), "offices/")
    shown = fragment(html, "span.why")
    assert unescape(shown) == f'<span class="why" data-why="{why}">{why}</span>\n'
    assert shown.count('"') == 4
    told = re.search(r'data-opening="(.*?)"', fragment(html, "p.now"))
    assert told
    assert why in [plan[1] for plan in json.loads(unescape(told[1]))["plans"].values()]


@pytest.mark.parametrize(("language", "date"), [("de", "22. November"), ("en", "22 November"), ("ar", "22 نوفمبر")])
def test_the_row_of_the_pages_day_bears_its_date(language: str, date: str, tmp_path: Path) -> None:
    """And no other; that it is today is for a browser to say."""
    table = fragment(page(_city(tmp_path), "offices/markt/", language), "table")
    assert re.findall(r'data-weekday="(\d)".*?<time class="mark" datetime="(.+?)">(.+?)<', table) == [
        ("6", "2026-11-22", date)
    ]
    assert "aria-current" not in table


@pytest.mark.parametrize(
    ("exceptions", "hidden"),
    [([], True), ([{"date": "2026-11-22", "hours": "10:00-12:00"}], False), ([{"date": "2026-11-23"}], True)],
)
def test_a_day_with_other_hours_says_so_in_its_row(
    exceptions: list[dict[str, str]], hidden: bool, tmp_path: Path
) -> None:
    """A date beside the ordinary hours would be a false statement."""
    days = [{"hours": "closed"} | item for item in exceptions]
    table = fragment(page(_city(tmp_path, **{"except": days}), "offices/markt/", "en"), "table")
    flag = '<strong class="flag"{}>Different on this date, see below</strong>'
    assert flag.format(" hidden" if hidden else "") in table


def test_untrusted_hours_bear_no_date(tmp_path: Path) -> None:
    """The row of a day may well be found, but nothing is said of the very day."""
    html = page(_city(tmp_path, checked="2018"), "offices/markt/")
    assert 'class="mark"' not in html
    assert "data-from" not in html


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
def test_a_place_has_a_line_exactly_where_its_hours_are_trusted(city: str, request: pytest.FixtureRequest) -> None:
    """In the cities as they are today: hours that nobody has confirmed never become “open now”."""
    directory: Directory = request.getfixturevalue(city)
    wrong = []
    for kind, places in (("offices", directory.offices), ("partners", directory.partners)):
        for code, place in places.items():
            block = block_on(place.hours, directory.today)
            date = (block.checked or place.checked) if block else None
            trusted = state_of(date, directory.today, directory.network.freshness).trusted
            shown = page(directory, f"{kind}/{code}/").partition('<div class="essentials">')[0]
            if ('class="now"' in shown) is not trusted:
                wrong.append(code)
    assert wrong == []
