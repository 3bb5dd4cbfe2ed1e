"""Problems as a person reads them: file:line:column, what is wrong, the line with a caret, how to mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from ..problems import Place, Problem, Severity, words
from .saying import harmless, mend, said

_SEVERITIES = {Severity.ERROR: words("error"), Severity.WARNING: words("warning")}
# As much of a file as reading looks at.
_MOST = 20_000_000
# Lines that people write are shorter; of a longer one only what is around the caret is shown.
_LONGEST, _AROUND = 400, 100
_JOINER = "\u200d"
_SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))


def as_text(problems: Iterable[Problem], root: Path, gettext: Callable[[str], str] = str) -> str:
    """The report for people; ``root`` is the folder that the problems' file names start from."""
    source = cache(_source)  # for this report only: while serving, the files change
    return "\n".join(
        line for problem in problems for line in _lines(problem, source(root / problem.place.file), gettext)
    )


def _lines(problem: Problem, source: list[str], gettext: Callable[[str], str]) -> Iterator[str]:
    place = problem.place
    where = f"{harmless(place.file)}:{place.line}:{place.column}"
    yield f"{where}: {_SEVERITIES[problem.severity].say(gettext)} [{problem.code}] {said(problem.message, gettext)}"
    if place.line <= len(source):
        yield from _with_caret(source[place.line - 1], place)
    if problem.hint:
        yield f"        {mend(problem, gettext)}"
    yield ""


def _source(path: Path) -> list[str]:
    """The file's lines; none of a link, which reading does not follow either."""
    if path.is_symlink() or not path.is_file():
        return []
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            return file.read(_MOST).split("\n")
    except OSError:
        return []


def _with_caret(line: str, place: Place) -> Iterator[str]:
    end = place.end_column if place.end_line == place.line else len(line) + 1
    line, start, end = _around(harmless(line), place.column - 1, end - 1)
    number = f"{place.line:5d} | "
    yield number + line
    yield " " * len(number) + _blank(line[:start]) + "^" * max(1, sum(_widths(line[start:end])))


def _around(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The line, or of a very long one the part around the caret, and where the caret starts and ends in it."""
    if len(line) <= _LONGEST:
        return line, start, end
    first, last = max(0, start - _AROUND), max(0, start + _AROUND)
    before, behind = "…" if first else "", "…" if last < len(line) else ""
    moved = len(before) - first
    return before + line[first:last] + behind, start + moved, min(end, last) + moved


def _blank(text: str) -> str:
    """Space as wide as the text."""
    return "".join("\t" if sign == "\t" else " " * width for sign, width in zip(text, _widths(text), strict=True))


def _widths(text: str) -> Iterator[int]:
    """Columns that a terminal needs for each sign: two for wide ones, none for those drawn into the one before."""
    before = ""
    for sign in text:
        wide = unicodedata.east_asian_width(sign) in "WF"
        drawn_in = sign in _SKIN_TONES or (wide and before == _JOINER)
        yield 0 if drawn_in or unicodedata.category(sign) in ("Mn", "Me", "Cf") else 2 if wide else 1
        before = sign
