"""A city's open data on its districts → data/districts.geojson: only what the map needs, simplified.

In: GeoJSON in degrees (WGS 84) or in the metres of German maps (EPSG:25832 and 25833), from a file or an address.
Out: one feature for each district of vocabulary.yaml. Neighbours keep a common border: they are simplified together.
Raises `ValueError` with what is wrong. Needs shapely, which is an extra: ``pip install network-directory[geo]``.
"""

from __future__ import annotations

import json
import math
import re
import urllib.request
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import ValidationError

from .checking.borders import district_named
from .coordinates import from_utm
from .model import Vocabulary
from .model.borders import Feature, FeatureCollection, Part
from .problems import words
from .progress import SILENT, Progress

MAX_BYTES = 50_000_000
TOLERANCE = 60.0
"""How far a line may be from the border, in metres, roughly: on a phone a city's map has about 60 m to a pixel."""
METRES = 111_320.0
"""A degree of latitude."""
MERIDIANS = {"25832": 9.0, "25833": 15.0}
"""Official coordinates in metres that are understood (EPSG) → the middle of their zone."""
Parts = tuple[Part, ...]


def districts_file(source: str, vocabulary: Vocabulary, progress: Progress = SILENT) -> tuple[str, list[str]]:
    """The text of districts.geojson and the ids of districts that ``source`` does not name."""
    areas = _areas(_fetched(source, progress), vocabulary)
    if not areas:
        raise ValueError("no feature has a property with the name or id of a district of vocabulary.yaml")
    simple = _simplified(areas)
    lines = ",\n".join(_line(code, simple[code]) for code in sorted(simple))
    missing = [district.id for district in vocabulary.districts if district.id not in simple]
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n', missing


def _fetched(source: str, progress: Progress) -> bytes:
    if re.match(r"[a-z]+://", source):
        if not source.startswith("https://"):
            raise ValueError("the address must start with https://")
        with urllib.request.urlopen(source, timeout=60) as answer:  # noqa: S310 - https only, see above
            data = b"".join(_pieces(answer, progress))
    else:
        with Path(source).open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValueError(f"the data set has more than {MAX_BYTES // 1_000_000} MB")
    return data


def _pieces(answer: BinaryIO, progress: Progress) -> Iterator[bytes]:
    """As many as make at most the largest size and one byte."""
    left = MAX_BYTES + 1
    while left and (piece := answer.read(min(left, 1 << 16))):
        yield piece
        left -= len(piece)
        done = round((MAX_BYTES + 1 - left) / 1e6)
        progress.tell(words("fetching the borders: %(done)d MB", done=done))


def _areas(data: bytes, vocabulary: Vocabulary) -> Mapping[str, list[Parts]]:
    """District → its features' pieces, in degrees. Cities often give the quarters, several to a district."""
    try:
        whole = json.loads(data)
        found = FeatureCollection.model_validate(whole)
        features = [Feature.model_validate(item) for item in found.features]
    except (ValidationError, RecursionError, UnicodeDecodeError, json.JSONDecodeError):
        raise ValueError("this is not a GeoJSON FeatureCollection of Polygons and MultiPolygons") from None
    meridian = _meridian(str(whole.get("crs", "")), features)
    areas: defaultdict[str, list[Parts]] = defaultdict(list)
    for feature in features:
        if code := district_named(feature.properties, vocabulary):
            areas[code].append(_in_degrees(feature.geometry.parts, meridian))
    return areas


def _meridian(crs: str, features: list[Feature]) -> float | None:
    """The middle of the zone that coordinates in metres belong to; None for degrees."""
    known = next((code for code in MERIDIANS if code in crs), None)
    if known:
        return MERIDIANS[known]
    first = [ring[0] for item in features for part in item.geometry.parts for ring in part]
    if any(abs(lon) > 180 or abs(lat) > 90 for lon, lat in first):
        raise ValueError("these coordinates are not degrees, and the file does not say EPSG:25832 or 25833")
    return None


def _in_degrees(parts: Parts, meridian: float | None) -> Parts:
    if meridian is None:
        return parts
    return tuple(tuple(tuple(from_utm(x, y, meridian) for x, y in ring) for ring in part) for part in parts)


def _simplified(areas: Mapping[str, list[Parts]]) -> dict[str, Any]:
    """District → GeoJSON geometry. Works in metres around the city's middle, so that all directions count the same."""
    try:
        import shapely
    except ImportError:
        raise ValueError("this needs shapely: pip install network-directory[geo]") from None
    codes = sorted(areas)
    shapes = [
        shapely.union_all([shapely.Polygon(part[0], part[1:]) for parts in areas[code] for part in parts])
        for code in codes
    ]
    south, north = (shapely.total_bounds(shapes)[side] for side in (1, 3))
    stretch = math.cos(math.radians((south + north) / 2))
    flat = shapely.transform(shapes, lambda points: points * (METRES * stretch, METRES))
    simple = shapely.coverage_simplify(flat, TOLERANCE)
    back = shapely.transform(simple, lambda points: points / (METRES * stretch, METRES))
    return {code: json.loads(shapely.to_geojson(shape)) for code, shape in zip(codes, back, strict=True)}


def _line(code: str, geometry: dict[str, Any]) -> str:
    rounded = {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}
    feature = {"type": "Feature", "properties": {"district": code}, "geometry": rounded}
    return json.dumps(feature, ensure_ascii=False)


def _rounded(value: Any) -> Any:
    """Five decimals, about a metre."""
    return [_rounded(item) for item in value] if isinstance(value, (list, tuple)) else round(value, 5)
