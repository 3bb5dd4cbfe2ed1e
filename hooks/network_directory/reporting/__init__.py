"""Problems as people and programs read them: `text` for a terminal, `github`, `gitlab` and `machine` for others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from markupsafe import escape

from ..problems import Problem, Severity, words
from .github import as_annotations, as_summary
from .gitlab import as_code_quality
from .machine import as_json
from .text import as_text

__all__ = [
    "as_annotations",
    "as_code_quality",
    "as_json",
    "as_page",
    "as_report",
    "as_summary",
    "as_text",
    "counts",
    "from_here",
    "total",
]


def counts(problems: Iterable[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [problem.severity for problem in problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def total(problems: Iterable[Problem], gettext: Callable[[str], str] = str) -> str:
    """The counts in words."""
    errors, warnings = counts(problems)
    return words("errors: %(errors)d, warnings: %(warnings)d", errors=errors, warnings=warnings).say(gettext)


def as_report(problems: Collection[Problem], root: Path, gettext: Callable[[str], str]) -> str:
    """The counts and then each problem, with files named from ``root``: all that an editor is told of a build."""
    return f"{total(problems, gettext)}\n\n{as_text(problems, root, gettext)}"


def as_page(report: str) -> str:
    """A report as all there is to see, while there has been no good site yet."""
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><title>!</title>'
    return f"{head}<body><pre>{escape(report)}</pre></body></html>"


def from_here(problem: Problem, root: Path) -> Problem:
    """The problem with its file named from the folder one stands in, where that is above it, and not from ``root``."""
    path, here = root / problem.place.file, Path.cwd()
    name = path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)
    return replace(problem, place=replace(problem.place, file=name))
