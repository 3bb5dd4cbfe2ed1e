"""The mistakes that editors make, seen in the lines where the parser gave up.

In: a `Stop`. Out: a `Found`, or None where the lines do not show what is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..problems import Words, words

QUOTES = words('Put the whole text in straight quotes: "…".')
INDENT = words("Indent this line with exactly as many spaces as the lines of the same entry above it.")
FIELD = words("Write “field: value”; indent a text that goes on over several lines.")
SIGN = words("a text cannot start with this sign")
NEVER_CLOSED = (
    words("a quotation mark is opened here but never closed"),
    words("Put the same mark at the end of the text."),
)
_COMMA = words("Put a comma between the parts, and a part that has a comma or a colon in straight quotes.")


class Stop(NamedTuple):
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


class Found(NamedTuple):
    """A mistake and its place, lines and columns from 0."""

    line: int
    column: int
    message: Words
    hint: Words


def indent(line: str) -> int:
    """How many spaces it starts with."""
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
        re.compile(r" *(?=-[^\s-])"),
        words("a space is missing behind the dash"),
        words("Write “- …”."),
    ),
    (
        re.compile(r"[^:]*: +(?=[“”„‟‘’‚«»][^:]*: )"),
        words("a text with a colon needs straight quotation marks; these are others"),
        words('Type them on the keyboard: "…".'),
    ),
)
_IN_BLOCKS = ("mapping values", "expected ':'", "block collection", "block mapping")


def _in_the_line(stop: Stop) -> Found | None:
    if not any(fragment in stop.said for fragment in _IN_BLOCKS):
        return None
    return _seen_in(stop.start[0] if "expected ':'" in stop.said else stop.line, stop.lines)


def _seen_in(line: int, lines: list[str]) -> Found | None:
    for pattern, message, hint in _IN_A_LINE:
        if match := pattern.match(lines[line] if line < len(lines) else ""):
            return Found(line, match.end(), message, hint)
    return None


def _at_a_colon(stop: Stop) -> Found | None:
    """A second colon in a line, or a line that YAML takes for the end of the text above it."""
    if "mapping values" not in stop.said:
        return None
    if re.search(r":\s", stop.before):
        return Found(stop.line, stop.column, words("there is a second colon in this line"), QUOTES)
    message = words("this line is indented too far for a field, and a text with a colon needs quotes")
    hint = words("Indent a field exactly like the fields above it; put a whole text in straight quotes.")
    return _in_the_line_above(stop) or Found(stop.line, 0, message, hint)


def _in_the_line_above(stop: Stop) -> Found | None:
    above = [number for number in range(stop.line) if stop.lines[number].strip()][-2:]
    if not above:
        return None
    last = stop.lines[above[-1]]
    before, depth, here = _depth(stop.lines[above[0]]), _depth(last), _depth(stop.text)
    if ":" not in last and not last.lstrip().startswith(("#", "-")) and depth <= min(before, here):
        message = words("a colon is missing behind the field's name")
        return Found(above[-1], 0, message, words("Write “field: value”; a comment starts with # and a space."))
    if depth < before == here:
        return Found(above[-1], 0, words("the indentation of this line is wrong"), INDENT)
    return _seen_in(above[-1], stop.lines)


def _depth(line: str) -> int:
    """Where the field of a line starts, behind a dash too."""
    return indent(line.replace("- ", "  ", 1))


def _in_brackets(stop: Stop) -> Found | None:
    if "',' or '" not in stop.said:
        return None
    if not stop.sign or _on_the_next_field(stop):
        return _never_closed(stop.start, stop.lines)
    if stop.sign in "]}":
        message = words("this bracket does not fit the one that was opened")
        return Found(stop.line, stop.column, message, words("Close [ with ], and { with }."))
    if stop.sign == ":":
        message = words("there is a colon in a part of the brackets, or a comma is missing before it")
        return Found(stop.line, stop.column, message, _COMMA)
    if stop.before.rstrip()[-1:] in ("'", '"') and stop.sign not in "'\"{[":
        return _behind_a_quote(stop)
    return Found(stop.line, stop.column, words("a comma is missing here"), _COMMA)


def _on_the_next_field(stop: Stop) -> bool:
    """Whether the parser has run out of the brackets into a line that is indented like theirs."""
    opening = stop.lines[stop.start[0]]
    return stop.line > stop.start[0] and indent(stop.text) <= _depth(opening)


def _never_closed(opened: tuple[int, int], lines: list[str]) -> Found:
    message = words("a bracket is opened here but never closed")
    closing = "]" if lines[opened[0]][opened[1]] == "[" else "}"
    return Found(*opened, message, words("Put %(sign)s at the end of what belongs in it.", sign=closing))


def _in_an_empty_part(stop: Stop) -> Found | None:
    if "flow node" not in stop.said:
        return None
    if stop.sign == ",":
        return Found(stop.line, stop.column, words("there is a comma too many"), words("Take it out."))
    opened = _last_opened(stop)
    if stop.sign == "-" and opened and opened[0] < stop.line:
        return _never_closed(opened, stop.lines)
    if stop.sign == "-":
        return Found(stop.line, stop.column, words("brackets hold no dashes"), words("Write it like this: [one, two]."))
    return Found(stop.line, stop.column, SIGN, QUOTES)


def _last_opened(stop: Stop) -> tuple[int, int] | None:
    opened: list[tuple[int, int]] = []
    for number, line in enumerate([*stop.lines[: stop.line], stop.before]):
        for match in re.finditer(r"(?<= )[\[{]|[\]}]", line):
            if match[0] in "[{":
                opened.append((number, match.start()))
            elif opened:
                opened.pop()
    return opened[-1] if opened else None


def _at_a_backslash(stop: Stop) -> Found | None:
    if "unknown escape" not in stop.said and "hex" not in stop.said:
        return None
    message = words("a backslash in double quotes has a special meaning")
    at = stop.text.rfind("\\", 0, stop.column + 1)
    return Found(stop.line, at, message, words("Use single quotes: '…', or write the backslash twice."))


def _at_the_start_of_a_text(stop: Stop) -> Found | None:
    if "any token" in stop.said and stop.sign == "\t":
        message = words("there is a tab here; YAML is indented with spaces")
        return Found(stop.line, stop.column, message, words("Replace it by spaces, two for each step."))
    if "block node" in stop.said or "mapping keys" in stop.said:
        return Found(stop.line, stop.column, SIGN, QUOTES)
    return None


def _in_a_text_block(stop: Stop) -> Found | None:
    if "block mapping" not in stop.said and "expected ':'" not in stop.said:
        return None
    line = stop.start[0] if "expected ':'" in stop.said else stop.line
    depth = indent(stop.lines[line]) if line < len(stop.lines) else 0
    above = next((text for text in reversed(stop.lines[:line]) if text.strip() and indent(text) < depth), "")
    if not re.search(r"[:-] +[|>][-+\d]*(?: +#.*)?$", above):
        return None
    return Found(
        line, 0, words("the text below | or > is not indented evenly"), words("Indent all its lines like the first.")
    )


def _behind_the_end(stop: Stop) -> Found | None:
    if "block mapping" not in stop.said and "block collection" not in stop.said:
        return None
    if stop.before.rstrip()[-1:] in ("'", '"'):
        return _behind_a_quote(stop)
    if stop.before.rstrip()[-1:] in ("]", "}"):
        return Found(stop.line, stop.column, words("there is text behind the closing bracket"), QUOTES)
    return None


def _behind_a_quote(stop: Stop) -> Found:
    """There is text behind a quotation mark, unless that mark was to open a text and an earlier one was left open."""
    for number in range(stop.line - 1, -1, -1):
        opened = re.search(r"(?:[:\[{,]|-) +([\"'])", stop.lines[number])
        if opened and stop.lines[number].count(opened[1]) % 2:
            return Found(number, opened.start(1), *NEVER_CLOSED)
    message = words("there is text behind the closing quotation mark")
    hint = words("Put straight quotes around the whole text, and write „…“ or ’ within it.")
    return Found(stop.line, stop.column, message, hint)


LOOKS: tuple[Callable[[Stop], Found | None], ...] = (
    _in_a_text_block,
    _behind_the_end,
    _in_the_line,
    _at_a_colon,
    _in_brackets,
    _in_an_empty_part,
    _at_a_backslash,
    _at_the_start_of_a_text,
)
