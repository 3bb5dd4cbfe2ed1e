"""Which pages the tests visit: one of every kind of page, of either city."""

from __future__ import annotations

FOLDERS = {"de": "", "en": "en/", "ar": "ar/"}
"""Published language → the beginning of its addresses."""

MUSTERSTADT = {
    "home": "",
    "offices": "offices/",
    "office": "offices/altmarkt/",
    "office, ageing": "offices/hafentor/",
    "office, unconfirmed": "offices/am-wiesengrund/",
    "partners": "partners/",
    "partner": "partners/bruecke/",
    "activities": "activities/",
    "activity": "activities/sprachcafe-altmarkt/",
    "topics": "topics/",
    "topic": "topics/advice/",
    "districts": "districts/",
    "district": "districts/nordhang/",
    "spoken languages": "speaks/",
    "spoken language": "speaks/ar/",
    "audiences": "for/",
    "audience": "for/everyone/",
    "network": "network/",
    "data": "data/",
    "prose": "about/",
    "prose, not in Arabic": "accessibility/",
    "404": "404.html",
}
DORTMUND = {
    "home": "",
    "office": "offices/hoerde-hombruch/",
    "partners": "partners/",
    "partner": "partners/projekt-ankommen/",
    "activities": "activities/",
    "activity": "activities/velokitchen-montag/",
    "topic": "topics/advice/",
    "district": "districts/hoerde/",
    "network": "network/",
    "prose": "help/",
}
KINDS = {"musterstadt": MUSTERSTADT, "dortmund": DORTMUND}
"""City → kind of page → the route of one such page. Musterstadt has every kind, Dortmund those with the most text."""


def visits(languages: tuple[str, ...] = tuple(FOLDERS)) -> list[tuple[str, str, str]]:
    """City, language and kind of every page to visit. The one 404 page speaks all languages at once."""
    return [
        (city, language, kind)
        for city, routes in KINDS.items()
        for language in languages
        for kind in routes
        if kind != "404" or language == "de"
    ]
