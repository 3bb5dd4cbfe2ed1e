"""What a list can be narrowed by: the facets of each kind of item, and the fields that offer them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded, written_base
from network_directory.directory import Directory
from network_directory.pages.filtering import (
    Facets,
    Field,
    activity_facets,
    fields,
    office_facets,
    part_of_day,
    partner_facets,
)
from network_directory.pages.page import LanguageName


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (None, ()),
        (0, ("morning",)),
        (11 * 60 + 59, ("morning",)),
        (12 * 60, ("afternoon",)),
        (16 * 60 + 59, ("afternoon",)),
        (17 * 60, ("evening",)),
    ],
)
def test_a_day_has_three_parts(start: int | None, part: tuple[str, ...]) -> None:
    """By the time something begins; of an unknown time nothing is said."""
    assert part_of_day(start) == part


def test_only_fields_with_values_are_carried() -> None:
    """What is not known is not there, which is not the same as no."""
    assert dict(Facets(topic=("advice",), weekday=("1", "2")).items()) == {"topic": ("advice",), "weekday": ("1", "2")}


def test_an_office_is_where_its_outposts_are_and_speaks_what_they_speak(tmp_path: Path) -> None:
    """An outpost has no card of its own."""
    outpost = {"id": "bibliothek", "name": "Bibliothek", "districts": ["sued"], "languages": ["tr", "de"]}
    directory = loaded(tmp_path, offices=[entry("offices", outposts=[outpost], languages=["de"])])
    assert office_facets(directory, directory.offices["markt"]) == Facets(
        district=("nord", "sued"), language=("de", "tr")
    )


def test_who_works_in_the_whole_city_works_in_every_district(tmp_path: Path) -> None:
    """A partner, or an office."""
    partners = [entry("partners"), entry("partners", id="verein", districts=["sued"], languages=["ar"])]
    directory = loaded(tmp_path, partners=partners, offices=[entry("offices", districts=["all"])])
    assert partner_facets(directory, directory.partners["stadt"]) == Facets(
        ("advice",), ("nord", "sued"), ("everyone",), kind=("municipal",)
    )
    assert partner_facets(directory, directory.partners["verein"]).district == ("sued",)
    assert office_facets(directory, directory.offices["markt"]).district == ("nord", "sued")


@pytest.mark.parametrize(
    ("changes", "weekdays", "parts"),
    [
        ({}, "1", "afternoon"),
        ({"every": "monday to wednesday"}, "0 1 2", "afternoon"),
        ({"also": [{"every": "saturday", "from": "09:00"}]}, "1 5", "morning afternoon"),
        ({"also": [{"every": "saturday", "from": "09:00", "ends": "2026-11-21"}]}, "1", "afternoon"),
        ({"every": None, "dates": ["2026-12-03", "2026-11-20"]}, "3", "afternoon"),
        ({"every": None, "dates": [{"date": "2026-12-03", "from": "18:00"}]}, "3", "evening"),
        ({"from": None, "to": None}, "1", ""),
        ({"every": None, "when": "vormittags"}, "", ""),
    ],
)
def test_an_activity_has_the_days_and_times_of_its_rhythms_and_dates(
    changes: dict[str, Any], weekdays: str, parts: str, tmp_path: Path
) -> None:
    """Those to come; nothing is guessed from words."""
    directory = loaded(tmp_path, activities=[entry("activities", **changes)])
    facets = activity_facets(directory, directory.activities["sprachcafe"])
    assert (" ".join(facets.weekday), " ".join(facets.time)) == (weekdays, parts)
    assert (facets.topic, facets.district, facets.audience) == (("language",), ("nord",), ("everyone",))


def _fields(directory: Directory) -> dict[str, Field]:
    found = fields(directory, (activity_facets(directory, item) for item in directory.activities.values()))
    return {field.name: field for field in found}


def test_fields_offer_the_values_that_occur(tmp_path: Path) -> None:
    """With their numbers, in the vocabulary's order, languages with the most items first; empty fields are left out."""
    activities = [
        entry("activities", id="a", topics=["language", "advice"], languages=["ti", "ar"], at=None),
        entry("activities", id="b", topics=["language"], languages=["ar", "de"], audiences=[], at=None),
    ]
    vocabulary = {"topics": [*written_base("vocabulary")["topics"], {"id": "sport", "name": "Sport"}]}
    found = _fields(loaded(tmp_path, activities=activities, vocabulary=vocabulary))
    counted = {name: [(option.value, option.count) for option in field.options] for name, field in found.items()}
    assert counted == {
        "topic": [("advice", 1), ("language", 2)],
        "audience": [("everyone", 1)],
        "language": [("ar", 2), ("de", 1), ("ti", 1)],
        "weekday": [("1", 2)],
        "time": [("afternoon", 2)],
    }
    assert list(found) == ["topic", "audience", "language", "weekday", "time"]


def test_a_value_leads_to_its_page_if_it_has_one(tmp_path: Path) -> None:
    """For readers without JavaScript; weekdays and times have none."""
    found = _fields(loaded(tmp_path, activities=[entry("activities", languages=["ar"])]))
    routes = {name: field.options[0].route for name, field in found.items()}
    assert routes == {
        "topic": "topics/language/",
        "district": "districts/nord/",
        "audience": "for/everyone/",
        "language": "speaks/ar/",
        "weekday": None,
        "time": None,
    }
    assert {name: field.has_pages for name, field in found.items()} == {name: bool(at) for name, at in routes.items()}
    assert found["language"].options[0].name == LanguageName("ar")


def test_nothing_to_narrow_is_no_field(tmp_path: Path) -> None:
    """An empty list has no form."""
    assert fields(loaded(tmp_path), ()) == ()
