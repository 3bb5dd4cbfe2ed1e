"""What people dial, read off a clock or type stands isolated from left to right, or Arabic turns it round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitecheck.pages import Site

READ_FROM_LEFT_TO_RIGHT = {
    "telephone number": re.compile(r"(?:\+|\b0)\d[\d ()/–-]{4,}\d|\b116 1\d\d\b"),
    "clock time": re.compile(r"\b\d{1,2}:\d{2}\b"),
    "mail address": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "street": re.compile(
        r"[\wÄÖÜäöüß.-]*(?:straße|str\.|weg|platz|gasse|markt|wall|allee|ring|ufer|damm|kai|wiese)\s+\d+", re.IGNORECASE
    ),
    "web address": re.compile(r"https?://\S+|\bwww\.\S+|\b(?:[\w-]+\.)+(?:de|org|com|net|eu|info|example)\b"),
}


TURNED_ROUND = ("telephone number", "clock time")
"""Digits alone come out in the wrong order; behind a Latin letter they keep it (Unicode Standard Annex 9, W7)."""


def unisolated_numbers(site: Site, written: str = "") -> Iterator[str]:
    """Such texts on pages from right to left whose own direction is not left to right.

    In ``written``, which editors wrote in the page's language, only what comes out in the wrong order is a finding.
    """
    for page in (page for page in site.content if page.root.get("dir") == "rtl"):
        for part in (page.main, page.footer):
            for text, element in part.texts():
                own = " ".join(text.split()) in written
                for kind, pattern in READ_FROM_LEFT_TO_RIGHT.items():
                    if element.direction == "rtl" and not (own and kind not in TURNED_ROUND):
                        yield from (
                            f"{page}: the {kind} “{match[0]}” in {element!r}" for match in pattern.finditer(text)
                        )
