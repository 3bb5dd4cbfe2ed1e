"""Renders pages in one language: a page's skeleton, the same for all, with the language's words in its blanks."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from ..markup import safe
from ..pages.cards import Card
from ..pages.page import Page
from ..reader import Phrase, Reader
from ..settings import ProsePage, Settings
from .blanks import Skeleton
from .layout import ICONS, MACHINE, NOTICES, Layout
from .speech import Notes, Speech


class Renderer:
    """Renders pages in one language; ``layout`` is shared by the languages of a site."""

    def __init__(self, reader: Reader, settings: Settings, layout: Layout) -> None:
        self.reader = reader
        self._layout = layout
        self._speech = Speech(reader, settings)

    def page(self, page: Page) -> bytes:
        """The HTML of a page of the directory, in UTF-8."""
        return self._whole(self._layout.page(page))

    def cards(self, cards: tuple[Card, ...]) -> list[Markup]:
        """Cards as results of the search, on the page of the search."""
        return [safe(self._speech.fill(skeleton)[0].decode()) for skeleton in self._layout.cards(cards)]

    def prose(self, prose: ProsePage, title: str, language: str, content: Markup) -> str:
        """The HTML of a hand-written page whose content is in ``language``, which may be a fallback."""
        foreign = language != self.reader.language
        skeleton = self._layout.prose(prose, Phrase(title, language, foreign), content, self.reader.language)
        return self._whole(skeleton, Notes({language} if foreign else set())).decode()

    def not_found(self, others: Iterable[Renderer]) -> bytes:
        """The one 404 page, in every language. Its links start at the site's base: it is shown at any address."""
        sections = [(other.reader, other.section_of_not_found()) for other in others]
        title = Phrase(self.reader.gettext("This page does not exist"), self.reader.language)
        return self._whole(self._layout.not_found(sections, title, self.reader.language))

    def section_of_not_found(self) -> Markup:
        """This language's part of the 404 page."""
        html, _ = self._speech.fill(self._layout.section_of_not_found(self.reader.language))
        return safe(html.decode())

    def address(self, route: str) -> str:
        """The absolute address of a route; empty if the site's own is not known."""
        return self._speech.versions.address(route, self.reader.language)

    def _whole(self, skeleton: Skeleton, notes: Notes | None = None) -> bytes:
        """A page with what it says of its texts, and with the icons that it uses."""
        html, found = self._speech.fill(skeleton)
        found.add(notes or Notes())
        icons, notices, machine = skeleton.icons, b"", b""
        if found:
            told = self._layout.notices(found)
            notices = self._speech.fill(told)[0] + b"\n"
            icons |= told.icons
        if found.machine or self.reader.catalogue.machine_draft:
            machine = b'<meta name="ai-disclosure" content="mixed">\n'
        for place, put in ((MACHINE, machine), (ICONS, self._layout.symbols(icons)), (NOTICES, notices)):
            html = html.replace(place, put, 1)
        return html
