"""One JSON list for programs, in ASCII, so that any terminal or file can hold it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from ..problems import Problem
from .saying import mend, said


def as_json(problems: Iterable[Problem], gettext: Callable[[str], str] = str) -> str:
    """Objects with file, line, column, end_line, end_column, severity, code, message, hint."""
    entries = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "end_line": problem.place.end_line,
            "end_column": problem.place.end_column,
            "severity": problem.severity.value,
            "code": problem.code,
            "message": said(problem.message, gettext),
            "hint": mend(problem, gettext) or None,
        }
        for problem in problems
    ]
    return json.dumps(entries, indent=1) + "\n"
