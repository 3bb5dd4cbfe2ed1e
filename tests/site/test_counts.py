"""Which pages there are: counted from the data as it stands, without the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sitecheck.pages import NOT_FOUND, Site, built
from sitecheck.writing import entries, load_yaml, published

from conftest import CITIES, LANGUAGES, build_site

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)

MUSTERSTADT = {
    "home": 1,
    "network": 1,
    "languages": 1,
    "data": 1,
    "volunteer": 1,
    "status": 1,
    "search": 1,
    "names": 1,
    "favourites": 1,
    "lists": 7,
    "offices": 3,
    "partners": 9,
    "activities": 14,
    "topics": 6,
    "districts": 4,
    "speaks": 9,
    "for": 8,
    "prose": 5,
    "former": 5,
}
"""Kind of page → how many of it the made-up city has in each language."""
LISTS = ("offices", "partners", "activities", "topics", "districts", "speaks", "for")


def spoken(record: dict[str, Any]) -> set[str]:
    """The codes of the languages that a record says are spoken."""
    block = record.get("languages", [])
    items = block.get("spoken", []) if isinstance(block, dict) else block
    return {item["language"] if isinstance(item, dict) else item for item in items}


def routes_meant(city: Path) -> dict[str, set[str]]:
    """Kind of page → the routes that the data and mkdocs.yml ask for, the same in every language."""
    words = load_yaml(city / "data" / "vocabulary.yaml")
    found = {kind: entries(city, kind) for kind in ("offices", "partners", "activities")}
    outposts = [outpost for office in found["offices"] for outpost in published(office.get("outposts", []))]
    codes = {kind: {record["id"] for record in items} for kind, items in found.items()}
    codes |= {kind: {term["id"] for term in words.get(kind, [])} for kind in ("topics", "districts")}
    codes["for"] = {term["id"] for term in words.get("audiences", [])}
    codes["speaks"] = {code for items in (outposts, *found.values()) for record in items for code in spoken(record)}
    routes = {kind: {f"{kind}/{code}/" for code in items} for kind, items in codes.items()}
    nav = prose_routes(city / "mkdocs.yml")
    former = {
        f"{kind}/{old}/" for kind, items in found.items() for record in items for old in record.get("former_ids", [])
    }
    alone = ("network", "languages", "data", "volunteer", "status", "search", "names", "favourites")
    single = {"home": {""}, **{name: {f"{name}/"} for name in alone}}
    return {**single, "lists": {f"{kind}/" for kind in LISTS}, **routes, "prose": nav, "former": former}


def prose_routes(path: Path) -> set[str]:
    """The routes of the hand-written pages in ``nav``, read line by line because of mkdocs.yml's own tags."""
    lines = path.read_text("utf-8").split("nav:\n", 1)[1].splitlines()
    names = [
        line.strip(" -") for line in lines[: next(i for i, line in enumerate(lines) if not line.startswith("  - "))]
    ]
    return {name.removesuffix(".md") + "/" for name in names}


def routes_found(site: Site, language: str) -> set[str]:
    """The routes of a language's pages, former addresses included."""
    return {page.route for page in site.pages.values() if page.language == language and page.path != NOT_FOUND}


@pytest.mark.parametrize("language", LANGUAGES)
@each_city
def test_every_kind_has_exactly_the_pages_that_the_data_asks_for(
    sites: dict[str, Path], city: str, language: str
) -> None:
    """Each language has a page for every published record, term, spoken language, list and prose text, and no other."""
    meant = routes_meant(CITIES[city])
    assert routes_found(built(sites[city]), language) == set().union(*meant.values())


def test_musterstadt_has_its_number_of_pages_of_every_kind(sites: dict[str, Path]) -> None:
    """The made-up city, which changes only with the tests, has the numbers of pages written down here."""
    assert {kind: len(routes) for kind, routes in routes_meant(CITIES["musterstadt"]).items()} == MUSTERSTADT
    assert len(built(sites["musterstadt"]).pages) == sum(MUSTERSTADT.values()) * len(LANGUAGES) + 1


@each_city
def test_a_city_has_someone_to_go_to(sites: dict[str, Path], city: str) -> None:
    """There are pages of at least one office, one partner and one activity."""
    routes = routes_found(built(sites[city]), "ar")
    meant = routes_meant(CITIES[city])
    assert all(routes & meant[kind] for kind in ("offices", "partners", "activities"))


@each_city
def test_every_language_has_the_same_pages(sites: dict[str, Path], city: str) -> None:
    """A page in one language is a page in every language, at the same route."""
    site = built(sites[city])
    found = [routes_found(site, language) for language in site.languages]
    assert found[1:] == found[:-1]


@each_city
def test_there_is_nothing_but_pages_of_the_published_languages(sites: dict[str, Path], city: str) -> None:
    """All pages of a site are its languages' pages and the one 404 page."""
    site = built(sites[city])
    assert len(site.pages) == sum(len(routes_found(site, language)) for language in site.languages) + 1


@each_city
def test_properdocs_builds_the_same_site(sites: dict[str, Path], tmp_path: Path, city: str) -> None:
    """The maintained successor of MkDocs builds the same tree to the same files with the same bytes."""
    other = build_site(city, tmp_path / "willkommen", "properdocs")
    assert contents(other) == contents(sites[city])


def contents(folder: Path) -> dict[str, bytes]:
    """Name → bytes of every file in a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
