"""libyaml's words (and PyYAML's own) in plain ones, at the place that an editor must mend."""

from __future__ import annotations

import re

import yaml

from ..problems import Place, Problem, Words, error, words

_QUOTES = words('Put the whole text in straight quotes: "…".')
_INDENT = words("Indent this line with exactly as many spaces as the lines of the same entry above it.")
# The first fragment that the parser's words contain decides: message, mend, whether the context's place is right.
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
        words("Write “field: value”; indent a text that goes on over several lines."),
        True,
    ),
    (
        "',' or '",
        words("a bracket is opened but not closed, or a comma is missing in it"),
        words("Close the bracket, and put a comma between the parts; a part with a comma or colon needs quotes."),
        True,
    ),
    (
        "entries are not allowed",
        words("a list cannot start here"),
        words("Start it on the next line, or write it in brackets: [one, two]."),
        False,
    ),
    ("cannot start any token", words("a text cannot start with this sign"), _QUOTES, False),
    ("alphabetic or numeric", words("a text cannot start with * or &"), _QUOTES, False),
    ("directive", words("a text cannot start with a percent sign"), _QUOTES, False),
    ("expected '-' indicator", words("the indentation does not fit the list above"), _INDENT, False),
    ("while parsing a block collection", words("the indentation does not fit the list above"), _INDENT, False),
    ("block scalar", words("the text below | or > is not indented evenly"), _INDENT, False),
)
_TEXT_AFTER_BRACKET = re.compile(r"^[^#]*?:\s+[\[{].*[\]}]\s*[^\s#,\]}]")
_TEXT_AFTER_QUOTE = re.compile(r"""^[^#]*?:\s+(["']).*?\1\s*[^\s#,\]}]""")


def syntax_problem(fault: yaml.YAMLError, text: str, file: str) -> Problem:
    """What is wrong where the parser gave up; ``text`` is what it was given."""
    said = " ".join(str(getattr(fault, name, None) or "") for name in ("context", "problem"))
    problem_mark, context_mark = getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    for fragment, message, hint, at_context in _KNOWN:
        if fragment in said:
            mark = (context_mark if at_context else None) or problem_mark or context_mark
            return _at(mark, text, file, message, hint)
    mark = problem_mark or context_mark
    line = text.split("\n")[mark.line] if mark and mark.line < text.count("\n") + 1 else ""
    if "mapping values" in said and line.count(": ") + line.rstrip().endswith(":") > 1:
        return _at(mark, text, file, words("there is a second colon in this line"), _QUOTES)
    if _TEXT_AFTER_QUOTE.match(line):
        message = words("there is text behind the closing quotation mark")
        return _at(mark, text, file, message, words("Put the whole text in single quotes: '…'."))
    if _TEXT_AFTER_BRACKET.match(line):
        return _at(mark, text, file, words("there is text behind the closing bracket"), _QUOTES)
    return _at(mark, text, file, words("the indentation of this line is wrong"), _INDENT)


def _at(mark: yaml.Mark | None, text: str, file: str, message: Words, hint: Words) -> Problem:
    """At the mark; where the parser only noticed at a line's start or the file's end, at the last text before it."""
    lines = text.split("\n")
    line, column = (mark.line, mark.column) if mark else (0, 0)
    while line > 0 and (line >= len(lines) or not lines[line].strip()):
        line, column = line - 1, 0
    if column == 0 and line < len(lines):
        column = len(lines[line]) - len(lines[line].lstrip())
    return error(Place(file, line + 1, column + 1, line + 1, column + 2), "syntax", message, hint)
