"""How far each translation of the data may be trusted, from what the lock says and what the data says now."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from ..model import Text
from .lock import MACHINE, Line, Lines, digest
from .texts import Located, Source, texts_of


@dataclass(frozen=True)
class Standing:
    """What is known of a translation.

    ``recorded``: the lock has a line for it; without one it counts as an editor's own, and nobody sees when its source
    changes. ``machine``: a machine made it and no person has read it. ``outdated``: its source has changed since, and
    it has not. ``edited``: somebody changed it by hand since it was recorded.
    """

    recorded: bool = False
    machine: bool = False
    outdated: bool = False
    edited: bool = False


ORIGINAL = Standing()
"""A text in the main language, or one that nothing is known of."""


@dataclass(frozen=True)
class Origins:
    """The texts of the data and the lock's lines. Nothing is worked out before somebody asks."""

    main: str
    sources: tuple[Source, ...]
    lines: Lines
    today: dt.date

    @cached_property
    def texts(self) -> tuple[Located, ...]:
        """Every text of the data, those of ended records, too."""
        return tuple(text for source in self.sources for text in texts_of(source, self.today))

    def standing(self, text: Text, language: str) -> Standing:
        """How far a text of the data may be trusted in a language that it has."""
        if language == self.main or not self.lines:
            return ORIGINAL
        key = id(text), language
        if key not in self._standings:
            self._standings[key] = self._standing(text, language)
        return self._standings[key]

    def source(self, text: Text) -> str:
        """The text in the main language, of which the others are translations."""
        return text.root[self.main]

    def line(self, located: Located, language: str) -> tuple[str, Line | None]:
        """The lock's key and line of a translation.

        Where parts of a list have changed places, that is the line, of all those that this text may have had, whose
        source is this one.
        """
        key = f"{located.path}/{language}"
        line = self.lines.get(key)
        source = digest(self.source(located.text))
        if (line is None or line.source != source) and (source, language) in self._by_source:
            pattern = re.compile(f"{located.place.pattern}/{language}")
            key = next(filter(pattern.fullmatch, self._by_source[source, language]), key)
        return key, self.lines.get(key)

    def current_lines(self) -> dict[str, Line]:
        """What the lock knows of the translations that there are, each under the path that its text has now."""
        found = {
            f"{located.path}/{language}": self.line(located, language)[1]
            for located in self.texts
            for language in located.text.languages
            if language != self.main
        }
        return {key: line for key, line in found.items() if line}

    def _standing(self, text: Text, language: str) -> Standing:
        located = self._by_text.get(id(text))
        line = self.line(located, language)[1] if located else None
        if line is None:
            return ORIGINAL
        edited = line.text != digest(text.root[language])
        outdated = line.source != digest(self.source(text)) and not edited
        return Standing(True, line.origin == MACHINE and line.reviewed is None, outdated, edited)

    @cached_property
    def _by_text(self) -> dict[int, Located]:
        """By identity: the same words may stand in several places, each with a translation of its own."""
        return {id(located.text): located for located in self.texts}

    @cached_property
    def _by_source(self) -> dict[tuple[str, str], list[str]]:
        """The lock's keys by source and language."""
        found = defaultdict(list)
        for key, line in self.lines.items():
            found[line.source, key.rpartition("/")[2]].append(key)
        return found

    @cached_property
    def _standings(self) -> dict[tuple[int, str], Standing]:
        return {}
