"""The same page in other languages: canonical addresses, hreflang, the sitemap, the language menu."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from conftest import LANGUAGES, SITE_URL
from sitecheck.pages import BASE, DIRECTIONS, MAIN, NOT_FOUND, Page, Site, file_at

OWN_NAMES = {"de": "Deutsch", "en": "English", "ar": "العربية"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def address_of(page: Page) -> str:
    """The absolute address at which a page is published."""
    return SITE_URL + quote(page.address)


def alternates_of(site: Site, page: Page) -> dict[str, str]:
    """hreflang → address: the languages a page's content really exists in, itself included. A fallback has none."""
    if page.is_fallback:
        return {}
    same = [other for other in site.content if other.route == page.route and not other.is_fallback]
    found = {code: address_of(other) for code in LANGUAGES for other in same if other.language == code}
    return {**found, "x-default": found.get(MAIN, next(iter(found.values())))}


def alternate_faults(site: Site) -> Iterator[str]:
    """Pages whose canonical address or alternates are not what there is."""
    for page in site.content:
        canonical = [item.get("href") for item in page.tree.find("link", rel="canonical")]
        meant = _in_language(site, page, page.content_language)
        if canonical != [address_of(meant)]:
            yield f"{page}: canonical {canonical}"
        links = page.tree.find("link", rel="alternate")
        said = {item.get("hreflang"): item.get("href") for item in links}
        if len(said) != len(links) or said != alternates_of(site, page):
            yield f"{page}: alternates {sorted(said)}"


def sitemap_faults(site: Site) -> Iterator[str]:
    """Differences between the sitemap and the pages that have content in their own language."""
    root = ElementTree.fromstring(site.read("sitemap.xml"))  # noqa: S314 - our own file
    listed = {}
    for entry in root.findall("s:url", SITEMAP):
        address = entry.findtext("s:loc", "", SITEMAP)
        if address in listed:
            yield f"{address} is listed twice"
        listed[address] = {item.get("hreflang", ""): item.get("href", "") for item in entry.findall("x:link", SITEMAP)}
    meant = {address_of(page): alternates_of(site, page) for page in site.content if not page.is_fallback}
    yield from (f"{address} is missing" for address in sorted(meant.keys() - listed.keys()))
    yield from (f"{address} is no page" for address in sorted(listed.keys() - meant.keys()))
    for address in sorted(listed.keys() & meant.keys()):
        if listed[address] != meant[address]:
            yield f"{address}: alternates {sorted(listed[address])}"


def language_menu_faults(site: Site) -> Iterator[str]:
    """Pages whose language menu does not lead to the same page in each language, each in its own name and direction."""
    for page in [*site.content, site.pages[NOT_FOUND]]:
        meant = []
        for code in LANGUAGES:
            target = (
                site.page(f"{LANGUAGES[code]}/" if LANGUAGES[code] else "")
                if page.path == NOT_FOUND
                else _in_language(site, page, code)
            )
            current = "true" if code == page.language else ""
            meant.append((code, code, DIRECTIONS[code], OWN_NAMES[code], target.path, current))
        said = []
        for link in page.tree.one("details", "language-menu").find("a"):
            name, _ = file_at(site, BASE, page.address, link.get("href"))
            said.append(
                (link.get("lang"), link.get("hreflang"), link.get("dir"), link.text, name, link.get("aria-current"))
            )
        if said != meant:
            yield f"{page}: the language menu has {said}"


def _in_language(site: Site, page: Page, language: str) -> Page:
    folder = LANGUAGES[language]
    return site.page(f"{folder}/{page.route}" if folder else page.route)
