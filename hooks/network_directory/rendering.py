"""Pages → HTML: one Jinja environment a language, autoescape on, undefined names an error; one layout for every page.

A page's content is rendered first, then the layout around it, because the layout needs to know which icons the content
used and which languages its texts fell back to. Prose pages come with their content and get the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from . import languages
from .freshness import State, state_of
from .icons import symbol, symbol_id
from .markup import breakable, long_text, ltr, marked, times
from .model import Address, Text
from .model.values import RoughDate
from .navigation import NAVIGATION
from .pages.page import Page, Title
from .reader import Phrase, Reader, slot_span
from .routes import in_language, output_file, relative
from .settings import ProsePage, Settings

THEME = Path(__file__).parent / "theme"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
)


@dataclass
class _Sheet:
    """The page being rendered: its path below the site's root, the icons used, the languages fallen back to."""

    path: str
    icons: set[str] = field(default_factory=set)
    fallbacks: set[str] = field(default_factory=set)


class Renderer:
    """Renders pages in one language."""

    def __init__(self, reader: Reader, settings: Settings) -> None:
        self.reader = reader
        self.settings = settings
        self._sheet = _Sheet("")
        self._environment = self._make_environment()

    def page(self, page: Page) -> str:
        """The HTML of a page of the directory."""
        self._begin(page.route)
        content = self._render(f"pages/{page.template}.html", page=page, view=page.view)
        return self._frame(
            content, page.route, self.reader.phrase(page.title), tuple(self.reader.directory.languages), page
        )

    def prose(self, prose: ProsePage, title: str, language: str, content: Markup) -> str:
        """The HTML of a hand-written page whose content is in ``language``, which may be a fallback."""
        self._begin(prose.route)
        if language != self.reader.language:
            self._sheet.fallbacks.add(language)
        body = self._render("pages/prose.html", phrase=Phrase(str(content), language, language != self.reader.language))
        heading = Phrase(title, language, language != self.reader.language)
        return self._frame(body, prose.route, heading, tuple(prose.titles), None)

    def not_found(self, others: Iterable[Renderer]) -> str:
        """The one 404 page, in every language. Its links start at the site's base: it is shown at any address."""
        self._begin("404.html")
        sections = [(other.reader, Markup(other.section_of_not_found())) for other in others]  # noqa: S704 - rendered here
        content = self._render("pages/not_found.html", sections=sections)
        title = Phrase(self.reader.gettext("This page does not exist"), self.reader.language)
        return self._frame(content, "404.html", title, (), None)

    def section_of_not_found(self) -> str:
        """This language's part of the 404 page."""
        self._sheet = _Sheet("404.html")
        return str(self._render("parts/not_found_section.html"))

    def _begin(self, route: str) -> None:
        self._sheet = _Sheet(in_language(self.reader.folder, route))

    def _render(self, template: str, **values: Any) -> Markup:
        return Markup(self._environment.get_template(template).render(**values))  # noqa: S704 - autoescaped by Jinja

    def _frame(self, content: Markup, route: str, title: Phrase, available: tuple[str, ...], page: Page | None) -> str:
        own = in_language(self.reader.folder, route)
        frame = {
            "content": content,
            "title": title,
            "description": self._description(page),
            "route": route,
            "page": page,
            "canonical": self.address(route, self._canonical_language(available)),
            "alternates": [(code, self.address(route, code)) for code in available],
            "languages": [(code, self._in(code, route)) for code in self.reader.directory.languages],
            "fallbacks": sorted(self._sheet.fallbacks),
            "edit_link": self._edit_link(page),
            "report_link": self._report_link(own, title),
            "path": own,
        }
        layout = str(self._render("layout.html", **frame))
        return layout.replace("<!--icons-->", self._symbols(), 1)

    def _canonical_language(self, available: tuple[str, ...]) -> str:
        return self.reader.language if self.reader.language in available or not available else available[0]

    def _description(self, page: Page | None) -> Phrase | None:
        found = self.reader.phrase(page.description) if page and page.description else None
        return found if found and not found.foreign else None

    def address(self, route: str, language: str | None = None) -> str:
        """The absolute address of a route, in this language or another; empty if the site's own is not known."""
        folder = self.reader.directory.languages[language or self.reader.language]
        return self.settings.site_url + quote(in_language(folder, route)) if self.settings.site_url else ""

    def _in(self, language: str, route: str) -> str:
        if route == "404.html":
            route = ""
        return self._link_path(in_language(self.reader.directory.languages[language], route))

    def _link(self, route: str) -> str:
        """A relative link to a route in the reader's language."""
        return self._link_path(in_language(self.reader.folder, route))

    def _link_path(self, path: str) -> str:
        """A relative link to any path below the site's root; from the 404 page, which has no fixed place, absolute."""
        if self._sheet.path == "404.html":
            return self.settings.base_path + quote(path)
        return relative(output_file(self._sheet.path), path)

    def _edit_link(self, page: Page | None) -> str:
        if page is None or page.place is None or self.settings.repository is None:
            return ""
        return self.settings.repository.line_link(page.place)

    def _report_link(self, path: str, title: Phrase) -> str:
        """A mail that names the page; empty where the network gives no address."""
        network = self.reader.directory.network
        address = network.feedback or network.contact.email
        if not address:
            return ""
        subject = self.reader.gettext("Mistake on the page: %(title)s") % {"title": title.text}
        return f"mailto:{address}?subject={quote(subject)}&body={quote((self.settings.site_url or '/') + path)}"

    def _symbols(self) -> str:
        if not self._sheet.icons:
            return ""
        inner = Markup("").join(symbol(self.settings.icons, name) for name in sorted(self._sheet.icons))
        return str(Markup('<svg class="symbols" aria-hidden="true" focusable="false">{}</svg>').format(inner))

    def _icon(self, name: str | None, turn: bool = False) -> Markup:
        """An icon beside a word. ``turn``: it points somewhere, so it is mirrored from right to left."""
        if not name:
            return Markup("")
        self._sheet.icons.add(name)
        css = "icon turn" if turn else "icon"
        return Markup('<svg class="{}" aria-hidden="true" focusable="false"><use href="#{}"/></svg>').format(
            css, symbol_id(name)
        )

    def _text(self, text: Title) -> Markup:
        """A text; one in another language is marked, and the page says that there are such."""
        return marked(self._noted(self.reader.phrase(text)))

    def _name(self, name: Title) -> Markup:
        """A proper name: marked with its language, without a word on missing translations."""
        return marked(self.reader.phrase(name))

    def _long(self, text: Text) -> Markup:
        phrase = self._noted(self.reader.phrase(text))
        body = long_text(phrase.text)
        attributes = (
            Markup(' lang="{}" dir="{}"').format(phrase.language, phrase.direction) if phrase.foreign else Markup("")
        )
        return Markup('<div class="text"{}>{}</div>').format(attributes, body)

    def _noted(self, phrase: Phrase) -> Phrase:
        if phrase.foreign:
            self._sheet.fallbacks.add(phrase.language)
        return phrase

    def _state(self, checked: RoughDate | None, state: State) -> str:
        return self.reader.say(self.reader.state(checked, state))

    def _address_line(self, address: Address | None) -> str:
        """``Schildplatz 7, 44263 Dortmund``, as far as it is known."""
        if address is None:
            return ""
        city = address.city or self.reader.directory.network.city
        town = " ".join(part for part in (address.postcode, city) if part)
        return ", ".join(part for part in (address.street, town) if part)

    def _prose_title(self, prose: ProsePage) -> Markup:
        order = (*languages.fallback_order(self.reader.language, self.reader.directory.main), *prose.titles)
        language = next(code for code in order if code in prose.titles)
        return marked(Phrase(prose.titles[language], language, language != self.reader.language))

    def _own_name(self, code: str) -> Phrase:
        return Phrase(languages.autonym(code), code, code != self.reader.language)

    def _make_environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(THEME),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        )
        environment.install_gettext_translations(self.reader.catalogue.translations, newstyle=True)  # type: ignore[attr-defined]
        environment.globals.update(self._globals())
        environment.filters.update(host=_host, name_of=self.reader.language_name, trusted=_trusted)
        return environment

    def _globals(self) -> dict[str, Any]:
        reader = self.reader
        return {
            "reader": reader,
            "network": reader.directory.network,
            "directory": reader.directory,
            "settings": self.settings,
            "navigation": NAVIGATION,
            "policy": POLICY,
            "link": self._link,
            "asset": self._link_path,
            "icon": self._icon,
            "text": self._text,
            "name": self._name,
            "long": self._long,
            "ltr": ltr,
            "breakable": breakable,
            "times": lambda item: times(slot_span(item)),
            "state_words": self._state,
            "address_line": self._address_line,
            "own_name": self._own_name,
            "direction": languages.direction,
            "age": lambda checked: state_of(checked, reader.directory.today, reader.directory.network.freshness),
            "prose_title": self._prose_title,
        }


def _host(url: str) -> str:
    """``example.org`` of ``https://www.example.org/page``: what people recognise of an address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


def _trusted(html: str) -> Markup:
    """HTML that MkDocs made from the city's own prose pages; never a contributor's text from the data."""
    return Markup(html)  # noqa: S704 - see above
