"""What PO files would change in the data: which translations are taken over, and what speaks against the others."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..checking.texts import faults_in
from ..origins import HUMAN, MACHINE, ORIGINAL, Line, Located, Origins, digest
from ..problems import Place, Problem, Severity, Words, warning, words
from ..reading import Scalar
from .po import Unit


@dataclass(frozen=True)
class Origin:
    """Who made the translations of a file, and the day on which they are taken over."""

    maker: str
    today: dt.date

    @property
    def reviewed(self) -> dt.date | None:
        """The day on which a person has read them: what a person made, that person has read."""
        return self.today if self.maker == HUMAN else None


@dataclass(frozen=True)
class Taken:
    """A translation to take over, and what to record of it.

    ``text`` is what to write into the data, None where the data says it already; ``news`` is whether readers would see
    a difference, in the text or in what the page says of it.
    """

    located: Located
    language: str
    text: str | None
    line: Line
    news: bool


def plan(origins: Origins, language: str, units: Iterable[Unit], file: str, how: Origin) -> Iterator[Taken | Problem]:
    """What becomes of each finished unit of a file; the others are work in progress."""
    finder = _Finder(origins)
    for unit in units:
        if unit.finished:
            target = _at(unit)
            located = finder.find(unit)
            faults = list(faults_in(target, file))
            yield from faults
            if located is None:
                yield finder.not_found(unit, file)
            elif any(fault.severity is Severity.ERROR for fault in faults):
                continue
            elif found := _taken(origins, located, language, target, how):
                yield found if isinstance(found, Taken) else _left(unit, file, found)


class _Finder:
    """The data's texts by what a unit says of them."""

    def __init__(self, origins: Origins) -> None:
        self.by_path = {located.path: located for located in origins.texts}
        self.by_source = defaultdict(list)
        for located in origins.texts:
            self.by_source[digest(origins.source(located.text))].append(located)

    def find(self, unit: Unit) -> Located | None:
        """The text that the unit translates, if it is still the same; parts of lists may have changed places."""
        same = self.by_source.get(digest(unit.source), ())
        here = self.by_path.get(unit.context)
        if here in same:
            return here
        return next((other for other in same if re.fullmatch(other.place.pattern, unit.context)), None)

    def not_found(self, unit: Unit, file: str) -> Problem:
        """Why a unit translates nothing."""
        if unit.context in self.by_path:
            message = words("“%(path)s” has changed in the data since it was translated", path=unit.context)
            hint = words("Export again: the text is then there in its new form, with this translation to look at.")
        else:
            message = words("there is no text “%(path)s” in the data, or no longer", path=unit.context)
            hint = words("Export again: what is gone is then left out.")
        return warning(_place(unit, file), "translation-lost", message, hint)


def _taken(origins: Origins, located: Located, language: str, target: str, how: Origin) -> Taken | Words | None:
    """What to do with a translation that a text can have: take it, leave it for a reason, or nothing."""
    present = located.text.root.get(language)
    line = origins.line(located, language)[1]
    known = ORIGINAL if present is None else origins.standing(located.text, language)
    new = Line(digest(origins.source(located.text)), digest(target), how.maker, how.reviewed)
    if present is None or present.strip() != target.strip():
        if known.edited:
            return words("somebody has changed this translation in the data by hand; the data's is kept")
        if present is not None and how.maker == MACHINE and not (known.machine or known.outdated):
            return words("the data has a translation by a person; a machine's does not take its place")
        return Taken(located, language, target, new, True)
    if line is None or known.edited:
        return Taken(located, language, None, new, False)
    if known.outdated or (known.machine and how.maker == HUMAN):
        maker = line.origin if how.maker == HUMAN else MACHINE
        return Taken(located, language, None, Line(new.source, new.text, maker, how.reviewed), True)
    return None


def _left(unit: Unit, file: str, message: Words) -> Problem:
    hint = words(
        "If this one is right, delete the data's and import again; else run: network-directory translations accept"
    )
    return warning(_place(unit, file), "translation-left", message, hint)


def _at(unit: Unit) -> Scalar:
    """The translation as a value that stands where it stands in its file."""
    text = Scalar(unit.target)
    text.line = text.end_line = unit.line
    text.column, text.end_column = 1, 1
    return text


def _place(unit: Unit, file: str) -> Place:
    return Place(file, unit.line, 1, unit.line, 1)
