"""Every text of the data that can be translated, each with a path of its own: ``partners/awo/description``.

A path is made of what stays when lists are put in another order: the list and the id of the record, the names of the
fields, and for a part of a list its id, or else the first of `_KEYS` that it has (a date, an hour, a number), unless
two parts of that list share it. Only where there is nothing of the kind is it the part's number in the list, from 1.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from ..freshness import has_ended
from ..model import Provenance, RoughDate, Text, clock

_KEYS = ("id", "code", "language", "date", "start", "number", "phone", "email", "year")
_NO_KEY = re.compile(r"[^A-Za-z0-9_]+")
# Fields that hold names: a name written as a plain string is a proper name, the same in every language.
_NAMES = frozenset({"name", "title", "house"})


@dataclass(frozen=True)
class Source:
    """A record of the data: the path that its texts begin with, its file, the line of its entry there (0 if the file is
    no list of entries), and earlier paths that it had.
    """

    path: str
    record: BaseModel
    file: str
    line: int = 0
    former: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A text's path, and the pattern of the paths that it has while the parts of lists around it change places."""

    path: str
    pattern: str

    def field(self, name: str) -> Place:
        """The place of a field within."""
        return Place(f"{self.path}/{name}", f"{self.pattern}/{name}")

    def part(self, key: str) -> Place:
        """The place of a part of a list."""
        return Place(f"{self.path}/{key}", f"{self.pattern}/[^/]+")


@dataclass(frozen=True)
class Located:
    """A text, where it is, its file, line and column, and whether its record is published (or has ended)."""

    place: Place
    text: Text
    file: str
    line: int
    column: int
    published: bool

    @property
    def path(self) -> str:
        """The text's path."""
        return self.place.path

    @property
    def is_proper_name(self) -> bool:
        """Whether it is a name that nobody wants translated: editors write ``{de: …}`` where they do."""
        return self.text.written.plain and self.path.rpartition("/")[2] in _NAMES


def texts_of(source: Source, today: dt.date) -> Iterator[Located]:
    """The texts of a record, in the model's order."""
    paths = "|".join(map(re.escape, (source.path, *source.former)))
    place = Place(source.path, f"(?:{paths})")
    for where, text, published in _texts(place, source.record, True, today):
        yield Located(where, text, source.file, source.line + text.written.line, text.written.column, published)


def _texts(place: Place, value: object, published: bool, today: dt.date) -> Iterator[tuple[Place, Text, bool]]:
    if isinstance(value, Text):
        yield place, value, published
    elif isinstance(value, BaseModel):
        published = published and not (isinstance(value, Provenance) and has_ended(value, today))
        for name, info in type(value).model_fields.items():
            part = getattr(value, name)
            if _may_hold_texts(part):
                yield from _texts(place.field(info.alias or name), part, published, today)
    elif type(value) is tuple:
        for key, part in zip(_keys(value), value, strict=True):
            yield from _texts(place.part(key), part, published, today)


def _may_hold_texts(value: object) -> bool:
    """Most fields are plain, or lists of what is plain: places are only worked out for the others."""
    return any(map(_may_hold_texts, value)) if type(value) is tuple else isinstance(value, BaseModel)


def _keys(parts: tuple[object, ...]) -> list[str]:
    """What identifies each part of a list."""
    keys = [_key(part) for part in parts]
    count = Counter(keys)
    return [key if key and count[key] == 1 else str(number) for number, key in enumerate(keys, 1)]


@cache
def _keys_of(kind: type) -> tuple[str, ...]:
    """Those of `_KEYS` that a type of parts can have: to ask a record for what it has not takes long."""
    fields = kind.model_fields if issubclass(kind, BaseModel) else {}
    return tuple(name for name in _KEYS if name in fields or hasattr(kind, name))


def _key(part: Any) -> str:
    for name in _keys_of(part.__class__):
        value = getattr(part, name, None)
        if isinstance(value, (str, int, dt.date, RoughDate)):
            written = clock(value) if isinstance(value, int) else str(value)
            return _NO_KEY.sub("-", written).strip("-")
    return ""
