"""One origin, nothing inline, nothing stored: what the Content-Security-Policy promises, checked without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from network_directory.rendering import POLICY, SEARCH_POLICY
from sitecheck.links import CSS_ADDRESS, IMPORTED
from sitecheck.pages import Site

LOADED_LINKS = frozenset(
    {"stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest"}
    | {"preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch"}
)
"""What ``<link rel>`` makes a browser fetch or connect to."""
LOADING = {
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "iframe": ("src", "srcdoc"),
    "embed": ("src",),
    "object": ("data",),
    "input": ("src",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
CALLS = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`]+)""")
DATA = ("application/ld+json",)
PAGEFIND = "/pagefind/pagefind.js"
"""Not ours: it takes addresses apart with the help of a made-up one. What it asks for is seen in test_search.py."""
SCRIPT_LINK = re.compile(r"\s*(?:javascript|vbscript|data:text)\s*:?", re.IGNORECASE)
STORES = re.compile(r"\b(localStorage|sessionStorage|indexedDB|document\.cookie|cookieStore|caches|serviceWorker)\b")

ASKED_FOR = re.compile(r"localStorage\.\w+Item\(KEY\b")
"""What is stored on a click: browser/test_favourites.py and test_privacy.py prove that nothing is before."""


def foreign_requests(site: Site) -> Iterator[str]:
    """Anything a browser would load, unasked, from another origin."""
    for page in site.pages.values():
        for element in page.tree.walk():
            names = LOADING.get(element.tag, ())
            if element.tag == "link" and LOADED_LINKS & set(element.get("rel").split()):
                names = ("href",)
            for name in names:
                if _is_foreign(element.get(name)):
                    yield f"{page}: {element.tag} loads {element.get(name)}"
    for name in site.named(".css"):
        for match in CSS_ADDRESS.finditer(site.read(name)):
            address = next(group for group in match.groups() if group)
            if _is_foreign(address):
                yield f"{name} loads {address}"
    for name in site.named(".js"):
        if name.endswith(PAGEFIND):
            continue
        text = site.read(name)
        for match in [*CALLS.finditer(text), *IMPORTED.finditer(text)]:
            if _is_foreign(match[1]):
                yield f"{name} loads {match[1]}"
    for name in site.named(".svg"):
        for match in re.finditer(r"""(?:href|src)=["']([^"']+)|url\(["']?([^"')]+)""", site.read(name)):
            address = next(group for group in match.groups() if group)
            if _is_foreign(address):
                yield f"{name} loads {address}"


def inline_code(site: Site) -> Iterator[str]:
    """Scripts and styles within a page, and links that are scripts; data, which no browser runs, is none."""
    for page in site.pages.values():
        for element in page.tree.walk():
            is_script = element.tag == "script" and element.get("type") not in DATA
            if element.tag == "style" or (is_script and not element.get("src")):
                yield f"{page}: an inline <{element.tag}>"
            for name, value in element.attributes.items():
                if name == "style" or name.startswith("on") or SCRIPT_LINK.match(value):
                    yield f"{page}: {name}=“{value}” at <{element.tag}>"


def missing_policies(site: Site) -> Iterator[str]:
    """Pages whose Content-Security-Policy is not ours, or comes after something that it should rule."""
    for page in site.pages.values():
        found = page.tree.find("meta", **{"http-equiv": "Content-Security-Policy"})
        policy = SEARCH_POLICY if page.route == "search/" else POLICY
        if [item.get("content") for item in found] != [policy]:
            yield f"{page}: {len(found)} policies, or another than ours"
            continue
        order = list(page.tree.walk())
        if any(item.tag in ("link", "script", "style") for item in order[: order.index(found[0])]):
            yield f"{page}: the policy comes too late"


def stored_things(site: Site) -> Iterator[str]:
    """Uses of a browser's storage in our scripts, but for the reader's list, which is kept if asked for."""
    for name in site.named(".js"):
        for match in STORES.finditer(ASKED_FOR.sub("", site.read(name))):
            yield f"{name} uses {match[1]}"


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")
