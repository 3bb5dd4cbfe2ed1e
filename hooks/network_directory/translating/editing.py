"""Changes of texts in a data file, in place: by the positions that the reader found, every other byte left as it is.

After writing, the file is read again; if anything but the texts that were meant has changed, it is put back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ..problems import Severity
from ..reading import Block, Items, Scalar, read
from .page import Edit, Page, Spot
from .scalars import block, inline

Position = tuple[int, int]
"""Line and column of a value, from 1, as nodes have them."""
Changes = Mapping[Position, Mapping[str, str]]
"""Where a text stands in the file → the languages to add or to replace, and what they shall say."""

_STEP = 2


class NotAsMeant(Exception):
    """The changed file did not say what it should; it is as it was before."""


def change(path: Path, name: str, changes: Changes, languages: tuple[str, ...]) -> None:
    """Change texts of a file; ``languages`` is the order in which they stand, the main one first.

    Raises `NotAsMeant`, with the file as it was.
    """
    before, document = path.read_bytes(), read(path, name)
    assert document.value is not None  # noqa: S101 - a file without values has no texts
    page = Page(before.decode("utf-8"), document.value)
    edits = [edit for place, texts in changes.items() for edit in _edits(page, page.spots[place], texts, languages)]
    path.write_bytes(page.with_edits(edits).encode("utf-8"))
    again = read(path, name)
    broken = any(problem.severity is Severity.ERROR for problem in again.problems)
    if broken or _plain(again.value, {}, "") != _plain(document.value, changes, languages[0]):
        path.write_bytes(before)
        raise NotAsMeant(name)


def _plain(node: Any, changes: Changes, main: str) -> Any:
    """The values of a node without their places, with the changes made.

    A line break at the end of a text does not count: ``|`` at the end of a file has one as soon as a line follows.
    """
    new = changes.get((node.line, node.column), {}) if node is not None else {}
    new = {code: text.rstrip("\n") for code, text in new.items()}
    if isinstance(node, Block):
        return {str(key): _plain(value, changes, main) for key, value in node.items()} | new
    if isinstance(node, Items):
        return [_plain(value, changes, main) for value in node]
    text = str(node).rstrip("\n")
    return {main: text, **new} if new else text


def _edits(page: Page, spot: Spot, texts: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[Edit]:
    """What makes a text say ``texts`` in these languages."""
    node = spot.node
    if not isinstance(node, Block):
        yield _as_map(page, spot, {languages[0]: str(node), **texts}, languages)
        return
    for code in languages:
        if code in texts and code in node:
            yield _replaced(page, page.spot(node[code]), texts[code])
    missing = [code for code in languages if code in texts and code not in node]
    yield from (_in_braces if page.at(node) == "{" else _on_lines)(page, node, missing, texts, languages)


def _replaced(page: Page, spot: Spot, text: str) -> Edit:
    """One language's text in place of the one there."""
    node = spot.node
    start, end = page.offset(node.line, node.column), page.end(node)
    if spot.flow or spot.key is None:
        return Edit(start, end, inline(text, flow=True))
    written = block(text, node.column - 1, spot.key.column - 1 + _STEP, page.width)
    if not written.below and not page.is_block_scalar(node):
        return Edit(start, end, written.head)
    rest, end = page.rest(node)
    return Edit(start, end, page.put(written, rest))


def _in_braces(
    page: Page, node: Block, missing: list[str], texts: Mapping[str, str], languages: tuple[str, ...]
) -> Iterator[Edit]:
    """``{de: …}`` with more languages; on a line of their own where this one would become too long."""
    used: dict[int, int] = {}
    for code in missing:
        before = _before(node, code, languages)
        line = node[before].end_line
        part = f"{code}: {inline(texts[code], flow=True)}"
        length = used.get(line, len(page.line(line))) + len(part) + 2
        gap = " " if length <= page.width else page.newline + " " * node.column
        used[line] = length if gap == " " else node.column + len(part) + 1
        end = page.end(node[before])
        yield Edit(end, end, f",{gap}{part}")


def _on_lines(
    page: Page, node: Block, missing: list[str], texts: Mapping[str, str], languages: tuple[str, ...]
) -> Iterator[Edit]:
    """A map over several lines with more languages, each on lines of its own."""
    for code in missing:
        before = _before(node, code, languages)
        indent, line = before.column - 1, page.last_line(node[before])
        entry = " " * indent + _entry(page, code, texts[code], indent)
        if page.is_last(line):
            yield Edit(len(page.text), len(page.text), page.newline + entry)
        else:
            start = page.offset(line + 1, 1)
            yield Edit(start, start, entry + page.newline)


def _before(node: Block, code: str, languages: tuple[str, ...]) -> Scalar:
    """The key behind which a language is put: the one before it in the order of languages, else the last one."""
    known = [key for key in node if key in languages[: languages.index(code)]]
    found = max(known, key=languages.index, default=list(node)[-1])
    assert isinstance(found, Scalar)  # noqa: S101 - the reader makes keys of nothing else
    return found


def _entry(page: Page, code: str, text: str, indent: int, rest: str = "") -> str:
    return f"{code}: " + page.put(block(text, indent + len(code) + 2, indent + _STEP, page.width), rest)


def _as_map(page: Page, spot: Spot, texts: Mapping[str, str], languages: tuple[str, ...]) -> Edit:
    """A plain string as a map by language: in braces where that fits its line, else on lines of their own."""
    node, key = spot.node, spot.key
    ordered = [code for code in languages if code in texts]
    start, end = page.offset(node.line, node.column), page.end(node)
    braces = "{" + ", ".join(f"{code}: {inline(texts[code], flow=True)}" for code in ordered) + "}"
    if spot.flow:
        return Edit(start, end, braces)
    rest, end_of_rest = page.rest(node)
    if "\n" not in "".join(texts.values()) and node.column - 1 + len(braces) + len(rest) <= page.width:
        return Edit(start, end_of_rest, braces + rest) if page.is_block_scalar(node) else Edit(start, end, braces)
    if key is not None and key.end_line == node.line:
        indent = key.column - 1 + _STEP
        while page.text[start - 1] == " ":
            start -= 1
        first = rest + page.newline + " " * indent
        rest = ""
    else:
        indent, first = node.column - 1, ""
    entries = [_entry(page, code, texts[code], indent, rest if code == ordered[0] else "") for code in ordered]
    return Edit(start, end_of_rest, first + (page.newline + " " * indent).join(entries))
