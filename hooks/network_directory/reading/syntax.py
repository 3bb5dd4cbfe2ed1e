"""What the parser stumbled over, in plain words, at the place that an editor must mend.

First the lines themselves are looked at for the mistakes that editors make (`LOOKS`); where none is seen, the
parser's own words, libyaml's or PyYAML's, decide (`_KNOWN`).
"""

from __future__ import annotations

import yaml

from ..problems import Place, Problem, Words, error, words
from .mistakes import FIELD, INDENT, LOOKS, NEVER_CLOSED, QUOTES, SIGN, Found, Stop, indent


def syntax_problem(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    """What is wrong where the parser gave up; ``text`` is what it was given."""
    stop = _stop(fault, text.split("\n"))
    found = next(filter(None, (look(stop) for look in LOOKS)), None) or _by_words(stop)
    line, column = _back_to_text(found.line, found.column, stop.lines)
    return error(Place(file, line + 1, column + 1, line + 1, column + 2), "syntax", found.message, found.hint)


def _stop(fault: yaml.YAMLError, lines: list[str]) -> Stop:
    said = " ".join(str(getattr(fault, name, None) or "") for name in ("context", "problem"))
    start, end = (_position(getattr(fault, name, None)) for name in ("context_mark", "problem_mark"))
    return Stop(said, *(end or start or (0, 0)), start or end or (0, 0), lines)


def _position(mark: yaml.Mark | None) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None


def _back_to_text(line: int, column: int, lines: list[str]) -> tuple[int, int]:
    """Where the parser only noticed at a line's start or the file's end: the last text before it."""
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return line, column or indent(lines[line])


# The first fragment that the parser's words contain decides: message, mend, whether the thing's start is the place.
_KNOWN: tuple[tuple[str, Words, Words, bool], ...] = (
    ("quoted scalar found unexpected", *NEVER_CLOSED, True),
    (
        "expected ':'",
        words("a colon and a space are missing behind the field's name, or this text belongs to the line above"),
        FIELD,
        True,
    ),
    (
        "entries are not allowed",
        words("a list cannot start here"),
        words("Start it on the next line, or write it in brackets: [one, two]."),
        False,
    ),
    ("cannot start any token", SIGN, QUOTES, False),
    ("alphabetic or numeric", words("a text cannot start with * or &"), QUOTES, True),
    ("ing a tag", SIGN, QUOTES, True),
    ("directive", words("a text cannot start with a percent sign"), QUOTES, False),
    ("block collection", words("the indentation does not fit the list above"), INDENT, False),
    (
        "block scalar",
        words("a text behind | or > starts on the line below"),
        words("Start it there, indented; if the sign belongs to the text, put the whole text in straight quotes."),
        False,
    ),
)


def _by_words(stop: Stop) -> Found:
    for fragment, message, hint, at_start in _KNOWN:
        if fragment in stop.said:
            return Found(*(stop.start if at_start else (stop.line, stop.column)), message, hint)
    return Found(stop.line, stop.column, words("the indentation of this line is wrong"), INDENT)
