"""Addresses of pages. A route is a path below a language's root, ending in a slash: ``offices/haus-am-markt/``."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

FOLDERS = {
    "office": "offices",
    "partner": "partners",
    "activity": "activities",
    "topic": "topics",
    "district": "districts",
    "language": "speaks",
    "audience": "for",
    "week": "weeks",
}
"""Kind of record → the folder of its pages."""


def route(kind: str, code: str = "") -> str:
    """The route of a record's page, or of its kind's list."""
    folder = FOLDERS.get(kind, kind)
    return f"{folder}/{code}/" if code else f"{folder}/" if folder else ""


def in_language(folder: str, page: str) -> str:
    """The path from the site's root of a route in the language that lies in ``folder`` (``""`` is the root)."""
    return f"{folder}/{page}" if folder else page


def relative(here: str, there: str) -> str:
    """The relative link from one path below a root to another; folders end in a slash, anchors are kept.

    It goes up to the root and down from there, so that all pages of one depth share their links.
    """
    return "../" * here.count("/") + quoted(there) or "./"


@lru_cache(maxsize=4096)
def quoted(path: str) -> str:
    """A path as it stands in a link (RFC 3986), its anchor kept."""
    plain, mark, anchor = path.partition("#")
    return quote(plain) + mark + quote(anchor)


def output_file(path: str) -> str:
    """The file that holds a path: ``offices/`` is ``offices/index.html``."""
    return f"{path}index.html" if path.endswith("/") or not path else path
