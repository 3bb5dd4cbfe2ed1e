"""Problems as people and programs read them: `text` for a terminal, `github`, `gitlab` and `machine` for others."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..problems import Problem, Severity, words
from .github import as_annotations, as_summary
from .gitlab import as_code_quality
from .machine import as_json
from .text import as_text

__all__ = ["as_annotations", "as_code_quality", "as_json", "as_summary", "as_text", "counts", "total"]


def counts(problems: Iterable[Problem]) -> tuple[int, int]:
    """How many errors and how many warnings."""
    severities = [problem.severity for problem in problems]
    return severities.count(Severity.ERROR), severities.count(Severity.WARNING)


def total(problems: Iterable[Problem], gettext: Callable[[str], str] = str) -> str:
    """The counts in words."""
    errors, warnings = counts(problems)
    return words("errors: %(errors)d, warnings: %(warnings)d", errors=errors, warnings=warnings).say(gettext)
