"""The finished site: every page of a language, and the files of all languages."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any
from xml.sax.saxutils import escape

from . import codes
from .calendars.feeds import Calendars
from .directory import Directory
from .exports import exports
from .languages import LANGUAGES, direction
from .pages import Page
from .reader import Reader
from .rendering import POLICY, Layout, Renderer, Structure
from .rendering.structure import NOT_FOUND
from .routes import in_language, output_file, relative
from .searching import Search
from .settings import Settings

File = tuple[str, str | bytes]
OFFERS = "assets/languages.json"
PAGES_IN_SHARE = 16
"""Enough that the next share is rarely asked for, few enough that no process has much to do when others are done."""
_XML = """<?xml version="1.0" encoding="UTF-8"?>
<{0} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{1}>
{2}</{0}>
"""


class Site:
    """All that is needed to write a directory's site."""

    def __init__(self, directory: Directory, pages: Iterable[Page], settings: Settings) -> None:
        self.directory = directory
        self.settings = settings
        self._more = iter(pages)
        self._found: list[Page] = []
        self._by_route: dict[str, Page] = {}
        self.calendars = Calendars(directory, settings)
        self.search = Search(directory, settings.cache)
        layout = Layout(Structure(directory, settings, self.calendars.paths))
        self._versions = layout.versions
        self.renderers: Mapping[str, Renderer] = {
            code: Renderer(Reader(directory, code), settings, layout) for code in directory.languages
        }

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the directory."""
        while self._look_on():
            pass
        return tuple(self._found)

    def page(self, route: str) -> Page | None:
        """The page with that route, or that had it formerly. No more pages than needed are looked at."""
        while route not in self._by_route and self._look_on():
            pass
        return self._by_route.get(route)

    def _look_on(self) -> bool:
        """Whether there was one more page."""
        page = next(self._more, None)
        if page:
            self._found.append(page)
            self._by_route.update(dict.fromkeys((*page.former_routes, page.route), page))
        return page is not None

    def files(self, languages: Collection[str]) -> Iterator[File]:
        """Path below the site's root → content, of some languages or all; with the main one comes what all share."""
        for share in self.shares(languages):
            yield from share()

    def shares(self, languages: Collection[str]) -> list[Callable[[], Iterable[File]]]:
        """The same in shares that can be made side by side, in any order.

        Page after page, each in one language after the other: what they share of it is made once.
        """
        shares: list[Callable[[], Iterable[File]]] = []
        if self.directory.main in languages:  # first, for the large files among them, while little else is in memory
            shares += [self.common_files, partial(self.code_files, self.pages)]
        groups = (self.pages[at : at + PAGES_IN_SHARE] for at in range(0, len(self.pages), PAGES_IN_SHARE))
        shares += [partial(self._of_pages, group, languages) for group in groups]
        for renderer in (self.renderers[language] for language in languages):
            language = renderer.reader.language
            shares.append(partial(self.calendars.files, renderer.reader))
            shares.append(partial(self.search.files, language))
        shares += [partial(self.cards_files, number, languages) for number in range(len(self.search.cards))]
        return shares

    def cards_files(self, number: int, languages: Iterable[str]) -> Iterator[File]:
        """The search's file of cards with that number, in some languages."""
        for language in languages:
            yield self.search.cards_file(language, number, self.renderers[language].cards(self.search.cards[number]))

    def _of_pages(self, pages: Iterable[Page], languages: Iterable[str]) -> Iterator[File]:
        for page in pages:
            for language in languages:
                yield from self.page_files(page, language)

    def page_files(self, page: Page, language: str) -> Iterator[File]:
        """A page in one language, and those that lead on to it from its former addresses."""
        folder = self.directory.languages[language]
        yield output_file(in_language(folder, page.route)), self.renderers[language].page(page)
        for old in page.former_routes:
            path = output_file(in_language(folder, old))
            yield path, _forward(relative(path, in_language(folder, page.route)), language)

    def common_files(self) -> Iterator[File]:
        """What all languages share: styles, scripts, 404 page, offers of languages, sitemaps, open data."""
        yield from self.settings.assets.files.items()
        yield NOT_FOUND, self.renderers[self.directory.main].not_found(self.renderers.values())
        yield OFFERS, json.dumps(self._offers(), ensure_ascii=False, indent=1) + "\n"
        if self.settings.site_url:
            yield from self._sitemaps()
            yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {self.settings.site_url}sitemap.xml\n"
        yield from exports(self.directory)
        yield from self.search.common_files()

    def _offers(self) -> dict[str, dict[str, Any]]:
        """For suggest.js: by which tags browsers ask for a language, and what to say in it."""
        said = ((code, renderer.reader.gettext) for code, renderer in self.renderers.items())
        return {
            code: {
                "tags": [code, *LANGUAGES[code].tags],
                "text": gettext("You can also read this page in your language:"),
                "close": gettext("Close"),
            }
            for code, gettext in said
        }

    def code_files(self, pages: Iterable[Page]) -> Iterator[tuple[str, str]]:
        """Beside each page its address in the main language as a QR code; from there others are one step away.

        None where the site does not know its own address.
        """
        main = self.renderers[self.directory.main]
        for page in (page for page in pages if not page.in_fragment and self.settings.site_url):
            yield page.route + codes.FILE, codes.qr_code(main.address(page.route))

    def _sitemaps(self) -> Iterator[tuple[str, str]]:
        """One for each language, because of the 50,000 addresses that one may have, and their list (sitemaps.org).

        Absolute addresses, each with its alternates (xhtml:link); fallbacks are not listed.
        """
        routes = [(page.route, tuple(self.directory.languages)) for page in self.pages]
        routes += [(prose.route, tuple(prose.titles)) for prose in self.settings.prose]
        found = [self._versions.addresses(*item) for item in routes]
        entries = [(addresses, _alternates(addresses)) for addresses in found]
        for code in self.directory.languages:
            listed = "".join([_entry(item[code], alternates) for item, alternates in entries if code in item])
            yield f"sitemap-{code}.xml", _XML.format("urlset", ' xmlns:xhtml="http://www.w3.org/1999/xhtml"', listed)
        addresses = (escape(f"{self.settings.site_url}sitemap-{code}.xml") for code in self.directory.languages)
        listed = "".join(f"<sitemap><loc>{address}</loc></sitemap>\n" for address in addresses)
        yield "sitemap.xml", _XML.format("sitemapindex", "", listed)


def _entry(address: str, alternates: str) -> str:
    return f"<url><loc>{address}</loc>{alternates}</url>\n"


def _alternates(addresses: Mapping[str, str]) -> str:
    links = (f'<xhtml:link rel="alternate" hreflang="{code}" href="{url}"/>' for code, url in addresses.items())
    return "".join(links)


def _forward(target: str, language: str) -> str:
    """A page that leads on from a former address, without a server's help and without script."""
    return (
        '<!doctype html><html lang="{}" dir="{}"><head><meta charset="utf-8"><title>→</title>'
        '<meta http-equiv="Content-Security-Policy" content="{}"><meta name="robots" content="noindex">'
        '<meta http-equiv="refresh" content="0; url={}"></head>'
        '<body><main><h1>→</h1><a href="{}">{}</a></main></body></html>\n'
    ).format(*(escape(part, {'"': "&quot;"}) for part in (language, direction(language), POLICY, *[target] * 3)))
