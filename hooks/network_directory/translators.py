"""The command ``network-directory translations``: export, import, status, accept."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from . import reporting
from .directory import Directory
from .loading import load
from .origins import HUMAN, MACHINE, NAME, write_lock
from .problems import InvalidData, Place, Problem, Words, error, words
from .reporting.saying import said
from .today import now
from .translating.accepting import accept
from .translating.coverage import Coverage, coverage, gone
from .translating.exporting import export, lost_by
from .translating.importing import take_over
from .translating.planning import Origin, Taken, plan
from .translating.po import as_po, read_po
from .translations import EDITORS_LANGUAGES, editors_words

Gettext = Callable[[str], str]


def add_parser(commands: Any) -> None:
    """Add the command to a parser's commands."""
    parser = commands.add_parser("translations", help="the texts of the entries in other languages")
    verbs = parser.add_subparsers(dest="verb", required=True)
    out = _verb(verbs, "export", "write the texts of the entries as PO files for translators, one a language")
    out.add_argument("--to", type=Path, required=True, metavar="FOLDER", help="where the PO files are, or shall be")
    into = _verb(verbs, "import", "take translations over from PO files into the data files", optional=False)
    into.add_argument("files", nargs="+", type=Path, metavar="FILE", help="named after their language: ar.po")
    into.add_argument("--origin", choices=(HUMAN, MACHINE), default=HUMAN, help="who made them (default: human)")
    status = _verb(verbs, "status", "tell for each language how far it is translated; which texts, if asked for one")
    status.add_argument("--format", choices=("text", "json"), default="text", help="for whom the report is")
    read = _verb(verbs, "accept", "note that somebody has read translations: reviewed, up to date", optional=False)
    read.add_argument("ids", nargs="*", metavar="ID", help="of entries, or paths of texts (default: all)")
    for verb in (out, status, read):
        verb.add_argument("--language", action="append", metavar="XX", help="only this language; may be repeated")


def _verb(verbs: Any, name: str, about: str, optional: bool = True) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    if optional:
        verb.add_argument("data", nargs="?", type=Path, default=Path("data"), help="the data folder (default: data)")
    else:
        verb.add_argument("data", type=Path, metavar="DATA", help="the data folder")
    verb.add_argument("--lang", choices=EDITORS_LANGUAGES, help="language of the report (default: the environment's)")
    verb.add_argument("--today", type=dt.date.fromisoformat, default=now(), help="the day that counts as today")
    return verb


def run(options: argparse.Namespace) -> int:
    """Run a verb; the exit code is 0 without errors, 1 with errors. Raises `ValueError` for wrong usage."""
    folder, gettext = options.data.resolve(), editors_words(options.lang)
    if not folder.is_dir():
        raise ValueError(f"there is no folder {options.data}")
    verb = {"export": _export, "import": _import, "status": _status, "accept": _accept}[options.verb]
    try:
        return verb(options, folder, load(folder, options.today)[0], gettext)
    except InvalidData as invalid:
        return _tell(invalid.problems, folder.parent, gettext)


def _export(options: argparse.Namespace, folder: Path, directory: Directory, gettext: Gettext) -> int:
    problems = []
    options.to.mkdir(parents=True, exist_ok=True)
    for language in _languages(options, directory):
        path = options.to / f"{language}.po"
        file = str(path.resolve())
        earlier, wrong = read_po(path, file) if path.exists() else ([], [])
        lost = lost_by(directory, language, earlier, file, Origin(HUMAN, directory.today))
        problems += [*wrong, *([lost] if lost else [])]
        if not (wrong or lost):
            path.write_bytes(as_po(language, export(directory, language, earlier)).encode("utf-8"))
            _say(words("written: %(file)s", file=str(path)), gettext)
    return _tell(problems, folder.parent, gettext)


def _import(options: argparse.Namespace, folder: Path, directory: Directory, gettext: Gettext) -> int:
    found: list[Taken | Problem] = []
    for path in options.files:
        found += _planned(path, directory, Origin(options.origin, directory.today))
    taken = [item for item in found if isinstance(item, Taken)]
    take_over(folder, directory, taken, directory.today)
    changed = sum(item.text is not None for item in taken)
    _say(words("texts changed in the data: %(count)d", count=changed), gettext)
    _say(words("other translations noted as read or recorded: %(count)d", count=len(taken) - changed), gettext)
    return _tell([item for item in found if isinstance(item, Problem)], folder.parent, gettext)


def _planned(path: Path, directory: Directory, how: Origin) -> Iterable[Taken | Problem]:
    language, file = path.stem, str(path.resolve())
    if language == directory.main or language not in directory.languages:
        message = words("this file is not named after one of the languages to translate into")
        hint = words("Name it like this: %(names)s", names=", ".join(f"{code}.po" for code in _others(directory)))
        return [error(Place(file), "po-language", message, hint)]
    units, problems = read_po(path, file)
    return [*problems, *plan(directory.origins, language, units, file, how)]


def _accept(options: argparse.Namespace, folder: Path, directory: Directory, gettext: Gettext) -> int:
    lines = accept(directory.origins, _languages(options, directory), options.ids, directory.today)
    changed = sum(directory.origins.lines.get(key) != line for key, line in lines.items())
    write_lock(folder / NAME, lines)
    _say(words("translations noted as read: %(count)d", count=changed), gettext)
    return 0


def _status(options: argparse.Namespace, folder: Path, directory: Directory, gettext: Gettext) -> int:
    found, left = coverage(directory, _languages(options, directory)), gone(directory)
    if options.format == "json":
        languages = {item.language: {**vars(item), "translated": item.translated} for item in found}
        print(json.dumps({"languages": languages, "gone": left}, indent=1))
        return 0
    print("\n".join(_table(found, gettext)))
    if options.language:
        print("\n".join(line for item in found for line in _which(item, gettext)))
    if left:
        _say(words("recorded translations that are no longer in the data: %(count)d", count=len(left)), gettext)
    return 0


_COLUMNS = (
    words("language"),
    words("texts"),
    words("translated"),
    words("by a machine"),
    words("out of date"),
    words("not recorded"),
    words("missing"),
)


def _table(found: Iterable[Coverage], gettext: Gettext) -> list[str]:
    rows = [[said(column, gettext) for column in _COLUMNS]]
    for item in found:
        lists = (item.machine, item.outdated, item.unrecorded, item.missing)
        rows.append([item.language, str(item.texts), str(item.translated), *(str(len(paths)) for paths in lists)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _which(item: Coverage, gettext: Gettext) -> Iterable[str]:
    lists = (item.machine, item.outdated, item.unrecorded, item.missing)
    for column, paths in zip(_COLUMNS[3:], lists, strict=True):
        if paths:
            yield f"\n{item.language}, {said(column, gettext)}:"
            yield from (f"  {path}" for path in paths)


def _others(directory: Directory) -> list[str]:
    return [code for code in directory.languages if code != directory.main]


def _languages(options: argparse.Namespace, directory: Directory) -> list[str]:
    """The languages asked for, or all to translate into. Raises `ValueError` for one that is not published."""
    known = _others(directory)
    for code in options.language or ():
        if code not in known:
            raise ValueError(f"“{code}” is not a language to translate into; these are: {', '.join(known)}")
    return options.language or known


def _say(sentence: Words, gettext: Gettext) -> None:
    print(said(sentence, gettext))


def _tell(problems: list[Problem], root: Path, gettext: Gettext) -> int:
    """Print problems, if there are any, and return the exit code."""
    if problems:
        here = [reporting.from_here(problem, root) for problem in problems]
        print(reporting.as_text(here, Path.cwd(), gettext), file=sys.stderr)
        print(reporting.total(problems, gettext), file=sys.stderr)
    return 1 if reporting.counts(problems)[0] else 0
