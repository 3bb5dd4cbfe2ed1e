"""``translations.lock``: where each translation of the data comes from. Written by commands, never by hand.

One line for each text and language, sorted, so that two people's changes merge line by line::

    partners/awo/description/ar: 7084f652 1c9a33e0 machine
    partners/awo/description/en: 7084f652 90b1ee42 human 2026-11-22

behind the path of the text and the language: the digest of the source it was made from, the digest of the translation
itself, who made it, and the day on which a person last read it, if one has. The file is a contributor's, too: its bytes
and characters are read as those of the data, and what is wrong with it is told with its line.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ..languages import LANGUAGES
from ..problems import Place, Problem, error, words
from ..reading import Document
from ..reading.decoding import decode, fetch, without_traps

NAME = "translations.lock"
HEAD = "# Where each translation comes from. Written by the commands network-directory translations …, never by hand.\n"
HUMAN, MACHINE = "human", "machine"

_LINE = re.compile(
    r"(?P<key>[A-Za-z0-9_-]+(?:/[A-Za-z0-9_-]+)*/(?P<language>[A-Za-z-]+)): "
    rf"(?P<source>[0-9a-f]{{8}}) (?P<text>[0-9a-f]{{8}}) (?P<origin>{HUMAN}|{MACHINE})"
    r"(?: (?P<reviewed>\d{4}-\d\d-\d\d))?",
    re.ASCII,
)


@dataclass(frozen=True)
class Line:
    """What is known of a translation: the digests of its source and of itself, its origin, when a person read it."""

    source: str
    text: str
    origin: str
    reviewed: dt.date | None = None

    def __str__(self) -> str:
        read_on = f" {self.reviewed}" if self.reviewed else ""
        return f"{self.source} {self.text} {self.origin}{read_on}"


Lines = Mapping[str, Line]
"""Path of a text and language (``partners/awo/description/ar``) → what is known of that translation."""


def digest(text: str) -> str:
    """Eight hexadecimal digits of SHA-256 over the text in NFC with every run of white space as one space."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def read_lock(path: Path, name: str) -> tuple[dict[str, Line], list[Problem]]:
    """The lines of the file and all that is wrong with it; ``name`` is how messages call it. No file, no lines."""
    document = Document(name)
    found: dict[str, tuple[int, Line]] = {}
    text = decode(fetch(path, document), document) if path.is_file() and not path.is_symlink() else None
    for number, written in enumerate(without_traps(text or "", document).split("\n"), 1):
        if document.full:
            break
        if written.strip() and not written.startswith("#"):
            key, line = _line(written.rstrip())
            place = Place(name, number, 1, number, len(written) + 1)
            if line is None:
                document.tell(error(place, "translations-lock", _BROKEN, _AS_BEFORE))
            elif key in found:
                message = words("“%(key)s” is there twice; it is already in line %(line)d", key=key, line=found[key][0])
                document.tell(error(place, "translations-lock", message, _AS_BEFORE))
            else:
                found[key] = number, line
    return {key: line for key, (_, line) in found.items()}, document.problems


def _line(written: str) -> tuple[str, Line | None]:
    match = _LINE.fullmatch(written)
    if match and match["language"] in LANGUAGES:
        try:
            reviewed = dt.date.fromisoformat(match["reviewed"]) if match["reviewed"] else None
            return match["key"], Line(match["source"], match["text"], match["origin"], reviewed)
        except ValueError:  # a day that no calendar has
            pass
    return "", None


_BROKEN = words("this is no line of the list of translations, which commands write and nobody changes by hand")
_AS_BEFORE = words("Take the line as it was before; or delete it, and run: network-directory translations accept")


def write_lock(path: Path, lines: Lines) -> None:
    """Write the file, sorted, if its content changed; with no lines there is no file."""
    if not lines:
        path.unlink(missing_ok=True)
        return
    content = (HEAD + "".join(f"{key}: {line}\n" for key, line in sorted(lines.items()))).encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)
