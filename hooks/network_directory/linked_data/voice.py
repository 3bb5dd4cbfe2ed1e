"""Texts, addresses and ids as a page's data has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..directory import Directory
from ..model import Text
from ..pages.page import Title
from ..routes import quoted

Json = dict[str, Any]


def thing(kind: str, **properties: object) -> Json:
    """A thing of that type of schema.org's, with what is known of it."""
    return {"@type": kind} | known(**properties)


def known(**properties: object) -> Json:
    """Properties without those of which nothing is known."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


@dataclass(frozen=True)
class Voice:
    """How pages speak. ``directory`` is what they speak of; ``site_url`` is empty where the site's own address is not
    known; ``blank`` leaves the call of a function to each language: its name, and what to give to it.
    """

    directory: Directory
    site_url: str
    blank: Callable[[str, object], str]

    def text(self, text: Title) -> str:
        """A text in the page's language."""
        return self.blank("data_text", text)

    def long(self, text: Text | None) -> str | None:
        """A long text in the page's language."""
        return self.blank("data_long", text) if text else None

    def url(self, route: str) -> str:
        """The absolute address of a page in the page's language, with an anchor where the route has one."""
        return self.site_url and self.blank("data_url", route)

    def id(self, route: str, anchor: str = "") -> str:
        """What a thing is called in every language: an anchor on its page in the main language."""
        return self.site_url and self.site_url + quoted(f"{route}#{anchor}" if anchor else route)
