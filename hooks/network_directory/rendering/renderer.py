"""Renders pages in one language: the content, then the one layout around it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..linked_data import LinkedData
from ..markup import long_text, safe
from ..model.parts import VolunteerTask
from ..navigation import NAVIGATION
from ..pages.cards import Card
from ..pages.page import Page
from ..pages.search import ROUTE as SEARCH_ROUTE
from ..reader import Phrase, Reader
from ..settings import ProsePage, Settings
from .environment import Compiled, LanguageEnvironment
from .tools import NOT_FOUND, Tools, host, trusted
from .versions import Versions

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# The index is asked by a WebAssembly program of our own origin; no other page may run one.
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")
LINKED_FROM_MENUS = {target for target, _, _ in NAVIGATION} | {SEARCH_ROUTE, "languages/"}
"""Where a menu marks its link as that of the page one is on."""


class Renderer:
    """Renders pages in one language. ``calendars`` are the paths of those there are, below a language's root;
    ``compiled`` is shared by the languages of a site."""

    def __init__(
        self,
        reader: Reader,
        settings: Settings,
        calendars: frozenset[str],
        linked_data: LinkedData,
        compiled: Compiled,
    ) -> None:
        self.reader = reader
        self.settings = settings
        self._linked_data = linked_data
        self._versions = Versions(reader, settings.site_url)
        self._tools = Tools(reader, settings, calendars)
        self._environment = LanguageEnvironment(
            reader.gettext,
            self._tools.names(),
            compiled,
            host=host,
            name_of=reader.language_name,
            trusted=trusted,
            wanted=self._wanted,
        )

    def page(self, page: Page) -> str:
        """The HTML of a page of the directory."""
        self._tools.begin(page.route)
        content = self._render(f"pages/{page.template}.html", page=page, view=page.view)
        everywhere = tuple(self.reader.directory.languages)
        return self._frame(content, page.route, self.reader.phrase(page.title), everywhere, page)

    def card(self, card: Card) -> Markup:
        """A card as a result of the search, on the page of the search."""
        self._tools.begin(SEARCH_ROUTE)
        return self._render("parts/result.html", card=card)

    def prose(self, prose: ProsePage, title: str, language: str, content: Markup) -> str:
        """The HTML of a hand-written page whose content is in ``language``, which may be a fallback."""
        foreign = language != self.reader.language
        self._tools.begin(prose.route)
        if foreign:
            self._tools.notes.fallbacks.add(language)
        body = self._render("pages/prose.html", phrase=Phrase(str(content), language, foreign))
        return self._frame(body, prose.route, Phrase(title, language, foreign), tuple(prose.titles), None)

    def not_found(self, others: Iterable[Renderer]) -> str:
        """The one 404 page, in every language. Its links start at the site's base: it is shown at any address."""
        sections = [(other.reader, other.section_of_not_found()) for other in others]
        self._tools.begin(NOT_FOUND)
        content = self._render("pages/not_found.html", sections=sections)
        title = Phrase(self.reader.gettext("This page does not exist"), self.reader.language)
        return self._frame(content, NOT_FOUND, title, (), None)

    def section_of_not_found(self) -> Markup:
        """This language's part of the 404 page."""
        self._tools.begin(NOT_FOUND)
        return self._render("parts/not_found_section.html")

    def forget(self) -> None:
        """Let go of what was kept for further pages."""
        self._tools.forget()

    def address(self, route: str, language: str | None = None) -> str:
        """The absolute address of a route, in this language or another; empty if the site's own is not known."""
        return self._versions.address(route, language or self.reader.language)

    def _render(self, template: str, **values: Any) -> Markup:
        return safe(self._environment.get_template(template).render(**values))

    def _frame(self, content: Markup, route: str, title: Phrase, available: tuple[str, ...], page: Page | None) -> str:
        own = self.reader.language
        frame = {
            "content": content,
            "title": title,
            "description": self._description(page),
            "route": route,
            "page": page,
            "plain_address": self.address(route, self.reader.directory.main),
            "canonical": self.address(route, own if own in available or not available else title.language),
            "alternates": self._versions.alternates(route, available if own in available else ()),
            # From the 404 page one gets to each language's home.
            "versions": self._versions.menu(self._tools.place.root, "" if route == NOT_FOUND else route),
            "edit_link": self._edit_link(page),
            "report_link": self._report_link(title),
            "current": route if route in LINKED_FROM_MENUS else "",
            "path": self._tools.place.path,
            "clock": self._tools.clock,
            "policy": SEARCH_POLICY if route == SEARCH_ROUTE else POLICY,
            "linked_data": self._linked_data.of(page, self.reader) if page else "",
        }
        layout = str(self._render("layout.html", **frame))
        return layout.replace("<!--icons-->", self._tools.symbols(layout), 1)

    def _description(self, page: Page | None) -> str:
        """A page's description as plain text in one line; empty where there is none in the reader's language."""
        found = self.reader.phrase(page.description) if page and page.description else None
        return "" if found is None or found.foreign else " ".join(long_text(found.text).striptags().split())

    def _edit_link(self, page: Page | None) -> str:
        if page is None or page.place is None or self.settings.repository is None:
            return ""
        return self.settings.repository.line_link(page.place)

    def _report_link(self, title: Phrase) -> str:
        """A mail that names the page; empty where the network gives no address."""
        network = self.reader.directory.network
        address = network.feedback or network.contact.email
        if not address:
            return ""
        subject = self.reader.gettext("Mistake on the page: %(title)s") % {"title": title.text}
        page = (self.settings.site_url or "/") + self._tools.place.path
        return f"mailto:{address}?subject={quote(subject)}&body={quote(page)}"

    def _wanted(self, tasks: Iterable[VolunteerTask]) -> list[VolunteerTask]:
        return [task for task in tasks if task.is_wanted(self.reader.directory.today)]
