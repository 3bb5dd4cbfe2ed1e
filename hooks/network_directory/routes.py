"""Addresses of pages. A route is a path below a language's root, ending in a slash: ``offices/haus-am-markt/``."""

from __future__ import annotations

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
    """The relative link from one path below the site's root to another; folders end in a slash, anchors are kept."""
    path, mark, anchor = there.partition("#")
    folder, target = here.split("/")[:-1], path.split("/")
    shared = 0
    for one, other in zip(folder, target[:-1], strict=False):
        if one != other:
            break
        shared += 1
    link = "../" * (len(folder) - shared) + "/".join(target[shared:])
    return (quote(link) or "./") + mark + quote(anchor)


def output_file(path: str) -> str:
    """The file that holds a path: ``offices/`` is ``offices/index.html``."""
    return f"{path}index.html" if path.endswith("/") or not path else path
