"""The directory: questions that pages ask of the validated whole."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded
from network_directory.freshness import State

OUTPOST = {"id": "bibliothek", "name": "Bibliothek", "districts": ["sued"]}


def test_the_main_language_lies_at_the_root(tmp_path: Path) -> None:
    """Each other language has its folder, named after its code unless network.yaml says otherwise."""
    languages = ["en", {"code": "de", "folder": "de-DE"}, {"code": "ar", "folder": "ar-EG"}]
    assert loaded(tmp_path, network={"languages": languages}).languages == {"en": "en", "de": "", "ar": "ar-EG"}


@pytest.mark.parametrize(
    ("changes", "districts"),
    [
        ({"at": {"office": "markt"}}, ("nord",)),
        ({"at": {"office": "beide"}}, ()),
        ({"at": {"office": "ueberall"}}, ()),
        ({"at": {"outpost": "bibliothek"}}, ("sued",)),
        ({"at": {"partner": "stadt"}}, ()),
        ({"at": {"partner": "verein"}}, ("nord", "sued")),
        ({"at": {"office": "markt"}, "districts": ["sued"]}, ("sued",)),
        ({"at": {"place": "Gasthaus"}}, ()),
        ({"at": "online"}, ()),
        ({"at": None}, ()),
        ({"at": None, "districts": ["nord"]}, ("nord",)),
    ],
)
def test_an_activity_is_in_the_districts_it_says_or_where_its_place_is(
    changes: dict[str, Any], districts: tuple[str, ...], tmp_path: Path
) -> None:
    """Nothing is concluded from a place that serves several districts or the whole city."""
    directory = loaded(
        tmp_path,
        offices=[
            entry("offices", outposts=[OUTPOST]),
            entry("offices", id="beide", districts=["nord", "sued"]),
            entry("offices", id="ueberall", districts=["all"]),
        ],
        partners=[entry("partners"), entry("partners", id="verein", districts=["nord", "sued"])],
        activities=[entry("activities", **changes)],
    )
    assert directory.districts_of(directory.activities["sprachcafe"]) == districts


def test_activities_are_found_by_organiser_and_by_place(tmp_path: Path) -> None:
    """An office's page shows both what it organises and what takes place there or at its outposts."""
    activities = [
        entry("activities", id="a", organisers=["stadt"], at={"office": "markt"}),
        entry("activities", id="b", organisers=["markt"], at={"outpost": "bibliothek"}),
        entry("activities", id="c", organisers=["markt"], at={"partner": "stadt"}),
        entry("activities", id="d", organisers=[], at=None),
    ]
    directory = loaded(tmp_path, offices=[entry("offices", outposts=[OUTPOST])], activities=activities)
    assert [item.id for item in directory.activities_of("markt")] == ["b", "c"]
    assert [item.id for item in directory.activities_at("markt", "bibliothek")] == ["a", "b"]
    assert [item.id for item in directory.activities_at("stadt")] == ["c"]


@pytest.mark.parametrize(
    ("checked", "state"),
    [("2026-11", State.CONFIRMED), ("2025-10", State.AGEING), ("2018", State.UNCONFIRMED), (None, State.UNCONFIRMED)],
)
def test_a_record_has_its_state_by_the_networks_thresholds(checked: str | None, state: State, tmp_path: Path) -> None:
    """On the directory's day."""
    directory = loaded(tmp_path, offices=[entry("offices", checked=checked)])
    assert directory.state(directory.offices["markt"]) is state
