"""The map: where districts, names and marks stand on the sheet, with borders and without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from making import entry, loaded
from network_directory.directory import Directory
from network_directory.model import District
from network_directory.pages.city_map import CityMap, city_map
from network_directory.pages.drawing import TILE_HEIGHT, WIDTH, fitting, outlined, tiled


def district(code: str, position: str | None = None, neighbours: tuple[str, ...] = ()) -> District:
    """A district by its id, name of the same letters."""
    written = {"id": code, "name": code.title(), "neighbours": list(neighbours)}
    if position:
        written |= {"position": position}
    return District.model_validate(written, context={"main_language": "de"})


def rows(districts: list[District]) -> list[list[str]]:
    """The tiles as they stand: from the top, each row from the left."""
    shapes, _, _ = tiled(districts)
    levels = sorted({shape.y for shape in shapes.values()})
    return [sorted((code for code in shapes if shapes[code].y == y), key=lambda code: shapes[code].x) for y in levels]


def test_tiles_stand_from_north_to_south_and_from_west_to_east() -> None:
    """So that everybody finds the own district where it is."""
    places = {"a": "51.3, 7.2", "b": "51.3, 7.1", "c": "51.3, 7.3", "d": "51.1, 7.3", "e": "51.2, 7.1"}
    found = rows([district(code, position) for code, position in places.items()])
    assert found == [["b", "a", "c"], ["e", "d"]]


def test_a_district_without_a_position_stands_among_its_neighbours() -> None:
    """Here m is in the middle of all, because it is between the north and the south."""
    places = {
        f"{row}{column}": f"{lat}, {lon}"
        for row, lat in {"n": 51.3, "": 51.2, "s": 51.1}.items()
        for column, lon in {"w": 7.1, "": 7.2, "e": 7.3}.items()
        if row + column
    }
    known = [district(code, position) for code, position in places.items()]
    found = rows([district("m", None, ("n", "s")), *known])
    assert found == [["nw", "n", "ne"], ["w", "m", "e"], ["sw", "s", "se"]]


def test_tiles_of_neighbours_are_joined_where_they_touch() -> None:
    """Each pair once; a line across other tiles would say nothing."""
    row = [
        district("a", "51.1, 7.1", ("b", "c")),
        district("b", "51.1, 7.2", ("a",)),
        district("c", "51.1, 7.3", ("a",)),
    ]
    assert tiled(row)[1] == [("a", "b")]


def test_tiles_fill_the_sheet() -> None:
    """Three side by side on a phone."""
    shapes, _, height = tiled([district(code, f"51.1, 7.{number}") for number, code in enumerate("abc", 1)])
    assert height == TILE_HEIGHT
    assert shapes["a"].path == f"M0.0,0.0h116.7v{TILE_HEIGHT}h-116.7Z"
    assert shapes["c"].x + shapes["c"].width / 2 == pytest.approx(WIDTH)


# A U: its middle is outside of it.
OUTER = ((7.0, 51.2), (7.0, 51.0), (7.3, 51.0), (7.3, 51.2))
INNER = ((7.25, 51.2), (7.25, 51.02), (7.05, 51.02), (7.05, 51.2), (7.0, 51.2))
U = ((*OUTER, *INNER),)


def test_names_stand_inside_their_shape() -> None:
    """Even where its middle is not: at its widest level."""
    projection, height = fitting([(U,)])
    shape = outlined((U,), projection)
    lon, lat = shape.x / projection.per_lon + projection.west, projection.north - shape.y / projection.per_lat
    assert (lon, shape.width) == (pytest.approx(7.15), pytest.approx(WIDTH))
    assert 51.0 < lat < 51.02
    assert height == pytest.approx(WIDTH * 0.2 / 0.3 / 0.629, rel=0.01)


def test_an_area_is_a_path_of_all_its_pieces() -> None:
    """Holes and islands are lines of their own; the last point, which is the first again, is left to “Z”."""
    square = ((7.0, 51.0), (7.3, 51.0), (7.3, 51.2), (7.0, 51.0))
    projection, _ = fitting([((square,),)])
    path = outlined(((square, square), (square,)), projection).path
    assert path.count("M") == path.count("Z") == 3
    assert path.startswith("M0.0,")
    assert path.split("Z")[0].count(" ") == 2


@pytest.fixture
def plain(tmp_path: Path) -> Directory:
    """Three districts with positions, two offices; no borders."""
    return loaded(tmp_path, **PLAIN)


PLAIN: dict[str, Any] = {
    "vocabulary": {
        "districts": [
            {"id": "nord", "name": "Nord", "neighbours": ["sued"], "position": "51.20000, 7.20000"},
            {"id": "sued", "name": "Süd", "neighbours": ["nord"], "position": "51.10000, 7.20000"},
            {"id": "ost", "name": "Ost"},
        ]
    },
    "offices": [
        entry("offices", districts=["nord", "sued"], position="51.11000, 7.20000", position_accuracy="quarter"),
        entry("offices", id="zweites", name="Zweites", former_ids=[], districts=["ost"], outposts=[]),
    ],
}


def _drawn(directory: Directory) -> CityMap:
    found = city_map(directory)
    assert found is not None
    return found


def test_every_office_has_one_full_mark(plain: Directory) -> None:
    """In the nearest of its districts, else in the first; in the others its number stands as well."""
    drawn = _drawn(plain)
    assert {area.district.id: [(mark.number, mark.home) for mark in area.marks] for area in drawn.areas} == {
        "nord": [(1, False)],
        "sued": [(1, True)],
        "ost": [(2, True)],
    }
    assert [(item.number, item.route) for item in drawn.offices] == [(1, "offices/markt/"), (2, "offices/zweites/")]
    assert drawn.projection is None


def test_with_few_positions_there_is_no_map(tmp_path: Path) -> None:
    """It would be a guess."""
    north, south, east = PLAIN["vocabulary"]["districts"]
    unknown = {key: value for key, value in south.items() if key != "position"}
    assert city_map(loaded(tmp_path, **PLAIN | {"vocabulary": {"districts": [north, unknown, east]}})) is None


def test_a_mark_stands_at_a_position_only_where_the_street_is_known(musterstadt: Directory) -> None:
    """An office known to the quarter stands beside the district's name."""
    drawn = _drawn(musterstadt)
    assert drawn.projection is not None
    marks = {mark.number: mark for area in drawn.areas for mark in area.marks if mark.home}
    offices = list(musterstadt.offices.values())
    at = {
        number: (mark.x, mark.y) == drawn.projection.point(position.lon, position.lat)
        for number, mark in marks.items()
        if (position := offices[number - 1].position)
    }
    assert at == {1: True, 2: True, 3: False}


def test_no_mark_covers_its_district_s_name(musterstadt: Directory) -> None:
    """The name stands above."""
    for area in _drawn(musterstadt).areas:
        assert all(abs(mark.y - area.y) >= 20 or abs(mark.x - area.x) >= 50 for mark in area.marks), area.district.id
