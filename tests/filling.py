"""Records with every text field: what a record leaves out is put in, as far as the model allows it.

The model itself says which fields there are; nothing is listed here that it could be asked for.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, RootModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from making import CONTEXT

# Records that editors may write as one text, and the field that it stands for.
SHORT_FORMS = {
    "Slot": "time",
    "Phone": "number",
    "SpokenLanguage": "language",
    "Interpreter": "available",
    "Registration": "required",
    "SingleDate": "date",
}
# What a record begins with where no single field is required.
BEGINNINGS: dict[str, dict[str, Any]] = {
    "Slot": {"time": "09:00-12:00"},
    "HoursException": {"date": "2026-12-01", "hours": [{"time": "10:00-11:00"}]},
    "Venue": {"place": "x"},
    "SpokenLanguage": {"language": "de"},
}


def text_fields(model: type[BaseModel], texts: tuple[str, ...], path: str) -> Iterator[str]:
    """The path of every field that takes one of the texts, in a record and all records within it."""
    for field, info in _fields(model):
        below = list(_models_in(info.annotation))
        for inner in below:
            yield from text_fields(inner, texts, f"{path}.{field}")
        if not below and any(fits(_type(info), value) for value in _forms(texts)):
            yield f"{path}.{field}"


def fields_with(part: str, value: object, path: str) -> Iterator[str]:
    """The path of every field of a validated record whose text holds ``part``."""
    if isinstance(value, RootModel):
        yield from fields_with(part, value.root, path)
    elif isinstance(value, BaseModel):
        for name, info in type(value).model_fields.items():
            yield from fields_with(part, getattr(value, name), f"{path}.{info.alias or name}")
    elif isinstance(value, str):
        yield from [path] if part in value else []
    elif isinstance(value, (dict, tuple, list)):
        for below in value.values() if isinstance(value, dict) else value:
            yield from fields_with(part, below, path)


def filled(model: type[BaseModel], record: Any, texts: tuple[str, ...], without: frozenset[str]) -> Any:
    """The record with one of the texts in every field that it lacks, but for those ``without``."""
    whole = copy.deepcopy(record)
    _fill(model, whole, texts, without, lambda: fits(model, whole))
    return whole


def fits(kind: Any, value: object) -> bool:
    """Whether the model takes the value."""
    try:
        TypeAdapter(kind).validate_python(value, context=CONTEXT)
    except ValidationError:
        return False
    return True


def _fill(
    model: type[BaseModel],
    node: dict[str, Any],
    texts: tuple[str, ...],
    without: frozenset[str],
    right: Callable[[], bool],
) -> None:
    for field, info in _fields(model):
        below = next(_models_in(info.annotation), None)
        if below is None and field not in node and field not in without:
            _put(node, field, list(_forms(texts)), right)
        elif below is not None:
            new = _beginning(below)
            _put(node, field, [new, [new]], right) if field not in node else _lengthen(node, field, below, right)
            for child in _records(node.get(field)):
                _fill(below, child, texts, without, right)


def _put(node: dict[str, Any], field: str, values: list[Any], right: Callable[[], bool]) -> None:
    for value in values:
        node[field] = value
        if right():
            return
    del node[field]


def _lengthen(node: dict[str, Any], field: str, model: type[BaseModel], right: Callable[[], bool]) -> None:
    """A short form becomes the record that it stands for, where that is the same."""
    written, name = node[field], SHORT_FORMS.get(model.__name__)
    parts = written if isinstance(written, list) else [written]
    if name:
        node[field] = [{name: part} if isinstance(part, str) else part for part in parts]
        if not right():
            node[field] = written


def _records(value: Any) -> list[dict[str, Any]]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _beginning(model: type[BaseModel]) -> dict[str, Any]:
    """What a record must have: the first of several choices, a date, a text."""
    return copy.deepcopy(BEGINNINGS.get(model.__name__)) or {
        field: next((choice for choice in get_args(info.annotation) if get_origin(info.annotation) is Literal), None)
        or ("2026-12-01" if fits(_type(info), "2026-12-01") else "x")
        for field, info in _fields(model)
        if info.is_required()
    }


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from ((info.alias or name, info) for name, info in model.model_fields.items())


def _type(info: FieldInfo) -> Any:
    return Annotated[(info.annotation, *info.metadata)] if info.metadata else info.annotation


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The records within a type; texts by language are none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from [] if issubclass(annotation, RootModel) else [annotation]
        return
    for inner in get_args(annotation):
        yield from _models_in(inner)


def _forms(texts: tuple[str, ...]) -> Iterator[Any]:
    """A text as it may be written: alone, in a list, by language, words by language."""
    for text in texts:
        yield from (text, [text], {"de": text}, {"de": [text]})
