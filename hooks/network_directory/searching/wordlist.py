"""The words that a misspelt one may have meant, as they are written: names, and the words of the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..directory import Directory
from ..model import Text
from .folding import fold

_WORD = re.compile(r"[^\W\d_]{3,}")


def known_words(directory: Directory, language: str) -> list[str]:
    """Each word once, in the reader's language and the main one, in the order of the alphabet."""
    known: dict[str, str] = {}
    for text in _texts(directory, (language, directory.main)):
        for word in _WORD.findall(text):
            known.setdefault(fold(word, language), word)
    return sorted(word for folded, word in known.items() if len(folded) > 2)


def _texts(directory: Directory, languages: tuple[str, ...]) -> Iterator[str]:
    for language in languages:
        for text in _names(directory):
            yield text.find((language, directory.main))[0]
        for topic in directory.vocabulary.topics:
            yield from topic.words.get(language, ())
    for district in directory.vocabulary.districts:
        yield from district.quarters


def _names(directory: Directory) -> Iterable[Text]:
    vocabulary = directory.vocabulary
    for terms in (vocabulary.topics, vocabulary.districts, vocabulary.audiences):
        yield from (term.name for term in terms)
    for terms in (vocabulary.partner_kinds, vocabulary.activity_kinds):
        yield from (term.name for term in terms)
    yield from (office.name for office in directory.offices.values())
    yield from (outpost.name for _, outpost in directory.outposts.values())
    yield from (partner.name for partner in directory.partners.values())
    yield from (activity.title for activity in directory.activities.values())
