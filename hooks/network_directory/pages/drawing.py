"""Shapes on a sheet: borders and tiles as SVG paths, and where a shape has room for words. Units: the sheet's."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import District
from ..model.borders import Part

WIDTH = 366
"""The sheet's width: that of a phone's screen in CSS px, so that a unit is about a pixel there."""
TILE_HEIGHT, GAP = 92, 8
LEVELS = 15
"""How many levels of a shape are looked at for the widest one."""

Rings = list[list[tuple[float, float]]]


@dataclass(frozen=True)
class Projection:
    """Degrees → the sheet: equirectangular at the city's middle, which is off by a few metres within a city."""

    west: float
    north: float
    per_lon: float
    per_lat: float

    def rings(self, part: Part) -> Rings:
        """A piece of an area, on the sheet."""
        return [[self.point(lon, lat) for lon, lat in ring] for ring in part]

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """A position on the sheet, x to the east and y to the south."""
        return (lon - self.west) * self.per_lon, (self.north - lat) * self.per_lat


@dataclass(frozen=True)
class Shape:
    """A district on the sheet: its path, and the middle and width of where its words stand."""

    path: str
    x: float
    y: float
    width: float


def fitting(areas: Iterable[tuple[Part, ...]]) -> tuple[Projection, float]:
    """The projection that makes the areas as wide as the sheet, and the height they have then."""
    points = [point for parts in areas for part in parts for ring in part for point in ring]
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    per_lon = WIDTH / (max(lons) - min(lons) or 1)
    per_lat = per_lon / math.cos(math.radians((min(lats) + max(lats)) / 2))
    return Projection(min(lons), max(lats), per_lon, per_lat), (max(lats) - min(lats)) * per_lat


def outlined(parts: tuple[Part, ...], projection: Projection) -> Shape:
    """An area by its borders; its words stand at the widest level of its largest piece."""
    pieces = [projection.rings(part) for part in parts]
    path = "".join(_line(ring) for rings in pieces for ring in rings)
    widest = max((_widest(rings) for rings in pieces), key=lambda found: found[2])
    return Shape(path, *widest)


def _line(ring: Sequence[tuple[float, float]]) -> str:
    return "M" + " ".join(f"{x:.1f},{y:.1f}" for x, y in ring[:-1]) + "Z"


def _widest(rings: Rings) -> tuple[float, float, float]:
    """The middle of the longest level line inside a piece, and its length; lines near the middle come first."""
    heights = [y for _, y in rings[0]]
    top, bottom = min(heights), max(heights)
    found = (rings[0][0][0], (top + bottom) / 2, 0.0)
    for number in sorted(range(1, LEVELS), key=lambda level: abs(level - LEVELS / 2)):
        y = top + (bottom - top) * number / LEVELS
        crossings = sorted(
            _crossing(one, two, y) for ring in rings for one, two in pairwise(ring) if _cuts(one, two, y)
        )
        for left, right in zip(crossings[::2], crossings[1::2], strict=True):
            if right - left > found[2]:
                found = ((left + right) / 2, y, right - left)
    return found


def _cuts(one: tuple[float, float], two: tuple[float, float], y: float) -> bool:
    return (one[1] <= y) != (two[1] <= y)


def _crossing(one: tuple[float, float], two: tuple[float, float], y: float) -> float:
    return one[0] + (y - one[1]) / (two[1] - one[1]) * (two[0] - one[0])


def tiled(districts: Sequence[District]) -> tuple[dict[str, Shape], list[tuple[str, str]], float]:
    """Districts as tiles in rows from north to south, each from west to east; which of them touch; the height.

    A district without a position stands where its neighbours are. ``touching`` pairs are neighbours side by side.
    """
    columns = max(3, math.isqrt(len(districts) - 1))
    places = _places(districts)
    order = sorted(districts, key=lambda item: (-places[item.id][0], item.id))
    rows = [order[start : start + columns] for start in range(0, len(order), columns)]
    cells = {
        district.id: (number, column + (columns - len(row)) / 2)
        for number, row in enumerate(rows)
        for column, district in enumerate(sorted(row, key=lambda item: (places[item.id][1], item.id)))
    }
    width = (WIDTH - GAP * (columns - 1)) / columns
    shapes = {code: _tile(row, column, width) for code, (row, column) in cells.items()}
    pairs = [(item.id, other) for item in districts for other in item.neighbours if item.id < other in cells]
    touching = [pair for pair in pairs if _touch(cells[pair[0]], cells[pair[1]])]
    return shapes, touching, len(rows) * (TILE_HEIGHT + GAP) - GAP


def _tile(row: int, column: float, width: float) -> Shape:
    x, y = column * (width + GAP), row * (TILE_HEIGHT + GAP)
    return Shape(f"M{x:.1f},{y:.1f}h{width:.1f}v{TILE_HEIGHT}h-{width:.1f}Z", x + width / 2, y + TILE_HEIGHT / 2, width)


def _touch(one: tuple[int, float], other: tuple[int, float]) -> bool:
    return abs(one[0] - other[0]) <= 1 and abs(one[1] - other[1]) <= 1


ROUNDS = 50


def _places(districts: Sequence[District]) -> Mapping[str, tuple[float, float]]:
    """Latitude and longitude of every district; where none is known the mean of its neighbours', found step by step."""
    known = {item.id: tuple(item.position) for item in districts if item.position}
    middle = tuple(sum(values) / len(known) for values in zip(*known.values(), strict=True))
    found = {item.id: known.get(item.id, middle) for item in districts}
    for _ in range(ROUNDS):
        for item in districts:
            near = [found[code] for code in item.neighbours if code in found]
            if item.id not in known and near:
                found[item.id] = tuple(sum(values) / len(near) for values in zip(*near, strict=True))
    return {code: (lat, lon) for code, (lat, lon) in found.items()}
