"""The JSON Schemas in data/schema: from the model, for completion and red lines in editors, and for data users."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema

from .model import Activity, NetworkFile, Office, Partner, Vocabulary
from .model.hours import Hours
from .model.weekdays import GERMAN, WEEKDAYS

LISTS: dict[str, type[BaseModel]] = {"offices": Office, "partners": Partner, "activities": Activity}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Editors write numbers and yes/no without quotes: where a text is asked for, YAML 1.2 readers see other types."""

    def str_schema(self, schema: Any) -> JsonSchemaValue:
        written = super().str_schema(schema)
        return {**written, "type": ["string", "number", "boolean"]} if set(written) <= {"type"} else written

    def bool_schema(self, schema: Any) -> JsonSchemaValue:
        return {"enum": [True, False, "yes", "no"]}

    def literal_schema(self, schema: Any) -> JsonSchemaValue:
        written = super().literal_schema(schema)
        if {"yes", "no"} & set(written.get("enum", ())):
            return {"enum": [*written["enum"], True, False]}
        return written


@cache  # for a page and for the open data; nobody changes them
def schemas() -> dict[str, dict[str, Any]]:
    """File stem → JSON Schema of that data file."""
    files: dict[str, type[BaseModel]] = {"network": NetworkFile, "vocabulary": Vocabulary}
    return {
        **{stem: _schema(model) for stem, model in files.items()},
        **{stem: _list_schema(stem, model) for stem, model in LISTS.items()},
    }


def write_schemas(folder: Path) -> None:
    """Write every schema as ``<stem>.json``, sorted and ending in a line break."""
    folder.mkdir(parents=True, exist_ok=True)
    for stem, schema in schemas().items():
        (folder / f"{stem}.json").write_text(as_json(schema), "utf-8")


def as_json(schema: dict[str, Any]) -> str:
    """The bytes that are committed."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    _, definitions = models_json_schema([(model, "validation")], schema_generator=_Generator)
    below = definitions["$defs"]
    _allow_german_weekdays(below)
    return {"$schema": DIALECT, **below.pop(model.__name__), "$defs": below}


def _list_schema(stem: str, model: type[BaseModel]) -> dict[str, Any]:
    whole = _schema(model)
    definitions = whole.pop("$defs")
    definitions[model.__name__] = {key: value for key, value in whole.items() if key != "$schema"}
    return {
        "$schema": DIALECT,
        "title": stem,
        "type": "object",
        "required": [stem],
        "additionalProperties": False,
        "properties": {stem: {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}},
        "$defs": definitions,
    }


def _allow_german_weekdays(definitions: dict[str, Any]) -> None:
    hours = definitions.get(Hours.__name__)
    if hours:
        for english, german in zip(WEEKDAYS, GERMAN, strict=True):
            for name in (german, german.capitalize()):
                hours["properties"][name] = hours["properties"][english]
