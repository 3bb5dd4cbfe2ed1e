"""What a site was made of and how it was left, kept from one build to the next: if both still hold, so does the site.

Kept for the last site only. A wrong reuse would be worse than a slow build: all that is read counts by its bytes.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .staging import files_below

ENGINE = Path(__file__).parent.parent
_FILE = "built.json"


@dataclass(frozen=True)
class Inputs:
    """All that a site is made of but the day: files and folders, and settings in any words."""

    paths: tuple[Path, ...]
    settings: str

    def digest(self) -> str:
        """Another one as soon as anything differs: the engine's code, installed packages and Python among them."""
        told = (self.settings, _environment(), platform.python_version(), _packages())
        found = hashlib.sha256(repr(told).encode())
        for path in sorted({ENGINE, *(path.resolve() for path in self.paths)}):
            for name, content in _contents(path):
                found.update(f"{path}\0{name}\0{len(content)}\0".encode() + content)
        return found.hexdigest()


@dataclass(frozen=True)
class Receipt:
    """Of one built site: digests of what it was made of and of its files; its day, and the time zone of that day.

    ``remarks`` is what its editors were told about the data.
    """

    made_of: str
    files: str
    timezone: str
    day: str
    remarks: str

    def keep(self, cache: Path) -> None:
        """Keep it in place of the last one's."""
        cache.mkdir(parents=True, exist_ok=True)
        new = cache / f"{_FILE}.{os.getpid()}"
        new.write_text(json.dumps(asdict(self)), "utf-8")
        new.replace(cache / _FILE)


def last_receipt(cache: Path) -> Receipt | None:
    """That of the last site; None if there is none, or it cannot be read."""
    try:
        return Receipt(**json.loads((cache / _FILE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def digest_of_files(site: Path) -> str:
    """Another one as soon as a file is changed, added or gone: their names, sizes and times.

    Compressed copies beside the files do not count: they are made afterwards, and as often as wanted.
    """
    listed = []
    for name in (name for name in files_below(site) if not name.endswith(".gz")):
        found = os.lstat(f"{site}/{name}")
        listed.append((name, found.st_size, found.st_mtime_ns))
    return hashlib.sha256(repr(sorted(listed)).encode()).hexdigest()


def _environment() -> list[tuple[str, str]]:
    """The variables that settings are read from have names like ``SITE_URL``; the day has its own rule."""
    return sorted((name, value) for name, value in os.environ.items() if name.startswith("SITE_"))


def _packages() -> list[str]:
    """Names and versions of what is installed, as their folders tell them: reading their metadata takes far longer."""
    folders = (Path(entry) for entry in sys.path if Path(entry).is_dir())
    return sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))


def _contents(path: Path) -> Iterable[tuple[str, bytes]]:
    """The files of a folder, or the one file, in order, with what they hold; Python's own caches are none."""
    if path.is_file():
        yield "", path.read_bytes()
    for base, folders, names in os.walk(path, followlinks=True):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for file in (Path(base, name) for name in sorted(names)):
            # Editors leave links that lead nowhere while a file is open.
            yield str(file.relative_to(path)), file.read_bytes() if file.is_file() else b""
