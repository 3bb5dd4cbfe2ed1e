"""Bytes → text: encodings, invisible characters, marks of an unfinished merge. Positions stay what they are."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from ..problems import Place, Words, error, warning, words
from .nodes import Document, ids_in

# A directory of 5,000 entries in 12 languages is about 10 MB; twice that in one file is a mistake or an attack.
MAX_BYTES = 20_000_000

# Tabs in the indentation; spaces that are none; marks that are not seen, or turn text around on the page; controls.
# Left alone: U+200C and U+200D, the joiners that Persian, Kurdish and emoji need.
_UNSEEN = (
    "[\u00a0\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
)
_TRAPS = re.compile(f"(?m:^[ \t\u00a0]*[\t\u00a0][ \t\u00a0]*)|{_UNSEEN}")
# Between double quotes YAML makes them of signs that can be seen, such as \0; and halves of letters as well.
_ESCAPED_TRAPS = re.compile(f"{_UNSEEN}|[\ud800-\udfff]")
# UTF-16 without the mark that says so: every other byte of Latin letters is zero.
_TWO_BYTES = re.compile(rb"(?:[^\0]\0){8}|(?:\0[^\0]){8}")
_MARK = re.compile(r"(?m)^(?:<{7}|={7}|>{7}|\|{7})(?: .*)?$")
# What a letter of UTF-8 looks like when its bytes were taken for letters of Windows; one in a line is told.
_TAKEN = "[\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
_TWICE = re.compile(f"(?m)^.*?((?:[ÂÃØÙ]|â{_TAKEN}){_TAKEN})")


def fetch(path: Path, document: Document) -> bytes:
    """The file's bytes, of one that is too large only so many that `decode` sees it; none if it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError:
        message = words("the file cannot be opened")
        document.tell(error(Place(document.file), "unreadable", message, words("Look at its permissions.")))
        return b""


def decode(raw: bytes, document: Document) -> str | None:
    """The file's text with plain line breaks; None if the file is too large."""
    if len(raw) > MAX_BYTES:
        message = words("the file is larger than %(size)d MB", size=MAX_BYTES // 1_000_000)
        hint = words("Divide it: a folder with several files of the same list is read as one.")
        document.tell(error(Place(document.file), "too-large", message, hint))
        return None
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or _TWO_BYTES.match(raw):
        message = words("the file is stored as UTF-16")
        document.tell(error(Place(document.file), "encoding", message, _SAVE))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _from_windows(raw, document)
    return text.replace("\r\n", "\n").replace("\r", "\n")


_SAVE = words("Save the file as UTF-8 (in the editor: “Save with encoding”).")


def _from_windows(raw: bytes, document: Document) -> str:
    """Every line with a letter that is not UTF-8 is told, with the letter a Windows program would have meant."""
    lines = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    return "\n".join(_line_from_windows(line, number, document) for number, line in enumerate(lines, 1))


def _line_from_windows(line: bytes, number: int, document: Document) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError as fault:
        column = len(line[: fault.start].decode("utf-8")) + 1
        letter = line[fault.start : fault.start + 1].decode("cp1252", "replace")
        place = Place(document.file, number, column, number, column + 1)
        message = words("this letter is not stored as UTF-8; it is probably “%(letter)s” from Windows", letter=letter)
        document.tell(error(place, "encoding", message, _SAVE))
        return line.decode("utf-8", "replace")


def without_traps(text: str, document: Document) -> str:
    """Tell every trap, and put spaces in its place, so that reading can go on behind it."""
    lines = _Lines(text)
    text = _without_conflicts(text, document) if _MARK.search(text) else text
    for match in _TWICE.finditer(text):
        _tell_twice(match, lines, document)
    text = _TRAPS.sub(lambda match: _tell_trap(match, lines, document), text)
    return text.replace("\t", " ")  # within a line; PyYAML's own parser stumbles over them


def _without_conflicts(text: str, document: Document) -> str:
    """Of two versions between the marks of an unfinished merge the first one is read."""
    lines, opened, other = text.split("\n"), False, None
    for number, line in enumerate(lines):
        mark = line[0] if _MARK.fullmatch(line) else ""
        if mark == "<" or (mark and not opened):
            _tell_mark(mark, number + 1, document)
        if mark in ("|", "=") and opened and other is None:
            other = number
        if mark == ">" and other is not None:
            document.broken |= ids_in("\n".join(lines[other:number]))
            lines[other:number] = (" " * len(theirs) for theirs in lines[other:number])
        if mark:
            opened, other = mark != ">" and (opened or mark == "<"), None if mark in "<>" else other
            lines[number] = " " * len(line)
    return "\n".join(lines)


def _tell_mark(mark: str, line: int, document: Document) -> None:
    message = words("a mark of an unfinished merge was left in")
    hint = words("See that the right version of the lines around it is there, and delete this line.")
    if mark == "<":
        message = words("two versions of this place were merged, and the marks were left in")
        hint = words("Keep the right version; delete the other and the lines with <<<<<<<, ======= and >>>>>>>.")
    document.tell(error(Place(document.file, line, 1, line, 8), "conflict", message, hint))


def _tell_twice(match: re.Match[str], lines: _Lines, document: Document) -> None:
    try:
        letter = match[1].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return
    line, column = lines.position(match.start(1))
    place = Place(document.file, line, column, line, column + len(match[1]))
    message = words("this was saved with the wrong encoding; it is probably “%(letter)s”", letter=letter)
    document.tell(warning(place, "encoding", message, words("Type it again; look for more of the same kind.")))


def _tell_trap(match: re.Match[str], lines: _Lines, document: Document) -> str:
    at = match.start() + next((i for i, letter in enumerate(match[0]) if letter != " "), 0)
    character = match[0][at - match.start()]
    line, column = lines.position(at)
    _tell_unseen(character, Place(document.file, line, column, line, column + 1), document)
    return match[0].replace("\t", "  ") if character == "\t" else " " * len(match[0])


def without_escaped_traps(text: str, place: Place, document: Document) -> str:
    """The same for a text as YAML understood it, which stands at ``place`` between double quotes."""

    def tell(match: re.Match[str]) -> str:
        _tell_unseen(match[0], place, document)
        return " "

    return _ESCAPED_TRAPS.sub(tell, text)


def _tell_unseen(character: str, place: Place, document: Document) -> None:
    message, hint = _TRAP_WORDS.get(character, _OTHER_TRAP)
    name = Words(message.msgid, {"name": f"U+{ord(character):04X}"})
    document.tell(error(place, "invisible", name, hint))


_AGAIN = words("Delete it, and type an ordinary space where one is needed.")
_OTHER_TRAP = (words("there is an invisible control character (%(name)s) here"), _AGAIN)
_TRAP_WORDS = {
    "\t": (
        words("there is a tab here; YAML is indented with spaces"),
        words("Replace it by spaces, two for each step."),
    ),
    "\u00a0": (words("there is a non-breaking space here; it looks like a space and is none"), _AGAIN),
    "\ufeff": (words("there is an invisible mark (byte order mark) here"), _AGAIN),
}


class _Lines:
    """From an offset to a line and a column, both from 1."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in re.finditer("\n", self._text))]

    def position(self, at: int) -> tuple[int, int]:
        line = bisect_right(self._starts, at)
        return line, at - self._starts[line - 1] + 1
