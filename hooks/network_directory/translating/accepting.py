"""Somebody has read translations as they stand in the data: they count as reviewed and up to date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace

from ..origins import HUMAN, Line, Located, Origins, digest


def accept(origins: Origins, languages: Collection[str], ids: Collection[str], today: dt.date) -> dict[str, Line]:
    """The lock's lines after that.

    ``ids`` are of records (``awo``) or longer parts of paths (``partners/awo/description``); none stands for all.
    Raises `ValueError` for one that there is no text of.
    """
    for code in ids:
        if not any(_belongs(located, code) for located in origins.texts):
            raise ValueError(f"there is no text of “{code}”")
    lines = origins.current_lines()
    for located in origins.texts:
        if not ids or any(_belongs(located, code) for code in ids):
            for language in (code for code in located.text.languages if code in languages):
                key = f"{located.path}/{language}"
                lines[key] = _accepted(origins, located, language, lines.get(key), today)
    return lines


def _belongs(located: Located, code: str) -> bool:
    return f"/{code}/" in f"/{located.path}/"


def _accepted(origins: Origins, located: Located, language: str, line: Line | None, today: dt.date) -> Line:
    standing = origins.standing(located.text, language)
    if line and not (standing.machine or standing.outdated or standing.edited):
        return line
    if line is None or standing.edited:  # in words that a person wrote
        line = Line("", "", HUMAN)
    source, text = digest(origins.source(located.text)), digest(located.text.root[language])
    return replace(line, source=source, text=text, reviewed=today)
