"""What a data file says, as plain text values that know where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ..problems import Place, Problem


class Scalar(str):
    """A text with its place; lines and columns count from 1."""

    __slots__ = ("column", "end_column", "end_line", "line")
    line: int
    column: int
    end_line: int
    end_column: int


class Block(dict[str, Any]):
    """A mapping with its place; its keys are `Scalar`s."""

    line = column = end_line = end_column = 1


class Items(list[Any]):
    """A list with its place."""

    line = column = end_line = end_column = 1


Node = Scalar | Block | Items


@dataclass
class Document:
    """What one file says: its name as editors see it, its value (None if unreadable), the problems met in reading.

    ``broken`` holds the ids of entries that could not be read, so that references to them are not reported as well.
    """

    file: str
    value: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)


def place_of(node: Node, file: str) -> Place:
    """Where a node stands in its file."""
    return Place(file, node.line, node.column, node.end_line, node.end_column)
