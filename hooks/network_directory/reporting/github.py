"""Annotations on a pull request's lines, and a table for the job's summary.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word (actions/toolkit, issue 734); the
last annotation of each kind therefore says how many more there are, and the summary holds them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ..problems import Place, Problem, Severity, words
from .saying import harmless, mend, said

SHOWN = 10
_COLUMNS = (words("place"), words("problem"), words("mend"))


def as_annotations(problems: Sequence[Problem], gettext: Callable[[str], str] = str) -> Iterator[str]:
    """Workflow commands, at most ten of each kind."""
    for severity in Severity:
        found = [problem for problem in problems if problem.severity is severity]
        shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
        for problem in shown:
            yield _command(severity, problem.place, problem.code, _sentence(problem, gettext))
        if len(found) > SHOWN:
            more = words("and %(number)d more; the summary of this job shows them all", number=len(found) - len(shown))
            yield _command(severity, found[SHOWN - 1].place, "more", more.say(gettext))


def as_summary(problems: Sequence[Problem], gettext: Callable[[str], str] = str) -> str:
    """A Markdown table of every problem."""
    if not problems:
        return words("The data has no problems.").say(gettext) + "\n"
    head = " | ".join(word.say(gettext) for word in _COLUMNS)
    rows = [f"| {head} |", "|---|---|---|"]
    for problem in problems:
        cells = (f"{problem.place.file}:{problem.place.line}", said(problem.message, gettext), mend(problem, gettext))
        rows.append("| " + " | ".join(_cell(cell) for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _sentence(problem: Problem, gettext: Callable[[str], str]) -> str:
    return "\n".join(filter(None, (said(problem.message, gettext), mend(problem, gettext))))


def _command(severity: Severity, place: Place, title: str, message: str) -> str:
    fields = {
        "file": place.file,
        "line": place.line,
        "endLine": max(place.line, place.end_line),
        "col": place.column,
        "endColumn": place.end_column,
        "title": title,
    }
    if place.end_line != place.line:  # GitHub refuses columns over several lines
        del fields["col"], fields["endColumn"]
    shown = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{severity} {shown}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    """Text in a Markdown table; contributors' words must not become markup, nor links or calls to people."""
    for sign, plain in _PLAIN.items():
        text = text.replace(sign, plain)
    return harmless(text.replace("\n", " "))


# “&” first, because the others are written with it.
_PLAIN = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    **{sign: "\\" + sign for sign in "\\|`*_[]#!"},
    **{sign: f"&#{ord(sign)};" for sign in "~$"},
    "://": "&#58;//",
    "www.": "www&#46;",
    "@": "<span>@</span>",
}
