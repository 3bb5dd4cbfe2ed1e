"""A built site as the checks see it: its files, and its pages as trees, each with its route and language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from conftest import FOLDERS, SITE_URL
from sitecheck.dom import Element, parse

BASE = urlsplit(SITE_URL).path
MAIN = "de"
DIRECTIONS = {code: "rtl" if code in ("ar", "fa", "ckb") else "ltr" for code in FOLDERS}
NOT_FOUND = "404.html"


@dataclass(frozen=True)
class Page:
    """An HTML file. ``path`` is its file below the site's root, ``route`` its address below its language's folder."""

    path: str
    language: str
    route: str
    tree: Element

    def __str__(self) -> str:
        return self.path

    @property
    def address(self) -> str:
        """The path of its address below the site's root: folders end in a slash."""
        return self.path.removesuffix("index.html")

    @cached_property
    def root(self) -> Element:
        """The element ``html``."""
        return self.tree.one("html")

    @cached_property
    def main(self) -> Element:
        """The element ``main``."""
        return self.tree.one("main")

    @cached_property
    def footer(self) -> Element:
        """The page's footer."""
        return self.tree.one("footer", "foot")

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id on the page."""
        return frozenset(item.attributes["id"] for item in self.tree.walk() if "id" in item.attributes)

    @cached_property
    def forwards_to(self) -> str:
        """Where a former address leads on to, relative; empty for a page of its own."""
        refresh = self.tree.find("meta", **{"http-equiv": "refresh"})
        return refresh[0].get("content").partition("url=")[2] if refresh else ""

    @cached_property
    def content_language(self) -> str:
        """The language of its content: its own, or that of a hand-written page nobody has translated yet."""
        return next(
            (item.get("lang") for item in self.tree.find("article", "prose") if item.get("lang")), self.language
        )

    @property
    def is_fallback(self) -> bool:
        """Whether its content is in another language than the page."""
        return self.content_language != self.language


@dataclass(frozen=True)
class Site:
    """A folder with a built site; ``languages`` are those it is published in, with their folders."""

    folder: Path
    files: frozenset[str]
    languages: dict[str, str]
    pages: dict[str, Page]

    @property
    def content(self) -> list[Page]:
        """The pages in one language each: not the 404 page, no forwarding addresses."""
        return [page for page in self.pages.values() if page.path != NOT_FOUND and not page.forwards_to]

    def page(self, address: str) -> Page:
        """The page at an address below the site's root, such as ``ar/offices/altmarkt/``."""
        return self.pages[f"{address}index.html" if address.endswith("/") or not address else address]

    def in_language(self, language: str) -> list[Page]:
        """The content pages of a language."""
        return [page for page in self.content if page.language == language]

    def read(self, name: str) -> str:
        """A file's text."""
        return (self.folder / name).read_text("utf-8")

    def read_exactly(self, name: str) -> str:
        """A file's text with its own line ends."""
        return (self.folder / name).read_bytes().decode("utf-8")

    def named(self, suffix: str) -> list[str]:
        """The names of the files with a suffix."""
        return sorted(name for name in self.files if name.endswith(suffix))


@cache
def built(folder: Path) -> Site:
    """The site in a folder that nobody changes, read once a run."""
    return read_site(folder)


def read_site(folder: Path) -> Site:
    """The site in a folder."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    languages = {code: name for code, name in FOLDERS.items() if f"{name}/index.html" in files}
    languages = {MAIN: ""} | languages
    names = sorted(name for name in files if name.endswith(".html"))
    return Site(
        folder, files, languages, {name: _page(name, languages, (folder / name).read_text("utf-8")) for name in names}
    )


def _page(path: str, languages: dict[str, str], html: str) -> Page:
    first, _, rest = path.partition("/")
    language = next((code for code, folder in languages.items() if folder and folder == first), MAIN)
    below = path if language == MAIN else rest
    return Page(path, language, below.removesuffix("index.html"), parse(html))


def file_at(site: Site, base: str, here: str, link: str) -> tuple[str | None, str]:
    """What a link means: the file below the site's root (None: another site or scheme) and the anchor.

    ``base`` is the path at which the site is served, ``here`` the address of the page or file below it. A link that
    climbs out of ``base`` gives the name ``..``.
    """
    target = urlsplit(urljoin(f"https://here.invalid{base}{here}", link))
    if target.netloc != "here.invalid":
        return None, ""
    if not target.path.startswith(base):
        return "..", ""
    name = unquote(target.path.removeprefix(base))
    return (f"{name}index.html" if name.endswith("/") or not name else name), unquote(target.fragment)
