"""What a data file says, as plain text values that know where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from ..problems import Place, Problem, error, words

# Nobody mends more in one go, and a file that holds nothing but faults must not fill the memory.
MAX_PROBLEMS = 1000


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

    ``broken`` holds the ids of entries that could not be read, so that references to them are not reported as well;
    ``events`` says of how many pieces the parser made the value.
    """

    file: str
    value: Node | None = None
    problems: list[Problem] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    events: int = 0

    @property
    def full(self) -> bool:
        """Whether it has so many problems that no more are kept."""
        return len(self.problems) > MAX_PROBLEMS

    def tell(self, problem: Problem) -> None:
        """Keep a problem; in place of those that are too many, one that says so."""
        if len(self.problems) < MAX_PROBLEMS:
            self.problems.append(problem)
        elif not self.full:
            self.problems.append(too_many(problem.place))


_ID = re.compile(r"(?m)^ *(?:- )?id: *[\"']?([^\s\"'#]+)")


def ids_in(text: str) -> set[str]:
    """The ids of entries in a text that is not read, so that references to them are not reported as well."""
    return set(_ID.findall(text))


def place_of(node: Node, file: str) -> Place:
    """Where a node stands in its file."""
    return Place(file, node.line, node.column, node.end_line, node.end_column)


def too_many(place: Place) -> Problem:
    """Stands for this problem and all behind it."""
    message = words("there are more faults from here on than can be told at once")
    return error(place, "too-many", message, words("Mend those above first, and check again."))
