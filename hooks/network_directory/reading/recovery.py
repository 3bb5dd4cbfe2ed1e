"""A file that cannot be read as a whole is read entry by entry, so that one broken entry hides no other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import yaml

from ..problems import Place, Problem, Words, error, words
from .building import TooMuch, build
from .nodes import Block, Document, Items, ids_in
from .syntax import syntax_problem

# The key of a list; in a file of several lists, entry by entry would not say to which one an entry belongs.
_HEAD = re.compile(r"(?m)^(?P<key>[A-Za-z_]+): *(?:#.*)?$")
# A line with more than a comment.
_SAYS_MORE = re.compile(r"(?m)^(?! *(?:#|$))")
_ENTRY = re.compile(r"(?m)^(?P<indent> *)- ")
_FIELD = re.compile(r"[^\s\"':#]+:")
# A field without a value of its own, and the dash below it.
_LIST = re.compile(r"(?m)^(?P<indent> +)(?P<field>[^\s#:-][^#:\n]*): *(?:#.*)?\n(?P<dash> *)- ")


def recover(text: str, fault: yaml.YAMLError | TooMuch, file: str) -> Document:
    """What can be read of ``text``, which as a whole raised ``fault``: healthy entries, a problem for each other."""
    document = Document(file)
    heads = [head for head in _HEAD.finditer(text) if _has_entries(text, head)]
    if len(heads) != 1 or (isinstance(fault, TooMuch) and fault.problem.code == "too-large"):
        document.tell(_told(fault, text, file))
        return document
    head, found = heads[0], Items()
    entries = list(_entries(text, head.end()))
    usual = Counter(indent for _, _, indent in entries).most_common(1)[0][0]
    line = text.count("\n", 0, entries[0][0])
    for start, end, indent in entries:
        if document.full:
            break
        before = len(document.problems)
        items = _read_alone(text, head, line, start, end, document)
        found += items
        line += text.count("\n", start, end)
        if indent != usual:
            document.problems[before:] = document.problems[before:] if items else []
            document.tell(_uneven(text, start + indent, file))
    if not document.problems:
        document.tell(_told(fault, text, file))
    document.value = Block({head["key"]: found})
    return document


def _has_entries(text: str, head: re.Match[str]) -> bool:
    """Whether a list begins below the key."""
    below = _SAYS_MORE.search(text, head.end())
    return below is not None and _ENTRY.match(text, below.start()) is not None


def _entries(text: str, start: int) -> Iterator[tuple[int, int, int]]:
    """Where each entry starts and ends, and its dash's indentation, which may be a space too much, or too little."""
    dashes = list(_ENTRY.finditer(text, start))
    first = len(dashes[0]["indent"])
    near = [dash for dash in dashes if len(dash["indent"]) - first <= 1]
    starts = list(_starts(text, near))
    for here, there in pairwise([*starts, len(text)]):
        yield here, there, text.index("-", here) - here


def _starts(text: str, dashes: list[re.Match[str]]) -> Iterator[int]:
    """Where entries start: at each dash, except where it lists words for the field above it."""
    fields = {match.start("dash") for match in _LIST.finditer(text)}
    listing = False
    for dash in dashes:
        listing = not _FIELD.match(text, dash.end()) and (listing or dash.start() in fields)
        if not listing:
            yield dash.start()


def _read_alone(text: str, head: re.Match[str], line: int, start: int, end: int, document: Document) -> Items:
    """One entry below its key, ``line`` being how many lines the file has above it; empty if it is broken."""
    alone = f"{head[0]}\n{text[start:end]}"
    part = Document(document.file)
    try:
        value = build(alone, part, line - 1)
    except (yaml.YAMLError, TooMuch) as fault:
        document.tell(
            _list_too_far_left(text, start, end, document.file) or _told(fault, alone, document.file, line - 1)
        )
        document.broken |= ids_in(text[start:end])
        return Items()
    for problem in part.problems:
        document.tell(problem)
    below = value.get(head["key"]) if isinstance(value, Block) else None
    return below if isinstance(below, Items) else Items()


def _told(fault: yaml.YAMLError | TooMuch, text: str, file: str, above: int = 0) -> Problem:
    if isinstance(fault, TooMuch):
        return fault.problem
    problem = syntax_problem(fault, text, file)
    line = problem.place.line + above
    return replace(problem, place=replace(problem.place, line=line, end_line=line))


def _list_too_far_left(text: str, start: int, end: int, file: str) -> Problem | None:
    for match in _LIST.finditer(text, start, end):
        if len(match["dash"]) < len(match["indent"]):
            hint = words("Indent each of its dashes with %(number)d spaces.", number=len(match["indent"]) + 2)
            message = words("this list belongs to “%(field)s”, but its dashes stand further left", field=match["field"])
            return _at(text, match.end("dash"), file, message, hint)
    return None


def _uneven(text: str, at: int, file: str) -> Problem:
    message = words("this entry's dash is not below the dashes of the other entries")
    return _at(text, at, file, message, words("Indent the whole entry like the others."))


def _at(text: str, at: int, file: str, message: Words, hint: Words) -> Problem:
    line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
    return error(Place(file, line, column, line, column + 1), "syntax", message, hint)
