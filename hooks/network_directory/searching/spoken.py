"""The words by which readers of one language find an entry, folded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from ..directory import Directory
from ..markup import long_text
from ..model import Text
from .compounds import Compounds
from .folding import folded_words
from .records import Record

SHORTEST = 3
# Short words of the languages in which most texts are written that say nothing; folded.
_EMPTY = frozenset(
    """
    als auf aus bei bis das dem den der des die ein fur ich ihr ihre ist mit nach nur oder sie sind und uns unser von
    vom vor was wie wir wird zum zur and are can for from has have her his its not our she the they was who with you
    your
    """.split()  # noqa: SIM905 - words are read more easily
)


@dataclass(frozen=True)
class FoldedText:
    """An entry's words: those of its names first, then those of its places, then all others."""

    names: tuple[str, ...]
    places: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them, in this order."""
        return self.names + self.places + self.others


class Spoken:
    """Folds entries for one language. A compound is followed by the words that it is made of."""

    def __init__(self, directory: Directory, language: str, found: Iterable[Record]) -> None:
        self._main = directory.main
        self._language = language
        texts = (text for record in found for text in (*record.names, *record.places, *record.texts))
        plain = (_plain(_in(text, self._main)) for text in texts)
        self._compounds = Compounds(word for text in plain for word in folded_words(text, self._main))

    def of(self, record: Record) -> FoldedText:
        """Names and places are found in every language that they have, the rest in the reader's and the main one."""
        names = self._folded(chain.from_iterable(map(_all, record.names)))
        places = self._folded(chain.from_iterable(map(_all, record.places)), but=names)
        languages = dict.fromkeys((self._language, self._main))
        others = (_plain(_in(text, language, self._main)) for text in record.texts for language in languages)
        return FoldedText(names, places, self._folded(others, but=(*names, *places)))

    def _folded(self, texts: Iterable[str], but: tuple[str, ...] = ()) -> tuple[str, ...]:
        words = chain.from_iterable(folded_words(text, self._language) for text in texts)
        found = dict.fromkeys(chain.from_iterable((word, *self._compounds.parts(word)) for word in words))
        return tuple(word for word in found if word not in but and _tells(word))


def _tells(word: str) -> bool:
    """Whether anything is found by it. Pagefind takes a short word for the beginning of any that it does not know."""
    return any(sign.isdecimal() for sign in word) or (len(word) >= SHORTEST and word not in _EMPTY)


def _all(text: Text | str) -> Iterable[str]:
    return (text,) if isinstance(text, str) else text.root.values()


def _in(text: Text | str, *order: str) -> str:
    return text if isinstance(text, str) else text.find(order)[0]


def _plain(text: str) -> str:
    return str(long_text(text).striptags())
