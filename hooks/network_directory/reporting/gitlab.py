"""GitLab's code quality report (a JSON artifact in ASCII; format after Code Climate)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable

from ..problems import Problem, Severity
from .saying import mend, said

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}


def as_code_quality(problems: Iterable[Problem], gettext: Callable[[str], str] = str) -> str:
    """The report; fingerprints stay the same while code, file and message do, wherever the line moves."""
    seen: dict[str, int] = {}
    entries = []
    for problem in problems:
        base = _lasting(problem)
        seen[base] = seen.get(base, 0) + 1
        entries.append(
            {
                "description": " ".join(filter(None, (said(problem.message, gettext), mend(problem, gettext)))),
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{base}\0{seen[base]}".encode("utf-8", "replace")).hexdigest(),
                "severity": _SEVERITIES[problem.severity],
                "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(entries, indent=1) + "\n"


def _lasting(problem: Problem) -> str:
    """What stays the same while lines move, even those that the message names."""
    named = sorted((name, str(value)) for name, value in problem.message.values.items() if name != "line")
    return f"{problem.code}\0{problem.place.file}\0{problem.message.msgid}\0{named}"
