"""The city's vocabulary as search knows it: every word, in every language, that means a topic, a district, a language …

A word that means one of them finds all entries that belong to it. So an entry carries no synonyms, and a word in any
language finds it on the pages of every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..directory import Directory
from ..language_names import autonym, language_name
from ..languages import LANGUAGES
from ..model import Term, Text
from ..pages.finder import spoken_languages
from ..translations import catalogue
from .folding import SCRIPTS, fold, script_of

Concepts = dict[str, dict[str, list[str]]]
"""Facet → code → folded words and phrases."""

# What entries are called, for those who look for the kind itself.
_KINDS = {"office": ("Welcome offices",), "partner": ("Partners",), "activity": ("Activities",)}


def concepts(directory: Directory) -> Concepts:
    """Facet → code → its folded words and phrases, sorted; a word may mean several things."""
    named: Mapping[str, Mapping[str, Iterable[str]]] = {
        "topic": {topic.id: (*_names(topic), *_everyday(topic.words)) for topic in directory.vocabulary.topics},
        "district": {
            district.id: (*_texts(district.name), *district.quarters, *district.postcodes)
            for district in directory.vocabulary.districts
        },
        "language": dict(_languages(directory)),
        "audience": {term.id: tuple(_names(term)) for term in directory.vocabulary.audiences},
        "term": {
            f"{kind}-{term.id}": tuple(_names(term))
            for kind, terms in (
                ("partner", directory.vocabulary.partner_kinds),
                ("activity", directory.vocabulary.activity_kinds),
            )
            for term in terms
        },
        "kind": {kind: tuple(_product_words(directory, names)) for kind, names in _KINDS.items()},
    }
    return {facet: {code: _folded(words) for code, words in found.items()} for facet, found in named.items()}


def by_script(found: Concepts) -> dict[str, Concepts]:
    """The same for each script, of what has words in it: nobody types Arabic and needs all Cyrillic words as well."""
    return {script: {facet: _written_in(script, terms) for facet, terms in found.items()} for script in SCRIPTS}


def _written_in(script: str, terms: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """A phrase of words in two scripts is in both."""
    left = {
        code: [phrase for phrase in phrases if script in map(script_of, phrase.split())]
        for code, phrases in terms.items()
    }
    return {code: phrases for code, phrases in left.items() if phrases}


def _names(term: Term) -> Iterator[str]:
    yield from _texts(term.name)


def _texts(text: Text) -> Iterable[str]:
    return text.root.values()


def _everyday(words: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for found in words.values():
        yield from found


def _languages(directory: Directory) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The names of each language that somebody speaks, for the readers of every published language.

    Without the main one: everybody speaks it, and who looks for it wants to learn it.
    """
    for code in (code for code in spoken_languages(directory) if code != directory.main):
        names = (language_name(code, reader) for reader in directory.languages if reader in LANGUAGES)
        yield code, (autonym(code), *names)


def _product_words(directory: Directory, names: Iterable[str]) -> Iterator[str]:
    for name in names:
        for language in directory.languages:
            yield catalogue(language).translations.gettext(name)


def _folded(words: Iterable[str]) -> list[str]:
    """Folded by the rules that hold for every language."""
    return sorted({folded for word in words if (folded := fold(word, "en"))})
