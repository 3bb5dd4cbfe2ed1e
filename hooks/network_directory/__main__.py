"""The command ``network-directory``."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path

from . import reporting, translators
from .checking.guide import write_rules
from .districts_file import districts_file
from .loading import load, load_vocabulary
from .problems import InvalidData, Problem
from .progress import Progress
from .schema import write_schemas
from .today import now
from .translations import EDITORS_LANGUAGES, editors_words


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 without errors, 1 with errors in the data, 2 for wrong usage."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # old terminals know no Arabic
    try:
        options = _parser().parse_args(arguments)
        if options.command == "schema":
            write_schemas(options.folder)
            return 0
        if options.command == "rules":
            write_rules(options.file)
            return 0
        if options.command == "districts":
            return _write_districts(options.source, options.to)
        if options.command == "translations":
            return translators.run(options)
    except (OSError, ValueError) as fault:
        print(f"network-directory: {fault}", file=sys.stderr)
        return 2
    return _check(options.data, options.today, options.format, editors_words(options.lang))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="network-directory", description="Check and describe a network's data.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read the data and tell everything that is wrong with it")
    check.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")
    check.add_argument("--format", choices=tuple(_FORMATS), default="text", help="for whom the report is")
    check.add_argument("--lang", choices=EDITORS_LANGUAGES, help="language of the report (default: the environment's)")
    check.add_argument("--today", type=dt.date.fromisoformat, default=now(), help="the day that counts as today")
    schema = commands.add_parser("schema", help="write the JSON Schemas that editors' programs use")
    schema.add_argument("folder", nargs="?", type=Path, default=Path("data/schema"))
    translators.add_parser(commands)
    rules = commands.add_parser("rules", help="write the list of rules into the editors' guide")
    rules.add_argument("file", nargs="?", type=Path, default=Path("data/README.md"))
    districts = commands.add_parser("districts", help="write the districts' borders from a city's open data")
    districts.add_argument("source", help="a GeoJSON file, or its address (https://…)")
    districts.add_argument("--to", type=Path, default=Path("data/districts.geojson"), help="the file to write")
    return parser


def _write_districts(source: str, target: Path) -> int:
    """Write the borders beside the vocabulary that names the districts; tells which districts have none."""
    try:
        with Progress(sys.stderr, editors_words()) as progress:
            text, missing = districts_file(source, load_vocabulary(target.resolve().parent), progress)
    except InvalidData:
        raise ValueError("vocabulary.yaml has faults: network-directory check tells which") from None
    target.write_text(text, "utf-8")
    for code in missing:
        print(f"network-directory: no borders found for {code}", file=sys.stderr)
    return 0


def _check(data: Path, when: dt.date, form: str, gettext: Callable[[str], str]) -> int:
    folder = data.resolve()
    if not folder.is_dir():
        print(f"network-directory: there is no folder {data}", file=sys.stderr)
        return 2
    try:
        with Progress(sys.stderr, gettext) as progress:
            _, problems = load(folder, when, progress)
    except InvalidData as invalid:
        problems = invalid.problems
    root = folder.parent
    try:
        _FORMATS[form]([reporting.from_here(problem, root) for problem in problems], gettext)
        sys.stdout.flush()
    except BrokenPipeError:  # `network-directory check | head` has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1 if reporting.counts(problems)[0] else 0


def _print_text(problems: list[Problem], gettext: Callable[[str], str]) -> None:
    if problems:
        print(reporting.as_text(problems, Path.cwd(), gettext))
    print(reporting.total(problems, gettext))


def _print_github(problems: list[Problem], gettext: Callable[[str], str]) -> None:
    """Annotations after the whole report, which goes to the log; the table to the job's summary, where there is one."""
    _print_text(problems, gettext)
    for line in reporting.as_annotations(problems, gettext):
        print(line)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(reporting.as_summary(problems, gettext))


_FORMATS: dict[str, Callable[[list[Problem], Callable[[str], str]], None]] = {
    "text": _print_text,
    "github": _print_github,
    "gitlab": lambda problems, gettext: print(reporting.as_code_quality(problems, gettext), end=""),
    "json": lambda problems, gettext: print(reporting.as_json(problems, gettext), end=""),
}


if __name__ == "__main__":
    sys.exit(main())
