"""Open data on the translations: which of them a machine made and no person has read, and which may be out of date.

Whoever uses the texts elsewhere must be able to say so, too (Regulation (EU) 2024/1689, article 50).
"""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from ..directory import Directory


class Disclosure(BaseModel):
    """Where a translation comes from. Those that are not listed were written by editors, as far as is known."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    text: str
    """The list, the entry's id, the fields: `partners/awo/description`."""
    language: str
    origin: Literal["human", "machine"]
    reviewed: dt.date | None
    """When a person last read it."""
    outdated: bool
    """Whether the text has changed since it was translated."""


def disclosures(directory: Directory) -> list[dict[str, Any]]:
    """One for each translation whose origin is recorded, sorted by path and language."""
    origins = directory.origins
    found = []
    for located in origins.texts:
        for language in sorted(located.text.languages) if located.published else ():
            if line := origins.line(located, language)[1]:
                outdated = origins.standing(located.text, language).outdated
                values = {"origin": line.origin, "reviewed": line.reviewed, "outdated": outdated}
                found.append(Disclosure(text=located.path, language=language, **values))
    return [item.model_dump(mode="json") for item in sorted(found, key=lambda item: (item.text, item.language))]


def schema() -> dict[str, Any]:
    """The JSON Schema of one of them."""
    return Disclosure.model_json_schema()
