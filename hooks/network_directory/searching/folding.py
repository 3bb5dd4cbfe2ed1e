"""One form for all spellings of a word: index and query are folded by the same table, here and in folding.js.

The table is theme/assets/directory/folding.json: ``letters`` for every language and ``languages`` for one, ``pairs``
for spellings of more than one letter (Fuehrerschein), ``words`` for what a whole word loses (the Arabic article). What
is not in it follows Unicode: small letters, compatibility decomposition (NFKD), no marks. ``scripts`` tells which words
a reader needs who types in one script.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

from ..languages import LANGUAGES

TABLE = Path(__file__).parent.parent / "theme" / "assets" / "directory" / "folding.json"
_RULES = json.loads(TABLE.read_text("utf-8"))
_Rules = list[tuple[re.Pattern[str], str]]


def _patterns(name: str) -> _Rules:
    """The table's regular expressions, which are JavaScript's: ``$1`` there is ``\\1`` here."""
    return [(re.compile(pattern), with_what.replace("$", "\\")) for pattern, with_what in _RULES[name]]


_PAIRS, _WORDS = _patterns("pairs"), _patterns("words")
_SCRIPTS = {name: re.compile(pattern) for name, pattern in _RULES["scripts"].items()}
OTHER_SCRIPT = "other"
SCRIPTS = (*_SCRIPTS, OTHER_SCRIPT)
"""The scripts that are told apart; all that is left over, Latin letters and numbers for the most part, is one more."""

_WORD = re.compile(r"[^\W_]+")


def fold(text: str, language: str) -> str:
    """The folded words of ``text`` with a blank between them, as readers of ``language`` look for them."""
    return " ".join(folded_words(text, language))


def folded_words(text: str, language: str) -> tuple[str, ...]:
    """The folded words of ``text`` in their order: letters and numbers (Unicode L and N), nothing else."""
    if language not in LANGUAGES:
        raise LookupError(f"no language {language!r}")
    return _folded(text, language if language in _RULES["languages"] else "")


@lru_cache(maxsize=200_000)
def _folded(text: str, own_rules: str) -> tuple[str, ...]:
    """Most languages share one set of rules, so a text that stands in the index of all of them is folded once.

    The same word of many texts is one object: of thousands of texts they would take a hundred megabytes.
    """
    folded = unicodedata.normalize("NFKD", text.lower()).translate(_letters(own_rules))
    for pattern, with_what in _PAIRS:
        folded = pattern.sub(with_what, folded)
    return tuple(sys.intern(word) for part in _WORD.findall(folded) if (word := _whole(part)))


def script_of(word: str) -> str:
    """The script of a folded word: one of `SCRIPTS`."""
    return next((name for name, letters in _SCRIPTS.items() if letters.search(word)), OTHER_SCRIPT)


def _whole(word: str) -> str:
    for pattern, with_what in _WORDS:
        word = pattern.sub(with_what, word)
    return word


class _Letters(dict[int, str]):
    """Code point → what it is folded into; nothing for marks. What is not in the table is added when first met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = "" if unicodedata.category(letter).startswith("M") else letter
        return self[code]


@cache
def _letters(own_rules: str) -> _Letters:
    table = {**_RULES["letters"], **_RULES["languages"].get(own_rules, {})}
    return _Letters({ord(letter): into for letter, into in table.items()})
