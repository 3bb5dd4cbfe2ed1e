"""What the parser stumbled over, in plain words, at the place that an editor must mend.

First the lines themselves are looked at for the mistakes that editors make (`_LOOKS`); where none is seen, the
parser's own words, libyaml's or PyYAML's, decide (`_KNOWN`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from ..problems import Place, Problem, Words, error, words

_QUOTES = words('Put the whole text in straight quotes: "…".')
_INDENT = words("Indent this line with exactly as many spaces as the lines of the same entry above it.")
_FIELD = words("Write “field: value”; indent a text that goes on over several lines.")
_SIGN = words("a text cannot start with this sign")
_COMMA = words("Put a comma between the parts, and a part that has a comma or a colon in straight quotes.")


class _Stop(NamedTuple):
    """Where the parser gave up, what it said, and where the thing starts that it was reading; lines from 0."""

    said: str
    line: int
    column: int
    start: tuple[int, int]
    lines: list[str]

    @property
    def text(self) -> str:
        """The line."""
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def before(self) -> str:
        """The part of the line that was read."""
        return self.text[: self.column]

    @property
    def sign(self) -> str:
        """The character it stands at; empty at the line's end."""
        return self.text[self.column : self.column + 1]


class _Found(NamedTuple):
    """A mistake and its place, lines and columns from 0."""

    line: int
    column: int
    message: Words
    hint: Words


def syntax_problem(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    """What is wrong where the parser gave up; ``text`` is what it was given."""
    stop = _stop(fault, text.split("\n"))
    found = next(filter(None, (look(stop) for look in _LOOKS)), None) or _by_words(stop)
    line, column = _back_to_text(found.line, found.column, stop.lines)
    return error(Place(file, line + 1, column + 1, line + 1, column + 2), "syntax", found.message, found.hint)


def _stop(fault: yaml.YAMLError, lines: list[str]) -> _Stop:
    said = " ".join(str(getattr(fault, name, None) or "") for name in ("context", "problem"))
    start, end = getattr(fault, "context_mark", None), getattr(fault, "problem_mark", None)
    start, end = start or end, end or start
    if end is None:
        return _Stop(said, 0, 0, (0, 0), lines)
    return _Stop(said, end.line, end.column, (start.line, start.column), lines)


def _back_to_text(line: int, column: int, lines: list[str]) -> tuple[int, int]:
    """Where the parser only noticed at a line's start or the file's end: the last text before it."""
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    return line, column or _indent(lines[line])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


# Mistakes seen in one line: where the match ends is what must be mended.
_IN_A_LINE: tuple[tuple[re.Pattern[str], Words, Words], ...] = (
    (
        re.compile(r" *(?=//|/\*|<!--)"),
        words("this is not a comment"),
        words("A comment starts with # and a space."),
    ),
    (
        re.compile(r" *(?:- +)?[^\s:\"'#\[{]+(?=:[^\s:/])"),
        words("a space is missing behind the colon"),
        words("Write “field: value”."),
    ),
    (
        re.compile(r" *(?=-[^\s-][^:]*:(?: |$))"),
        words("a space is missing behind the dash"),
        words("Write “- field: value”."),
    ),
    (
        re.compile(r"[^:]*: +(?=[“”„‟‘’‚«»][^:]*: )"),
        words("a text with a colon needs straight quotation marks; these are others"),
        words('Type them on the keyboard: "…".'),
    ),
)
_IN_BLOCKS = ("mapping values", "expected ':'", "block collection", "block mapping")


def _in_the_line(stop: _Stop) -> _Found | None:
    if not any(fragment in stop.said for fragment in _IN_BLOCKS):
        return None
    return _seen_in(stop.start[0] if "expected ':'" in stop.said else stop.line, stop.lines)


def _seen_in(line: int, lines: list[str]) -> _Found | None:
    for pattern, message, hint in _IN_A_LINE:
        if match := pattern.match(lines[line] if line < len(lines) else ""):
            return _Found(line, match.end(), message, hint)
    return None


def _at_a_colon(stop: _Stop) -> _Found | None:
    """A second colon in a line, or a line that YAML takes for the end of the text above it."""
    if "mapping values" not in stop.said:
        return None
    if re.search(r":\s", stop.before):
        return _Found(stop.line, stop.column, words("there is a second colon in this line"), _QUOTES)
    return _in_the_line_above(stop) or _Found(stop.line, 0, words("the indentation of this line is wrong"), _INDENT)


def _in_the_line_above(stop: _Stop) -> _Found | None:
    above = [number for number in range(stop.line) if stop.lines[number].strip()][-2:]
    if not above:
        return None
    last = stop.lines[above[-1]]
    starts_here = _indent(last) <= _indent(stop.lines[above[0]]) and _indent(last) <= _indent(stop.text)
    if ":" not in last and not last.lstrip().startswith(("#", "-")) and starts_here:
        message = words("a colon is missing behind the field's name")
        return _Found(above[-1], 0, message, words("Write “field: value”; a comment starts with # and a space."))
    return _seen_in(above[-1], stop.lines)


def _in_brackets(stop: _Stop) -> _Found | None:
    if "',' or '" not in stop.said:
        return None
    if not stop.sign or _on_the_next_field(stop):
        return _never_closed(stop.start)
    if stop.sign in "]}":
        message = words("this bracket does not fit the one that was opened")
        return _Found(stop.line, stop.column, message, words("Close [ with ], and { with }."))
    if stop.sign == ":":
        message = words("there is a colon in a part of the brackets, or a comma is missing before it")
        return _Found(stop.line, stop.column, message, _COMMA)
    if stop.before.rstrip()[-1:] in ("'", '"') and stop.sign not in "'\"{[":
        return _behind_a_quote(stop)
    return _Found(stop.line, stop.column, words("a comma is missing here"), _COMMA)


def _on_the_next_field(stop: _Stop) -> bool:
    """Whether the parser has run out of the brackets into a line that is indented like theirs."""
    opening = stop.lines[stop.start[0]]
    return stop.line > stop.start[0] and _indent(stop.text) <= _indent(opening.replace("- ", "  "))


def _never_closed(opened: tuple[int, int]) -> _Found:
    message = words("a bracket is opened here but never closed")
    return _Found(*opened, message, words("Put ] or } at the end of the list."))


def _in_an_empty_part(stop: _Stop) -> _Found | None:
    if "flow node" not in stop.said:
        return None
    if stop.sign == ",":
        return _Found(stop.line, stop.column, words("there is a comma too many"), words("Take it out."))
    opened = _last_opened(stop)
    if stop.sign == "-" and opened and opened[0] < stop.line:
        return _never_closed(opened)
    if stop.sign == "-":
        return _Found(
            stop.line, stop.column, words("brackets hold no dashes"), words("Write it like this: [one, two].")
        )
    return _Found(stop.line, stop.column, _SIGN, _QUOTES)


def _last_opened(stop: _Stop) -> tuple[int, int] | None:
    opened: list[tuple[int, int]] = []
    for number, line in enumerate([*stop.lines[: stop.line], stop.before]):
        for match in re.finditer(r"(?<= )[\[{]|[\]}]", line):
            if match[0] in "[{":
                opened.append((number, match.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


def _at_the_start_of_a_text(stop: _Stop) -> _Found | None:
    if "any token" in stop.said and stop.sign == "\t":
        message = words("there is a tab here; YAML is indented with spaces")
        return _Found(stop.line, stop.column, message, words("Replace it by spaces, two for each step."))
    if "block node" in stop.said or "mapping keys" in stop.said:
        return _Found(stop.line, stop.column, _SIGN, _QUOTES)
    return None


def _in_a_text_block(stop: _Stop) -> _Found | None:
    if "block mapping" not in stop.said and "expected ':'" not in stop.said:
        return None
    line = stop.start[0] if "expected ':'" in stop.said else stop.line
    indent = _indent(stop.lines[line]) if line < len(stop.lines) else 0
    above = next((text for text in reversed(stop.lines[:line]) if text.strip() and _indent(text) < indent), "")
    if not re.search(r"[:-] +[|>][-+\d]*(?: +#.*)?$", above):
        return None
    return _Found(line, 0, words("the text below | or > is not indented evenly"), _EVEN)


_EVEN = words("Start the text on the line below, and indent all its lines like the first.")


def _behind_the_end(stop: _Stop) -> _Found | None:
    if "block mapping" not in stop.said and "block collection" not in stop.said:
        return None
    if stop.before.rstrip()[-1:] in ("'", '"'):
        return _behind_a_quote(stop)
    if stop.before.rstrip()[-1:] in ("]", "}"):
        return _Found(stop.line, stop.column, words("there is text behind the closing bracket"), _QUOTES)
    return None


def _behind_a_quote(stop: _Stop) -> _Found:
    message = words("there is text behind the closing quotation mark")
    hint = words("Put straight quotes around the whole text, and write „…“ or ’ within it.")
    return _Found(stop.line, stop.column, message, hint)


_LOOKS: tuple[Callable[[_Stop], _Found | None], ...] = (
    _in_a_text_block,
    _behind_the_end,
    _in_the_line,
    _at_a_colon,
    _in_brackets,
    _in_an_empty_part,
    _at_the_start_of_a_text,
)

# The first fragment that the parser's words contain decides: message, mend, whether the thing's start is the place.
_KNOWN: tuple[tuple[str, Words, Words, bool], ...] = (
    (
        "quoted scalar found unexpected",
        words("a quotation mark is opened here but never closed"),
        words("Put the same mark at the end of the text."),
        True,
    ),
    (
        "unknown escape",
        words("a backslash in double quotes has a special meaning"),
        words("Use single quotes: '…', or write the backslash twice."),
        False,
    ),
    (
        "expected ':'",
        words("a colon and a space are missing behind the field's name, or this text belongs to the line above"),
        _FIELD,
        True,
    ),
    (
        "entries are not allowed",
        words("a list cannot start here"),
        words("Start it on the next line, or write it in brackets: [one, two]."),
        False,
    ),
    ("cannot start any token", _SIGN, _QUOTES, False),
    ("alphabetic or numeric", words("a text cannot start with * or &"), _QUOTES, True),
    ("ing a tag", _SIGN, _QUOTES, True),
    ("directive", words("a text cannot start with a percent sign"), _QUOTES, False),
    ("block collection", words("the indentation does not fit the list above"), _INDENT, False),
    ("block scalar", words("a text behind | or > starts on the line below"), _EVEN, False),
)


def _by_words(stop: _Stop) -> _Found:
    for fragment, message, hint, at_start in _KNOWN:
        if fragment in stop.said:
            return _Found(*(stop.start if at_start else (stop.line, stop.column)), message, hint)
    return _Found(stop.line, stop.column, words("the indentation of this line is wrong"), _INDENT)
