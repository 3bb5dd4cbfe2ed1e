"""Translations that a machine made and nobody has read: marked for programs, and told to readers."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.pages import MAIN, Site

DISCLOSED = "mixed"


def undisclosed_machine_texts(site: Site) -> Iterator[str]:
    """Pages with marked texts but without the notice or the mark of the page; notices on pages without such texts."""
    for page in site.content:
        texts = [item for item in page.tree.walk() if item.get("data-origin") == "machine"]
        notices = page.main.find("p", "origin")
        metas = [item.get("content") for item in page.tree.find("meta", name="ai-disclosure")]
        if len(notices) != bool(texts):
            yield f"{page}: notices of machine translations: {len(notices)}"
        if texts and metas != [DISCLOSED]:
            yield f"{page}: marked as {metas}, and has machine translations"


def lost_originals(site: Site) -> Iterator[str]:
    """Translations that may be out of date whose original is not there to be opened, in the main language."""
    for page in site.content:
        for details in page.tree.find("details", "original"):
            originals = [item for item in details.walk() if item.get("lang") == MAIN and item.text]
            if not originals:
                yield f"{page}: a translation without its original"
