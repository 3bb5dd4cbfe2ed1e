"""The one 404 page speaks every language."""

from __future__ import annotations

from collections.abc import Iterator

from sitecheck.pages import BASE, DIRECTIONS, NOT_FOUND, Site


def not_found_faults(site: Site) -> Iterator[str]:
    """Languages that the 404 page leaves out, or sections that do not lead to their language's home."""
    pages = sorted(name for name in site.files if name.rsplit("/", 1)[-1] == NOT_FOUND)
    if pages != [NOT_FOUND]:
        yield f"404 pages: {pages}"
        return
    main = site.pages[NOT_FOUND].main
    for code, folder in site.languages.items():
        sections = main.find("section", lang=code, dir=DIRECTIONS[code])
        if len(sections) != 1:
            yield f"{len(sections)} sections in {code}"
            continue
        home = f"{BASE}{folder}/" if folder else BASE
        if not sections[0].find("a", href=home):
            yield f"the section in {code} does not lead to {home}"
