"""Pieces of a page: the source of one element, found as a style sheet would find it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def fragment(html: str, selector: str) -> str:
    """The source of the first element that fits ``tag``, ``tag.class`` or ``tag#id``; one line each, no empty ones."""
    finder = _Finder(selector)
    finder.feed(html)
    finder.close()
    if finder.found is None:
        raise LookupError(f"no {selector} on the page")
    lines = html[slice(*finder.found)].split("\n")
    return "".join(f"{line.strip()}\n" for line in lines if line.strip())


class _Finder(HTMLParser):
    def __init__(self, selector: str) -> None:
        super().__init__(convert_charrefs=True)
        name, _, code = selector.partition("#")
        self.tag, _, self.css = name.partition(".")
        self.id = code
        self.found: tuple[int, int] | None = None
        self._start = -1
        self._depth = 0
        self._offsets = [0]

    def feed(self, data: str) -> None:
        for line in data.split("\n"):
            self._offsets.append(self._offsets[-1] + len(line) + 1)
        super().feed(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.found or tag in VOID:
            return
        if self._start < 0 and self._fits(tag, dict(attrs)):
            self._start, self._depth = self._here(), 0
        if self._start >= 0:
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if self.found or self._start < 0 or tag in VOID:
            return
        self._depth -= 1
        if self._depth == 0:
            self.found = (self._start, self._here() + len(f"</{tag}>"))

    def _fits(self, tag: str, attributes: dict[str, str | None]) -> bool:
        classes = (attributes.get("class") or "").split()
        return (
            tag == self.tag
            and (not self.css or self.css in classes)
            and (not self.id or attributes.get("id") == self.id)
        )

    def _here(self) -> int:
        line, column = self.getpos()
        return self._offsets[line - 1] + column
