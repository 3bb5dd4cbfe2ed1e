"""The city's hand-written pages, which MkDocs makes from Markdown: in the layout of all others, their links led on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from . import routes
from .rendering.blanks import MARK
from .settings import ProsePage
from .site import Site

# [text](office:haus-am-markt), [text](page:partners): resolved to a relative link in the page's language.
NOTATION = re.compile(r'href="(page|office|partner|activity|topic|district|language|audience):([^"]*)"')
PAGES = {
    "home": "",
    "network": "network/",
    "all-languages": "languages/",
    "data": "data/",
    "offices": "offices/",
    "partners": "partners/",
    "activities": "activities/",
    "topics": "topics/",
    "districts": "districts/",
    "languages": "speaks/",
}


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page for readers of one language: the file that it comes from, and what MkDocs made of it.

    ``content_language`` is the file's language, which may be a fallback; ``html`` is the content alone, reviewed like
    code.
    """

    file: str
    page: ProsePage
    language: str
    title: str
    content_language: str
    html: str

    def path(self, site: Site) -> str:
        """Where it lies below the site's root."""
        return routes.output_file(routes.in_language(site.directory.languages[self.language], self.page.route))

    def shown(self, site: Site) -> str:
        """The whole page. Raises `LookupError` like `content`."""
        return site.renderers[self.language].prose(self.page, self.title, self.content_language, self.content(site))

    def content(self, site: Site) -> Markup:
        """The content with its links; raises `LookupError`, in an editor's words, where one leads nowhere."""
        html = self.html.replace(MARK, "\ufffd")  # as browsers show this sign, which would be taken for a blank's
        return Markup(NOTATION.sub(lambda match: f'href="{self._target(match, site)}"', html))  # noqa: S704 - see above

    def _target(self, match: re.Match[str], site: Site) -> str:
        kind, code = match[1], match[2]
        if kind == "page" and code == "feedback":
            network = site.directory.network
            address = network.feedback or network.contact.email
            if not address:
                raise LookupError(f"{self.file}: “page:feedback” needs feedback or contact.email in network.yaml")
            return f"mailto:{address}"
        target = PAGES.get(code) if kind == "page" else routes.route(kind, code)
        found = None if target is None else site.page(target)
        if target is None or found is None or found.route != target:
            raise LookupError(f"{self.file}: the link “{kind}:{code}” leads nowhere")
        return routes.relative(self.path(site), routes.in_language(site.directory.languages[self.language], target))
