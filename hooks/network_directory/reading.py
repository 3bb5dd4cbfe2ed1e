"""YAML files → plain text values that know where they stand.

In: the path of a contributor's file. Out: a `Document` of `Block` (mapping), `Items` (list) and `Scalar` (text), each
with its lines and columns, and the problems met on the way. Built on PyYAML's events, never on ``yaml.load`` or
``yaml.compose``: no scalar is guessed into a type, and no nesting can exhaust the interpreter
(``compose`` crashes on 100,000 open brackets).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from .problems import Place, Problem, error, words

try:
    from yaml import CSafeLoader as _Parser
except ImportError:  # PyYAML without libyaml: the same events, only slower
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

# A directory of 5,000 entries in 12 languages is about 10 MB; twice that in one file is a mistake or an attack.
MAX_BYTES = 20_000_000
# The model nests 8 deep; 20 leaves room and stops any tower of brackets at once.
MAX_DEPTH = 20

_LINE_TRAPS = re.compile(
    "^[ \t]*\t|\u00a0|[\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", re.M
)
_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar(str):
    """A text with its place; lines and columns count from 1."""

    __slots__ = ("column", "end_column", "end_line", "line")
    line: int
    column: int
    end_line: int
    end_column: int


class Block(dict[str, Any]):
    """A mapping with its place; its keys are `Scalar`s."""

    line = column = end_line = end_column = 1


class Items(list[Any]):
    """A list with its place."""

    line = column = end_line = end_column = 1


Node = Scalar | Block | Items
_N = TypeVar("_N", bound=Scalar | Block | Items)


@dataclass
class Document:
    """What one file says: its name as editors see it, its value (None if unreadable), its text lines, its problems."""

    file: str
    value: Node | None = None
    problems: list[Problem] = field(default_factory=list)


def place_of(node: Node, file: str) -> Place:
    """Where a node stands in its file."""
    return Place(file, node.line, node.column, node.end_line, node.end_column)


def read(path: Path, name: str) -> Document:
    """Read one YAML file; ``name`` is how messages call it."""
    document = Document(name)
    text = _decode(path.read_bytes(), document)
    if text is None:
        return document
    _look_for_traps(text, document)
    try:
        document.value = _Builder(document).build(text)
    except yaml.MarkedYAMLError as exc:
        document.problems.append(_syntax_problem(exc, name))
    except _TooDeep as exc:
        document.problems.append(
            error(exc.place, "too-deep", words("this is nested more than %(depth)d levels deep", depth=MAX_DEPTH))
        )
    return document


def _decode(raw: bytes, document: Document) -> str | None:
    if len(raw) > MAX_BYTES:
        message = words("the file is larger than %(size)d MB", size=MAX_BYTES // 1_000_000)
        document.problems.append(error(Place(document.file), "too-large", message))
        return None
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        document.problems.append(_encoding_problem(raw, exc.start, document.file))
        text = raw.decode("utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_problem(raw: bytes, at: int, file: str) -> Problem:
    before = raw[:at].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    guess = raw[at : at + 1].decode("cp1252", "replace")
    return error(
        Place(file, line, column, line, column + 1),
        "encoding",
        words("this letter is not stored as UTF-8; it is probably “%(letter)s” from a Windows file", letter=guess),
        words("Save the file as UTF-8 (in the editor: “Save with encoding”)."),
    )


_TRAP_WORDS = {
    "\t": words("there is a tab here; YAML is indented with spaces"),
    "\u00a0": words("there is a non-breaking space here; it looks like a space and is none"),
    "\ufeff": words("there is an invisible mark (byte order mark) here"),
}
_TRAP_HINT = words("Delete the character and type it again as an ordinary space, or leave it out.")


def _look_for_traps(text: str, document: Document) -> None:
    """Invisible characters that YAML misreads or that turn text around on the page."""
    for match in _LINE_TRAPS.finditer(text):
        character, at = match[0][-1], match.end() - 1
        line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
        name = f"U+{ord(character):04X}"
        message = _TRAP_WORDS.get(character) or words(
            "there is an invisible control character (%(name)s) here", name=name
        )
        place = Place(document.file, line, column, line, column + 1)
        if character == "\u200c":  # the joiner that Persian and Kurdish spelling needs
            continue
        document.problems.append(error(place, "invisible", message, _TRAP_HINT))


class _TooDeep(Exception):
    def __init__(self, place: Place) -> None:
        self.place = place


class _Builder:
    """Turns parser events into nodes, one pass, with a stack of its own instead of recursion."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[Block | Items] = []
        self.keys: list[Scalar | None] = []
        self.root: Node | None = None

    def build(self, text: str) -> Node | None:
        for event in yaml.parse(text, Loader=_Parser):
            self._take(event)
        return self.root

    def _take(self, event: Any) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self._refuse_extras(event)
            self._attach(self._scalar(event))
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse_extras(event)
            self._open(Block() if isinstance(event, yaml.MappingStartEvent) else Items(), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._close(event)
        elif isinstance(event, yaml.AliasEvent):
            self._report(
                event,
                "alias",
                words("“*%(name)s” refers to another place in the file; that is not supported", name=event.anchor),
            )
            self._attach(self._scalar(event, ""))

    def _scalar(self, event: Any, value: str | None = None) -> Scalar:
        plain = getattr(event, "style", None) is None
        text = event.value if value is None else value
        return _locate(Scalar("" if plain and text in _EMPTY else text), event.start_mark, event.end_mark)

    def _open(self, node: Block | Items, event: Any) -> None:
        _locate(node, event.start_mark, event.end_mark)
        if len(self.stack) >= MAX_DEPTH:
            raise _TooDeep(place_of(node, self.document.file))
        self.stack.append(node)
        self.keys.append(None)

    def _close(self, event: Any) -> None:
        node = self.stack.pop()
        self.keys.pop()
        node.end_line, node.end_column = event.end_mark.line + 1, event.end_mark.column + 1
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if isinstance(parent, Items):
            parent.append(node)
        elif self.keys[-1] is None:
            self.keys[-1] = self._key(node, parent)
        else:
            key, self.keys[-1] = self.keys[-1], None
            if not (isinstance(node, Scalar) and node == ""):
                parent.setdefault(key, node)

    def _key(self, node: Node, parent: Block) -> Scalar:
        place = place_of(node, self.document.file)
        if not isinstance(node, Scalar):
            message = words("a field's name must be one word, not a list or a map")
            hint = words("Put a text that starts with { or [ in quotes.")
            self.document.problems.append(error(place, "key", message, hint))
            return _locate_like(Scalar("?"), node)
        if node in parent:
            earlier = next(key for key in parent if key == node)
            message = words(
                "“%(key)s” is there twice; it is already in line %(line)d", key=str(node), line=_line(earlier)
            )
            hint = words("Keep one of the two. If this is a new entry, start it with “- id: …”.")
            self.document.problems.append(error(place, "duplicate-key", message, hint))
        return node

    def _refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self._report(
                event, "anchor", words("“&%(name)s” marks a place for reuse; that is not supported", name=event.anchor)
            )
        if event.tag:
            self._report(event, "tag", words("“%(tag)s” is a YAML tag; that is not supported", tag=event.tag))

    def _report(self, event: Any, code: str, message: Any) -> None:
        mark, end = event.start_mark, event.end_mark
        place = Place(self.document.file, mark.line + 1, mark.column + 1, end.line + 1, end.column + 1)
        self.document.problems.append(
            error(place, code, message, words("Put the text in quotes if it is meant as text."))
        )


def _line(key: str) -> int:
    return key.line if isinstance(key, Scalar) else 1


def _locate(node: _N, start: Any, end: Any) -> _N:
    node.line, node.column = start.line + 1, start.column + 1
    node.end_line, node.end_column = end.line + 1, end.column + 1
    return node


def _locate_like(node: Scalar, other: Node) -> Scalar:
    node.line, node.column, node.end_line, node.end_column = other.line, other.column, other.end_line, other.end_column
    return node


# libyaml's words → ours. The first fragment that its problem text contains decides.
_SYNTAX = (
    ("mapping values are not allowed", words("there is a second colon in this line, or the indentation is wrong")),
    ("found unexpected end of stream", words("a quotation mark is opened here but never closed")),
    ("could not find expected ':'", words("a colon is missing after the field's name")),
    ("cannot start any token", words("a text cannot start with this character")),
    (
        "did not find expected key",
        words("the indentation does not fit the lines above, or a quotation mark is missing"),
    ),
    ("did not find expected '-' indicator", words("the indentation does not fit the list above")),
)


def _syntax_problem(exc: yaml.MarkedYAMLError, file: str) -> Problem:
    said = f"{exc.context or ''} {exc.problem or ''}"
    quoted = "quoted scalar" in said or "simple key" in said
    mark = (exc.context_mark if quoted else None) or exc.problem_mark or exc.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    known = (sentence for fragment, sentence in _SYNTAX if fragment in said)
    message = next(known, words("this line cannot be read as YAML"))
    hint = words("Put the text in quotes, and indent with the same number of spaces as the entries above.")
    return error(Place(file, line, column, line, column + 1), "syntax", message, hint)


def data_files(folder: Path, stem: str) -> Iterator[Path]:
    """The files that hold one list: ``<stem>.yaml``, and every ``<stem>/*.yaml`` by name. No symbolic links."""
    single = folder / f"{stem}.yaml"
    candidates = [single, *sorted((folder / stem).glob("*.yaml"))] if (folder / stem).is_dir() else [single]
    yield from (path for path in candidates if path.is_file() and not path.is_symlink())


__all__ = ["Block", "Document", "Items", "Node", "Scalar", "data_files", "place_of", "read"]
