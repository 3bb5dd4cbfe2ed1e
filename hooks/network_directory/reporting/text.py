"""Problems as a person reads them: file:line:column, what is wrong, the line with a caret, how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from ..problems import Problem, Severity, words

_SEVERITIES = {Severity.ERROR: words("error"), Severity.WARNING: words("warning")}


def as_text(problems: Iterable[Problem], root: Path, gettext: Callable[[str], str] = str) -> str:
    """The report for people; ``root`` is the folder that the problems' file names start from."""
    return "\n".join(line for problem in problems for line in _lines(problem, root, gettext))


def _lines(problem: Problem, root: Path, gettext: Callable[[str], str]) -> Iterator[str]:
    place = problem.place
    where = f"{place.file}:{place.line}:{place.column}"
    yield f"{where}: {_SEVERITIES[problem.severity].say(gettext)} [{problem.code}] {problem.message.say(gettext)}"
    source = _source(root / place.file)
    if place.line <= len(source):
        line = source[place.line - 1]
        end = place.end_column if place.end_line == place.line else len(line) + 1
        start = place.column - 1
        width = max(1, _width(line[start : end - 1]))
        number = f"{place.line:5d} | "
        yield number + line
        yield " " * (len(number) + _width(line[:start])) + "^" * width
    if problem.hint:
        yield f"        {problem.hint.say(gettext)}"
    yield ""


@cache
def _source(path: Path) -> list[str]:
    return path.read_text("utf-8-sig", "replace").split("\n") if path.is_file() else []


def _width(text: str) -> int:
    """Columns a terminal needs: two for wide letters, none for combining ones."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)
