"""Words to fold: how people spell what they look for, every letter that the table knows, and all words of a city."""

from __future__ import annotations

import json
import re

from network_directory.directory import Directory
from network_directory.searching.folding import TABLE

_SCRIPTS = (("a", "ɏ"), ("А", "ԯ"), ("ء", "ۿ"), ("ሀ", "፟"), ("Ḁ", "ỹ"))
_LETTERS = [chr(code) for first, last in _SCRIPTS for code in range(ord(first), ord(last) + 1)]
_TABLE = json.loads(TABLE.read_text("utf-8"))
_KNOWN = [*_TABLE["letters"], *_TABLE["languages"]["sr"]]
_SIGNS = ["’", "'", "ʼ", "-", "\u200c", "\u00ad", "/", ".", "ـ", " "]

SAMPLES = [
    *_LETTERS,
    *(f"x{letter}ue{letter.upper()}" for letter in _LETTERS),
    *(f"{letter}{sign}{other}" for letter in "aаبሀI" for sign in _SIGNS for other in ["e", "я", "ال", "ε", *_KNOWN]),
]
"""Single letters of all scripts that the site is written in, beside others and with signs between them."""


def words_of(directory: Directory) -> list[str]:
    """Every different word of a city's records, whatever its language."""
    records = (
        directory.network,
        directory.vocabulary,
        *directory.offices.values(),
        *directory.partners.values(),
        *directory.activities.values(),
    )
    return sorted({word for record in records for word in re.findall(r"\S+", record.model_dump_json())})
