"""The map: districts by their borders, or as tiles where the borders are not known, and the offices for each.

An office has one full mark, a link; in the other districts that it serves its number stands once more. Only where its
street is known does the mark stand at its position; else it stands beside the district's name and claims no place.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ..directory import Directory
from ..model import District, Office, Text
from ..routes import route
from .drawing import WIDTH, Projection, Shape, fitting, outlined, tiled

MARK_SPACE = 58
"""The room for a mark: enough for a thumb on the smallest phone."""
NAME_ABOVE = 22
LETTER = 7.7
"""How wide a letter of a name is on average."""


@dataclass(frozen=True)
class Mark:
    """An office's number in a district; ``home`` if it is the district where the office stands."""

    number: int
    home: bool
    x: float
    y: float


@dataclass(frozen=True)
class Area:
    """A district on the map. ``squeeze``: how wide its name may be at most."""

    district: District
    path: str
    x: float
    y: float
    squeeze: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Numbered:
    """An office in the list beside the map."""

    number: int
    name: Text
    route: str
    districts: tuple[District, ...]


@dataclass(frozen=True)
class CityMap:
    """Everything on the sheet. ``lines`` join tiles of neighbours; ``projection`` is there if borders are."""

    height: float
    areas: tuple[Area, ...]
    lines: tuple[tuple[float, float, float, float], ...]
    offices: tuple[Numbered, ...]
    projection: Projection | None
    width: int = WIDTH


def city_map(directory: Directory) -> CityMap | None:
    """The map, if the borders are known or at least half of the positions."""
    districts = list(directory.districts.values())
    if not directory.borders and 2 * sum(item.position is not None for item in districts) < max(4, len(districts)):
        return None
    if directory.borders:
        projection, height = fitting(directory.borders.values())
        shapes = {code: outlined(parts, projection) for code, parts in directory.borders.items()}
        return _map(directory, shapes, [], height, projection)
    shapes, touching, height = tiled(districts)
    return _map(directory, shapes, touching, height, None)


def _map(
    directory: Directory,
    shapes: Mapping[str, Shape],
    touching: list[tuple[str, str]],
    height: float,
    projection: Projection | None,
) -> CityMap:
    numbers = {office.id: number for number, office in enumerate(directory.offices.values(), 1)}
    areas = tuple(
        _area(directory, district, shapes[district.id], numbers, projection)
        for district in directory.districts.values()
        if district.id in shapes
    )
    lines = tuple((shapes[one].x, shapes[one].y, shapes[two].x, shapes[two].y) for one, two in touching)
    return CityMap(height, areas, lines, _numbered(directory), projection)


def _numbered(directory: Directory) -> tuple[Numbered, ...]:
    """The offices with their numbers, in the editors' order."""
    return tuple(
        Numbered(
            number,
            office.name,
            route("office", office.id),
            tuple(item for item in directory.districts.values() if office in directory.offices_for(item.id)),
        )
        for number, office in enumerate(directory.offices.values(), 1)
    )


def _area(
    directory: Directory,
    district: District,
    shape: Shape,
    numbers: Mapping[str, int],
    projection: Projection | None,
) -> Area:
    offices = directory.offices_for(district.id)
    homes = {office.id for office in offices if _home(directory, office) == district.id}
    placed = [office for office in offices if projection and office.id in homes and _is_exact(office)]
    row = [office for office in offices if office not in placed]
    space = min(MARK_SPACE, max(shape.width, MARK_SPACE) / max(len(row), 1))
    start = shape.x - space * (len(row) - 1) / 2
    marks = [
        Mark(numbers[office.id], office.id in homes, start + index * space, shape.y + 14)
        for index, office in enumerate(row)
    ]
    for office in placed:
        if projection and office.position:
            marks.append(Mark(numbers[office.id], True, *projection.point(office.position.lon, office.position.lat)))
    longest = max(len(name) for name in district.name.root.values()) * LETTER
    squeeze = shape.width - 6 if longest > shape.width - 6 and not projection else 0
    return Area(district, shape.path, shape.x, _name_height(shape, marks), squeeze, tuple(marks))


def _is_exact(office: Office) -> bool:
    return office.position is not None and office.position_accuracy in ("house", "street")


def _name_height(shape: Shape, marks: list[Mark]) -> float:
    """Where the name stands: above the middle, and above a mark that would cover it there."""
    height = shape.y - NAME_ABOVE
    for mark in sorted(marks, key=lambda item: -item.y):
        if abs(mark.y - height) < NAME_ABOVE and abs(mark.x - shape.x) < MARK_SPACE:
            height = mark.y - NAME_ABOVE
    return height


def _home(directory: Directory, office: Office) -> str | None:
    """Where an office stands: of its districts the nearest one, else the one it names first."""
    if office.position is None:
        return next(iter(office.districts), None)
    there = office.position
    near = [item for code in office.districts if (item := directory.districts.get(code)) and item.position]
    near.sort(key=lambda item: math.dist(item.position or there, there))
    return near[0].id if near else next(iter(office.districts), None)
