"""Open data under addresses that stay: every published record as JSON, opening hours for OpenStreetMap, and where the
translations come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from .directory import Directory
from .osm import OsmHours, osm_hours
from .schema import DIALECT, as_json, schemas
from .translating import disclosure

FOLDER = "data/v1/"
FILES = (
    "network.json",
    "vocabulary.json",
    "offices.json",
    "partners.json",
    "activities.json",
    "opening_hours.json",
    "translations.json",
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
        "translations.json": disclosure.disclosures(directory),
    }
    for name in FILES:
        stem = name.removesuffix(".json")
        terms = {
            "licence": directory.network.licence,
            "attribution": [item.root for item in directory.network.attribution],
        }
        content = {**terms, "date": directory.today.isoformat(), stem: whole[name]}
        yield FOLDER + name, json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    for stem, schema in {**schemas(), **_further_schemas()}.items():
        yield f"{FOLDER}schema/{stem}.json", as_json(schema)


def _further_schemas() -> dict[str, dict[str, Any]]:
    """File stem → schema of what no editor writes: opening hours by id, the list of translations."""
    content = {
        "opening_hours": {"type": "object", "additionalProperties": OsmHours.model_json_schema()},
        "translations": {"type": "array", "items": disclosure.schema()},
    }
    return {
        stem: {"$schema": DIALECT, "type": "object", "required": [stem], "properties": {stem: schema}}
        for stem, schema in content.items()
    }


def _plain(record: BaseModel) -> dict[str, Any]:
    return record.model_dump(mode="json", by_alias=True, exclude_defaults=True)
