"""pydantic's errors in an editor's words, each at the key or value it is about.

In: a node as read, and the model it should fit. Out: the record, or the problems that keep it from being one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import ID_PATTERN
from ..model.weekdays import find_weekday
from ..problems import Place, Problem, Words, error, words
from ..reading import Block, Items, Node, Scalar, place_of
from .faults import FAULTS, OTHER
from .meant import meant

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True)
class Origin:
    """Where a record comes from: its file and its node, so that a later rule can point at a field."""

    file: str
    node: Node

    @property
    def place(self) -> Place:
        """The whole record."""
        return place_of(self.node, self.file)

    @property
    def list_name(self) -> str:
        """The list it stands in: ``partners`` for data/partners.yaml and data/partners/a-to-f.yaml."""
        return self.file.split("/")[1].removesuffix(".yaml")

    def field(self, *path: str | int) -> Place:
        """The place of the value at ``path``, or of the nearest thing around it that is there."""
        return place_of(_follow(self.node, path), self.file)

    def key(self, *path: str | int) -> Place:
        """The place of the key that ends ``path``; of the value where there is no such key."""
        parent = _follow(self.node, path[:-1])
        return place_of(_key_in(parent, path[-1]) or parent, self.file)


def validate(model: type[_M], origin: Origin, context: Mapping[str, str]) -> tuple[_M | None, list[Problem]]:
    """The record behind a node, or all that is wrong with its shape."""
    try:
        return model.model_validate(origin.node, context=dict(context)), []
    except ValidationError as exc:
        return None, [_problem(model, origin, item) for item in exc.errors(include_url=False)]


def _follow(node: Any, path: tuple[str | int, ...]) -> Any:
    """The deepest node along ``path``. Steps that the model inserted itself are passed over."""
    for step in path:
        below = _child(node, step)
        if below is not None:
            node = below
        elif not (isinstance(step, int) and isinstance(node, (Block, Scalar))):
            break
    return node


def _child(node: Any, step: str | int) -> Any:
    if isinstance(node, Items) and isinstance(step, int) and step < len(node):
        return node[step]
    key = _key_in(node, step)
    return node[key] if key is not None else None


def _key_in(node: Any, step: str | int) -> Scalar | None:
    if not isinstance(node, Block):
        return None
    wanted = find_weekday(step) if isinstance(step, str) else None
    for key in node:
        if key == step or (wanted is not None and find_weekday(key) == wanted):
            return key if isinstance(key, Scalar) else None
    return None


def _problem(model: type[BaseModel], origin: Origin, item: ErrorDetails) -> Problem:
    kind, path = item["type"], item["loc"]
    if kind == "extra_forbidden":
        return _unknown_field(model, origin, path)
    node = _follow(origin.node, path)
    place = place_of(node, origin.file)
    if kind == "missing":
        message = words("the field “%(field)s” is missing", field=str(path[-1]))
        return error(
            _start_of(place), "missing", message, words("Add a line “%(field)s: …” to this entry.", field=str(path[-1]))
        )
    values = {**(item.get("ctx") or {}), "given": _short(node), "field": _field_of(origin, path)}
    values["expected"] = ", ".join(re.findall("'([^']+)'", str(values.get("expected"))))
    return _with_words(_kind(item, node), place, values, node)


def _kind(item: ErrorDetails, node: Any) -> str:
    """pydantic's type of an error, a few told apart further."""
    kind, context = item["type"], item.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        return "id" if context.get("pattern") == ID_PATTERN else _PATTERNS.get(str(item["loc"][-1]), kind)
    if kind == "literal_error" and "'yes'" in str(context.get("expected")):
        return "yes_no"
    return "nested" if kind in _LINES and not isinstance(node, Scalar) else kind


# Fields with a form of their own, and the faults of values that are written in one line.
_PATTERNS = {"country": "country", "level": "level"}
_LINES = frozenset(
    {"string_type", "day", "rough_date", "clock", "position", "phone", "email", "url", "weekday", "every"}
)


def _with_words(kind: str, place: Place, values: dict[str, Any], node: Any) -> Problem:
    message, hint = FAULTS.get(kind, OTHER)
    code = kind.replace("_", "-")
    right = meant(kind, str(node)) if isinstance(node, Scalar) else None
    if right:
        return error(place, code, Words(message.msgid, values), words("Write: %(right)s", right=right))
    return error(place, code, Words(message.msgid, values), Words(hint.msgid, values) if hint else None)


def _field_of(origin: Origin, path: tuple[str | int, ...]) -> str:
    """The field an error is about; for a whole entry the list it stands in."""
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else origin.list_name


def _unknown_field(model: type[BaseModel], origin: Origin, path: tuple[str | int, ...]) -> Problem:
    name = str(path[-1])
    known = sorted(_field_names(_model_at(model, path[:-1])))
    weekday = meant("hours_field", name) if "monday" in known else None
    close = [weekday] if weekday else difflib.get_close_matches(name.lower().replace("-", "_"), known, 1, 0.6)
    message = words("there is no field “%(field)s” here", field=name)
    if close:
        return error(origin.key(*path), "unknown-field", message, words("Did you mean “%(close)s”?", close=close[0]))
    return error(
        origin.key(*path), "unknown-field", message, words("Possible here: %(known)s.", known=", ".join(known))
    )


def _field_names(model: type[BaseModel]) -> Iterator[str]:
    for name, info in model.model_fields.items():
        yield info.alias or name


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    for step in path:
        fields = {info.alias or name: info for name, info in model.model_fields.items()}
        if isinstance(step, str) and step in fields:
            model = next(_models_in(fields[step].annotation), model)
    return model


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _start_of(place: Place) -> Place:
    return Place(place.file, place.line, place.column, place.line, place.column + 1)


def _short(node: Any) -> str:
    text = str(node) if isinstance(node, Scalar) else "…"
    return text if len(text) <= 40 else text[:39] + "…"
