"""HTML as a tree, just enough for the checks: elements with attributes, text, ancestors; strict about end tags."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from unicodedata import bidirectional

VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})


class Element:
    """An element; ``children`` are elements and pieces of text, in order."""

    __slots__ = ("attributes", "children", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def __repr__(self) -> str:
        shown = "".join(f' {name}="{value}"' for name, value in self.attributes.items())
        return f"<{self.tag}{shown}>"

    def get(self, name: str) -> str:
        """An attribute's value, empty if it is not there."""
        return self.attributes.get(name, "")

    @property
    def classes(self) -> list[str]:
        """The names in ``class``."""
        return self.get("class").split()

    @property
    def text(self) -> str:
        """All text inside, with single spaces."""
        return " ".join("".join(piece for piece, _ in self.texts()).split())

    def walk(self) -> Iterator[Element]:
        """This element and all below, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def texts(self) -> Iterator[tuple[str, Element]]:
        """Each piece of text with the element it stands in; a mere chance to break (``wbr``) does not divide it.

        What scripts and data for programs below it hold is no text.
        """
        piece = ""
        for child in self.children:
            if isinstance(child, str):
                piece += child
            elif child.tag not in ("wbr", "script"):
                if piece:
                    yield piece, self
                piece = ""
                yield from child.texts()
        if piece:
            yield piece, self

    def up(self) -> Iterator[Element]:
        """This element and its ancestors, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.parent

    def find(self, tag: str = "", css: str = "", **attributes: str) -> list[Element]:
        """The elements at or below this one with a tag, a class and attribute values."""
        return [
            item
            for item in self.walk()
            if (not tag or item.tag == tag)
            and (not css or css in item.classes)
            and all(item.attributes.get(name) == value for name, value in attributes.items())
        ]

    def one(self, tag: str = "", css: str = "", **attributes: str) -> Element:
        """The only such element; raises `LookupError` if there is none or more than one."""
        found = self.find(tag, css, **attributes)
        if len(found) != 1:
            raise LookupError(f"{len(found)} elements {tag}.{css} {attributes}, not one")
        return found[0]

    @property
    def direction(self) -> str:
        """In which direction its text runs. ``bdi`` decides by its first letter where nothing else does."""
        for item in self.up():
            given = item.get("dir") or item.get("direction")  # in a drawing (SVG 1.1, 10.9.1)
            if given in ("ltr", "rtl"):
                return given
            if item.tag == "bdi":
                return "rtl" if first_strong(item.text) == "rtl" else "ltr"
        return "ltr"

    def nearest(self, attribute: str) -> str:
        """The value of an inherited attribute such as ``lang`` or ``dir``, empty if nobody sets it."""
        return next((item.get(attribute) for item in self.up() if attribute in item.attributes), "")


def first_strong(text: str) -> str:
    """``ltr`` or ``rtl`` after the first letter that has a direction (Unicode Standard Annex 9); empty without one."""
    for character in text:
        kind = bidirectional(character)
        if kind in ("L", "R", "AL"):
            return "ltr" if kind == "L" else "rtl"
    return ""


class _Builder(HTMLParser):
    """Builds the tree; elements of HTML that may leave out their end tag must not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {}, None)
        self._open = self.root

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open = self._open.children[-1]  # type: ignore[assignment]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open)
        self._open.children.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open.tag or self._open.parent is None:
            raise ValueError(f"</{tag}> ends {self._open!r}")
        self._open = self._open.parent

    def handle_data(self, data: str) -> None:
        self._open.children.append(data)


@cache
def parse(html: str) -> Element:
    """The tree of a document, shared by all who ask, under a nameless root; `ValueError` where tags do not match."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    if builder._open is not builder.root:
        raise ValueError(f"{builder._open!r} has no end")
    return builder.root
