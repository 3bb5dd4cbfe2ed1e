"""Links and files: everything that is linked is there, and nothing that nobody asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from sitecheck.links import broken_links, links_out_of_the_language, unwanted_files
from sitecheck.pages import BASE, NOT_FOUND, Site, built

from conftest import CITIES
from published import path_of

pytestmark = pytest.mark.site
each_city = pytest.mark.parametrize("city", CITIES)


@pytest.mark.parametrize("base", ["/", BASE])
@each_city
def test_every_link_image_style_script_and_anchor_resolves(sites: dict[str, Path], city: str, base: str) -> None:
    """The same output works at a domain's root and under a sub-path: no link is broken or climbs out of the site."""
    assert list(broken_links(built(sites[city]), base)) == []


@each_city
def test_links_are_relative_save_those_of_the_404_page(sites: dict[str, Path], city: str) -> None:
    """Only the 404 page, which is shown at any address, uses paths from the host's root, and it uses no others."""
    site = built(sites[city])
    absolute = {page.path for page in site.pages.values() for a in page.tree.find("a") if a.get("href").startswith("/")}
    assert absolute == {NOT_FOUND}
    links = [a.get("href") for a in site.pages[NOT_FOUND].tree.find("a")]
    assert [link for link in links if not link.startswith((BASE, "#", "mailto:", "tel:"))] == []


@each_city
def test_only_wanted_files_are_published(sites: dict[str, Path], city: str) -> None:
    """No JavaScript, font, source map, template or Markdown of Material or ours reaches the site."""
    assert list(unwanted_files(built(sites[city]))) == []


def homes(site: Site) -> list[str]:
    """The folder of every language."""
    return [page.path.removesuffix("index.html") for page in site.content if page.route == ""]


@each_city
def test_there_is_one_style_sheet_and_no_script_of_material(sites: dict[str, Path], city: str) -> None:
    """Material's styles stand in the one style sheet; all scripts are ours, but for the search's Pagefind."""
    site = built(sites[city])
    assert list(site.named(".css")) == [path_of("directory.css")]
    others = [name for name in site.named(".js") if not name.startswith("assets/directory/")]
    assert sorted(others) == sorted(f"{home}search/pagefind/pagefind.js" for home in homes(site))


@each_city
def test_no_link_leads_to_another_language_unasked(sites: dict[str, Path], city: str) -> None:
    """Readers stay in their language until they choose another in the language menu."""
    assert list(links_out_of_the_language(built(sites[city]))) == []
