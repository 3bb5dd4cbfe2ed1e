"""Search in every language: files that a reader's browser asks, made from slim records of the entries.

Below the search page of each language: ``pagefind/`` finds words, ``entries.json`` tells what each entry can be
narrowed down by, ``cards/`` what a result looks like, ``words.txt`` what a misspelt word may have meant. All languages
share ``search/concepts/``, a file for each script that people type, and, where hours are trusted,
``search/hours.json``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from ..directory import Directory
from ..pages.cards import Card
from ..pages.search import ROUTE
from ..routes import in_language
from .concepts import by_script, concepts
from .entries import ENTRIES_IN_PAGE, entries
from .hours import hours
from .index import indexed
from .records import Record, records
from .spoken import Spoken
from .wordlist import known_words

__all__ = ["Search"]

CARDS_IN_FILE = 8
"""A result asks for the file that holds its card: not many bytes too many, and not too many files."""


class Search:
    """The search of one directory. ``cache`` is a folder in which indexes are kept from one build to the next."""

    def __init__(self, directory: Directory, cache: Path | None = None) -> None:
        self.directory = directory
        self._cache = cache

    def files(self, language: str) -> Iterator[tuple[str, str | bytes]]:
        """Path below the site's root → content, for readers of one language: all but the cards."""
        folder = self._folder(language)
        spoken = Spoken(self.directory, language, self._records)
        texts = [spoken.of(record) for record in self._records]
        words = [" ".join(text.words) for text in texts]
        pages = tuple(" ".join(words[at : at + ENTRIES_IN_PAGE]) for at in range(0, len(words), ENTRIES_IN_PAGE))
        files, names = indexed(language.split("-")[0], pages, self._cache and self._cache / language)
        for name, content in files.items():
            yield f"{folder}pagefind/{name}", content
        yield f"{folder}entries.json", _json(entries(self._records, texts, names))
        yield f"{folder}words.txt", "\n".join(known_words(self.directory, language)) + "\n"

    @cached_property
    def cards(self) -> list[tuple[Card, ...]]:
        """The cards that stand together in a file, in the order of these files."""
        found = [record.card for record in self._records]
        return [tuple(found[at : at + CARDS_IN_FILE]) for at in range(0, len(found), CARDS_IN_FILE)]

    def cards_file(self, language: str, number: int, cards: Iterable[Markup]) -> tuple[str, str]:
        """The file with that number, for readers of one language, and its cards as they see them."""
        return f"{self._folder(language)}cards/{number}.json", _json(list(cards))

    def common_files(self) -> Iterator[tuple[str, str]]:
        """What all languages share: the vocabulary's words, and the hours of places."""
        for script, found in by_script(concepts(self.directory)).items():
            shown = {facet: {code: "|".join(words) for code, words in terms.items()} for facet, terms in found.items()}
            yield f"{ROUTE}concepts/{script}.json", _json(shown)
        if found_hours := hours(self._records, self.directory.network):
            yield f"{ROUTE}hours.json", _json(found_hours)

    def _folder(self, language: str) -> str:
        return in_language(self.directory.languages[language], ROUTE)

    @cached_property
    def _records(self) -> list[Record]:
        return records(self.directory)


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
