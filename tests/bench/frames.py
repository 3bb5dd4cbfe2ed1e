"""Takes a built site apart into what templates and data would be: frames that pages share, and each page's own values.

Pages of one kind and language (all partners in French) share a frame. Their last path segment is a value of its own,
because it stands in every link to the page; the other values are the runs of lines in which the pages differ.
``joined(frame, page)`` gives back the page, byte by byte.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path

ALONE = "page"
_OWN = "\ufdd0"
"""Stands for the page's last path segment: Unicode keeps this character from all texts."""


@dataclass(frozen=True)
class Page:
    """``path`` below the site's root, ``name`` its last segment, and the values between the parts of its frame."""

    path: str
    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """The parts that pages share, one more than their values; in each part the places of the page's own name.

    ``parts[n]`` are the texts around these places.
    """

    kind: str
    language: str
    parts: tuple[tuple[str, ...], ...]
    pages: tuple[Page, ...]


def joined(frame: Frame, page: Page) -> str:
    """The page."""
    parts = [page.name.join(part) for part in frame.parts]
    return parts[0] + "".join(value + part for value, part in zip(page.values, parts[1:], strict=True))


def frames(root: Path, folders: dict[str, str]) -> Iterator[Frame]:
    """Of all HTML pages below ``root``; ``folders`` are languages and where their pages are (``""``: at the root)."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    languages = {folder: code for code, folder in folders.items()}
    for file in sorted(root.rglob("*.html")):
        path = file.relative_to(root).as_posix()
        language = languages.get(path.partition("/")[0], languages[""])
        groups[_kind(path.removeprefix(f"{folders[language]}/" if folders[language] else "")), language].append(path)
    for (kind, language), paths in groups.items():
        yield _frame(kind, language, {path: (root / path).read_bytes().decode() for path in paths})


def differences(site: Path, made: Path, unasked: frozenset[Path] = frozenset()) -> str:
    """What is not the same, byte by byte, in the HTML pages of ``site`` and all that a peer made; empty if nothing.

    ``unasked`` are files of the peer that do not count.
    """
    wanted, found = ({path.relative_to(root) for path in root.rglob("*.*")} for root in (site, made))
    pages = {path for path in wanted if path.suffix == ".html"}
    other = sum((site / path).read_bytes() != (made / path).read_bytes() for path in pages & found)
    counts = {"missing": len(pages - found), "too many": len(found - pages - unasked), "different": other}
    return ", ".join(f"{count} {what}" for what, count in counts.items() if count)


def _kind(path: str) -> str:
    """offices/hafen/index.html is one of many offices; help/index.html and such are of one kind together."""
    first, *more = path.removesuffix("index.html").split("/")
    return first.partition(".")[0] or "home" if not more else first if more[0] else ALONE


def _frame(kind: str, language: str, texts: dict[str, str]) -> Frame:
    names = {path: Path(path).parent.name if len(texts) > 1 else "" for path in texts}
    pages = [_own_name(text, names[path]).splitlines(keepends=True) for path, text in texts.items()]
    shared = _shared(pages)
    holes = [_holes(shared, page) or () for page in pages]
    kept = [number for number in range(len(shared) + 1) if any(hole[number] for hole in holes)]
    ends = [0, *kept, len(shared)]
    parts = ["".join(shared[start:end]) for start, end in pairwise(ends)]
    return Frame(
        kind,
        language,
        tuple(tuple(part.split(_OWN)) for part in parts),
        tuple(
            Page(path, names[path], tuple(hole[number].replace(_OWN, names[path]) for number in kept))
            for path, hole in zip(texts, holes, strict=True)
        ),
    )


def _own_name(text: str, name: str) -> str:
    return re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", _OWN, text) if name else text


def _shared(pages: Sequence[list[str]]) -> list[str]:
    """Lines that all pages have in this order: not the most that there could be, but never one too many."""
    shared = pages[0]
    for page in pages:
        if _holes(shared, page) is None:
            blocks = SequenceMatcher(None, shared, page).get_matching_blocks()
            shared = [line for block in blocks for line in shared[block.a : block.a + block.size]]
    return shared


def _holes(shared: Iterable[str], page: list[str]) -> tuple[str, ...] | None:
    """What stands in a page before each shared line, and behind the last; None if it lacks one."""
    holes, start = [], 0
    for line in shared:
        try:
            end = page.index(line, start)
        except ValueError:
            return None
        holes.append("".join(page[start:end]))
        start = end + 1
    return (*holes, "".join(page[start:]))
