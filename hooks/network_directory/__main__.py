"""The command ``network-directory``."""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from pathlib import Path

from .loading import load
from .problems import InvalidData
from .reporting import as_text, counts
from .schema import write_schemas


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code is 0 without errors, 1 with errors in the data, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        write_schemas(options.folder)
        return 0
    return _check(options.data, options.today)


def today() -> dt.date:
    """The day that counts as today: SOURCE_DATE_EPOCH where a build must be reproducible, else the clock's (UTC)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)
    return now.date()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="network-directory", description="Check and describe a network's data.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="read the data and tell everything that is wrong with it")
    check.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")
    check.add_argument("--today", type=dt.date.fromisoformat, default=today(), help="the day that counts as today")
    schema = commands.add_parser("schema", help="write the JSON Schemas that editors' programs use")
    schema.add_argument("folder", nargs="?", type=Path, default=Path("data/schema"))
    return parser


def _check(data: Path, day: dt.date) -> int:
    folder = data.resolve()
    if not folder.is_dir():
        print(f"network-directory: there is no folder {data}", file=sys.stderr)
        return 2
    try:
        directory, problems = load(folder, day)
        offices, partners, activities = directory.offices, directory.partners, directory.activities
        print(f"{len(offices)} offices, {len(partners)} partners, {len(activities)} activities")
    except InvalidData as invalid:
        problems = invalid.problems
    if problems:
        print(as_text(problems, folder.parent))
    errors, warnings = counts(problems)
    print(f"{errors} errors, {warnings} warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
