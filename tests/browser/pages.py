"""Which pages the tests visit: one of every kind of page, of either city."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from conftest import CITIES, TODAY
from conftest import FOLDERS as ALL_FOLDERS
from network_directory.loading import load

FOLDERS = {"de": "", "en": "en/", "ar": "ar/"}
"""Language that both cities publish → the beginning of its addresses."""
EVERYWHERE = {code: "" if code == "de" else f"{folder}/" for code, folder in ALL_FOLDERS.items()}
"""The same for every language there is."""

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
    "languages": "languages/",
    "data": "data/",
    "help out": "volunteer/",
    "status": "status/",
    "search": "search/",
    "search, asked": "search/?q=Deutsch+lernen",
    "search, nothing found": "search/?q=xqzkwv&place=nordhang",
    "names": "names/",
    "my list": "favourites/",
    "prose": "about/",
    "prose, not in Arabic": "accessibility/",
    "404": "404.html",
}


def _of_the_real_city() -> dict[str, str]:
    """One page of each kind that has much text: of the records as they stand today, those with the most."""
    directory = load(CITIES["dortmund"] / "data", TODAY)[0]
    kinds: dict[str, tuple[str, Mapping[str, BaseModel]]] = {
        "office": ("offices", directory.offices),
        "partner": ("partners", directory.partners),
        "activity": ("activities", directory.activities),
        "topic": ("topics", directory.topics),
        "district": ("districts", directory.districts),
    }
    single = {
        kind: f"{folder}/{max(found, key=lambda code: len(found[code].model_dump_json()))}/"
        for kind, (folder, found) in kinds.items()
        if found
    }
    lists = {kind: f"{kind}/" for kind in ("partners", "activities", "network")}
    return {"home": "", **lists, **single, "prose": "help/"}


KINDS = {"musterstadt": MUSTERSTADT, "dortmund": _of_the_real_city()}
"""City → kind of page → the route of one such page. Musterstadt has every kind, the real city those of much text."""


ANSWERED = {"search, asked": "#search[data-answered]", "search, nothing found": "#search[data-answered] #mine > *"}
"""Kind of page that searches as soon as it is opened → what it shows last."""


def visits(languages: tuple[str, ...] = tuple(FOLDERS)) -> list[tuple[str, str, str]]:
    """City, language and kind of every page to visit. The one 404 page speaks all languages at once."""
    return [
        (city, language, kind)
        for city, routes in KINDS.items()
        for language in languages
        for kind in routes
        if kind != "404" or language == "de"
    ]
