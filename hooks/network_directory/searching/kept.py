"""What was made of the same words before is used again: a language that has not changed is not indexed anew.

Kept in a folder beside the data that is no part of the site, a file for each language; deleting it costs only time.
"""

from __future__ import annotations

import hashlib
import json
import os
from importlib.metadata import version
from pathlib import Path
from zipfile import BadZipFile, ZipFile

Index = tuple[dict[str, bytes], tuple[str, ...]]
"""Path → content of Pagefind's files, and its own name for each text."""
_NAMES = "names.json"


def key_of(language: str, texts: tuple[str, ...]) -> str:
    """The name under which an index is kept: other words, or another Pagefind, have another."""
    told = json.dumps([version("pagefind_bin"), language, texts])
    return f"{language}-{hashlib.sha256(told.encode()).hexdigest()[:32]}.zip"


def kept(path: Path) -> Index | None:
    """The index kept in a file; None if there is none, or it is not whole."""
    try:
        with ZipFile(path) as archive:
            names = tuple(map(str, json.loads(archive.read(_NAMES))))
            return {name: archive.read(name) for name in archive.namelist() if name != _NAMES}, names
    except (OSError, BadZipFile, KeyError, ValueError):
        return None


def keep(path: Path, index: Index) -> None:
    """Keep an index in place of the one that its language had before. Nobody ever reads half a file."""
    files, names = index
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(f".{os.getpid()}")
    with ZipFile(new, "w") as archive:
        archive.writestr(_NAMES, json.dumps(names))
        for name, content in files.items():
            archive.writestr(name, content)
    new.replace(path)
    for old in path.parent.glob(f"{path.name.rpartition('-')[0]}-*.zip"):
        if old != path:
            old.unlink(missing_ok=True)
