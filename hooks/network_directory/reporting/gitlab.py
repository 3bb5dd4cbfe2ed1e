"""GitLab's code quality report (a JSON artifact; format after Code Climate)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable

from ..problems import Problem, Severity

_SEVERITIES = {Severity.ERROR: "blocker", Severity.WARNING: "minor"}


def as_code_quality(problems: Iterable[Problem], gettext: Callable[[str], str] = str) -> str:
    """The report; fingerprints stay the same while code, file and message do, wherever the line moves."""
    seen: dict[str, int] = {}
    entries = []
    for problem in problems:
        message = problem.message.say(gettext)
        base = f"{problem.code}\0{problem.place.file}\0{problem.message.say()}"
        seen[base] = seen.get(base, 0) + 1
        hint = f" {problem.hint.say(gettext)}" if problem.hint else ""
        entries.append(
            {
                "description": message + hint,
                "check_name": problem.code,
                "fingerprint": hashlib.sha256(f"{base}\0{seen[base]}".encode()).hexdigest(),
                "severity": _SEVERITIES[problem.severity],
                "location": {"path": problem.place.file, "lines": {"begin": problem.place.line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"
