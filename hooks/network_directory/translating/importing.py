"""Translations go into the data files, in place, and what is known of them into the lock: all of it or nothing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..directory import Directory
from ..loading import load
from ..origins import NAME, write_lock
from ..problems import InvalidData, Place, error, words
from .editing import Changes, NotAsMeant, change
from .planning import Taken


def take_over(folder: Path, directory: Directory, taken: Iterable[Taken], today: dt.date) -> None:
    """Write translations into the data folder; raises `InvalidData`, with the folder as it was, if that goes wrong."""
    chosen = {(item.located.path, item.language): item for item in taken}
    changes = _changes(chosen.values())
    before = {folder.parent / file: (folder.parent / file).read_bytes() for file in changes}
    languages = (directory.main, *(code for code in directory.languages if code != directory.main))
    try:
        for file, texts in changes.items():
            change(folder.parent / file, file, texts, languages)
        after, _ = load(folder, today)
    except (NotAsMeant, InvalidData) as wrong:
        for path, content in before.items():
            path.write_bytes(content)
        raise wrong if isinstance(wrong, InvalidData) else _not_as_meant(wrong) from wrong
    lines = after.origins.current_lines()
    lines |= {f"{item.located.path}/{item.language}": item.line for item in chosen.values()}
    write_lock(folder / NAME, lines)


def _changes(taken: Iterable[Taken]) -> dict[str, Changes]:
    """File → what to change in it."""
    found: dict[str, dict[tuple[int, int], dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    for item in taken:
        if item.text is not None:
            where = item.located
            found[where.file][where.line, where.column][item.language] = item.text
    return dict(found)


def _not_as_meant(wrong: NotAsMeant) -> InvalidData:
    message = words("these texts could not be changed without changing others, so nothing was imported")
    hint = words("Change the file by hand, and please tell those who look after this program.")
    return InvalidData([error(Place(str(wrong)), "not-as-meant", message, hint)])
