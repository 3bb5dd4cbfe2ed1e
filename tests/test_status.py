"""The state of the directory: what editors and coordinators are told of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded, page
from network_directory.directory import Directory
from network_directory.pages import all_pages
from network_directory.pages.status import LINES, Gap, StatusView
from network_directory.translating.coverage import coverage


def _view(directory: Directory) -> StatusView:
    view = next(item for item in all_pages(directory) if item.route == "status/").view
    assert isinstance(view, StatusView)
    return view


def _missing(view: StatusView) -> dict[str, list[str]]:
    """What is missing → the ids of those that miss it."""
    return {gap.name.say(): _ids(gap) for gap in view.gaps}


def _ids(gap: Gap) -> list[str]:
    return [route.split("/")[1] for route, _ in gap.links]


def _records(stem: str, dates: Iterable[str | None]) -> list[dict[str, Any]]:
    """Records of a file, each with another date of its evidence."""
    return [entry(stem, id=f"{stem}-{number}", checked=date) for number, date in enumerate(dates)]


def test_each_kind_is_counted_by_its_evidence(tmp_path: Path) -> None:
    """A year and two years, if network.yaml does not say otherwise; without a date nothing is confirmed."""
    partners = [entry("partners"), *_records("partners", ["2026-10", "2025-11-21", "2024-11-21", None])]
    counted = {item.route: item for item in _view(loaded(tmp_path, partners=partners)).evidence}
    assert list(counted) == ["offices/", "partners/", "activities/"]
    found = counted["partners/"]
    assert (found.confirmed, found.ageing, found.unconfirmed) == (2, 1, 2)


def test_what_is_not_confirmed_is_listed_from_the_oldest_evidence_on(tmp_path: Path) -> None:
    """Whatever its kind; what has no date comes first, what is confirmed not at all."""
    files = {
        "partners": [entry("partners"), *_records("partners", ["2025-11-21", "2015"])],
        "activities": [entry("activities", checked=None)],
        "offices": [entry("offices", checked="2020-05")],
    }
    due = _view(loaded(tmp_path, **files)).due
    assert [card.id for card in due] == ["sprachcafe", "partners-1", "markt", "partners-0"]


def test_a_long_list_ends_and_says_how_much_is_left(tmp_path: Path) -> None:
    """Of thousands of entries nobody reads all; the oldest are there."""
    dates = [f"20{10 + number // 12:02}-{number % 12 + 1:02}" for number in range(LINES + 3)]
    directory = loaded(tmp_path, partners=[entry("partners"), *_records("partners", reversed(dates))])
    view = _view(directory)
    assert (len(view.due), view.further) == (LINES, 3)
    html = page(directory, "status/")
    assert f'<span class="count">{LINES + 3}</span>' in html
    assert (html.count("<p>Weitere: 3</p>"), html.count("<p>Weitere: 5</p>")) == (1, 1)
    assert (view.due[0].id, view.due[-1].id) == (f"partners-{LINES + 2}", "partners-3")
    mute = next(gap for gap in view.gaps if gap.name.say().startswith("Offices and partners"))
    assert (mute.count, len(mute.links)) == (LINES + 5, LINES)


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    """Of the base city: no office in one district, no hours, nobody's phone; a topic once its only offers are gone."""
    view = _view(loaded(tmp_path, activities=[]))
    assert _missing(view) == {
        "Districts without a welcome office": ["sued"],
        "Topics without any offer": ["language"],
        "Welcome offices without opening hours": ["markt"],
        "Offices and partners without phone and mail": ["markt", "stadt"],
    }


def test_what_is_there_is_not_missed(tmp_path: Path) -> None:
    """An outpost serves its district; its hours are some of the office's; a mail is enough."""
    hours = {"tuesday": "10:00-12:00"}
    outpost = {"id": "bibliothek", "name": "Bibliothek", "districts": ["sued"], "hours": hours}
    files = {
        "offices": [entry("offices", outposts=[outpost], phone="0231 123456")],
        "partners": [entry("partners", email="stadt@beispielstadt.example")],
    }
    assert _view(loaded(tmp_path, **files)).gaps == ()


@pytest.mark.parametrize(
    ("times", "known"),
    [
        ({"dates": ["2026-12-01"]}, True),
        ({"when": "nach Absprache"}, False),
        ({}, False),
    ],
)
def test_an_activity_has_a_time_if_a_calendar_can_tell_it(tmp_path: Path, times: dict[str, Any], known: bool) -> None:
    """What is only told in words is missed: it is in no agenda."""
    without = {"every": None, "from": None, "to": None}
    directory = loaded(tmp_path, activities=[entry("activities", **without, **times)])
    assert ("Activities without a known time" in _missing(_view(directory))) is not known


def test_the_languages_are_those_into_which_the_entries_are_translated(tmp_path: Path) -> None:
    """The figures are those of ``network-directory translations status``."""
    directory = loaded(tmp_path)
    named = _view(directory).languages
    assert [language.code for language, _ in named] == ["en", "ar"]
    assert tuple(item for _, item in named) == coverage(directory)
    assert _view(loaded(tmp_path / "alone", network={"languages": ["de"]})).languages == ()
