"""Judging a data folder that may hold anything: in this process, or in one of its own with little memory and time."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from making import BASE, TODAY, problems_in
from network_directory import reporting
from network_directory.problems import Problem
from network_directory.translations import editors_words

HOOKS = BASE.parents[2] / "hooks"
ENGLISH, GERMAN = editors_words("en"), editors_words("de")
MEMORY = 1_000_000_000
"""Bytes that a check may use."""
PATIENCE = 60
"""Seconds after which a check counts as hanging; each takes about one."""


def judge(data: Path) -> list[Problem]:
    """Load a folder, whatever is in it; every problem must stand in its file and have words in both languages."""
    problems = problems_in(data)
    lines = {problem.place.file: _lines(data.parent / problem.place.file) for problem in problems}
    for problem in problems:
        place, written = problem.place, lines[problem.place.file]
        assert place.line >= 1, problem
        assert place.column >= 1, problem
        if written:
            assert place.line <= len(written) + 1, problem
            assert place.column <= len([*written, ""][place.line - 1]) + 1, problem
        assert (place.end_line, place.end_column) >= (place.line, place.column), problem
    for gettext in (ENGLISH, GERMAN):
        _said_in_every_form(problems, data.parent, gettext)
    return problems


def _lines(path: Path) -> list[str]:
    """As an editor's program counts them; none of a file that is missing or cannot be named."""
    return path.read_text("utf-8-sig", "replace").split("\n") if path.is_file() else []


def _said_in_every_form(problems: list[Problem], root: Path, gettext: Callable[[str], str]) -> None:
    for problem in problems:
        for sentence in (problem.message, *filter(None, [problem.hint])):
            assert sentence.say(gettext).strip(), problem
    forms = (reporting.as_json, reporting.as_code_quality, reporting.as_summary)
    reports = [form(problems, gettext) for form in forms]
    reports += [reporting.as_text(problems, root, gettext), *reporting.as_annotations(problems, gettext)]
    for report in reports:
        report.encode("utf-8")


def checked(data: Path) -> list[dict[str, Any]]:
    """What the command tells of a folder: in a process of its own, where a crash, a hang or a flood would show."""
    command = [sys.executable, "-m", "network_directory", "check", str(data), "--format", "json", "--lang", "en"]
    done = subprocess.run(
        [*command, "--today", TODAY.isoformat()],
        env={**os.environ, "PYTHONPATH": str(HOOKS)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    told = re.sub(rb"(reading|checking) .*\n", b"", done.stderr)  # how far long work is
    assert told == b"", (done.returncode, told[-2000:])
    assert done.returncode in (0, 1)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    assert done.returncode == any(problem["severity"] == "error" for problem in found)
    return found


def in_file(found: list[dict[str, Any]], name: str = "partners.yaml") -> list[tuple[int, int, str]]:
    """Line, column and words of each problem of one file."""
    return [
        (problem["line"], problem["column"], problem["message"]) for problem in found if problem["file"].endswith(name)
    ]


_opened: list[str] | None = None


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if _opened is not None and event == "open":
        _opened.append(os.fsdecode(arguments[0]) if isinstance(arguments[0], (str, bytes)) else "")


sys.addaudithook(_note)


def opened_by(action: Callable[[], object]) -> list[Path]:
    """The files that Python opens meanwhile, links followed."""
    global _opened
    _opened = []
    try:
        action()
        return [Path(name).resolve() for name in _opened if name]
    finally:
        _opened = None
