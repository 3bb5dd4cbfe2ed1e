"""The one layout around the content of every page, and the skeletons of pages."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from ..navigation import NAVIGATION
from ..pages.cards import Card
from ..pages.page import Page
from ..pages.search import ROUTE as SEARCH_ROUTE
from ..reader import Phrase, Reader
from ..settings import ProsePage
from .blanks import Skeleton
from .speech import Notes
from .structure import NOT_FOUND, Needs, Structure
from .versions import Versions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# The index is asked by a WebAssembly program of our own origin; no other page may run one.
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
# What each language puts there last, when it is known how its texts came about.
MACHINE, ICONS, NOTICES = b"<!--machine-->\n", b"<!--icons-->\n", b"<!--notices-->\n"
_LINKED_FROM_MENUS = {target for target, _, _ in NAVIGATION} | {SEARCH_ROUTE, "languages/"}
"""Where a menu marks its link as that of the page one is on."""


class Layout:
    """The skeletons of a site's pages: what is the same in all languages, with blanks for what is not."""

    def __init__(self, structure: Structure) -> None:
        self._structure = structure
        self._settings = structure.settings
        self._directory = structure.directory
        self.versions = Versions(Reader(self._directory, self._directory.main), self._settings.site_url)
        self._notices: dict[tuple[frozenset[str], bool, bool], Skeleton] = {}
        self._last: tuple[Page, Skeleton] | None = None
        self._last_cards: tuple[tuple[Card, ...], list[Skeleton]] | None = None
        self.symbols = lru_cache(maxsize=1024)(structure.symbols)

    def page(self, page: Page) -> Skeleton:
        """A page of the directory. The last one is kept: a page is shown in one language after the other."""
        if self._last is None or self._last[0] is not page:
            self._last = page, self._page(page)
        return self._last[1]

    def _page(self, page: Page) -> Skeleton:
        structure = self._structure
        structure.begin(page.route)
        view = page.view
        content = structure.render(f"pages/{page.template}.html", page=page, view=view)
        return self._framed(
            content,
            page.route,
            page.title,
            page=page,
            view=view,
            canonical=structure.blanks.leave("address", page.route),
            alternates=self.versions.alternates(page.route, self._directory.languages),
        )

    def cards(self, cards: tuple[Card, ...]) -> list[Skeleton]:
        """Cards as results of the search, on the page of the search. The last ones are kept, as the last page is."""
        if self._last_cards is None or self._last_cards[0] is not cards:
            self._last_cards = cards, [self._card(card) for card in cards]
        return self._last_cards[1]

    def _card(self, card: Card) -> Skeleton:
        self._structure.begin(SEARCH_ROUTE)
        return self._structure.skeleton(self._structure.render("parts/result.html", card=card))

    def prose(self, prose: ProsePage, title: Phrase, content: Markup, language: str) -> Skeleton:
        """A hand-written page in one language; its text may be in another."""
        self._structure.begin(prose.route)
        body = self._structure.render("pages/prose.html", title=title, content=content)
        # A page that is not translated is known to search engines by the one that it shows.
        here = language if language in prose.titles else title.language
        alternates = self.versions.alternates(prose.route, prose.titles if language in prose.titles else ())
        canonical = self.versions.address(prose.route, here)
        return self._framed(body, prose.route, title, canonical=canonical, alternates=alternates)

    def not_found(self, sections: Iterable[tuple[Reader, Markup]], title: Phrase, language: str) -> Skeleton:
        """The 404 page, around its parts in every language."""
        self._structure.begin_not_found(language)
        content = self._structure.render("pages/not_found.html", sections=sections)
        return self._framed(content, NOT_FOUND, title)

    def section_of_not_found(self, language: str) -> Skeleton:
        """One language's part of the 404 page."""
        self._structure.begin_not_found(language)
        return self._structure.skeleton(self._structure.render("parts/not_found_section.html"))

    def notices(self, notes: Notes) -> Skeleton:
        """What readers see of a page's notes; most pages' notes are those of many others."""
        key = frozenset(notes.fallbacks), notes.machine, bool(notes.originals)
        if notes.originals or key not in self._notices:
            self._structure.needs = Needs()  # the page has been taken apart before
            told = self._structure.render("parts/notices.html", told=notes)
            self._notices[key] = self._structure.skeleton(told)
        return self._notices[key]

    def _framed(
        self,
        content: Markup,
        route: str,
        title: Any,
        page: Page | None = None,
        view: object = None,
        canonical: str = "",
        alternates: Markup = Markup(""),  # noqa: B008 - as constant as a string
    ) -> Skeleton:
        structure, network = self._structure, self._directory.network
        mail = network.feedback or network.contact.email
        html = structure.render(
            "layout.html",
            content=content,
            route=route,
            title=title,
            page=page,
            view=view,
            canonical=canonical,
            alternates=alternates,
            plain_address=self.versions.address(route, self._directory.main),
            # From the 404 page one gets to each language's home.
            versions=structure.blanks.leave("menu", structure.place.root, "" if route == NOT_FOUND else route),
            current=route if route in _LINKED_FROM_MENUS else "",
            edit_link=self._edit_link(page),
            report_link=structure.blanks.leave("report_link", title, mail, route) if mail else "",
            policy=SEARCH_POLICY if route == SEARCH_ROUTE else POLICY,
        )
        return structure.skeleton(html)

    def _edit_link(self, page: Page | None) -> str:
        if page is None or page.place is None or self._settings.repository is None:
            return ""
        return self._settings.repository.line_link(page.place)
