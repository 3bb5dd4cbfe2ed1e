"""The same page in other languages: canonical addresses, hreflang, the sitemap, the language menu."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from xml.etree import ElementTree

from conftest import SITE_URL
from sitecheck.pages import BASE, DIRECTIONS, MAIN, NOT_FOUND, Page, Site, file_at

OWN_NAMES = {
    "de": "Deutsch",
    "de-simple": "Einfache Sprache",
    "en": "English",
    "fr": "Français",
    "es": "Español",
    "ar": "العربية",
    "fa": "فارسی",
    "kmr": "Kurdî (Kurmancî)",
    "ckb": "کوردی (سۆرانی)",
    "tr": "Türkçe",
    "uk": "Українська",
    "ru": "Русский",
    "ti": "ትግርኛ",
    "bg": "Български",
    "ro": "Română",
    "pl": "Polski",
    "sq": "Shqip",
    "sr": "Srpski",
}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def address_of(page: Page) -> str:
    """The absolute address at which a page is published."""
    return SITE_URL + quote(page.address)


def alternates_of(site: Site, page: Page) -> dict[str, str]:
    """hreflang → address: the languages a page's content really exists in, itself included. A fallback has none."""
    if page.is_fallback:
        return {}
    same = [other for other in site.content if other.route == page.route and not other.is_fallback]
    found = {code: address_of(other) for code in site.languages for other in same if other.language == code}
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
    """Differences between the sitemaps and the pages that have content in their own language."""
    listed: dict[str, dict[str, str]] = {}
    maps = [item.text or "" for item in _tree(site, "sitemap.xml").findall("s:sitemap/s:loc", SITEMAP)]
    if maps != [f"{SITE_URL}sitemap-{code}.xml" for code in site.languages]:
        yield f"the list of sitemaps has {maps}"
    for name in site.named(".xml"):
        for entry in _tree(site, name).findall("s:url", SITEMAP):
            address = entry.findtext("s:loc", "", SITEMAP)
            if address in listed:
                yield f"{address} is listed twice"
            links = entry.findall("x:link", SITEMAP)
            listed[address] = {item.get("hreflang", ""): item.get("href", "") for item in links}
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
        for code in site.languages:
            target = (
                site.page(f"{site.languages[code]}/" if site.languages[code] else "")
                if page.path == NOT_FOUND
                else _in_language(site, page, code)
            )
            current = "true" if code == page.language else ""
            meant.append((code, code, DIRECTIONS[code], OWN_NAMES[code], target.path, current))
        said = []
        for link in page.tree.one("details", "language-menu").find("a"):
            if not link.get("hreflang"):
                continue  # the page of all languages
            name, _ = file_at(site, BASE, page.address, link.get("href"))
            said.append(
                (link.get("lang"), link.get("hreflang"), link.get("dir"), link.text, name, link.get("aria-current"))
            )
        if said != meant:
            yield f"{page}: the language menu has {said}"


def _tree(site: Site, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(site.read(name))  # noqa: S314 - our own file


def _in_language(site: Site, page: Page, language: str) -> Page:
    folder = site.languages[language]
    return site.page(f"{folder}/{page.route}" if folder else page.route)
