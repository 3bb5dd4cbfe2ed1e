"""The site's own styles, scripts and drawings as they are published: few files, small, each named by its content.

A page asks for one style sheet (styles.py) and at most two scripts (scripts.py). A changed file has a new name, so that
browsers may keep each for ever; templates go on writing the plain name, ``assets/directory/page.js``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from .scripts import SCRIPTS, joined
from .styles import one_sheet

FOLDER = "assets/directory/"
"""Where all of them lie, below the site's root; nothing else does."""
STYLES = f"{FOLDER}directory.css"
_SOURCE = Path(__file__).parent.parent / "theme" / FOLDER
_AS_THEY_ARE = ("mark.svg", "folding.json")
_LETTERS = 10
"""Of the hash in a name: of 16^10 names, two versions of a file will not share one."""


@dataclass(frozen=True)
class Assets:
    """``files``: path below the site's root → content. ``names``: path as templates write it → path as published."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """The published path of a file; any other path as it is."""
        return self.names.get(name, name)


def made(material: Iterable[Path] = ()) -> Assets:
    """All files, with Material's style sheets cut into ours; made anew only when one of their sources has changed."""
    own = {path.name: path.read_text("utf-8") for path in sorted(_SOURCE.iterdir())}
    return _made(tuple(path.read_text("utf-8") for path in material), tuple(own.items()))


@lru_cache(maxsize=1)
def _made(material: tuple[str, ...], own: tuple[tuple[str, str], ...]) -> Assets:
    found = {FOLDER + name: content.encode() for name, content in _contents(material, dict(own))}
    names = {name: _named_by_content(name, content) for name, content in found.items()}
    return Assets({names[name]: content for name, content in found.items()}, names)


def _contents(material: tuple[str, ...], own: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "directory.css", one_sheet(material, own["directory.css"], own["print.css"])
    for script, parts in SCRIPTS.items():
        yield script, joined(parts, own)
    for name in _AS_THEY_ARE:
        yield name, own[name]


def _named_by_content(name: str, content: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:_LETTERS]}.{ending}"
