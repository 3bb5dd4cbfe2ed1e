"""What a browser must know of all entries at once: where their words stand in Pagefind's pages, and their facets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .records import FACETS, Record
from .spoken import FoldedText

ENTRIES_IN_PAGE = 16
"""So many entries stand one after another in a page of Pagefind's, which tells in which places of it a word stands.
Its list of all pages, which every first search loads, is that much shorter; with more of them, the pieces of the index
are longer than what is won.
"""


def entries(found: Sequence[Record], texts: Sequence[FoldedText], names: Sequence[str]) -> dict[str, Any]:
    """A few letters for each entry, in the order of ``found``: thousands of entries come in a few kilobytes.

    ``pages``: the beginnings of Pagefind's names of its pages, all of one length; ``size``: how many entries stand in
    each. ``names``, ``places`` and ``others``: how many words an entry has of each sort, in this order. ``states``:
    0 confirmed, 1 ageing, 2 unconfirmed. ``facets``: the codes of a facet, and for each entry a letter for each that
    it has, ``A`` for the first.
    """
    return {
        "size": ENTRIES_IN_PAGE,
        "pages": _shortest([name.rpartition("_")[2] for name in names]),
        "names": [len(text.names) for text in texts],
        "places": [len(text.places) for text in texts],
        "others": [len(text.others) for text in texts],
        "states": "".join(str(record.card.state.rank) for record in found),
        "facets": {facet: _facet([record.facets.get(facet, ()) for record in found]) for facet in FACETS},
    }


def _facet(chosen: list[tuple[str, ...]]) -> dict[str, Any]:
    codes = sorted({code for item in chosen for code in item})
    letters = {code: chr(ord("A") + number) for number, code in enumerate(codes)}
    return {"codes": codes, "of": " ".join("".join(sorted(letters[code] for code in item)) for item in chosen)}


def _shortest(names: list[str]) -> list[str]:
    """As much of each name as tells it from the others."""
    longest = max(map(len, names), default=0)
    length = next((size for size in range(1, longest) if len({name[:size] for name in names}) == len(names)), longest)
    return [name[:length] for name in names]
