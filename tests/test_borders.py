"""districts.geojson as it is read; its reports are golden cases (cases/borders-…)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from making import TODAY, city, problems_in, told
from network_directory.loading import load

SQUARE = [[7.1, 51.1], [7.2, 51.1], [7.2, 51.2], [7.1, 51.2], [7.1, 51.1]]


def feature(name: str, coordinates: Any = (SQUARE,), kind: str = "Polygon") -> dict[str, Any]:
    """A feature that names its district in German."""
    return {"type": "Feature", "properties": {"NAME": name}, "geometry": {"type": kind, "coordinates": coordinates}}


def with_borders(folder: Path, *features: object, text: str | None = None) -> Path:
    """The base city's data with a districts.geojson."""
    data = city(folder)
    written = text if text is not None else json.dumps({"type": "FeatureCollection", "features": features})
    (data / "districts.geojson").write_text(written, "utf-8")
    return data


def test_a_city_without_the_file_has_no_borders_and_no_problem(tmp_path: Path) -> None:
    """The file is optional."""
    directory, problems = load(city(tmp_path), TODAY)
    assert (directory.borders, problems) == ({}, [])


def test_districts_are_found_by_id_or_name_however_written(tmp_path: Path) -> None:
    """Case and accents do not matter; heights are left out; a district may have several pieces."""
    high = [[*point, 86.5] for point in SQUARE]
    data = with_borders(tmp_path, feature("NORD", [high]), feature("sued", [[SQUARE], [SQUARE]], "MultiPolygon"))
    borders = load(data, TODAY)[0].borders
    assert {code: len(parts) for code, parts in borders.items()} == {"nord": 1, "sued": 2}
    assert borders["nord"] == ((tuple(map(tuple, SQUARE)),),)


@pytest.mark.parametrize(
    "text",
    ["[]", "{}", '{"type": "Feature"}', '{"type": "FeatureCollection", "features": {}}', "[" * 100_000],
    ids=["list", "empty", "feature", "map", "deep"],
)
def test_other_json_is_told(tmp_path: Path, text: str) -> None:
    """It stops publication, and nothing else is told about the file."""
    found = problems_in(with_borders(tmp_path, text=text))
    assert told(found) == ["borders-form: the file is not a GeoJSON FeatureCollection"]
    assert found[0].place.file == "data/districts.geojson"


def test_a_file_that_nobody_simplified_is_refused_unread(tmp_path: Path) -> None:
    """A page must stay small."""
    assert told(problems_in(with_borders(tmp_path, text=" " * 500_000))) == [
        "borders-size: the file is too large: 500 kB"
    ]


@pytest.mark.parametrize("point", ["NaN", "1e999", '"x"', "null", "[]"])
def test_points_must_be_numbers(tmp_path: Path, point: str) -> None:
    """Python's reader of JSON takes numbers that there are not."""
    text = json.dumps({"type": "FeatureCollection", "features": [feature("Nord")]}).replace("7.1", point, 1)
    assert [problem.code for problem in problems_in(with_borders(tmp_path, text=text))] == ["borders-form"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    """A link could lead out of the data folder."""
    data = with_borders(tmp_path, feature("Nord"))
    (data / "districts.geojson").rename(tmp_path / "elsewhere")
    (data / "districts.geojson").symlink_to(tmp_path / "elsewhere")
    assert load(data, TODAY)[0].borders == {}
