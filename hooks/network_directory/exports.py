"""Open data: every published record as JSON, and opening hours for OpenStreetMap, under addresses that stay."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .directory import Directory
from .osm import OsmHours, osm_hours
from .schema import DIALECT, as_json, schemas

FOLDER = "data/v1/"
FILES = (
    "network.json",
    "vocabulary.json",
    "offices.json",
    "partners.json",
    "activities.json",
    "opening_hours.json",
)


def exports(directory: Directory) -> Iterator[tuple[str, str]]:
    """Path below the site's root → JSON text: the records as written, less what has ended, and the schemas."""
    whole: dict[str, Any] = {
        "network.json": _plain(directory.network),
        "vocabulary.json": _plain(directory.vocabulary),
        "offices.json": [_plain(item) for item in directory.offices.values()],
        "partners.json": [_plain(item) for item in directory.partners.values()],
        "activities.json": [_plain(item) for item in directory.activities.values()],
        "opening_hours.json": {code: item.model_dump() for code, item in osm_hours(directory).items()},
    }
    for name in FILES:
        stem = name.removesuffix(".json")
        terms = {
            "licence": directory.network.licence,
            "attribution": [item.root for item in directory.network.attribution],
        }
        content = {**terms, "date": directory.today.isoformat(), stem: whole[name]}
        yield FOLDER + name, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    for stem, schema in {**schemas(), "opening_hours": _osm_schema()}.items():
        yield f"{FOLDER}schema/{stem}.json", as_json(schema)


def _osm_schema() -> dict[str, Any]:
    """The schema of opening_hours.json: one entry for each id."""
    entries = {"type": "object", "additionalProperties": OsmHours.model_json_schema()}
    return {
        "$schema": DIALECT,
        "type": "object",
        "required": ["opening_hours"],
        "properties": {"opening_hours": entries},
    }


def _plain(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
