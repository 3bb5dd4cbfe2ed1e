"""PO files: one a language, for translation programs (Poedit, Weblate and others). GNU gettext manual, "PO Files".

Written and read by polib, which keeps the previous source (``#| msgid``) of a text that has changed; Babel drops it in
reading and breaks it over lines in writing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib

from ..problems import Place, Problem, error, words
from ..reading import Document
from ..reading.decoding import decode, fetch

FUZZY = "fuzzy"
# Nothing, a comment, or a text in quotes: polib overlooks it where an end is missing, as in a file that was cut off.
_SOUND = re.compile(r'(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s*)?"(?:[^"\\]|\\.)*")?')


@dataclass(frozen=True)
class Unit:
    """A text with its translation: ``context`` is the text's path, ``line`` where the translation stands in its file.

    ``fuzzy`` means that somebody has to look at it; ``notes`` are the translators' own, ``hints`` those for them.
    """

    context: str
    source: str
    target: str = ""
    fuzzy: bool = False
    previous: str | None = None
    notes: str = ""
    hints: str = ""
    file: str = ""
    line: int = 1

    @property
    def finished(self) -> bool:
        """Whether a translator has finished with it."""
        return bool(self.target.strip()) and not self.fuzzy


def read_po(path: Path, name: str) -> tuple[list[Unit], list[Problem]]:
    """The units of a file, and why it cannot be read; ``name`` is how messages call it."""
    document = Document(name)
    text = decode(fetch(path, document), document)
    if text is None or document.problems:
        return [], document.problems
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if not _SOUND.fullmatch(line.strip()):
            return [], [_broken(Place(name, number, 1, number, len(line) + 1))]
    try:
        return list(_units(polib.pofile(str(path), encoding="utf-8-sig"), lines)), []
    except (OSError, ValueError, IndexError, KeyError, AttributeError, TypeError):  # polib's, of lines in disorder
        return [], [_broken(Place(name))]


def _broken(place: Place) -> Problem:
    message = words("this is no PO file that can be read")
    hint = words("Open it in a translation program, such as Poedit, save it there, and import it again.")
    return error(place, "po", message, hint)


def _units(file: polib.POFile, lines: list[str]) -> Iterator[Unit]:
    for entry in file:
        if entry.obsolete or entry.msgid_plural:
            continue
        start = entry.linenum or 1
        line = next((n for n in range(start, len(lines) + 1) if lines[n - 1].lstrip().startswith("msgstr")), start)
        target = entry.msgstr.replace("\r\n", "\n").replace("\r", "\n")
        previous, notes = entry.previous_msgid, entry.tcomment
        yield Unit(entry.msgctxt or "", entry.msgid, target, entry.fuzzy, previous, notes, line=line)


def as_po(language: str, units: Iterable[Unit]) -> str:
    """A PO file of the units, sorted by path, without anything that changes by itself."""
    file = polib.POFile(wrapwidth=0)  # lines as long as the texts: no program breaks them as another does
    file.header = "Texts of the directory. Take them over with: network-directory translations import"
    file.metadata = {
        "Project-Id-Version": "network-directory",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for unit in sorted(units, key=lambda unit: unit.context):
        flags = [FUZZY] if unit.fuzzy else []
        file.append(
            polib.POEntry(
                msgctxt=unit.context,
                msgid=unit.source,
                msgstr=unit.target,
                previous_msgid=unit.previous,
                tcomment=unit.notes,
                comment=unit.hints,
                occurrences=[(unit.file, "")] if unit.file else [],
                flags=flags,
            )
        )
    return str(file)
