"""Texts, addresses and ids as one page's data has them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import quote

from ..calendars.plain import paragraphs
from ..directory import Directory
from ..model import Text
from ..pages.page import Title
from ..reader import Phrase, Reader
from ..routes import in_language

Json = dict[str, Any]
_T = TypeVar("_T")


def thing(kind: str, **properties: object) -> Json:
    """A thing of that type of schema.org's, with what is known of it."""
    return {"@type": kind} | known(**properties)


def known(**properties: object) -> Json:
    """Properties without those of which nothing is known."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], {})}


@dataclass(frozen=True)
class Voice:
    """How one language's pages speak; ``site_url`` is empty where the site's own address is not known.

    ``shared`` holds what all languages of one page say alike.
    """

    reader: Reader
    site_url: str
    shared: dict[object, Any] = field(default_factory=dict)

    def once(self, key: object, make: Callable[[], _T]) -> _T:
        """What is the same in every language of the page: worked out for the first."""
        if key not in self.shared:
            self.shared[key] = make()
        found: _T = self.shared[key]
        return found

    @property
    def directory(self) -> Directory:
        """What is spoken of."""
        return self.reader.directory

    def text(self, text: Title) -> str | Json:
        """A text in the page's language; one that fell back to another bears its own (JSON-LD 1.1, 9.7)."""
        return self._said(self._best(text))

    def long(self, text: Text | None) -> str | Json | None:
        """A long text as paragraphs, without Markdown's signs."""
        if text is None:
            return None
        found = self._best(text)
        return self._said(replace(found, text=paragraphs(found)))

    def _best(self, text: Title) -> Phrase:
        """The original instead of a translation that may be out of date: a program does not compare the two."""
        found = self.reader.phrase(text)
        return Phrase(found.original, self.directory.main, foreign=True) if found.original else found

    def _said(self, phrase: Phrase) -> str | Json:
        """A machine's translation bears that in its language's tag (RFC 6497: ``ar-t-de-t0-und``)."""
        if not (phrase.foreign or phrase.machine):
            return phrase.text
        made = f"-t-{self.directory.main}-t0-und" if phrase.machine else ""
        return {"@language": phrase.language + made, "@value": phrase.text}

    def url(self, route: str) -> str:
        """The absolute address of a page in this language, with an anchor where the route has one."""
        return self._address(self.reader.folder, route)

    def id(self, route: str, anchor: str = "") -> str:
        """What a thing is called in every language: an anchor on its page in the main language."""
        return self._address("", f"{route}#{anchor}" if anchor else route)

    def _address(self, folder: str, route: str) -> str:
        path, mark, anchor = route.partition("#")
        return self.site_url and self.site_url + quote(in_language(folder, path)) + mark + anchor
