"""The same page in the other languages: the links of the menu, the alternates in the head and in the sitemap.

Joined as strings: in a template, eighteen languages would take more time than all the rest of a page.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from .. import languages
from ..language_names import autonym
from ..markup import safe
from ..reader import Reader
from ..routes import in_language, quoted


class Versions:
    """Every page in every language; ``site_url`` is the site's own address, empty if it is not known."""

    def __init__(self, reader: Reader, site_url: str) -> None:
        folders = reader.directory.languages
        self._main = reader.directory.main
        self._site_url = site_url
        self._folders = {code: quoted(in_language(folder, "")) for code, folder in folders.items()}
        self._menu = [(self._folders[code], _rest_of_link(code, code == reader.language)) for code in folders]

    def address(self, route: str, language: str) -> str:
        """The absolute address of a route in a language; empty if the site's own is not known."""
        return self._site_url and self._site_url + self._folders[language] + quoted(route)

    def menu(self, root: str, route: str) -> Markup:
        """The items of the language menu on a page; ``root`` is its way up to the site's root."""
        up, path = str(root), quoted(route)  # plain strings: joining HTML looks through each part
        return safe("".join([f'<li><a href="{up + folder + path or "./"}"{rest}\n' for folder, rest in self._menu]))

    def addresses(self, route: str, available: Iterable[str]) -> dict[str, str]:
        """For search engines, escaped: the page in each language that it is available in, and ``x-default``, which to
        show to all others."""
        found = {code: str(escape(self.address(route, code))) for code in available}
        return found | {"x-default": found.get(self._main, next(iter(found.values())))} if found else {}

    def alternates(self, route: str, available: Iterable[str]) -> Markup:
        """The same as links of a page's head."""
        found = self.addresses(route, available).items()
        return safe("".join([f'<link rel="alternate" hreflang="{code}" href="{url}">\n' for code, url in found]))


def _rest_of_link(code: str, current: bool) -> str:
    own = escape(autonym(code))
    mark = ' aria-current="true"' if current else ""
    return f' lang="{code}" dir="{languages.direction(code)}" hreflang="{code}"{mark}>{own}</a></li>'
