"""Open data: every published record as JSON."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from making import CONTEXT, entry, loaded
from network_directory.directory import Directory
from network_directory.exports import FILES, exports
from network_directory.model import Activity, Network, Office, Partner, Vocabulary
from network_directory.schema import as_json, schemas

LISTS: dict[str, type[BaseModel]] = {"offices": Office, "partners": Partner, "activities": Activity}


def _content(directory: Directory, stem: str) -> Any:
    return json.loads(dict(exports(directory))[f"data/v1/{stem}.json"])


def test_every_file_has_its_schema_beside_it(tmp_path: Path) -> None:
    """Under addresses that stay."""
    files = dict(exports(loaded(tmp_path)))
    assert sorted(files) == sorted(f"data/v1/{folder}{name}" for name in FILES for folder in ("", "schema/"))
    for stem, schema in schemas().items():
        assert files[f"data/v1/schema/{stem}.json"] == as_json(schema)


def test_a_file_names_its_licence_and_its_day(tmp_path: Path) -> None:
    """Whoever takes it away knows what it is."""
    directory = loaded(tmp_path)
    for name in FILES:
        stem = name.removesuffix(".json")
        content = _content(directory, stem)
        assert (content["licence"], content["date"]) == ("CC0-1.0", "2026-11-22")
        assert set(content) == {"licence", "attribution", "date", stem}


def test_records_are_exported_as_editors_write_them(tmp_path: Path) -> None:
    """Days and times in the data's own form, letters as letters, nothing that was not written."""
    activities = [entry("activities", every="2 weeks on tuesday", starts="2026-11-24", registration="yes", cost="free")]
    assert _content(loaded(tmp_path, activities=activities), "activities")["activities"] == [
        {
            "checked": "2026-11-01",
            "sources": [{"url": "https://markt.example/cafe", "date": "2026-11-01"}],
            "id": "sprachcafe",
            "every": "2 weeks on tuesday",
            "from": "16:00",
            "to": "18:00",
            "starts": "2026-11-24",
            "title": {"de": "Sprachcafé", "en": "Language café", "ar": "المقهى اللغوي"},
            "kind": "language-cafe",
            "organisers": ["stadt"],
            "at": {"office": "markt"},
            "topics": ["language"],
            "audiences": ["everyone"],
            "cost": {"free": True},
            "registration": {"required": "yes"},
        }
    ]


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
@pytest.mark.parametrize("stem", LISTS)
def test_what_is_exported_can_be_read_again(city: str, stem: str, request: pytest.FixtureRequest) -> None:
    """Every record of both cities comes back the same: nothing gets lost or changes its meaning."""
    directory: Directory = request.getfixturevalue(city)
    records = list(getattr(directory, stem).values())
    read = [LISTS[stem].model_validate(item, context=CONTEXT) for item in _content(directory, stem)[stem]]
    assert read == records


@pytest.mark.parametrize("city", ["dortmund", "musterstadt"])
def test_network_and_vocabulary_can_be_read_again(city: str, request: pytest.FixtureRequest) -> None:
    """The same for the two files that are no lists."""
    directory: Directory = request.getfixturevalue(city)
    network = Network.model_validate(_content(directory, "network")["network"], context=CONTEXT)
    vocabulary = Vocabulary.model_validate(_content(directory, "vocabulary")["vocabulary"], context=CONTEXT)
    assert (network, vocabulary) == (directory.network, directory.vocabulary)


def test_what_has_ended_is_not_exported(tmp_path: Path) -> None:
    """Neither records nor outposts."""
    outposts = [{"id": "a", "name": "A", "ended": "2020"}, {"id": "b", "name": "B"}]
    activities = [entry("activities"), entry("activities", id="alt", ended="2020")]
    directory = loaded(tmp_path, offices=[entry("offices", outposts=outposts)], activities=activities)
    assert [item["id"] for item in _content(directory, "activities")["activities"]] == ["sprachcafe"]
    assert [item["id"] for item in _content(directory, "offices")["offices"][0]["outposts"]] == ["b"]
