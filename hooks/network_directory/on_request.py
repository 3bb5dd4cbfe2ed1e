"""A site whose files are made when a browser asks for them, for a server that shows every change at once.

An editor looks at a page or two after each change. So only these are made, from the site in memory, and put into the
folder that the server shows; all else it does as before: scripts that reload the page, redirects, types of files.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import RLock
from typing import Any

from . import codes
from .pages import Page
from .pages.search import ROUTE as SEARCH
from .prose import HandWritten
from .publishing import write
from .rendering.structure import NOT_FOUND
from .routes import output_file
from .site import Site

Answer = Iterable[bytes]
Application = Callable[[dict[str, Any], Callable[..., Any]], Answer]
"""PEP 3333."""
_SHARED = frozenset({".html", ".json", ".txt", ".xml"})


class Files:
    """Every file of a site and of its hand-written pages, each made when it is asked for."""

    def __init__(self, site: Site, prose: Iterable[HandWritten]) -> None:
        self._site = site
        self._prose = {item.path(site): item for item in prose}
        self._main = site.directory.main
        self._languages = {folder: code for code, folder in site.directory.languages.items() if folder}
        # By language: those of one are made together.
        self._made_calendars: dict[str, Mapping[str, str]] = {}
        self._made_search: dict[str, Mapping[str, str | bytes]] = {}

    def file(self, name: str) -> str | bytes | None:
        """The content of the file that lies there below the site's root; None if there is none."""
        if name in self._prose:
            return self._prose[name].shown(self._site)
        first, _, rest = name.partition("/")
        language = self._languages.get(first, self._main)
        below = rest if first in self._languages else name
        if page := self._page(below):
            return dict(self._site.page_files(page, language))[name]
        if below.endswith(".ics"):
            return self._calendars(language).get(name)
        if below.startswith(SEARCH) and (found := self._search(language).get(name)) is not None:
            return found
        return self._shared(name)

    def _shared(self, name: str) -> str | bytes | None:
        """One of the files that all languages share."""
        path = PurePosixPath(name)
        if name in self._site.settings.assets.files:
            return self._site.settings.assets.files[name]
        if path.name == codes.FILE:
            page = self._site.page(name.removesuffix(codes.FILE))
            return dict(self._site.code_files([page])).get(name) if page else None
        if path.name == "index.html" or path.suffix not in _SHARED:
            return None
        return next((content for other, content in self._site.common_files() if other == name), None)

    def _calendars(self, language: str) -> Mapping[str, str]:
        if language not in self._made_calendars:
            made = self._site.calendars.files(self._site.renderers[language].reader)
            self._made_calendars[language] = dict(made)
        return self._made_calendars[language]

    def _search(self, language: str) -> Mapping[str, str | bytes]:
        if language not in self._made_search:
            made = dict(self._site.search.files(language))
            for number in range(len(self._site.search.cards)):
                made |= self._site.cards_files(number, [language])
            self._made_search[language] = made
        return self._made_search[language]

    def _page(self, below: str) -> Page | None:
        """The page that a file below a language's folder holds, or leads on to."""
        folder, name = posixpath.split(below)
        return self._site.page(f"{folder}/" if folder else "") if name == output_file("") else None


class Live:
    """A server's application, around its own: before it looks for a file, the file is made.

    ``root`` is the folder that ``application`` shows below the path ``mount``.
    """

    def __init__(self, application: Application, root: Path, mount: str) -> None:
        self._application = application
        self._root = root
        self._mount = mount
        self._files: Files | None = None
        self._put: set[str] = set()
        self._lock = RLock()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """While a new site is built no file is made of the old one."""
        with self._lock:
            yield

    def show(self, files: Files | None) -> None:
        """From now on these are shown, none as long as there is no site."""
        with self._lock:
            for name in self._put:
                (self._root / name).unlink(missing_ok=True)
            self._files, self._put = files, set()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Answer:
        """Answer a request; once more if the site has changed meanwhile."""
        name = self._name(environ)
        while True:
            files = self._provide(name)
            given: list[tuple[Any, ...]] = []
            answer = self._application(environ, lambda *head, told=given: told.append(head))
            if files is self._files or name is None:
                start_response(*given[0])
                return answer

    def _name(self, environ: dict[str, Any]) -> str | None:
        """The file that is asked for, if it is one of the site's."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/") or not path.startswith(self._mount):
            return None
        return posixpath.normpath("/" + output_file(path.removeprefix(self._mount))).lstrip("/")

    def _provide(self, name: str | None) -> Files | None:
        """Put a file where the server looks for it; if there is none, that of the folder, or the page that says so."""
        with self._lock:
            if name and self._files and not (self._make(name) or (self._root / name).is_file()):
                self._make(f"{name}/index.html") or self._make(NOT_FOUND)
            return self._files

    def _make(self, name: str) -> bool:
        """Whether there is such a file."""
        if self._files and name not in self._put:
            content = self._files.file(name)
            if content is None:
                return False
            write(self._root, [(name, content)])
            self._put.add(name)
        return True


def stamps(watched: Iterable[Path], data: Path) -> dict[Path, tuple[int, int]]:
    """When each watched file was changed, and its size: of those below ``data`` only network.yaml.

    What else is there concerns the site in memory alone; with network.yaml the languages that are built may change.
    """
    found = {}
    for top in watched:
        for path in (top, *top.rglob("*")):
            if path.is_file() and (data not in path.parents or path == data / "network.yaml"):
                status = path.stat()
                found[path] = status.st_mtime_ns, status.st_size
    return found
