"""districts.geojson → the borders of the districts, and what is wrong with them.

The file is optional; without it the map is drawn from the districts' positions. It is not written by hand but by the
command ``network-directory districts``, so problems point at the line where a district's feature begins.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from ..model import District, Vocabulary
from ..model.base import fold
from ..model.borders import Feature, FeatureCollection
from ..model.values import Position
from ..problems import Place, Problem, error, warning, words
from .draft import Border, Draft
from .places import within

BORDERS = "districts.geojson"
MAX_BYTES = 400_000
"""The map of a large city, simplified, has about 40 kB: whoever exceeds ten times that has not simplified."""
_REWRITE = words("Write the file with “network-directory districts”.")
_FEATURE = re.compile(r'"type"\s*:\s*"Feature"')


def read_borders(path: Path, name: str) -> tuple[tuple[Border, ...], list[Problem]]:
    """The features of the file and all that is wrong with their form; ``name`` is how messages call the file."""
    if not path.is_file() or path.is_symlink():
        return (), []
    if (size := path.stat().st_size) > MAX_BYTES:
        message = words("the file is too large: %(size)d kB", size=size // 1000)
        return (), [error(Place(name), "borders-size", message, _REWRITE)]
    try:
        text = path.read_text("utf-8")
        found = FeatureCollection.model_validate(json.loads(text))
    except json.JSONDecodeError as fault:
        place = Place(name, fault.lineno, fault.colno, fault.lineno, fault.colno + 1)
        return (), [error(place, "borders-json", words("this cannot be read as JSON"), _REWRITE)]
    except (ValueError, RecursionError, OSError):
        return (), [error(Place(name), "borders-form", words("the file is not a GeoJSON FeatureCollection"), _REWRITE)]
    borders, problems = [], []
    for feature, place in zip(found.features, _places(text, name, len(found.features)), strict=True):
        try:
            valid = Feature.model_validate(feature)
        except ValidationError:
            message = words("a feature must have properties and a Polygon or MultiPolygon of at least four points")
            problems.append(error(place, "borders-form", message, _REWRITE))
        else:
            borders.append(Border(valid.properties, valid.geometry.parts, place))
    return tuple(borders), problems


def _places(text: str, name: str, count: int) -> list[Place]:
    """Where each feature begins: JSON readers tell no lines, but every feature says what it is."""
    lines = [text.count("\n", 0, match.start()) + 1 for match in _FEATURE.finditer(text)]
    return [Place(name, line, 1, line, 2) for line in lines] if len(lines) == count else [Place(name)] * count


def district_named(properties: Mapping[str, Any], vocabulary: Vocabulary) -> str | None:
    """The id of the district that one of the properties names, by its id or its name in any language."""
    known = {fold(name): district.id for district in vocabulary.districts for name in _names(district)}
    found = (known.get(fold(value)) for value in properties.values() if isinstance(value, str))
    return next((code for code in found if code), None)


def _names(district: District) -> list[str]:
    return [district.id, *district.name.root.values()]


def borders_name_districts(draft: Draft) -> Iterator[Problem]:
    """In districts.geojson every feature names one district, no two the same one, and no district is missing."""
    if draft.vocabulary is None:
        return
    borders, vocabulary = draft.borders, draft.vocabulary.record
    seen: dict[str, Place] = {}
    for border in borders:
        code = district_named(border.properties, vocabulary)
        if code is None:
            yield _nameless(border, vocabulary)
        elif code in seen:
            hint = words("The other one is in line %(line)d. Keep one.", line=seen[code].line)
            yield error(border.place, "borders-twice", words("the borders of “%(id)s” are there twice", id=code), hint)
        else:
            seen[code] = border.place
    for district in vocabulary.districts if borders else ():
        if district.id not in seen:
            message = words("the file has no borders of “%(id)s”", id=district.id)
            yield warning(Place(borders[0].place.file), "borders-missing", message, _REWRITE)


def _nameless(border: Border, vocabulary: Vocabulary) -> Problem:
    message = words("no property of this feature names a district")
    given = [value for value in border.properties.values() if isinstance(value, str) and len(value) < 80]
    known = {fold(name): district.id for district in vocabulary.districts for name in _names(district)}
    close = [known[match] for value in given for match in difflib.get_close_matches(fold(value), list(known), 1, 0.7)]
    example = close[0] if close else vocabulary.districts[0].id if vocabulary.districts else "…"
    hint = words("Write for example: %(right)s", right=f'"properties": {{"district": "{example}"}}')
    return error(border.place, "borders-district", message, hint)


def borders_lie_in_the_city(draft: Draft) -> Iterator[Problem]:
    """Every point of districts.geojson lies within the city's bounds, longitude first; every ring is closed."""
    if draft.network is None:
        return
    bounds = draft.network.record.bounds
    for border in draft.borders:
        rings = [ring for part in border.parts for ring in part]
        points = [point for ring in rings for point in ring]
        if all(within(Position(first, second), bounds) for first, second in points):
            message = words("latitude and longitude are swapped")
            yield error(border.place, "borders-swapped", message, words("GeoJSON has the longitude first."))
        elif not all(within(Position(lat, lon), bounds) for lon, lat in points):
            message = words("these borders leave the city's “bounds”")
            hint = words("Positions are in degrees (WGS 84), longitude first; or widen “bounds” in network.yaml.")
            yield error(border.place, "borders-outside", message, hint)
        elif any(ring[0] != ring[-1] for ring in rings):
            hint = words("The last point of a ring must be its first one again.")
            yield error(border.place, "borders-open", words("these borders are not closed"), hint)
