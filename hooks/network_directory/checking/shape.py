"""pydantic's errors in an editor's words, each at the key or value it is about.

In: a node as read, and the model it should fit. Out: the record, or the problems that keep it from being one.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..model.base import ID_PATTERN
from ..model.weekdays import find_weekday
from ..problems import Place, Problem, Words, error, words
from ..reading import Block, Items, Node, Scalar, place_of
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
    return _with_words(
        _kind(item), place, {**(item.get("ctx") or {}), "given": _short(node), "field": _field_of(origin, path)}, node
    )


def _kind(item: ErrorDetails) -> str:
    """pydantic's type of an error, a few told apart further."""
    context = item.get("ctx") or {}
    if item["type"] == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        return "id"
    if item["type"] == "literal_error" and "'yes'" in str(context.get("expected")):
        return "yes_no"
    return item["type"]


def _with_words(kind: str, place: Place, values: dict[str, Any], node: Any) -> Problem:
    message, hint = _SHAPES.get(kind, _OTHER)
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


_OTHER = (words("“%(given)s” does not fit “%(field)s”"), None)
_TEXT_HINT = words("Write one text, or one per language: {de: …, en: …}.")
_SHAPES: dict[str, tuple[Words, Words | None]] = {
    "string_type": (words("“%(field)s” must be a text"), None),
    "tuple_type": (words("“%(field)s” must be a list"), words("Write it like this: [one, two].")),
    "model_type": (words("“%(field)s” must be a map of fields"), words("Write it like this: {field: value}.")),
    "model_attributes_type": (
        words("“%(field)s” must be a map of fields"),
        words("Write it like this: {field: value}."),
    ),
    "dict_type": (words("“%(field)s” must be a map"), None),
    "bool_parsing": (words("“%(given)s” is neither yes nor no"), words("Write “yes” or “no”.")),
    "int_parsing": (words("“%(given)s” is not a whole number"), None),
    "literal_error": (words("“%(given)s” is not possible for “%(field)s”"), words("Possible here: %(expected)s.")),
    "string_pattern_mismatch": (words("“%(given)s” does not have the right form"), None),
    "id": (
        words("“%(given)s” does not have the right form"),
        words("An id has only a–z, 0–9 and single hyphens, for example “haus-am-markt”."),
    ),
    "yes_no": (words("“%(given)s” is not possible for “%(field)s”"), words("Possible here: %(expected)s.")),
    "empty": (words("“%(field)s” is empty"), words("Write something, or leave the field out if it is not known.")),
    "text": (words("“%(field)s” must be a text"), _TEXT_HINT),
    "text_main_missing": (words("the text in the main language (%(language)s) is missing"), _TEXT_HINT),
    "day": (words("“%(given)s” is not a date"), words("Write year, month and day: 2026-11-27.")),
    "rough_date": (words("“%(given)s” is not a date"), words("Write 2026-11-27, or 2026-11, or 2026.")),
    "clock": (words("“%(given)s” is not a time of day"), words("Write hours and minutes: 14:30.")),
    "position": (
        words("“%(given)s” is not a position"),
        words("Write latitude and longitude with points: 51.45080, 7.01310."),
    ),
    "phone": (
        words("“%(given)s” is not a telephone number"),
        words("Write it like this: 0231 50-11138 or +49 231 5011138."),
    ),
    "email": (words("“%(given)s” is not an e-mail address"), words("Write it like this: name@example.org.")),
    "url": (words("“%(given)s” is not a web address"), words("It must start with https:// or http://.")),
    "hours": (
        words("“%(given)s” cannot be read as opening hours"),
        words("Write it like this: 09:00-12:00, 13:00-17:00 — or “closed”, or “by appointment”."),
    ),
    "hours_map": (
        words("opening hours must be a map of weekdays"),
        words("Write it like this: {monday: 09:00-12:00}."),
    ),
    "hours_backwards": (
        words("these hours end (%(end)s) before they start (%(start)s)"),
        words("Write the earlier time first; hours past midnight are two days."),
    ),
    "weekday": (words("“%(given)s” is not a weekday"), words("Write monday to sunday, or Montag to Sonntag.")),
    "every": (
        words("“%(given)s” cannot be read as a rhythm"),
        words("Write it like this: tuesday — monday, thursday — 2 weeks on friday — 1st thursday — last sunday."),
    ),
    "starts_missing": (
        words("“every: 2 weeks on …” needs “starts”"),
        words("Write the first date, so that it is clear which weeks are meant."),
    ),
    "starts_weekday": (words("“starts” (%(date)s) does not fall on the weekday of “every”"), None),
    "ends_before_start": (words("“to” is not later than “from”"), None),
    "venue": (
        words("“at” must name one place"),
        words("Write {office: …}, {outpost: …}, {partner: …}, {place: …, address: …} or online."),
    ),
    "consent": (
        words("a person is named without consent"),
        words("Leave the name out, or add “consent: <date>” once the person has agreed."),
    ),
    "bounds": (
        words("“bounds” must be four numbers: south, west, north, east"),
        words("For example [51.41, 7.30, 51.61, 7.64]."),
    ),
    "timezone": (words("“%(given)s” is not a time zone"), words("For example Europe/Berlin.")),
}
