"""What an editor is told: a place in a file, what is wrong there and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error stops publication; a warning is told and published all the same."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """A stretch of a data file. Lines and columns count from 1, columns in code points; the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True)
class Words:
    """A sentence still to be put into the editor's language: a gettext msgid and its ``%(name)s`` values."""

    msgid: str
    values: dict[str, object] = field(default_factory=dict)

    def say(self, gettext: Callable[[str], str] = str) -> str:
        """The sentence in the language that ``gettext`` translates into."""
        return gettext(self.msgid) % self.values if self.values else gettext(self.msgid)


def words(msgid: str, **values: object) -> Words:
    """Mark ``msgid`` for translation (the extraction keyword) and keep its values beside it."""
    return Words(msgid, values)


@dataclass(frozen=True)
class Problem:
    """One thing to mend: where, how bad, a stable code, what is wrong and what to do."""

    place: Place
    severity: Severity
    code: str
    message: Words
    hint: Words | None = None


def error(place: Place, code: str, message: Words, hint: Words | None = None) -> Problem:
    """A problem that stops publication."""
    return Problem(place, Severity.ERROR, code, message, hint)


def warning(place: Place, code: str, message: Words, hint: Words | None = None) -> Problem:
    """A problem that is told but published all the same."""
    return Problem(place, Severity.WARNING, code, message, hint)


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems as a person reads them: file by file, from the top."""
    return sorted(problems, key=lambda problem: (problem.place, problem.code))


class InvalidData(Exception):
    """The data cannot be published; ``problems`` holds everything that is wrong, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_file_order(problems)
        super().__init__(f"{len(self.problems)} problems in the data")
