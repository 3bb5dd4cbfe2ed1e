"""The search pages of a city in every language that has its words, without MkDocs, and someone who types into them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yaml
from playwright.sync_api import Page

from network_directory.directory import Directory
from network_directory.icons import installed
from network_directory.languages import LANGUAGES
from network_directory.model.network import PublishedLanguage
from network_directory.pages import all_pages
from network_directory.publishing import write
from network_directory.rendering.environment import THEME
from network_directory.settings import Settings
from network_directory.site import Site
from network_directory.translations import has_catalogue

QUERIES = Path(__file__).parent / "queries"
WORLD = tuple(code for code in LANGUAGES if has_catalogue(code))
AMONG = 5


@dataclass(frozen=True)
class Query:
    """What somebody types, and the entries that must be among the first five."""

    language: str
    kind: str
    text: str
    entries: tuple[str, ...]


def queries(language: str) -> tuple[Query, ...]:
    """The queries of a language."""
    groups = yaml.safe_load((QUERIES / f"{language}.yaml").read_text("utf-8"))
    return tuple(
        Query(language, kind, text, tuple(entries)) for kind, found in groups.items() for text, entries in found.items()
    )


def in_every_language(directory: Directory) -> Directory:
    """The same city, published in every language that the site has words for."""
    codes = sorted(WORLD, key=lambda code: code != directory.main)
    published = tuple(PublishedLanguage.model_validate({"code": code}) for code in codes)
    return replace(directory, network=directory.network.model_copy(update={"languages": published}))


def write_search(directory: Directory, root: Path) -> Path:
    """Write the search pages, their files and the scripts below ``root``."""
    pages = [page for page in all_pages(directory) if page.route in ("", "search/")]
    site = Site(directory, pages, Settings("", ("assets/directory/directory.css",), installed()))
    write(root, site.files(directory.languages))
    shutil.copytree(THEME / "assets", root / "assets", dirs_exist_ok=True)  # languages.json is there already
    return root


class Seeker:
    """Types into a search page."""

    def __init__(self, page: Page, address: str) -> None:
        """Open the search page at ``address``."""
        self.page = page
        page.goto(address)

    def find(self, text: str) -> list[str]:
        """The ids of the results shown for a query, best first."""
        self.page.fill("#q", text)
        self.page.press("#q", "Enter")
        self.page.wait_for_function(
            "text => document.querySelector('#search').dataset.answered === text", arg=text.strip()
        )
        return [link.rstrip("/").rpartition("/")[2] for link in self.links()]

    def links(self) -> Iterator[str]:
        """The addresses that the results lead to."""
        yield from self.page.eval_on_selector_all("#results h3 a", "links => links.map((link) => link.href)")


def recall(query: Query, found: list[str]) -> float:
    """The share of the wanted entries that are among the first five; where more are wanted than fit, of five."""
    wanted = set(query.entries)
    return len(wanted & set(found[:AMONG])) / min(len(wanted), AMONG)
