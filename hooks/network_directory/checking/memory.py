"""Records that were judged before, while somebody edits them: the same node in the same context is the same record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from ..model.parts import Entry
from .draft import Loaded
from .shape import Origin

_E = TypeVar("_E", bound=Entry)


class Records:
    """The records of the last load."""

    def __init__(self) -> None:
        self._records: dict[int, Loaded[Any]] = {}
        self._context: Mapping[str, str] = {}

    def of(self, origin: Origin, model: type[_E], context: Mapping[str, str]) -> Loaded[_E] | None:
        """The record that was made of the very same node in the same context."""
        found = self._records.get(id(origin.node)) if context == self._context else None
        return found if found and found.origin == origin and type(found.record) is model else None

    def keep(self, entries: Iterable[Loaded[Any]], context: Mapping[str, str]) -> None:
        """Remember these and no others. They hold their nodes, so that no other node has the id of one of theirs."""
        self._records, self._context = {id(item.origin.node): item for item in entries}, dict(context)
