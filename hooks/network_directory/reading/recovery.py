"""A file that cannot be read as a whole is read entry by entry, so that one broken entry hides no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import yaml

from ..problems import Place, Problem, error, words
from .building import TooMuch, build
from .nodes import Block, Document, Items
from .syntax import syntax_problem

_HEAD = re.compile(r"(?m)^(?P<key>[A-Za-z_]+):[ ]*(?:#.*)?$")
_ENTRY = re.compile(r"(?m)^(?P<indent> *)- ")
_ID = re.compile(r"(?m)^ *(?:- )?id: *[\"']?([^\s\"'#]+)")


def recover(text: str, fault: yaml.YAMLError | TooMuch, file: str) -> Document:
    """What can be read of ``text``, which as a whole raised ``fault``: healthy entries, a problem for each other."""
    document = Document(file)
    head = _HEAD.search(text)
    entries = list(_entries(text, head.end())) if head else []
    if head is None or not entries:
        document.problems.append(_told(fault, text, file))
        return document
    found = Items()
    for start, end, indent in entries:
        item = _read_alone(text, head, start, end, document)
        if item is not None:
            found.append(item)
        if indent != entries[0][2]:
            document.problems.append(_uneven(text, start + indent, file))
    if not document.problems:
        document.problems.append(_told(fault, text, file))
    document.value = Block({head["key"]: found})
    return document


def _entries(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Where each entry starts and ends, and its dash's indentation. A dash one space off still starts an entry."""
    dashes = list(_ENTRY.finditer(text, start))
    if not dashes:
        return
    usual = len(dashes[0]["indent"])
    starts = [match.start() for match in dashes if abs(len(match["indent"]) - usual) <= 1]
    for here, there in pairwise([*starts, len(text)]):
        yield here, there, text.index("-", here) - here


def _read_alone(text: str, head: re.Match[str], start: int, end: int, document: Document) -> object | None:
    """One entry, everything else blanked, line breaks kept, so that positions stay right."""
    alone = _blank(text[: head.start()]) + head[0] + _blank(text[head.end() : start]) + text[start:end]
    part = Document(document.file)
    try:
        value = build(alone, part)
    except (yaml.YAMLError, TooMuch) as fault:
        document.problems.append(_told(fault, alone, document.file))
        document.broken |= set(_ID.findall(text[start:end]))
        return None
    document.problems += part.problems
    below = value.get(head["key"]) if isinstance(value, Block) else None
    return below[0] if isinstance(below, Items) and below else None


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)


def _told(fault: yaml.YAMLError | TooMuch, text: str, file: str) -> Problem:
    return fault.problem if isinstance(fault, TooMuch) else syntax_problem(fault, text, file)


def _uneven(text: str, at: int, file: str) -> Problem:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    message = words("this entry's dash is not below the dashes of the other entries")
    hint = words("Indent the whole entry like the others.")
    return error(Place(file, line, column, line, column + 1), "syntax", message, hint)
