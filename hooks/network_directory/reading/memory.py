"""Files that are read again and again while somebody edits them: of each only the entries that changed are read anew.

The result is what reading the whole file gives, or nothing: a file that is not simply one list of healthy entries, or
has any problem, is left to be read as a whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from .building import MAX_EVENTS, TooMuch, build
from .decoding import without_traps
from .nodes import Block, Document, Items, Node, Scalar

# Comments, the key of the list, and its first dash.
_HEAD = re.compile(r"(?:(?: *#.*| *)\n)*(?P<key>[A-Za-z_]+): *(?:#.*)?\n(?:(?: *#.*| *)\n)*(?P<indent> *)- ")
_AROUND = 9
"""Events that the parser gives besides those of an entry: of the stream, the document, the map, its key, the list."""


@dataclass
class _Entry:
    """An entry as it was read, the line that it stands in, and how many events it is made of."""

    node: Node
    line: int
    events: int


class Memory:
    """The healthy entries of the files that were read last, by their text."""

    def __init__(self) -> None:
        self._files: dict[str, dict[str, _Entry]] = {}

    def read(self, text: str, file: str) -> Block | None:
        """What `building.build` makes of a file's text, or None if it is not a list of healthy entries.

        Entries that did not change are the same objects as the last time, moved to the lines in which they stand now.
        """
        head = _HEAD.match(text)
        if not head or _has_traps(head[0]):
            return None
        start, key, indent = head.start("indent"), head["key"], len(head["indent"])
        before, found = self._files.get(file, {}), dict[str, _Entry]()
        items, line, events = Items(), text.count("\n", 0, start) + 1, _AROUND
        items.line, items.column = line, indent + 1
        for part in _parts(text[start:], indent):
            entry = None if part in found else before.get(part)
            entry = entry or _read(key, indent, part, line, file)
            if entry is None:
                return None
            _move(entry, line)
            found[part] = entry
            items.append(entry.node)
            line += part.count("\n")
            events += entry.events
        if events - 1 > MAX_EVENTS:
            return None  # as in `building`, where the first has the number 0
        self._files[file] = found
        return _below(key, text.count("\n", 0, head.start("key")) + 1, items)


def _has_traps(text: str) -> bool:
    document = Document("")
    without_traps(text, document)
    return bool(document.problems)


def _parts(text: str, indent: int) -> list[str]:
    """Every entry, with the comments behind it."""
    between = "\n" + " " * indent + "- "
    first, *others = text.split(between)
    parts = [first, *(between[1:] + other for other in others)]
    return [*(part + "\n" for part in parts[:-1]), parts[-1]]


def _read(key: str, indent: int, part: str, line: int, file: str) -> _Entry | None:
    """The one entry in a part of a file that begins in a line; None if there is anything to tell of it."""
    if re.search(rf"\n {{0,{indent}}}[^ \n#]", part):
        return None  # something else begins here: another list, another document
    document = Document(file)
    text = without_traps(part, document)
    try:
        value = build(f"{key}:\n{text}", document, line - 2)
    except (yaml.YAMLError, TooMuch):
        return None
    items = value.get(key) if isinstance(value, Block) and list(value) == [key] else None
    if document.problems or not isinstance(items, Items) or len(items) != 1:
        return None
    return _Entry(items[0], line, document.events - _AROUND)


def _move(entry: _Entry, line: int) -> None:
    """Let an entry stand in another line of its file."""
    by, entry.line = line - entry.line, line
    nodes: list[Node] = [entry.node] if by else []
    while nodes:
        node = nodes.pop()
        node.line += by
        node.end_line += by
        if isinstance(node, Block):
            nodes += [*node, *node.values()]
        elif isinstance(node, Items):
            nodes += node


def _below(key: str, line: int, items: Items) -> Block:
    """A file's value: its one list below its key."""
    name, value = Scalar(key), Block()
    name.line = name.end_line = value.line = line
    name.column, name.end_column, value.column = 1, len(key) + 1, 1
    items.end_line, items.end_column = items[-1].end_line, items[-1].end_column
    value.end_line, value.end_column = items.end_line, items.end_column
    value[name] = items
    return value
