"""Every link leads somewhere, nothing else is published, and nobody leaves a language unasked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

from sitecheck.dom import Element
from sitecheck.pages import BASE, NOT_FOUND, Page, Site, file_at

LINKING = ("href", "src", "data", "poster", "action")
POINTING = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
PUBLISHED = re.compile(
    r"(.+/)?index\.html|404\.html|sitemap(-[a-z-]+)?\.xml|robots\.txt"
    r"|assets/directory/[\w-]+\.[0-9a-f]{10}\.(css|js|svg|json)"
    r"|assets/languages\.json"
    r"|(.+/)?search/(entries\.json|words\.txt|cards/\d+\.json)|search/(concepts/\w+|hours)\.json"
    r"|(.+/)?search/pagefind/(pagefind\.js|pagefind-entry\.json|wasm\.\w+\.pagefind|[\w.]+\.pf_meta|index/\w+\.pf_index)"
    r"|(\w[\w-]*/)*qr\.svg"
    r"|assets/(logos|images)/[\w-]+\.(svg|png|jpg|webp)"
    r"|(.+/)?calendar\.ics|(.+/)?activities/professionals\.ics"
    r"|data/v1/(schema/)?[a-z_]+\.json"
)
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
IMPORTED = re.compile(r"""\b(?:from|import)\s*\(?\s*["']([^"']+)["']""")


def broken_links(site: Site, base: str = BASE) -> Iterator[str]:
    """Links, images, styles, scripts and anchors without a target, with the site served at the path ``base``.

    The 404 page is shown at any address; its links start at the address the site was built for.
    """
    for page in site.pages.values():
        if page.path == NOT_FOUND and base != BASE:
            continue
        here = "no/such/address" if page.path == NOT_FOUND else page.address
        for link in _links(page):
            yield from _broken(site, base, page.path, here, link)
        for element in page.tree.walk():
            yield from _points_nowhere(page, element)
    for name in [*site.named(".css"), *site.named(".js")]:
        for link in _links_of_file(site, name):
            yield from _broken(site, base, name, name, link)


def unwanted_files(site: Site) -> Iterator[str]:
    """Published files that are no page, no style, script, picture or data of ours."""
    for name in sorted(site.files):
        if not PUBLISHED.fullmatch(name):
            yield f"{name} is published"


def links_out_of_the_language(site: Site) -> Iterator[str]:
    """Links to a page in another language, outside the language menu and the list of all languages."""
    for page in site.content:
        for element in page.tree.find("a"):
            if any({"language-menu", "languages"} & set(item.classes) for item in element.up()):
                continue
            name, _ = file_at(site, BASE, page.address, element.get("href"))
            target = site.pages.get(name or "")
            if target and target.language != page.language:
                yield f"{page}: {element.get('href')} leads to {target.language}"


def _links(page: Page) -> Iterator[str]:
    for element in page.tree.walk():
        if element.tag == "link" and element.get("rel") in ("canonical", "alternate"):
            continue  # absolute, see languages.py
        yield from (element.attributes[name] for name in LINKING if name in element.attributes)
        yield from (part.split()[0] for part in element.get("srcset").split(",") if part.strip())
    if page.forwards_to:
        yield page.forwards_to


def _broken(site: Site, base: str, source: str, here: str, link: str) -> Iterator[str]:
    name, anchor = (source, unquote(link[1:])) if link.startswith("#") else file_at(site, base, here, link)
    if not link:
        yield f"{source}: an empty link"
    elif name == "..":
        yield f"{source}: {link} leaves the site"
    elif name is not None and name not in site.files:
        yield f"{source}: {link} leads to no file"
    elif name in site.pages and anchor and anchor not in site.pages[name].ids:
        yield f"{source}: {link} leads to no place on its page"


def _points_nowhere(page: Page, element: Element) -> Iterator[str]:
    for name in POINTING:
        for code in element.get(name).split():
            if code not in page.ids:
                yield f"{page}: {name}={code} names no element"


def _links_of_file(site: Site, name: str) -> Iterator[str]:
    text = site.read(name)
    pattern = CSS_ADDRESS if name.endswith(".css") else IMPORTED
    for match in pattern.finditer(text):
        yield next(group for group in match.groups() if group)
