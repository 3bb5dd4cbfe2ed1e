"""YAML files → plain text values that know where they stand.

In: the path of a contributor's file. Out: a `Document` of `Block` (mapping), `Items` (list) and `Scalar` (text), each
with its lines and columns, and the problems met on the way: `decoding` (bytes and characters), `building` (PyYAML's
events), `syntax` (libyaml's words), `recovery` (entry by entry, where the file as a whole cannot be read), `memory` (a
file that is read again).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from .building import TooMuch, build
from .decoding import decode, fetch, without_traps
from .memory import Memory
from .nodes import MAX_PROBLEMS, Block, Document, Items, Node, Scalar, place_of, too_many
from .recovery import recover

__all__ = [
    "MAX_PROBLEMS",
    "Block",
    "Document",
    "Items",
    "Memory",
    "Node",
    "Scalar",
    "data_files",
    "place_of",
    "read",
    "too_many",
]


def read(path: Path, name: str, memory: Memory | None = None) -> Document:
    """Read one YAML file; ``name`` is how messages call it, ``memory`` knows what was read before."""
    document = Document(name)
    text = decode(fetch(path, document), document)
    if text is None:
        return document
    if memory and not document.problems and (known := memory.read(text, name)) is not None:
        document.value = known
        return document
    text = without_traps(text, document)
    fresh = Document(name)
    try:
        fresh.value = build(text, fresh)
    except (yaml.YAMLError, TooMuch) as fault:
        fresh = recover(text, fault, name)
    told = {(problem.place.line, problem.code) for problem in document.problems}
    trapped = {line for line, _ in told}
    document.problems += [item for item in fresh.problems if item.code != "syntax" or item.place.line not in trapped]
    document.value = fresh.value
    document.broken |= fresh.broken
    return document


def data_files(folder: Path, stem: str) -> Iterator[Path]:
    """The files that hold one list: ``<stem>.yaml``, and every ``<stem>/*.yaml`` by name. No symbolic links.

    Raises `OSError` if the folder cannot be opened.
    """
    single, several = folder / f"{stem}.yaml", folder / stem
    below = several.iterdir() if several.is_dir() and not several.is_symlink() else ()
    candidates = [single, *sorted(path for path in below if path.suffix == ".yaml")]
    yield from (path for path in candidates if path.is_file() and not path.is_symlink())
