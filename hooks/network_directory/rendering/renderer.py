"""Renders pages in one language: the content, then the one layout around it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..linked_data import LinkedData
from ..markup import long_text
from ..model.parts import VolunteerTask
from ..pages.cards import Card
from ..pages.page import Page
from ..pages.search import ROUTE as SEARCH_ROUTE
from ..reader import Phrase, Reader
from ..routes import in_language
from ..settings import ProsePage, Settings
from .tools import NOT_FOUND, Sheet, Tools, host, trusted

THEME = Path(__file__).parent.parent / "theme"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)
# The index is asked by a WebAssembly program of our own origin; no other page may run one.
SEARCH_POLICY = POLICY.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


class Renderer:
    """Renders pages in one language. ``calendars`` are the paths of those there are, below a language's root."""

    def __init__(self, reader: Reader, settings: Settings, calendars: frozenset[str], linked_data: LinkedData) -> None:
        self.reader = reader
        self.settings = settings
        self._linked_data = linked_data
        self._tools = Tools(reader, settings, calendars)
        self._environment = self._make_environment()

    def page(self, page: Page) -> str:
        """The HTML of a page of the directory."""
        self._begin(in_language(self.reader.folder, page.route))
        content = self._render(f"pages/{page.template}.html", page=page, view=page.view)
        everywhere = tuple(self.reader.directory.languages)
        return self._frame(content, page.route, self.reader.phrase(page.title), everywhere, page)

    def card(self, card: Card) -> Markup:
        """A card as a result of the search, on the page of the search."""
        self._begin(in_language(self.reader.folder, SEARCH_ROUTE))
        return self._render("parts/result.html", card=card)

    def prose(self, prose: ProsePage, title: str, language: str, content: Markup) -> str:
        """The HTML of a hand-written page whose content is in ``language``, which may be a fallback."""
        foreign = language != self.reader.language
        self._begin(in_language(self.reader.folder, prose.route))
        if foreign:
            self._tools.sheet.fallbacks.add(language)
        body = self._render("pages/prose.html", phrase=Phrase(str(content), language, foreign))
        return self._frame(body, prose.route, Phrase(title, language, foreign), tuple(prose.titles), None)

    def not_found(self, others: Iterable[Renderer]) -> str:
        """The one 404 page, in every language. Its links start at the site's base: it is shown at any address."""
        sections = [(other.reader, other.section_of_not_found()) for other in others]
        self._begin(NOT_FOUND)
        content = self._render("pages/not_found.html", sections=sections)
        title = Phrase(self.reader.gettext("This page does not exist"), self.reader.language)
        return self._frame(content, NOT_FOUND, title, (), None)

    def section_of_not_found(self) -> Markup:
        """This language's part of the 404 page."""
        self._begin(NOT_FOUND)
        return self._render("parts/not_found_section.html")

    def address(self, route: str, language: str | None = None) -> str:
        """The absolute address of a route, in this language or another; empty if the site's own is not known."""
        folder = self.reader.directory.languages[language or self.reader.language]
        return self.settings.site_url + quote(in_language(folder, route)) if self.settings.site_url else ""

    def _begin(self, path: str) -> None:
        self._tools.sheet = Sheet(path)

    def _render(self, template: str, **values: Any) -> Markup:
        return Markup(self._environment.get_template(template).render(**values))  # noqa: S704 - autoescaped by Jinja

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
            "alternates": [(code, self.address(route, code)) for code in available if own in available],
            "languages": [(code, self._in(code, route)) for code in self.reader.directory.languages],
            "edit_link": self._edit_link(page),
            "report_link": self._report_link(title),
            "path": self._tools.sheet.path,
            "clock": self._tools.sheet.clock,
            "reasons": self._tools.sheet.reasons,
            "policy": SEARCH_POLICY if route == SEARCH_ROUTE else POLICY,
            "linked_data": self._linked_data.of(page, self.reader) if page else "",
        }
        layout = str(self._render("layout.html", **frame))
        return layout.replace("<!--icons-->", self._tools.symbols(), 1)

    def _description(self, page: Page | None) -> str:
        """A page's description as plain text in one line; empty where there is none in the reader's language."""
        found = self.reader.phrase(page.description) if page and page.description else None
        return "" if found is None or found.foreign else " ".join(long_text(found.text).striptags().split())

    def _in(self, language: str, route: str) -> str:
        """The link to the same page in another language; from the 404 page to that language's home."""
        folder = self.reader.directory.languages[language]
        return self._tools.path_link(in_language(folder, "" if route == NOT_FOUND else route))

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
        page = (self.settings.site_url or "/") + self._tools.sheet.path
        return f"mailto:{address}?subject={quote(subject)}&body={quote(page)}"

    def _wanted(self, tasks: Iterable[VolunteerTask]) -> list[VolunteerTask]:
        return [task for task in tasks if task.is_wanted(self.reader.directory.today)]

    def _make_environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        environment.install_gettext_translations(self.reader.catalogue.translations, newstyle=True)  # type: ignore[attr-defined]
        environment.globals.update(self._tools.names())
        environment.filters.update(host=host, name_of=self.reader.language_name, trusted=trusted, wanted=self._wanted)
        return environment
