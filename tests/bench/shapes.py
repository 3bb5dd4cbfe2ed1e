"""Takes pages apart into lines and lists, and lines into their shape and values.

A line's shape is its HTML without texts and without what stands in attributes, but for classes and names of what is to
come: these are its values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

MASK = "\ufdd0"
"""Stands for a value in a shape: Unicode keeps this character from all texts."""
CARDS = "cards"
"""The shape of a list of cards, each of which stands on many pages."""
_LINE = re.compile(r'(?:[^\n=]+|="[^"]*"|=)*(?:\n|$)')
"""An attribute may have several lines."""
_VALUE = re.compile(r'(?<! name=")(?<! class=")(?<=[\w-]=")[^"]+(?=")|(?<=>)[^<>]+(?=<)')
_ITEM = re.compile(r"\s*<(li|tr|article|option|label)[ >]")
_CARD = re.compile(r'\s*<article class="card"')


@dataclass(eq=False, slots=True, frozen=True)
class Line:
    """A line, its shape, and the values that stand for each `MASK` there."""

    text: str
    shape: str
    values: tuple[str, ...]


@dataclass(eq=False, slots=True, frozen=True)
class Listing:
    """Elements that follow one another: the lines of each. ``shape`` is their tag, or `CARDS`."""

    shape: str
    items: tuple[tuple[Line, ...], ...]

    @property
    def text(self) -> str:
        """As it stands on the page."""
        return "".join(line.text for item in self.items for line in item)


Node = Line | Listing


@dataclass(eq=False, slots=True, frozen=True)
class Place:
    """Where a page is: ``home`` and ``root`` are the ways up from it to its language's home and to the site's root,
    ``route`` is its own way from its home, ``name`` that way's last segment, ``address`` is absolute."""

    language: str
    home: str
    root: str
    route: str
    name: str
    address: str


@dataclass(eq=False, slots=True)
class Part:
    """Something that a page shows, and the values that a template needs for it."""

    place: Place
    nodes: Sequence[Node]
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def shape(self) -> tuple[str, ...]:
        """The shapes of its nodes."""
        return tuple([node.shape for node in self.nodes])


def lines(html: str) -> list[Line]:
    """The lines of a page."""
    return [_line(text) for text in _LINE.findall(html) if text]


def listed(found: Sequence[Line], first: int = 0) -> list[Node]:
    """Lines with the lists among them; those before ``first`` begin no list."""
    nodes: list[Node] = list(found[:first])
    at = first
    while at < len(found):
        items = []
        tag = _ITEM.match(found[at].shape)
        while tag and (end := _end(found, at, tag[1])):
            items.append(tuple(found[at:end]))
            at = end
        if items:
            nodes.append(
                Listing(CARDS if tag and _CARD.match(items[0][0].text) else f"<{tag and tag[1]}>", tuple(items))
            )
        else:
            nodes.append(found[at])
            at += 1
    return nodes


@lru_cache(maxsize=200_000)
def _line(text: str) -> Line:
    values: list[str] = []

    def masked(found: re.Match[str]) -> str:
        value = found[0].strip()
        if not value:
            return found[0]
        values.append(value)
        return found[0].replace(value, MASK, 1)

    shape = _VALUE.sub(masked, text)
    return Line(text, shape, tuple(values))


def _end(found: Sequence[Line], start: int, tag: str) -> int | None:
    """Where the element ends that begins on a line, and the empty lines behind it; None if none begins or ends."""
    begin = _ITEM.match(found[start].shape) if start < len(found) else None
    if begin is None or begin[1] != tag:
        return None
    open_ = 0
    for end in range(start, len(found)):
        open_ += _opened(found[end].shape, tag)
        if open_ <= 0:
            return next((n for n in range(end + 1, len(found)) if found[n].shape.strip()), len(found))
    return None


@cache
def _opened(shape: str, tag: str) -> int:
    return len(re.findall(rf"<{tag}[ >]", shape)) - shape.count(f"</{tag}>")
