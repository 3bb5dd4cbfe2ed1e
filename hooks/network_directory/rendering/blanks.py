"""What makes a page quick to show in many languages: its structure is the same in all of them.

Templates are rendered once for all languages. Wherever they say something in the reader's language, they leave a blank:
the name of a function of `Speech` and what to give to it. Each language then fills the blanks in; words that stand on
many pages are worked out once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ..markup import safe
from ..model import RoughDate
from ..model.rhythm import Every

MARK = "\0"
"""Stands around a blank's number. It is taken out of the data and of hand-written pages."""
_IN_JSON = re.compile(r'"\\u0000(\d+)\\u0000"')
"""A blank as a string of JSON."""
_MOST = 20_000
"""So many different blanks are kept in mind; beyond that, those of early pages are forgotten."""
_PASSING = {"address", "data_long", "description", "long", "menu", "report_link"}
"""Functions of which no two pages ask the same."""
_SMALL = (str, int, dt.date, RoughDate, Every)
"""Values that are the same if they say the same."""


@dataclass(eq=False, frozen=True)
class Blank:
    """A call of a function of `Speech`. HTML among the values that has blanks itself is taken apart: ``nested``."""

    function: str
    values: tuple[Any, ...]
    named: dict[str, Any]
    nested: bool


@dataclass(eq=False, frozen=True)
class Skeleton:
    """HTML with blanks: ``static`` pieces (UTF-8) and between each two of them a blank.

    ``passing`` are the blanks that no other page has; ``icons`` are the symbols that the HTML refers to.
    """

    static: tuple[bytes, ...]
    blanks: tuple[Blank, ...]
    passing: tuple[Blank, ...]
    icons: frozenset[str]


class Blanks:
    """All blanks left so far. The same call is the same blank, on whatever page."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._blanks: list[Blank] = []

    def leave(self, function: str, *values: Any, **named: Any) -> Markup:
        """A blank to be put into HTML."""
        key = (function, *map(identity, values), *((name, identity(value)) for name, value in named.items()))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._blanks)
            self._blanks.append(self._blank(function, values, named))
        return safe(f"{MARK}{number}{MARK}")

    def leaving(self, function: str) -> Callable[..., Markup]:
        """What templates call by the function's name."""
        return lambda *values, **named: self.leave(function, *values, **named)

    def skeleton(self, html: str, icons: frozenset[str] = frozenset()) -> Skeleton:
        """HTML taken apart at its blanks."""
        parts = str.split(html, MARK)  # Markup's own would make Markup of each part
        blanks = tuple([self._blanks[int(number)] for number in parts[1::2]])
        passing = tuple([blank for blank in blanks if blank.function in _PASSING])
        return Skeleton(tuple([part.encode() for part in parts[::2]]), blanks, passing, icons)

    def _blank(self, function: str, values: tuple[Any, ...], named: dict[str, Any]) -> Blank:
        if not any(isinstance(value, Markup) and MARK in value for value in (*values, *named.values())):
            return Blank(function, values, named, nested=False)
        parts = {name: self._apart(value) for name, value in named.items()}
        return Blank(function, tuple(map(self._apart, values)), parts, nested=True)

    def _apart(self, value: Any) -> Any:
        return self.skeleton(value) if isinstance(value, Markup) and MARK in value else value

    @property
    def many(self) -> bool:
        """Whether it is time to forget. Afterwards HTML that has not been taken apart is of no use."""
        return len(self._blanks) > _MOST

    def forget(self) -> None:
        """Begin anew."""
        self._numbers.clear()
        self._blanks.clear()


def identity(value: object) -> object:
    """By which calls are the same: small values as they are, records by what they are and not what is in them.

    HTML is never the same as the text that looks like it: one of them still has to be escaped.
    """
    if isinstance(value, Markup):
        return Markup, str(value)
    return value if value is None or isinstance(value, _SMALL) else id(value)


def in_json(json: Markup) -> Markup:
    """JSON whose strings that are a blank are to be filled with any value: its quotes are not around them any more."""
    return safe(_IN_JSON.sub(rf"{MARK}\1{MARK}", json))
