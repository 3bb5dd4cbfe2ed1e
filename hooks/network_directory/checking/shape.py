"""pydantic's errors in an editor's words, each at the key or value it is about.

In: a node as read, and the model it should fit. Out: the record, or the problems that keep it from being one.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import ID_PATTERN
from ..model.parts import Entry
from ..model.weekdays import find_weekday
from ..problems import Place, Problem, Words, error, words
from ..reading import MAX_PROBLEMS, Block, Items, Node, Scalar, place_of, too_many
from .faults import FAULTS, FORM_FAULTS, FORMS, NOT_KNOWN, OTHER
from .field_names import meant_field
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

    @cached_property
    def scalars(self) -> tuple[Scalar, ...]:
        """Every text in it."""
        return tuple(node for node in self._nodes if isinstance(node, Scalar))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Every part of it that has fields, the whole first."""
        return tuple(node for node in self._nodes if isinstance(node, Block))

    @cached_property
    def _nodes(self) -> list[Node]:
        return _with_parts(self.node)

    @cached_property
    def texts(self) -> tuple[Block, ...]:
        """Every part of it whose fields are texts or lists of texts only."""
        return tuple(block for block in self.blocks if all(map(_is_words, block.values())))

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


def _with_parts(node: Node) -> list[Node]:
    """A node and all that is in it, in the order of the file."""
    if isinstance(node, Scalar):
        return [node]
    return [node, *chain.from_iterable(map(_with_parts, node.values() if isinstance(node, Block) else node))]


def _is_words(node: object) -> bool:
    return isinstance(node, Scalar) or (isinstance(node, Items) and all(isinstance(item, Scalar) for item in node))


def validate(model: type[_M], origin: Origin, context: Mapping[str, object]) -> tuple[_M | None, list[Problem]]:
    """The record behind a node, or all that is wrong with its shape."""
    try:
        return model.model_validate(origin.node, context=dict(context)), []
    except ValidationError as exc:
        found = exc.errors(include_url=False)[: MAX_PROBLEMS + 1]
        misnamed = {(*path[:-1], _meant_field(model, path)) for path in _unknown_fields(found)}
        told = [_problem(model, origin, item) for item in found if not _is_misnamed(item, misnamed)]
        if len(found) > MAX_PROBLEMS:
            told[-1:] = [too_many(told[-1].place)]
        return None, [problem for number, problem in enumerate(told) if number == 0 or problem != told[number - 1]]


def _unknown_fields(found: list[ErrorDetails]) -> Iterator[tuple[str | int, ...]]:
    yield from (item["loc"] for item in found if item["type"] == "extra_forbidden")


def _is_misnamed(item: ErrorDetails, misnamed: set[tuple[str | int | None, ...]]) -> bool:
    """A field that is missing because its name is wrong is told once, where that name stands."""
    return item["type"] == "missing" and item["loc"] in misnamed


def _follow(node: Any, path: tuple[str | int, ...]) -> Any:
    """The deepest node along ``path``. Steps that the model inserted itself are passed over."""
    for step in path:
        below = _child(node, step)
        if below is not None:
            node = below
        elif isinstance(step, int) == isinstance(node, Items):
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
    node = _follow(origin.node, (*path, *_FIELD_OF_FAULT.get(kind, ())))
    place = place_of(node, origin.file)
    if kind == "missing":
        message = words("the field “%(field)s” is missing", field=str(path[-1]))
        return error(
            _start_of(place), "missing", message, words("Add a line “%(field)s: …” to this entry.", field=str(path[-1]))
        )
    values = {**(item.get("ctx") or {}), "given": _short(node), "field": _field_of(origin, path)}
    values["expected"] = ", ".join(re.findall("'([^']+)'", str(values.get("expected"))))
    return _with_words(_kind(model, item, node), place, values, node)


def _kind(model: type[BaseModel], item: ErrorDetails, node: Any) -> str:
    """pydantic's type of an error, a few told apart further."""
    kind, path, context = item["type"], item["loc"], item.get("ctx") or {}
    if kind == "model_type" and not path and issubclass(model, Entry):
        return "entry"
    if isinstance(node, Items) and kind == "model_type":
        return "list_for_fields"
    if isinstance(node, Block) and kind == "tuple_type":
        return "fields_for_list"
    if kind == "string_pattern_mismatch":
        return "id" if context.get("pattern") == ID_PATTERN else _PATTERNS.get(str(item["loc"][-1]), kind)
    if kind == "literal_error" and "'yes'" in str(context.get("expected")):
        return "registration" if path[-1] == "required" else "yes_no"
    if kind == "url" and path[0] == "sources":
        return "source_url"
    if kind == "model_type" and path and isinstance(node, Scalar):
        return "venue" if path[-1] == "at" else kind
    if kind in ("day", "rough_date") and isinstance(node, Scalar) and _DATE.fullmatch(node):
        return "calendar"
    if kind in _LINES and not isinstance(node, Scalar):
        return "nested_part" if isinstance(path[-1], int) else "nested"
    return kind


# Faults of a whole record, and the field that they are about.
_FIELD_OF_FAULT = {"starts_missing": ("every",), "starts_weekday": ("starts",), "ends_before_start": ("to",)}
# Fields with a form of their own, and the faults of values that are written in one line.
_PATTERNS = {"country": "country", "level": "level"}
_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?", re.ASCII)
_LINES = frozenset(
    {"string_type", "day", "rough_date", "clock", "position", "phone", "email", "url", "weekday", "every"}
)


def _with_words(kind: str, place: Place, values: dict[str, Any], node: Any) -> Problem:
    message, hint = FAULTS.get(kind, OTHER)
    code, field = kind.replace("_", "-"), str(values["field"])
    form = FORMS.get(field) if kind in FORM_FAULTS else None
    right = meant(field if kind in ("model_type", "venue") else kind, str(node)) if isinstance(node, Scalar) else None
    if right and not (form and kind == "tuple_type"):
        return error(place, code, Words(message.msgid, values), words("Write: %(right)s", right=right))
    if isinstance(node, Scalar) and len(node) < 20 and node.strip(" .").lower() in NOT_KNOWN:
        message, hint = FAULTS["not_known"]
        return error(place, "not-known", Words(message.msgid, values), hint)
    if form:
        return error(place, code, Words(message.msgid, values), words("Write it like this: %(form)s", form=form))
    return error(place, code, Words(message.msgid, values), Words(hint.msgid, values) if hint else None)


_LONGEST_NAME = 80


def _field_of(origin: Origin, path: tuple[str | int, ...]) -> str:
    """The field an error is about, as far as it is written; for a whole entry the list it stands in."""
    node, field = origin.node, origin.list_name
    for step in path:
        below = _child(node, step)
        if below is not None:
            node, field = below, step if isinstance(step, str) else field
    return field


def _unknown_field(model: type[BaseModel], origin: Origin, path: tuple[str | int, ...]) -> Problem:
    message = words("there is no field “%(field)s” here", field=str(path[-1]))
    return error(origin.key(*path), "unknown-field", message, _field_hint(model, path))


def _field_hint(model: type[BaseModel], path: tuple[str | int, ...]) -> Words:
    """The field that is meant, or the one that it is a part of, or all that are possible."""
    if right := _meant_field(model, path):
        return words("Did you mean “%(close)s”?", close=right)
    if "monday" in _fields(_model_at(model, path[:-1])) and (days := meant("hours_fields", str(path[-1]))):
        return words("Write a line for each day: %(days)s.", days=days)
    here = _model_at(model, path[:-1])
    inside = _fields_with(here, str(path[-1]))
    if len(inside) == 1:
        return words("It belongs to “%(field)s”: write it below “%(field)s:”, indented further.", field=inside[0])
    return words("Possible here: %(known)s.", known=", ".join(sorted(_fields(here))))


def _meant_field(model: type[BaseModel], path: tuple[str | int, ...]) -> str | None:
    """The field whose name is almost the one at the end of ``path``, or which has it in another language."""
    here, name = _model_at(model, path[:-1]), str(path[-1])
    known = sorted(_fields(here))
    if len(name) > _LONGEST_NAME:
        return None
    right = meant("hours_field", name) if "monday" in known else None
    right = right or meant_field(name, known)
    if right or _fields_with(here, name):
        return right
    return next(iter(difflib.get_close_matches(name.lower(), known, 1, 0.7)), None)


def _fields_with(model: type[BaseModel], part: str) -> list[str]:
    """The fields that a field of this name is a part of."""
    return [field for field in _fields(model) if part in _parts(model, field)]


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    """Each field's name as editors write it, and its type."""
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}


def _parts(model: type[BaseModel], field: str) -> set[str]:
    return {part for inner in _models_in(_fields(model)[field]) for part in _fields(inner)}


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel]:
    for step in path:
        fields = _fields(model)
        if isinstance(step, str) and step in fields:
            model = next(_models_in(fields[step]), model)
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
