"""A data file as it is edited: its text as it stands, and the offsets of every value that the reader found in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..reading import Block, Node, Scalar
from .scalars import Written

WIDTH = 120
"""How long lines may become, unless the file's own folded texts are narrower."""
_NARROWEST = 72
_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"[|>][-+\d]*")


@dataclass(frozen=True)
class Spot:
    """A value in a file: within braces or brackets, behind its key, or behind its dash (then without a key)."""

    node: Node
    flow: bool
    key: Scalar | None


@dataclass(frozen=True)
class Edit:
    """A stretch of the file, by offsets, and what takes its place."""

    start: int
    end: int
    new: str


class Page:
    """A file's text with the offsets of its lines, and where each of its values stands."""

    def __init__(self, text: str, root: Node) -> None:
        self.text = text
        found = _BREAK.search(text)
        self.newline = found[0] if found else "\n"
        self._starts = [1 if text.startswith("\ufeff") else 0, *(match.end() for match in _BREAK.finditer(text))]
        self.spots = {(spot.node.line, spot.node.column): spot for spot in self._spots(root, False, None)}
        folded = [node for node in self._texts() if self.at(node) == ">"]
        longest = [len(self.line(number)) for node in folded for number in range(node.line + 1, node.end_line)]
        self.width = max(_NARROWEST, min(WIDTH, max(longest, default=WIDTH)))

    def _texts(self) -> Iterator[Scalar]:
        return (spot.node for spot in self.spots.values() if isinstance(spot.node, Scalar))

    def _spots(self, node: Node, flow: bool, key: Scalar | None) -> Iterator[Spot]:
        yield Spot(node, flow, key)
        if isinstance(node, Scalar):
            return
        flow = flow or self.at(node) in "{["
        parts = node.items() if isinstance(node, Block) else ((None, part) for part in node)
        for name, below in parts:
            yield from self._spots(below, flow, name if isinstance(name, Scalar) else None)

    def offset(self, line: int, column: int) -> int:
        """Of a place in the file; one behind its last line is its end."""
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else len(self.text)

    def at(self, node: Node) -> str:
        """The first sign of a value."""
        return self.text[self.offset(node.line, node.column)]

    def spot(self, node: Node) -> Spot:
        """The value at a node's place."""
        return self.spots[node.line, node.column]

    def line_end(self, line: int) -> int:
        """The offset of a line's end, before its break."""
        found = _BREAK.search(self.text, self.offset(line, 1))
        return found.start() if found else len(self.text)

    def line(self, number: int) -> str:
        """A line without its break."""
        return self.text[self.offset(number, 1) : self.line_end(number)]

    def is_block_scalar(self, node: Node) -> bool:
        """Whether a text stands below its ``|`` or ``>``."""
        return isinstance(node, Scalar) and bool(self._header(node))

    def last_line(self, node: Node) -> int:
        """The last line that belongs to a text; blank ones behind a block scalar do not."""
        if not self.is_block_scalar(node):
            return node.end_line
        last = node.end_line
        if len(self.line(last)) != node.end_column - 1 or not self.line(last).strip():
            last -= 1  # the parser stops at what comes next; only at the end of the file at the text's own last line
        while last > node.line and not self.line(last).strip() and "+" not in self._header(node):
            last -= 1
        return last

    def end(self, node: Node) -> int:
        """The offset at which a text ends."""
        if self.is_block_scalar(node):
            return self.line_end(self.last_line(node))
        return self.offset(node.end_line, node.end_column)

    def rest(self, node: Node) -> tuple[str, int]:
        """What stands on a text's line behind it, or behind its ``|`` or ``>``: a comment; and where all that ends."""
        if self.is_block_scalar(node):
            return self.line(node.line)[node.column - 1 + len(self._header(node)) :], self.end(node)
        end = self.line_end(node.end_line)
        return self.text[self.end(node) : end], end

    def _header(self, node: Node) -> str:
        """``|``, ``>-`` …: what a block scalar begins with."""
        found = _HEADER.match(self.text, self.offset(node.line, node.column))
        return found[0] if found else ""

    def is_last(self, number: int) -> bool:
        """Whether no line follows, not even an empty one."""
        return number >= len(self._starts)

    def put(self, written: Written, rest: str = "") -> str:
        """A scalar as it is inserted, with what stood behind the one before it."""
        return self.newline.join((written.head + rest, *written.below))

    def with_edits(self, edits: Iterable[Edit]) -> str:
        """The text with all edits made; of two at the same place the first one comes first."""
        parts, done = [], 0
        for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
            parts += [self.text[done : edit.start], edit.new]
            done = edit.end
        return "".join([*parts, self.text[done:]])
