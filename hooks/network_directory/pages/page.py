"""A page before it has a language: its address, its title, what it shows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..model import Text
from ..problems import Place, Words
from ..routes import route


@dataclass(frozen=True)
class LanguageName:
    """The name of a spoken language: the words come from CLDR when a page is rendered."""

    code: str


Title = Text | Words | LanguageName | str
Crumb = tuple[str, Words]
"""The route and name of a list that a page belongs to."""


@dataclass(frozen=True)
class Page:
    """``template`` names the file in theme/pages; ``place`` is where the record stands in the data, if it has one.

    ``make`` makes what it shows: not before it is shown, for which pages there are can be known without.
    ``in_fragment``: what it shows stands behind the # of its address, without which it is empty.
    """

    template: str
    route: str
    title: Title
    make: Callable[[], object]
    description: Title | None = None
    place: Place | None = None
    parents: tuple[Crumb, ...] = ()
    former_routes: tuple[str, ...] = ()
    in_fragment: bool = False

    @property
    def view(self) -> object:
        """What it shows, in every language; made anew, because all pages' together would take much memory."""
        return self.make()


def former(kind: str, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The addresses that earlier ids had."""
    return tuple(route(kind, code) for code in codes)
